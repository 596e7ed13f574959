//! Exams that a certificate must be able to stand on: two windows, cut off, another deck, lesser terms.

use super::*;

/// The exams of `history`.
fn exams(world: &World) -> Vec<Value> {
    let sessions = world.json(&["history", "--json"])["sessions"].take();
    sessions.as_array().unwrap().iter().filter(|session| session["activity"] == "exam").cloned().collect()
}

#[test]
fn an_exam_that_failed_in_one_window_is_not_passed_in_another() {
    let world = ready();
    let knowledge = Knowledge::of_marketing();
    let one = open_exam(&world, &[DECK, "--workshop"]);
    let other = open_exam(&world, &[DECK, "--workshop"]);
    assert_eq!(one.view(), other.view());
    for told in [finish_exam(one, |ask| knowledge.wrong(ask)), finish_exam(other, |ask| knowledge.right(ask))] {
        let of = [&told["passed"], &told["told_apart"], &told["facts_right"]];
        assert_eq!(of, [&json!(false), &json!(0), &json!(0)]);
    }
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
        let mut program = open_exam(&world, &[DECK, "--workshop"]);
        while program.view()["number"] != 7 {
            let ask = program.view();
            let answer = if is_right { knowledge.right(ask) } else { knowledge.wrong(ask) };
            assert_eq!(program.act(answer)["view"], "ask");
        }
        // Nor does what is asked on, as the reason of a side.
        let asked: Vec<String> =
            program.views.iter().map(|ask| format!("{} {}", ask["number"], ask["task"]["kind"])).collect();
        program.kill();
        let commands: [&[&str]; 7] = [
            &["history"],
            &["history", "--json"],
            &["stats"],
            &["stats", "--json"],
            &["confusions", "--json"],
            &["due"],
            &[],
        ];
        let said = commands.map(|command| world.run(command, "").out);
        asked.into_iter().chain(said).collect::<Vec<String>>()
    };
    let (right, wrong) = (told(true), told(false));
    assert_eq!(right, wrong);
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
    let mut program = open_exam(&world, &[DECK, "--workshop"]);
    while program.view()["number"] == 1 {
        let wrong = knowledge.wrong(program.view());
        program.act(wrong);
    }
    program.kill();
    let terms = json!({ "workshop": true });
    let drill = json!({ "event": "begin", "activity": "drill", "decks": [DECK], "seed": 1, "onboarding": terms });
    let session = add_line(&world, &drill);
    let said = "Next: the exam, which was interrupted. It picks up where you left off; your 1 answer is kept.\n";
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
            "traits": { "tcp": { "text": format!("does [{word}] {n}") }, "udp": { "text": format!("does [other] {n}") } } })
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
    let mut program = to_the_exam(&world, &arguments, &knowledge);
    let first = program.act(action("yes"));
    program.act(knowledge.right(&first));
    program.kill();
    let data = world.home().join("cut-off");
    copy(&world.data_dir(), &data);
    for after in [own_deck(8, "another"), own_deck(7, "one"), own_deck(9, "one")] {
        for folder in [world.data_dir(), world.home().join("state")] {
            fs::remove_dir_all(folder).unwrap();
        }
        copy(&data, &world.data_dir());
        world.file("mine.json", &after);
        // Whoever knows either deck: all that can be right is.
        let now = Knowledge::of(&after);
        let act = |view: &Value| match view["view"].as_str().unwrap() {
            "ask" => now.right(view),
            // Another exam, about the deck as it is now, would be a new one.
            "offer" if view["onboarding"]["next"]["activity"] != "exam" => action("no"),
            _ => onwards(view),
        };
        let out = world.plain(&["onboard", &deck, "--workshop"], act);
        assert!(out.contains("Next: the exam, which was interrupted."), "{out}");
        assert!(!out.contains("Passed:") && !out.contains("You have passed"), "{out}");
        assert!(out.contains("deck was changed"), "{out}");
        assert_eq!(exams(&world)[0]["passed"], json!(false));
        for text in [&after, &before] {
            world.file("mine.json", text);
            assert!(
                refused(&world, &deck).contains("the deck was changed during your exam"),
                "{}",
                refused(&world, &deck)
            );
        }
    }
}

#[test]
fn who_passed_in_a_workshop_can_go_on_towards_an_exam_with_a_night_before_it() {
    let mut world = passed();
    let knowledge = Knowledge::of_marketing();
    world.at("2026-11-25T09:00:00+01:00");
    let out = world.plain(&["onboard", DECK], |view| knowledge.act(view));
    assert!(out.contains("Next: a drill of ") || out.contains("Next: the exam"), "{out}");
    let mut day = 26;
    while !exams(&world).iter().skip(1).any(|exam| exam["passed"] == json!(true)) {
        assert!(day < 30, "no exam opened:\n{out}");
        world.at(&format!("2026-11-{day}T09:00:00+01:00"));
        onboard(&world, &[DECK]).play(|view| knowledge.act(view));
        day += 1;
    }
    world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    let out = world.ok(&["certificate", "--verify", JSON], "");
    assert!(out.contains("on the second attempt") && !out.contains("workshop"), "{out}");
}
