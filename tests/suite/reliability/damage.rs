//! A journal that was cut, or in which bits flipped.

use std::fs;

use super::*;

/// What is told of the learner, and what is noted beside it.
fn figures(world: &World) -> (String, String) {
    let ran = world.run(&["stats", "--json"], "");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    (ran.out, ran.err)
}

/// A learner who has answered so many questions, and the bytes of the journal.
fn learner(questions: usize) -> (World, Vec<u8>) {
    let world = World::new();
    world.ok(&["drill", "--questions", &questions.to_string()], &"1\n".repeat(questions + 2));
    let whole = fs::read(world.journal_file()).unwrap();
    (world, whole)
}

/// Does this with each of so many numbers, in two threads that each have a learner of their own.
fn with_two_learners(questions: usize, count: usize, tried: impl Fn(&World, &[u8], usize) + Sync) {
    std::thread::scope(|scope| {
        for half in 0..2 {
            let tried = &tried;
            scope.spawn(move || {
                let (world, whole) = learner(questions);
                (half..count).step_by(2).for_each(|number| tried(&world, &whole, number));
            });
        }
    });
}

#[test]
fn a_journal_cut_at_any_byte_is_read_up_to_there_and_what_is_lost_is_noticed() {
    with_two_learners(2, learner(2).1.len(), |world, whole, cut| {
        fs::write(world.journal_file(), &whole[..cut]).unwrap();
        let (told, noted) = figures(world);
        // A line is whole once its closing brace is there, with or without its newline.
        let is_whole = |end: usize| end <= cut;
        let ends: Vec<usize> = (0..whole.len()).filter(|&at| whole[at] == b'\n').collect();
        let is_lost = !ends.iter().all(|end| is_whole(*end));
        assert_eq!(is_lost, !noted.is_empty(), "cut at {cut}: {noted}");
        let lines = String::from_utf8_lossy(whole);
        let whole_lines = lines.split_inclusive('\n').zip(&ends).filter(|(_, end)| is_whole(**end));
        let answers = whole_lines.filter(|(line, _)| line.contains("\"event\":\"answer\"")).count();
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        let days = told["days"].as_array().unwrap().iter().map(|day| day["answers"].as_u64().unwrap());
        assert_eq!(days.sum::<u64>(), answers as u64, "cut at {cut}");
    });
}

#[test]
fn of_two_thousand_flipped_bits_none_changes_a_figure_in_silence() {
    with_two_learners(4, 2000, |world, whole, number| {
        let bit = Chance(number as u64).below(whole.len() * 8);
        fs::write(world.journal_file(), whole).unwrap();
        let figures_of_all = if number < 2 { Some(figures(world)) } else { None };
        assert!(figures_of_all.is_none_or(|figures| figures.1.is_empty()));
        let mut flipped = whole.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(world.journal_file(), flipped).unwrap();
        assert!(!figures(world).1.is_empty(), "bit {bit}");
    });
}
