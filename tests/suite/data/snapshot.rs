//! What is kept from one start to the next, so that years of answers are not weighed anew: it saves time, and changes nothing.

use std::fs;

use tellapart::{
    Activity, Answer, Asked, Begin, DeviceName, Event, FormName, InMemory, Moment, Noise, Picked, Probability, Row,
    Store, built_in,
};

use super::*;
#[cfg(unix)]
use crate::support::pty::{Screen, USUAL};

/// A world with a year of answers, a question a day and more.
fn with_a_long_journal() -> World {
    with_answers(600)
}

/// The same with so many.
fn with_answers(answers: usize) -> World {
    let mut world = World::new();
    world.at("2027-12-01T09:00:00+01:00");
    let start: Moment = "2026-11-24T09:00:00+01:00".parse().unwrap();
    let deck = built_in().unwrap().remove(0);
    let mut journal = InMemory::new(DeviceName::parse("bbbbbbbb").unwrap());
    let begun = journal.append(start, &Event::Begin(Begin::new(Activity::Drill, vec![deck.id.clone()], 1))).unwrap().id;
    for number in 0..answers {
        let item = deck.items[number % deck.items.len()].id().clone();
        let right = number % 5 > 0;
        let noise = Noise::new(Probability::one_in(2), Probability::one_in(50));
        let (asked, offered) = (Asked::Fact { version: None }, vec![Picked::True, Picked::False]);
        let picked = vec![if right { Picked::True } else { Picked::False }];
        let answer = Answer {
            session: begun.n,
            begin: begun.sum,
            deck: deck.id.clone(),
            form: FormName::all().next().unwrap(),
            rows: vec![Row { item, asked, offered, picked, right, noise }],
            number: 0,
            ms: 3000,
            counts: true,
        };
        journal
            .append(start.plus_seconds(24_000_000 / answers as i64 * number as i64), &Event::Answer(answer))
            .unwrap();
    }
    fs::create_dir_all(world.data_dir().join("journal")).unwrap();
    fs::write(world.data_dir().join("journal/bbbbbbbb.jsonl"), journal.text()).unwrap();
    world
}

/// The one file that is kept.
fn kept(world: &World) -> PathBuf {
    let mut files: Vec<PathBuf> = all_files(&world.home().join("cache")).into_keys().collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

/// All that commands tell of what is believed.
fn told(world: &World) -> Vec<Ran> {
    [&["due", "--json"][..], &["stats", "--json"], &["confusions"], &[]].map(|command| world.run(command, "")).into()
}

#[test]
fn whatever_becomes_of_what_is_kept_all_commands_tell_the_same() {
    let world = with_a_long_journal();
    let without = told(&world);
    assert!(without.iter().all(|ran| ran.err.is_empty()), "{without:?}");
    let (path, before) = (kept(&world), fs::read(kept(&world)).unwrap());
    assert_eq!(told(&world), without);
    let half = before[..before.len() / 2].to_vec();
    let mut changed = before.clone();
    changed[before.len() / 3] ^= 1;
    for damaged in [Vec::new(), half, changed, b"something else".to_vec()] {
        fs::write(&path, damaged).unwrap();
        assert_eq!(told(&world), without);
        assert_eq!(fs::read(&path).unwrap(), before, "it is written anew");
    }
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(told(&world), without);
}

#[cfg(unix)]
#[test]
fn who_has_to_wait_is_told_how_far_it_has_come() {
    let world = with_answers(60_000);
    let mut screen = Screen::of(&world, &["due"], USUAL);
    screen.wait_for("Going through your answers");
    assert_eq!(screen.wait(), Some(0));
    assert!(!screen.text().contains("answers"), "{}", screen.text());
    // It is known at the next start.
    let mut screen = Screen::of(&world, &["due"], USUAL);
    assert_eq!(screen.wait(), Some(0));
    assert!(!screen.history().contains("answers"), "{}", screen.history());
}

#[test]
fn where_nothing_can_be_kept_no_one_is_told() {
    let world = with_a_long_journal();
    fs::write(world.home().join("cache"), "a file where a folder should be").unwrap();
    let without = told(&world);
    assert!(without.iter().all(|ran| ran.err.is_empty()), "{without:?}");
    fs::remove_file(world.home().join("cache")).unwrap();
    assert_eq!(told(&world), without);
}

#[test]
fn what_is_answered_and_taken_back_later_counts_on_top_of_what_is_kept() {
    let twins = [with_a_long_journal(), with_a_long_journal()];
    let [with, without] = &twins;
    told(with);
    assert!(kept(with).is_file());
    for world in &twins {
        answer(world, 3);
        if world.home() == without.home() {
            let _ = fs::remove_dir_all(world.home().join("cache"));
        }
    }
    assert_eq!(told(with), told(without));
    for world in &twins {
        world.ok(&["undo"], "");
    }
    let _ = fs::remove_dir_all(without.home().join("cache"));
    assert_eq!(told(with), told(without));
}

#[test]
fn a_few_answers_leave_nothing_behind() {
    let world = World::new();
    answer(&world, 3);
    told(&world);
    assert!(!world.home().join("cache").exists());
}
