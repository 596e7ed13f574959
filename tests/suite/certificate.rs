//! Certificates, from a passed exam to their check; what was changed is found, and what was not passed gets none.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::support::World;
use crate::support::learner::{Asked, Dialogue, Knowledge, Wait};
use serde_json::{Value, json};
use tempfile::TempDir;

const DECK: &str = "marketing-vs-sales";
const PAGE: &str = "certificate-marketing-vs-sales.html";
const JSON: &str = "certificate-marketing-vs-sales.json";

/// What a workshop left on disk, played once for all tests.
struct Played {
    folder: TempDir,
}

impl Played {
    fn once() -> &'static Self {
        static PLAYED: OnceLock<Played> = OnceLock::new();
        PLAYED.get_or_init(|| {
            let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
            let knowledge = Knowledge::of_marketing();
            let mut dialogue = to_the_exam(&world, &[DECK, "--workshop"], &knowledge);
            copy(&world.data_dir(), &folder.path().join("ready"));
            dialogue.say("yes");
            let (code, out) = dialogue.answer_all(|question| knowledge.answer(question));
            assert_eq!(code, Some(0), "{out}");
            copy(&world.data_dir(), &folder.path().join("passed"));
            Self { folder }
        })
    }

    fn world(&self, name: &str) -> World {
        let mut world = World::new();
        copy(&self.folder.path().join(name), &world.data_dir());
        // What is written to the copy goes to a file of its own: by its time it comes after the rest.
        world.at("2026-11-24T10:00:00+01:00");
        world
    }
}

/// A world in which the exam is open.
fn ready() -> World {
    Played::once().world("ready")
}

/// A world in which it was passed.
fn passed() -> World {
    Played::once().world("passed")
}

/// A world in which it was passed, and a certificate was written.
fn certified() -> World {
    let world = passed();
    world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    world
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// Onboards until it is asked whether the exam shall start.
fn to_the_exam(world: &World, arguments: &[&str], knowledge: &Knowledge) -> Dialogue {
    let mut dialogue = onboard(world, arguments);
    loop {
        match dialogue.wait() {
            Wait::Confirm(_) if dialogue.written.contains("Next: the exam") => return dialogue,
            Wait::Confirm(_) => dialogue.say("yes"),
            Wait::Answer(question) => dialogue.say(&knowledge.answer(&question)),
            Wait::Over => panic!("there was no exam:\n{}", dialogue.written),
        }
    }
}

fn onboard(world: &World, arguments: &[&str]) -> Dialogue {
    Dialogue::with(world.command(&[&["onboard"], arguments].concat()))
}

/// Onboards on, and starts what comes next, which is an exam; returns its first open question.
fn open_exam(world: &World, arguments: &[&str]) -> (Dialogue, Asked) {
    let mut dialogue = onboard(world, arguments);
    assert_eq!(dialogue.wait(), Wait::Confirm("Start now?".to_owned()), "{}", dialogue.written);
    assert!(dialogue.written.contains("Next: the exam"), "{}", dialogue.written);
    dialogue.say("yes");
    match dialogue.wait() {
        Wait::Answer(question) => (dialogue, question),
        other => panic!("{other:?} instead of a question:\n{}", dialogue.written),
    }
}

/// Answers this question and all after it, and starts nothing else then; returns what was written.
fn finish_exam(mut dialogue: Dialogue, first: &Asked, mut answer: impl FnMut(&Asked) -> String) -> String {
    dialogue.say(&answer(first));
    loop {
        match dialogue.wait() {
            Wait::Answer(question) => dialogue.say(&answer(&question)),
            Wait::Confirm(_) => dialogue.say("no"),
            Wait::Over => return dialogue.end().1,
        }
    }
}

/// A line that answers this wrongly.
fn wrong(knowledge: &Knowledge, question: &Asked) -> String {
    if question.options.is_empty() {
        return "whatever".to_owned();
    }
    if knowledge.answer(question) == "1" { "2".to_owned() } else { "1".to_owned() }
}

/// The journal's file with the exam: a folder that was copied gets a new file when it is written to again.
fn exam_file(world: &World) -> PathBuf {
    let entries = fs::read_dir(world.data_dir().join("journal")).unwrap();
    let mut files = entries.map(|entry| entry.unwrap().path());
    files.find(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("\"activity\":\"exam\""))).unwrap()
}

