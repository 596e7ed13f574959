//! Certificates: written, sent, changed, checked.

use super::*;
use crate::support::without_checksums;

#[test]
fn a_pass_is_certified_and_the_certificate_is_valid_however_it_was_sent() {
    let world = passed();
    let out = world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    assert!(out.starts_with(&format!("Wrote {PAGE} and {JSON}. Open the first in a browser to print it.\n")), "{out}");
    let valid = "Valid: Kim Example passed Marketing vs. sales on 24 November 2026.\n\
        9 of 9 distinctions told apart, 5 of 5 facts right, on the first attempt, in one sitting.\n";
    let check = || {
        for file in [PAGE, JSON] {
            let out = world.ok(&["certificate", "--verify", file], "");
            assert!(out.starts_with(valid), "{out}");
            assert!(out.contains("Taken in a workshop, without a night between learning and exam.\n"), "{out}");
        }
    };
    check();
    for file in [PAGE, JSON] {
        change(&world, file, |text| format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    check();
}

#[test]
fn what_one_learnt_is_not_anothers() {
    let world = certified();
    let ran = world.run(&["certificate", DECK, "--name", "Lee Other"], "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let expected = "error: what was learnt here was learnt by Kim Example, not by Lee Other\nhint: To learn under a name of your own";
    assert!(ran.err.starts_with(expected), "{}", ran.err);
    let ran = world.run(&["onboard", DECK, "--name", "Lee Other"], "no\n");
    assert!(ran.code == Some(1) && ran.err.starts_with(expected), "{}", ran.err);
    // The name need not be said again.
    let out = world.ok(&["certificate", DECK, "--output", "again.html"], "");
    assert!(out.starts_with("Wrote again.html and again.json."), "{out}");
    let out = world.ok(&["certificate", "--verify", "again.html"], "");
    assert!(out.starts_with("Valid: Kim Example passed"), "{out}");
}

#[test]
fn a_journal_out_of_which_the_name_was_taken_bears_no_certificate_out() {
    let world = certified();
    let folder = world.data_dir().join("journal");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let others = text.lines().filter(|line| !line.contains("\"event\":\"named\""));
        fs::write(&path, others.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    }
    let ran = world.run(&["certificate", "--verify", PAGE], "");
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("- nobody's name is in this journal\n"), "{}", ran.out);
}

#[test]
fn a_pass_is_certified_on_the_spot_where_a_name_is_known() {
    let knowledge = Knowledge::of_marketing();
    let mut right = |ask: &Value| knowledge.right(ask);
    let world = ready();
    let out = world.plain(&["onboard", DECK, "--workshop", "--name", "Kim Example"], only_the_exam(&mut right));
    assert!(out.contains(&format!("\nWrote {PAGE} and {JSON}. Open the first in a browser to print it.\n")), "{out}");
    assert!(!out.contains("For your certificate"), "{out}");
    world.ok(&["certificate", "--verify", PAGE], "");

    let world = ready();
    let out = world.plain(&["onboard", DECK, "--workshop"], only_the_exam(&mut right));
    let told = "\nFor your certificate, type: tellapart certificate marketing-vs-sales --name 'Your Name'\n";
    assert!(out.contains(told) && !world.home().join(PAGE).exists(), "{out}");
}

#[test]
fn where_the_certificate_of_a_pass_cannot_be_put_the_way_to_it_is_told() {
    let knowledge = Knowledge::of_marketing();
    let world = ready();
    fs::write(world.home().join(PAGE), "mine").unwrap();
    let arguments = ["onboard", DECK, "--workshop", "--name", "Kim Example"];
    let played = world.twin().play(&arguments, only_the_exam(|ask: &Value| knowledge.right(ask)));
    // Nobody is there to say whether the file may be replaced.
    let ran = world.run(&arguments, &played.typed());
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.ends_with("For your certificate, type: tellapart certificate marketing-vs-sales\n"), "{}", ran.out);
    assert!(ran.err.contains(&format!("{PAGE} is there already and was left as it is")), "{}", ran.err);
    assert_eq!(fs::read_to_string(world.home().join(PAGE)).unwrap(), "mine");
    let out = world.ok(&["certificate", DECK], "yes\n");
    assert!(out.contains(&format!("Wrote {PAGE} and {JSON}.")), "{out}");
}

#[test]
fn a_program_says_the_name_when_it_begins() {
    let world = World::new();
    world.ok(&["onboard", DECK, "--json", "--name", "Kim Example"], "");
    assert_eq!(world.journal()[0]["name"], "Kim Example");
    let ran = world.run(&["onboard", DECK, "--json", "--name", "Lee Other"], "");
    let error: Value = serde_json::from_str(ran.out.lines().last().unwrap()).unwrap();
    assert_eq!((ran.code, &error["error"]), (Some(1), &json!("name")), "{error}");
}

#[test]
fn without_a_name_there_is_no_certificate_but_the_way_to_one() {
    let world = passed();
    let ran = world.run(&["certificate", DECK], "");
    assert_eq!(ran.err, "error: nobody's name is known here yet\nhint: Add it with --name.\n");
}

#[test]
fn before_a_pass_there_is_no_certificate_but_the_way_to_one() {
    for world in [World::new(), ready()] {
        let expected = "error: no exam on Marketing vs. sales has been passed yet\nhint: To go on, type: tellapart onboard marketing-vs-sales\n";
        assert_eq!(refused(&world, DECK), expected);
    }
}

#[test]
fn every_field_of_the_json_that_was_changed_is_found() {
    let world = certified();
    let json = fs::read_to_string(world.home().join(JSON)).unwrap();
    let whole: Value = serde_json::from_str(&json).unwrap();
    let exam = |n: u64| json!({ "device": whole["exam"]["device"], "n": n });
    let other_device = json!({ "device": "zzzzzzzz", "n": whole["exam"]["n"] });
    let table = [
        ("format", json!(0)),
        ("format", json!(2)),
        ("format", json!(3)),
        ("name", json!("Kim Examples")),
        ("deck", json!("tcp-vs-udp")),
        ("title", json!("Everything")),
        ("deck-fingerprint", json!("0".repeat(64))),
        ("deck-fingerprint", json!("")),
        ("at", json!("2026-11-24T09:00:01.000+01:00")),
        ("at", json!("2026-11-24T10:00:00.000+02:00")),
        ("day", json!("2026-11-23")),
        ("told-apart", json!(8)),
        ("distinctions", json!(8)),
        ("distinctions", json!(u64::MAX)),
        ("distinctions-needed", json!(8)),
        ("facts-right", json!(4)),
        ("facts", json!(4)),
        ("facts-needed", json!(5)),
        ("chance-by-phrases", json!(1e-30)),
        ("chance-by-guessing", json!(1e-30)),
        ("chance-by-guessing", json!(-1)),
        ("workshop", json!(false)),
        ("attempt", json!(2)),
        ("longest-break", json!(2)),
        ("days", json!(9)),
        ("exam", exam(1)),
        ("exam", exam(u64::MAX)),
        ("exam", other_device),
        ("fingerprint", json!("0".repeat(64))),
        ("fingerprint", json!("")),
        ("signed-by", json!("nobody")),
    ];
    for field in whole.as_object().unwrap().keys() {
        assert!(table.iter().any(|(changed, _)| changed == field), "{field} is not changed by this test");
    }
    for (field, value) in table {
        set(&world, JSON, field, value.clone());
        let ran = world.run(&["certificate", "--verify", JSON], "");
        assert_eq!(ran.code, Some(1), "{field}: {value}: {}", ran.out);
        assert!(!ran.err.contains("panicked") && !ran.out.contains("Valid"), "{field}: {value}: {ran:?}");
        world.file(JSON, &json);
        // The same in the page's JSON, with what is shown left as it was.
        let page = fs::read_to_string(world.home().join(PAGE)).unwrap();
        let (before, rest) = page.split_once("id=\"certificate\">\n").unwrap();
        let (json, after) = rest.split_once("</script>").unwrap();
        let mut changed: Value = serde_json::from_str(json).unwrap();
        changed[field] = value;
        world.file(PAGE, format!("{before}id=\"certificate\">\n{changed}\n</script>{after}"));
        found(&world, PAGE);
        world.file(PAGE, page);
    }
    world.ok(&["certificate", "--verify", PAGE], "");
}

#[test]
fn a_letter_of_the_page_that_was_changed_is_found_and_so_is_what_was_changed_alike() {
    for (from, to) in [
        ("<strong>9 of 9</strong>", "<strong>9 of 10</strong>"),
        ("This is to certify", "This is to testify"),
        ("Taken in a workshop", "Taken in two weeks"),
        ("<p class=\"name\">Kim Example", "<p class=\"name\">Pat Example"),
        ("</html>", "</html><!-- -->"),
    ] {
        let world = certified();
        change(&world, PAGE, |page| page.replacen(from, to, 1));
        assert!(found(&world, PAGE).contains("the page was changed after it was written"), "{from}");
    }
    for (from, to) in [("Marketing vs. sales", "Everything"), ("Kim Example", "Pat Example")] {
        let world = certified();
        for file in [PAGE, JSON] {
            change(&world, file, |text| text.replace(from, to));
            assert!(found(&world, file).contains("its fingerprint is not that of these answers"), "{from}");
        }
    }
}

#[test]
fn a_byte_of_the_exams_lines_that_was_changed_is_found() {
    let world = ready();
    let knowledge = Knowledge::of_marketing();
    // Two facts: three of five have to be right.
    let mut facts = 0;
    let mut but_for_two = |ask: &Value| {
        let is_fact = ["pick-true", "complete", "fill-gap"].contains(&ask["task"]["kind"].as_str().unwrap());
        facts += usize::from(is_fact);
        if is_fact && facts <= 2 { knowledge.wrong(ask) } else { knowledge.right(ask) }
    };
    let out = world.plain(&["onboard", DECK, "--workshop"], only_the_exam(&mut but_for_two));
    assert!(out.contains("Passed: 9 of 9 distinctions told apart (9 needed), 3 of 5 facts right"), "{out}");
    world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    let journal = exam_file(&world);
    let text = fs::read_to_string(&journal).unwrap();
    let begin = text.rfind("\"activity\":\"exam\"").unwrap();
    for (from, to, says) in [
        ("\"right\":false", "\"right\":true", "is 3/5 (3) here and 4/5 (3) in the journal"),
        ("\"right\":true", "\"right\":false", "its exam was not passed"),
        ("\"ms\":0", "\"ms\":1", "its fingerprint is not that"),
        ("\"distinctions\":9", "\"distinctions\":10", "is 9/9 (9) here and 9/10 (10) in the journal"),
        ("\"seed\":", "\"seed\":1", "its fingerprint is not that"),
    ] {
        let (before, exam) = text.split_at(begin);
        assert!(exam.contains(from), "{from} is not in the exam's lines");
        let changed = format!("{before}{}", exam.replacen(from, to, 1));
        fs::write(&journal, &changed).unwrap();
        for file in [PAGE, JSON] {
            let said = found(&world, file);
            assert!(said.contains("cannot be read and is left out"), "{from}: {said}");
        }
        fs::write(&journal, without_checksums(&changed)).unwrap();
        for file in [PAGE, JSON] {
            let said = found(&world, file);
            assert!(said.contains(says), "{from}: {said}");
        }
    }
    fs::write(&journal, text).unwrap();
    world.ok(&["certificate", "--verify", PAGE], "");
}

#[test]
fn another_journal_is_told_from_none() {
    let world = certified();
    let verify = |folder: &str| {
        let ran = world.run(&["certificate", "--verify", PAGE, "--data-dir", folder], "");
        assert_eq!(ran.code, Some(1), "{ran:?}");
        format!("{}{}", ran.out, ran.err)
    };
    fs::create_dir(world.home().join("empty")).unwrap();
    for nothing in ["empty", "nowhere"] {
        assert!(verify(nothing).contains("there is no journal at this place"), "{nothing}");
    }
    assert!(!world.home().join("nowhere").exists(), "nothing was made");
    let other = ready();
    copy(&other.data_dir(), &world.home().join("other"));
    assert!(verify("other").contains("its exam is not in this journal"), "{}", verify("other"));
    world.ok(&["certificate", "--verify", PAGE, "--data-dir", "data"], "");
}

#[test]
fn a_certificate_cannot_write_to_the_terminal_what_it_likes() {
    let world = certified();
    let json = fs::read_to_string(world.home().join(JSON)).unwrap();
    for harm in ["\u{1b}[31mred", "a\u{202e}b", "a\nValid: b", "a\u{7}b", "a\u{9b}31mb", "a\u{0}b", "a\u{2066}b"] {
        for field in ["name", "title", "deck", "deck-fingerprint", "fingerprint", "at", "day"] {
            set(&world, JSON, field, json!(harm));
            let said = found(&world, JSON);
            let is_raw = |letter: char| letter.is_control() && letter != '\n' || "\u{202e}\u{2066}".contains(letter);
            assert!(!said.contains(is_raw) && !said.contains("\nValid"), "{field}: {said:?}");
            world.file(JSON, &json);
        }
    }
}

#[test]
fn what_another_machine_adds_later_leaves_a_certificate_valid() {
    let world = certified();
    let folder = exam_file(&world);
    let terms = json!({ "workshop": true, "distinctions": 9, "facts": 5 });
    let at = |hour: u32| format!("2026-11-20T{hour:02}:00:00.000+01:00");
    let lines = [
        json!({ "v": 1, "n": 1, "at": at(9), "event": "begin", "activity": "exam", "decks": [DECK], "seed": 1, "onboarding": terms }),
        json!({ "v": 1, "n": 2, "at": at(10), "event": "end", "session": 1, "how": "stopped" }),
    ];
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    fs::write(folder.with_file_name("aaaaaaaa.jsonl"), text).unwrap();
    assert_eq!(world.json(&["stats", "--json"])["decks"].as_array().map(Vec::is_empty), Some(false));
    for file in [PAGE, JSON] {
        let out = world.ok(&["certificate", "--verify", file], "");
        assert!(out.contains("on the first attempt, in one sitting."), "{out}");
    }
}

#[test]
fn the_page_goes_where_it_was_named_and_replaces_nothing_unasked() {
    let world = passed();
    let write = |output: &str, input: &str| {
        world.run(&["certificate", DECK, "--name", "Kim Example", "--output", output], input)
    };
    let there = |path: &str| world.home().join(path).exists();
    fs::create_dir(world.home().join("folder")).unwrap();
    assert_eq!(write("folder", "").code, Some(0));
    assert!(there(&format!("folder/{PAGE}")) && there(&format!("folder/{JSON}")));
    assert_eq!(write("Dr. Smith", "").code, Some(0));
    assert!(there("Dr. Smith.html") && there("Dr. Smith.json"));
    let ran = write("x.pdf", "");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("a certificate is a page, whose name ends in .html"), "{}", ran.err);
    assert!(!there("x.pdf") && !there("x.html") && !there("x.json"));
    // Either of the two may be there already.
    for (file, other) in [("mine.html", "mine.json"), ("yours.json", "yours.html")] {
        let path: PathBuf = world.file(file, "something else").into();
        for input in ["", "\n", "no\n"] {
            let ran = write(&file.replace("json", "html"), input);
            assert_eq!(ran.code, Some(1), "{ran:?}");
            assert!(ran.out.contains(&format!("{file} is there already. Write over it?")), "{}", ran.out);
            assert!(ran.err.contains("was left as it is"), "{}", ran.err);
            assert_eq!(fs::read_to_string(&path).unwrap(), "something else");
            assert!(!there(other), "nothing is half done");
        }
        assert_eq!(write(&file.replace("json", "html"), "yes\n").code, Some(0));
        world.ok(&["certificate", "--verify", file], "");
    }
}

