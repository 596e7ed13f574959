//! The drill, through pipes.

use crate::support::{World, finish, firsts};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

#[test]
fn a_first_drill_asks_explains_counts_and_saves() {
    let world = World::of_sentences();
    let out = world.ok(&["drill"], &firsts());
    assert!(out.starts_with("0 of 8 done, Marketing vs. sales\nPrimary objective. True or false?\n"), "{out}");
    assert!(out.contains("\nMatch: whose is each phrase?\n- "), "a first drill has matching:\n{out}");
    assert!(out.contains("\nDone: "), "{out}");
    assert!(out.contains("\nComes back:\n  tomorrow: "), "{out}");
    let answers = world.answers();
    let lines: Vec<&str> =
        out.lines().filter(|line| line.contains(" of ") && line.ends_with("Marketing vs. sales")).collect();
    assert_eq!(answers.len(), lines.len(), "one answer a question");
    for answer in answers {
        for field in ["v", "n", "at", "session", "deck", "form", "rows", "ms"] {
            assert!(!answer[field].is_null(), "{field} is missing in {answer}");
        }
    }
    let (first, last) = (world.journal().remove(0), world.journal().pop().unwrap());
    assert_eq!((&first["event"], &first["seed"]), (&Value::from("begin"), &Value::from(3)));
    assert_eq!((&last["event"], &last["how"]), (&Value::from("end"), &Value::from("done")));
}