/// Changes a file of this world's home.
fn change(world: &World, file: &str, change: impl FnOnce(String) -> String) {
    let path = world.home().join(file);
    let text = fs::read_to_string(&path).unwrap();
    let changed = change(text.clone());
    assert_ne!(changed, text, "nothing of {file} was changed");
    fs::write(path, changed).unwrap();
}

/// Changes a field of a certificate's JSON.
fn set(world: &World, file: &str, field: &str, value: Value) {
    change(world, file, |text| {
        let mut json: Value = serde_json::from_str(&text).unwrap();
        json[field] = value;
        json.to_string()
    });
}

/// The lines that say what is wrong with a certificate, and must.
fn found(world: &World, file: &str) -> String {
    let ran = world.run(&["certificate", "--verify", file], "");
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(!ran.out.contains("In order"), "{}", ran.out);
    format!("{}{}", ran.out, ran.err)
}

/// That there is no certificate; why.
fn refused(world: &World, deck: &str) -> String {
    let ran = world.run(&["certificate", deck, "--name", "Kim Example"], "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let written = fs::read_dir(world.home()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(!written.into_iter().any(|name| name.starts_with("certificate")), "nothing was written");
    ran.err
}

#[test]
fn a_pass_is_certified_and_the_certificate_is_in_order_however_it_was_sent() {
    let world = passed();
    let out = world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    assert!(out.starts_with(&format!("Wrote {PAGE} and {JSON}.\n")), "{out}");
    let in_order = "In order: Kim Example passed Marketing vs. sales on 24 November 2026.\n\
        13 of 13 right, 80 % needed; attempt number 1, in 1 sitting.\n";
    let check = || {
        for file in [PAGE, JSON] {
            let out = world.ok(&["certificate", "--verify", file], "");
            assert!(out.starts_with(in_order), "{out}");
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
fn before_a_pass_there_is_no_certificate_but_the_way_to_one() {
    for world in [World::new(), ready()] {
        let expected = "error: no exam on Marketing vs. sales has been passed yet; to go on, type: tellapart onboard marketing-vs-sales\n";
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
        ("name", json!("Kim Examples")),
        ("deck", json!("tcp-vs-udp")),
        ("title", json!("Everything")),
        ("deck-fingerprint", json!("0".repeat(64))),
        ("deck-fingerprint", json!("")),
        ("at", json!("2026-11-24T09:00:01.000+01:00")),
        ("at", json!("2026-11-24T10:00:00.000+02:00")),
        ("day", json!("2026-11-23")),
        ("right", json!(12)),
        ("questions", json!(12)),
        ("questions", json!(u64::MAX)),
        ("pass", json!(90)),
        ("pass", json!(0)),
        ("chance-by-guessing", json!(1e-30)),
        ("chance-by-guessing", json!(-1)),
        ("workshop", json!(false)),
        ("attempt", json!(2)),
        ("sittings", json!(2)),
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
        assert!(!ran.err.contains("panicked") && !ran.out.contains("In order"), "{field}: {value}: {ran:?}");
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
        ("<strong>13 of 13</strong>", "<strong>13 of 14</strong>"),
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
    let (dialogue, first) = open_exam(&world, &[DECK, "--workshop"]);
    let mut asked = 0;
    let out = finish_exam(dialogue, &first, |question| {
        asked += 1;
        if asked <= 2 { wrong(&knowledge, question) } else { knowledge.answer(question) }
    });
    assert!(out.contains("Passed: 11 of 13 right"), "{out}");
    world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    let journal = exam_file(&world);
    let text = fs::read_to_string(&journal).unwrap();
    let begin = text.rfind("\"activity\":\"exam\"").unwrap();
    for (from, to, says) in [
        ("\"right\":false", "\"right\":true", "the number of right answers is 11 here and 12 in the journal"),
        ("\"right\":true", "\"right\":false", "its exam was not passed"),
        ("\"ms\":0", "\"ms\":1", "its fingerprint is not that"),
        ("\"pass\":80", "\"pass\":70", "the percentage needed is 80 here and 70 in the journal"),
        ("\"seed\":", "\"seed\":1", "its fingerprint is not that"),
    ] {
        let (before, exam) = text.split_at(begin);
        assert!(exam.contains(from), "{from} is not in the exam's lines");
        fs::write(&journal, format!("{before}{}", exam.replacen(from, to, 1))).unwrap();
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
    for harm in ["\u{1b}[31mred", "a\u{202e}b", "a\nIn order: b", "a\u{7}b", "a\u{9b}31mb", "a\u{0}b", "a\u{2066}b"] {
        for field in ["name", "title", "deck", "deck-fingerprint", "fingerprint", "at", "day"] {
            set(&world, JSON, field, json!(harm));
            let said = found(&world, JSON);
            let is_raw = |letter: char| letter.is_control() && letter != '\n' || "\u{202e}\u{2066}".contains(letter);
            assert!(!said.contains(is_raw) && !said.contains("\nIn order"), "{field}: {said:?}");
            world.file(JSON, &json);
        }
    }
}

/// The exams of `history`.
fn exams(world: &World) -> Vec<Value> {
    let sessions = world.json(&["history", "--json"])["sessions"].take();
    sessions.as_array().unwrap().iter().filter(|session| session["activity"] == "exam").cloned().collect()
}

#[test]
fn an_exam_that_failed_in_one_window_is_not_passed_in_another() {
    let world = ready();
    let knowledge = Knowledge::of_marketing();
    let (one, first) = open_exam(&world, &[DECK, "--workshop"]);
    let (other, same) = open_exam(&world, &[DECK, "--workshop"]);
    assert_eq!(first, same);
    let failed = finish_exam(one, &first, |question| wrong(&knowledge, question));
    let not_passed = "Not passed this time: 0 of 13 right, 0 %. 80 % were needed.\n";
    assert!(failed.contains(not_passed), "{failed}");
    let told = finish_exam(other, &first, |question| knowledge.answer(question));
    assert!(told.contains(not_passed) && !told.contains("Passed:"), "{told}");
    let again = world.ok(&["onboard", DECK, "--workshop"], "no\n");
    assert!(again.contains("not passed on 2026-11-24"), "{again}");
    let history = exams(&world);
    assert_eq!(history.len(), 1, "{history:?}");
    assert_eq!((&history[0]["passed"], &history[0]["right"]), (&json!(false), &json!(0)));
    assert!(refused(&world, DECK).contains("no exam on Marketing vs. sales has been passed yet"));
}

#[test]
fn while_an_exam_is_cut_off_nothing_tells_how_it_goes() {
    let knowledge = Knowledge::of_marketing();
    let told = |is_right: bool| {
        let world = ready();
        let (mut dialogue, mut open) = open_exam(&world, &[DECK, "--workshop"]);
        for _ in 0..6 {
            dialogue.say(&if is_right { knowledge.answer(&open) } else { wrong(&knowledge, &open) });
            let Wait::Answer(next) = dialogue.wait() else { panic!("no question:\n{}", dialogue.written) };
            open = next;
        }
        dialogue.kill();
        let commands: [&[&str]; 7] = [
            &["history"],
            &["history", "--json"],
            &["stats"],
            &["stats", "--json"],
            &["confusions", "--json"],
            &["due"],
            &[],
        ];
        commands.map(|command| world.run(command, "").out)
    };
    let (right, wrong) = (told(true), told(false));
    for (right, wrong) in right.into_iter().zip(wrong) {
        assert_eq!(right, wrong);
    }
}

/// Adds a line to the file with the exam, and returns its number.
fn add_line(world: &World, event: &Value) -> usize {
    let path = exam_file(world);
    let text = fs::read_to_string(&path).unwrap();
    let n = text.lines().count() + 1;
    let mut line = json!({ "v": 1, "n": n, "at": "2026-11-24T10:00:00.000+01:00" });
    line.as_object_mut().unwrap().extend(event.as_object().unwrap().clone());
    fs::write(path, format!("{text}{line}\n")).unwrap();
    n
}

#[test]
fn an_exam_that_was_cut_off_is_not_left_behind_by_another_windows_drill() {
    let world = ready();
    let knowledge = Knowledge::of_marketing();
    let (mut dialogue, open) = open_exam(&world, &[DECK, "--workshop"]);
    dialogue.say(&wrong(&knowledge, &open));
    dialogue.wait();
    dialogue.kill();
    let terms = json!({ "pass": 80, "workshop": true });
    let drill = json!({ "event": "begin", "activity": "drill", "decks": [DECK], "seed": 1, "onboarding": terms });
    let session = add_line(&world, &drill);
    let said = "Next: the exam, which was cut off. It goes on where it stood; your 1 answer is kept.\n";
    let check = || {
        let out = world.ok(&["onboard", DECK, "--workshop"], "no\n");
        assert!(out.contains(said), "{out}");
    };
    check();
    add_line(&world, &json!({ "event": "end", "session": session, "how": "done" }));
    check();
    world.run(&["drill", DECK, "--ahead"], "1\n1\nq\n");
    check();
}

/// A deck of eight items; of item 1 the wording can be another.
fn own_deck(items: usize, word: &str) -> String {
    let distinction = |n: usize| {
        let word = if n == 1 { word } else { "one" };
        json!({ "id": format!("d{n}"), "aspect": format!("Aspect {n}"), "lures": [format!("lure {n}"), format!("bait {n}")],
            "traits": { "tcp": { "text": format!("does [{word} {n}]") }, "udp": { "text": format!("does [other {n}]") } } })
    };
    let distinctions: Vec<Value> = (1..=items).map(distinction).collect();
    let sides = json!([{ "id": "tcp", "name": "TCP" }, { "id": "udp", "name": "UDP" }]);
    json!({ "format": 1, "id": "tcp-vs-udp", "title": "TCP vs. UDP", "sides": sides, "distinctions": distinctions })
        .to_string()
}

#[test]
fn an_exam_whose_deck_was_changed_while_it_was_cut_off_is_no_pass_and_says_why() {
    let world = World::new();
    let before = own_deck(8, "one");
    let deck = world.file("mine.json", &before);
    let arguments = [deck.as_str(), "--workshop"];
    let knowledge = Knowledge::of(&before);
    let mut dialogue = to_the_exam(&world, &arguments, &knowledge);
    dialogue.say("yes");
    let Wait::Answer(first) = dialogue.wait() else { panic!("no question:\n{}", dialogue.written) };
    dialogue.say(&knowledge.answer(&first));
    dialogue.wait();
    dialogue.kill();
    let data = world.home().join("cut-off");
    copy(&world.data_dir(), &data);
    for after in [own_deck(8, "another"), own_deck(6, "one"), own_deck(9, "one")] {
        fs::remove_dir_all(world.data_dir()).unwrap();
        copy(&data, &world.data_dir());
        world.file("mine.json", &after);
        let (dialogue, first) = open_exam(&world, &arguments);
        // Whoever knows either deck: all that can be right is.
        let now = Knowledge::of(&after);
        let out = finish_exam(dialogue, &first, |question| now.answer(question));
        assert!(!out.contains("Passed:") && !out.contains("You have passed"), "{out}");
        assert!(out.contains("deck was changed"), "{out}");
        assert_eq!(exams(&world)[0]["passed"], json!(false));
        for text in [&after, &before] {
            world.file("mine.json", text);
            assert!(refused(&world, &deck).contains("has been passed yet"), "{}", refused(&world, &deck));
        }
    }
}

#[test]
fn a_pass_by_lesser_terms_is_none_by_greater_ones() {
    let world = ready();
    let knowledge = Knowledge::of_marketing();
    let (dialogue, first) = open_exam(&world, &[DECK, "--workshop", "--pass", "1"]);
    let mut is_first = true;
    let out = finish_exam(dialogue, &first, |question| {
        if std::mem::take(&mut is_first) { knowledge.answer(question) } else { wrong(&knowledge, question) }
    });
    assert!(
        out.contains("Passed: 1 of 13 right, 7 %. 1 % was needed.\n") || out.contains("Passed: 1 of 13 right"),
        "{out}"
    );
    let said = world.ok(&["onboard", DECK, "--workshop", "--pass", "1"], "");
    assert!(said.contains("You have passed the exam"), "{said}");
    let said = world.ok(&["onboard", DECK, "--workshop", "--pass", "90"], "no\n");
    assert!(!said.contains("You have passed the exam"), "{said}");
    let mut dialogue = to_the_exam(&world, &[DECK, "--workshop", "--pass", "90"], &knowledge);
    dialogue.say("yes");
    let (_, out) = dialogue.answer_all(|question| knowledge.answer(question));
    assert!(out.contains("Passed: 13 of 13 right, 100 %. 90 % were needed.\n"), "{out}");
    world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    let out = world.ok(&["certificate", "--verify", PAGE], "");
    assert!(out.contains("13 of 13 right, 90 % needed; attempt number 2, in 1 sitting.\n"), "{out}");
}

#[test]
fn who_passed_in_a_workshop_can_go_on_towards_an_exam_with_a_night_before_it() {
    let mut world = passed();
    let knowledge = Knowledge::of_marketing();
    world.at("2026-11-25T09:00:00+01:00");
    let (_, out) = onboard(&world, &[DECK]).answer_all(|question| knowledge.answer(question));
    assert!(out.contains("Next: a drill of ") || out.contains("Next: the exam"), "{out}");
    let mut day = 26;
    while !exams(&world).iter().skip(1).any(|exam| exam["passed"] == json!(true)) {
        assert!(day < 30, "no exam opened:\n{out}");
        world.at(&format!("2026-11-{day}T09:00:00+01:00"));
        onboard(&world, &[DECK]).answer_all(|question| knowledge.answer(question));
        day += 1;
    }
    world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    let out = world.ok(&["certificate", "--verify", JSON], "");
    assert!(out.contains("attempt number 2") && !out.contains("workshop"), "{out}");
}

#[test]
fn what_another_machine_adds_later_leaves_a_certificate_in_order() {
    let world = certified();
    let folder = exam_file(&world);
    let terms = json!({ "pass": 80, "workshop": true, "questions": 13 });
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
        assert!(out.contains("attempt number 1, in 1 sitting."), "{out}");
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
        ("\"pass\":80", "\"pass\":0"),
        ("\"pass\":80", "\"pass\":255"),
        ("\"questions\":13", "\"questions\":18446744073709551615"),
    ] {
        assert!(exam.contains(from), "{from}: {exam}");
        fs::write(&path, format!("{before}{}", exam.replacen(from, to, 1))).unwrap();
        for command in commands {
            let ran = world.run(command, "");
            let said = format!("{}{}", ran.out, ran.err);
            assert!(said.contains(&name) && said.contains(&line.to_string()), "{command:?}: {to}: {said}");
            assert!(!said.contains("panicked") && ran.code.is_some_and(|code| code < 3), "{command:?}: {to}: {said}");
        }
    }
    let endless = exam.replacen("\"ms\":0", "\"ms\":18446744073709551615", 2);
    assert_ne!(endless, exam);
    fs::write(&path, format!("{before}{endless}")).unwrap();
    for command in commands {
        world.ok(command, "");
    }
}