#[test]
fn numbers_beyond_sense_in_a_journal_do_no_harm() {
    let world = passed();
    let path = exam_file(&world);
    let text = fs::read_to_string(&path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    let begin = text.rfind("\"activity\":\"exam\"").unwrap();
    let (before, exam) = text.split_at(begin);
    let line = before.lines().count();
    let commands: [&[&str]; 5] =
        [&["onboard", DECK, "--workshop"], &["stats"], &["stats", "--json"], &["history"], &["history", "--json"]];
    for (from, to) in [
        ("\"distinctions\":9", "\"distinctions\":-1"),
        ("\"distinctions\":9", "\"distinctions\":10001"),
        ("\"facts\":5", "\"facts\":18446744073709551615"),
    ] {
        assert!(exam.contains(from), "{from}: {exam}");
        fs::write(&path, without_checksums(&format!("{before}{}", exam.replacen(from, to, 1)))).unwrap();
        for command in commands {
            let ran = world.run(command, "");
            let said = format!("{}{}", ran.out, ran.err);
            assert!(said.contains(&name) && said.contains(&line.to_string()), "{command:?}: {to}: {said}");
            assert!(!said.contains("panicked") && ran.code.is_some_and(|code| code < 3), "{command:?}: {to}: {said}");
        }
    }
    let endless = exam.replacen("\"ms\":0", "\"ms\":18446744073709551615", 2);
    assert_ne!(endless, exam);
    fs::write(&path, without_checksums(&format!("{before}{endless}"))).unwrap();
    for command in commands {
        world.ok(command, "");
    }
}