#[test]
fn a_wrong_answer_is_set_right_and_comes_back() {
    let mut world = World::of_sentences();
    // The first sentence is false.
    let out = world.seeded(Some(5)).run(&["drill"], "1\n").out;
    let expected = "\
0 of 8 done, Marketing vs. sales
Primary objective. True or false?
Sales, not marketing, aims primarily to generate demand.
1 True
2 False
Answer (1 or 2, 0 if you don't know, q to stop):
- Not quite: you gave \"generate\" to sales.
  Marketing aims primarily to generate demand; sales aims primarily to satisfy demand.
  Marketing makes people want the offer; sales gives those who want it what they came for.
  You will see it again in this session.

0 of 8 done, Marketing vs. sales
";
    assert!(out.starts_with(expected), "{out}");
}

#[test]
fn a_false_sentence_found_out_has_to_be_corrected() {
    let mut world = World::of_sentences();
    let out = world.seeded(Some(5)).run(&["drill"], "false\naims primarily to satisfy demand\n").out;
    let expected = "
Right, that is false.
Make it true.
Primary objective: sales ...
1 aims primarily to forecast demand
2 aims primarily to generate demand
3 aims primarily to satisfy demand
4 aims primarily to allocate demand
Answer (1 to 4, 0 if you don't know, q to stop):
+ Right. Marketing aims primarily to generate demand; sales aims primarily to satisfy demand.
";
    assert!(out.contains(expected), "{out}");
    let answer = world.answers().remove(0);
    assert_eq!(answer["rows"][0]["picked"][0], "false");
    assert_eq!(answer["rows"][0]["picked"][1]["trait"]["side"], "sales");
    // Of four options one was just refuted; a lure is none to who knows the phrases.
    assert_eq!(answer["rows"][0]["noise"]["guess"], 1.0 / 6.0);
    assert_eq!(answer["rows"][0]["noise"]["phrases"], 1.0 / 2.0);
}

#[test]
fn the_end_of_input_ends_the_session_in_good_order() {
    let mut world = World::new();
    // The first sentence is false.
    let out = world.seeded(Some(7)).ok(&["drill"], "1\n");
    assert!(
        out.contains("Stopped, as there was no more input: 0 of 1 right. Every answer you gave is saved.\n"),
        "{out}"
    );
    assert_eq!(world.answers().len(), 1);
    assert_eq!(world.journal().pop().unwrap()["how"], "end-of-input");
}

#[test]
fn q_stops_and_an_unfinished_question_does_not_count() {
    let mut world = World::new();
    // The first sentence is false, and its correction is asked as well.
    let out = world.seeded(Some(7)).ok(&["drill"], "false\nq\n");
    assert!(out.contains("\nMake it true.\n"), "{out}");
    assert!(out.contains("Stopped before the first answer. Nothing has changed."), "{out}");
    assert_eq!(world.answers().len(), 0);
}

#[test]
fn what_cannot_be_used_is_told_and_asked_again() {
    let world = World::new();
    let out = world.run(&["drill"], "perhaps\n7\n\n1\n").out;
    assert!(out.contains("\"perhaps\" is none of the answers. Type 1 or 2, or the words of an answer.\n"), "{out}");
    assert!(out.contains("\"7\" is none of the answers."), "{out}");
    assert!(out.contains("That line was empty. Type 1 or 2.\n"), "{out}");
    assert_eq!(world.answers().len(), 1);
}

#[test]
fn each_answer_is_on_disk_before_the_next_question() {
    let world = World::new();
    let mut command = world.command(&["drill"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut begun = 0;
    while begun < 4 {
        let line = output.next().unwrap();
        // A question may take several of them.
        if line.starts_with("Answer (") {
            input.write_all(b"1\n").unwrap();
        }
        if line.ends_with("Marketing vs. sales") {
            assert_eq!(world.answers().len(), begun);
            begun += 1;
        }
    }
    // Killed like this, nothing is lost.
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(world.answers().len(), 3);
}

#[test]
fn two_drills_at_once_lose_nothing() {
    let world = World::new();
    let begin = |seed: &str| {
        let mut command = world.command(&["drill", "--seed", seed]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        // All have begun before the first answers: one that begins late would find nothing due.
        output.read_line(&mut String::new()).unwrap();
        (child, output)
    };
    let drills: Vec<_> = ["1", "2", "4"].map(begin).into();
    std::thread::scope(|scope| {
        for (mut child, mut output) in drills {
            scope.spawn(move || {
                let _ = child.stdin.take().unwrap().write_all(firsts().as_bytes());
                output.read_to_end(&mut Vec::new()).unwrap();
                assert_eq!(child.wait().unwrap().code(), Some(0));
            });
        }
    });
    let journal = world.journal();
    let numbers: Vec<u64> = journal.iter().map(|line| line["n"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=journal.len() as u64).collect::<Vec<_>>());
    let count = |event: &str| journal.iter().filter(|line| line["event"] == event).count();
    assert_eq!((count("begin"), count("end")), (3, 3));
    assert!(world.ok(&["stats"], "").contains("3 sessions"));
}

#[test]
fn a_seed_replays_a_session() {
    let (a, b) = (World::new(), World::new());
    assert_eq!(a.ok(&["drill", "--seed", "12"], &firsts()), b.ok(&["drill", "--seed", "12"], &firsts()));
    // Whole sessions: that two of them ask the same from the first question to the last does not happen by chance.
    let unseeded = || World::new().seeded(None).ok(&["drill"], &firsts());
    assert_ne!(unseeded(), unseeded(), "without a seed every session is another");
}

#[test]
fn the_number_of_questions_and_of_new_items_can_be_set() {
    let world = World::new();
    let out = world.ok(&["drill", "--questions", "3"], "q\n");
    assert!(out.starts_with("0 of 3 done, "), "{out}");
    let out = world.ok(&["drill", "--new", "2"], "q\n");
    assert!(out.starts_with("0 of 2 done, "), "{out}");
    let out = world.ok(&["drill", "--new", "0"], "");
    assert_eq!(out, "Nothing is due, and nothing new may begin: see --new.\n");
    for wrong in [["--questions", "0"], ["--new", "many"], ["--seed", "x"]] {
        let ran = world.run(&["drill", wrong[0], wrong[1]], "");
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(ran.err.contains(wrong[0]), "{}", ran.err);
    }
}

#[test]
fn a_deck_of_ones_own_is_drilled_by_its_path() {
    let world = World::of_sentences();
    let deck = world.file(
        "mine.json",
        r#"{"format":1,"id":"tcp-vs-udp","title":"TCP vs. UDP","sides":[{"id":"tcp","name":"TCP"},{"id":"udp","name":"UDP"}],
        "distinctions":[{"id":"order","aspect":"Order","traits":{"tcp":{"text":"keeps the [order]"},"udp":{"text":"keeps [no order]"}}}]}"#,
    );
    let out = world.ok(&["drill", &deck], "true\n");
    assert!(out.starts_with("0 of 1 done, TCP vs. UDP\nOrder. True or false?\n"), "{out}");
    assert_eq!(world.answers()[0]["deck"], "tcp-vs-udp");
    assert!(out.ends_with(&format!("\nNext:\n  tomorrow: tellapart drill {deck}\n")), "{out}");
    let out = world.ok(&["due", &deck, "marketing-vs-sales"], "");
    assert_eq!(out, "Marketing vs. sales: 7 new\n", "one of the eight a day is used up");
}

#[test]
fn a_deck_that_is_not_in_order_is_not_drilled() {
    let world = World::new();
    let deck = world.file("broken.json", "{\n  \"format\": 1,\n  \"id\": 5\n}");
    let ran = world.run(&["drill", &deck], &firsts());
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let drawn = format!(
        "error[json-wrong-type]: the deck's id is a number\n --> {deck}:3:9\n  |\n3 |   \"id\": 5\n  |         ^\n"
    );
    assert!(ran.err.contains(&drawn), "{}", ran.err);
    assert!(!world.data_dir().exists(), "nothing was written");
    let other = world.file("other.json", "[]");
    let ran = world.run(&["drill", &deck, &other], "");
    assert!(ran.err.contains(&format!(": the deck is a list\n --> {other}:1:1\n")), "{}", ran.err);
    assert!(ran.err.ends_with("error: 2 decks cannot be used; see above\n"), "{}", ran.err);
    let ran = world.run(&["drill", "nonsense", &other], "");
    assert!(
        ran.err.contains("there is no deck \"nonsense\"") && ran.err.contains(&format!(" --> {other}:1:1\n")),
        "{}",
        ran.err
    );
    let ran = world.run(&["drill", "nonsense"], "");
    assert!(
        ran.err.contains("there is no deck \"nonsense\"\nhint: The built-in ones are: marketing-vs-sales"),
        "{}",
        ran.err
    );
}

#[test]
fn a_bad_line_in_the_journal_is_told_and_stops_nothing() {
    let world = World::new();
    world.ok(&["drill"], "1\n1\n");
    let file = world.journal_file();
    let spoilt = fs::read_to_string(&file).unwrap().replacen("\"event\":\"answer\"", "\"event\":\"anzwer\"", 1);
    fs::write(&file, &spoilt).unwrap();
    for command in [&["stats"][..], &["due"], &["history"], &["drill"], &["undo"], &[]] {
        let ran = world.run(command, &firsts());
        assert_eq!(ran.code, Some(0), "{command:?}: {}", ran.err);
        let told = format!("note: {}: line 2 cannot be read and is left out; all others count\n", file.display());
        assert!(ran.err.starts_with(&told), "{command:?}: {}", ran.err);
        assert!(ran.err.contains("hint: "), "{command:?}: {}", ran.err);
        assert!(fs::read_to_string(&file).unwrap().starts_with(&spoilt));
    }
}

#[test]
fn a_line_that_a_crash_cut_short_is_set_aside_with_a_note() {
    let world = World::new();
    world.ok(&["drill"], "1\n");
    let file = world.journal_file();
    let whole = fs::read_to_string(&file).unwrap();
    fs::write(&file, &whole[..whole.len() - 10]).unwrap();
    let ran = world.run(&["drill"], "1\n");
    assert_eq!(ran.code, Some(0));
    let aside = world.data_dir().join("set-aside").join(file.file_name().unwrap()).with_extension("jsonl.txt");
    let (file_name, aside_name) = (file.display(), aside.display());
    assert_eq!(
        ran.err,
        format!(
            "note: {file_name}: the last line had been cut short, as by a power cut; it was moved to {aside_name} and the journal goes on\n"
        )
    );
    assert!(aside.exists());
    assert_eq!(world.answers().len(), 2);
}

#[cfg(unix)]
#[test]
fn an_answer_that_cannot_be_saved_is_named_at_once_and_the_exit_code_tells() {
    let world = World::new();
    // A file of at most two blocks of 512 or 1024 bytes: what a full disk does, on any machine. The shell ignores the signal.
    let script = format!("trap '' XFSZ; ulimit -f 2; exec {} drill", env!("CARGO_BIN_EXE_tellapart"));
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &script]).env_clear().envs(world.variables()).current_dir(world.home());
    let ran = finish(command, &firsts());
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.starts_with("error: your answer about "), "{}", ran.err);
    assert!(ran.err.contains("could not be saved; every answer before it is"), "{}", ran.err);
    let told = ran.out.lines().filter(|line| line.starts_with("+ ") || line.starts_with("- ")).count();
    assert_eq!(world.answers().len(), told, "what was told as done is saved, and nothing else");
}

#[test]
fn journals_of_two_machines_in_one_folder_are_one_progress() {
    let (mut laptop, mut phone) = (World::new(), World::new());
    laptop.ok(&["drill", "--questions", "3"], &firsts());
    phone.at("2026-11-24T12:00:00+01:00").seeded(Some(9));
    phone.ok(&["drill", "--questions", "3"], &firsts());
    let answers = laptop.answers().len() + phone.answers().len();
    let from = phone.journal_file();
    fs::copy(&from, laptop.journal_file().with_file_name(from.file_name().unwrap())).unwrap();
    laptop.at("2026-11-24T13:00:00+01:00");
    let stats = laptop.json(&["stats", "--json"]);
    let items = stats["decks"][0]["items"].as_array().unwrap();
    let counted: u64 = items.iter().map(|item| item["answers"].as_u64().unwrap()).sum();
    assert_eq!((counted as usize, &stats["sessions"]), (answers, &Value::from(2)));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_leaves_a_session_with_an_end() {
    let world = World::new();
    let script = format!("{} drill | head -1", env!("CARGO_BIN_EXE_tellapart"));
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &script]).env_clear().envs(world.variables()).env("PATH", "/usr/bin:/bin");
    let ran = finish(command, &firsts());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(world.journal().pop().unwrap()["how"], "end-of-input");
}
