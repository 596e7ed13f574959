//! The program ends as in a power cut, at any moment.

use std::io::{BufRead, BufReader, Read};
use std::time::Duration;

use super::*;

#[test]
fn a_hundred_kills_at_random_moments_lose_no_answer_that_was_told_and_double_none() {
    let (world, mut chance) = (World::new(), Chance(1));
    let (mut before, mut within) = (0, 0);
    for round in 0..100 {
        let mut program = start(&world, &world.file("answers.jsonl", answers(40)));
        let mut output = BufReader::new(program.stdout.take().unwrap());
        let mut written = Vec::new();
        // Half of the kills come while it starts, the others from its first question on.
        if round % 2 == 1 {
            output.read_until(b'\n', &mut written).unwrap();
        }
        std::thread::sleep(Duration::from_micros(chance.below(30_000) as u64));
        program.kill().unwrap();
        program.wait().unwrap();
        output.read_to_end(&mut written).unwrap();
        let (told, saved) = (told(&written), saved_whole(&world) - before);
        assert!(told <= saved && saved <= told + 1, "round {round}: {told} told, {saved} saved");
        within += usize::from(told > 0);
        before += saved;
    }
    assert!(within > 30, "too few of the kills came while answers were given: {within}");
    // A line that was cut short is set aside by the next session; then all is in order.
    world.run(&QUIZ, &answers(12));
    let numbers: Vec<u64> = world.journal().iter().map(|line| line["n"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=numbers.len() as u64).collect::<Vec<_>>());
    world.ok(&["stats"], "");
}

/// How many answers are in the journal, the last line of which may be cut short.
fn saved_whole(world: &World) -> usize {
    let folder = world.data_dir().join("journal");
    if !folder.exists() || std::fs::read_dir(&folder).unwrap().next().is_none() {
        return 0;
    }
    let text = std::fs::read_to_string(world.journal_file()).unwrap();
    text.split_inclusive('\n').filter(|line| line.ends_with('\n') && line.contains("\"event\":\"answer\"")).count()
}
