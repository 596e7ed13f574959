//! Several windows at once.

use std::collections::BTreeSet;

use super::*;

#[test]
fn two_to_sixteen_programs_at_once_lose_nothing_and_number_each_line_once() {
    for programs in [2, 4, 8, 16] {
        let world = World::new();
        // Written once: a program that is started while it is written anew would find it empty.
        let input = world.file("answers.jsonl", answers(40));
        let started: Vec<Child> = (0..programs).map(|_| start(&world, &input)).collect();
        let ended: Vec<_> = started.into_iter().map(|program| program.wait_with_output().unwrap()).collect();
        for output in &ended {
            assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
        }
        let told: usize = ended.iter().map(|output| told(&output.stdout)).sum();
        assert!(told >= 12 * programs, "{told} answers of {programs} programs");
        assert_eq!(saved(&world), told);
        let numbers: BTreeSet<u64> = world.journal().iter().map(|line| line["n"].as_u64().unwrap()).collect();
        assert_eq!(numbers.len(), world.journal().len());
        assert_eq!(numbers.last(), Some(&(numbers.len() as u64)));
        world.ok(&["stats"], "");
    }
}
