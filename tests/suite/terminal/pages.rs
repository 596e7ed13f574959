//! Pages: what is shown, in terminals of all sizes, with colour and without.

use std::fs;

use serde_json::{Value, json};

use super::{
    LIST, Opening, PAIRS, PAUSE, assert_ended, assert_journal, awaits_pairs, drill, drill_that_pauses, has_line,
    opening, play,
};
use crate::support::World;
use crate::support::program::first_of_all;
use crate::support::pty::{CTRL_C, DOWN, ENTER, Screen, USUAL};

#[test]
fn a_whole_drill_shows_its_count_on_every_page_and_ends_with_what_comes_back() {
    for key in ["1", "2"] {
        let world = World::of_sentences();
        // High enough for five long pairs one below the other.
        let mut screen = Screen::of(&world, &["drill"], (40, 80));
        screen.wait_for(LIST);
        let (mut bars, mut has_matching) = (Vec::new(), false);
        play(&mut screen, key, |screen| {
            let text = screen.text();
            bars.push(bar_on(&text).unwrap_or_else(|| panic!("no count:\n{text}")));
            has_matching |= screen.words().contains(PAIRS);
            assert!(screen.cursor_is_hidden() && screen.broken_rows().is_empty(), "{text}");
        });
        assert_ended(&mut screen, 0);
        let text = screen.text();
        assert!(text.starts_with(" Done: ") && text.contains("\n Comes back "), "{text}");
        assert!(has_matching);
        assert!(bars[0] == (0, 8) && bars.is_sorted() && bars.iter().all(|(_, of)| *of == 8), "{bars:?}");
        assert!(world.answers().len() >= 9, "too few questions");
        assert!(world.answers().iter().any(|answer| answer["form"] == "matching"));
        assert_journal(&world, world.answers().len(), "done");
    }
}

/// How many items are done by a page's first line, and how many there are: 3 and 12 in " Marketing vs. sales    ##........  3 of 12".
fn bar_on(text: &str) -> Option<(usize, usize)> {
    let (before, of) = text.lines().next()?.rsplit_once(" of ")?;
    let (_, done) = before.rsplit_once(' ')?;
    Some((done.parse().ok()?, of.trim_end().parse().ok()?))
}

#[test]
fn in_the_usual_terminal_nothing_that_is_needed_scrolls_away() {
    // A drill mostly waits for keys to settle: they can all wait at once.
    std::thread::scope(|scope| {
        for (seed, key) in (0..5).flat_map(|seed| [(seed, "1"), (seed, "2")]) {
            scope.spawn(move || {
                let mut world = World::of_sentences();
                let mut screen = drill(world.seeded(Some(seed)));
                play(&mut screen, key, |screen| {
                    assert!(bar_on(&screen.text()).is_some(), "seed {seed}, key {key}:\n{}", screen.text());
                });
                assert!(screen.text().starts_with(" Done: "), "seed {seed}, key {key}:\n{}", screen.text());
            });
        }
    });
}

/// A drill whose question is to pair rows with phrases.
fn matching(world: &World, size: (u16, u16)) -> Screen {
    world.play(&["drill"], first_of_all);
    let mut screen = Screen::of(world, &["quiz", "marketing-vs-sales", "--form", "matching"], size);
    screen.wait_for(" 0 of ");
    screen.wait_until("rows to pair", |screen| awaits_pairs(screen));
    screen
}

#[test]
fn a_key_pairs_the_marked_row_and_every_row_can_be_changed_until_all_is_handed_in() {
    let world = World::new();
    let mut screen = matching(&world, USUAL);
    assert!(has_line(&screen, " > _  ") && screen.text().matches("\n   _  ").count() >= 3, "{}", screen.text());
    screen.press("1");
    screen.wait_for("\n   1  ");
    // Enter hands in nothing that is not whole.
    screen.press(ENTER);
    screen.press("23456");
    screen.wait_for("Enter hands it in.");
    assert!(!screen.text().contains(" _  "), "{}", screen.text());
    // From the last row to the first, and to the one below it, which takes the phrase of the first.
    screen.press(&[DOWN, DOWN, "1"].concat());
    screen.wait_for(" _  ");
    let open = screen.text().lines().filter(|line| line.contains(" _  ")).count();
    assert_eq!(open, 1, "the row that had the phrase before is open:\n{}", screen.text());
    screen.press("2");
    screen.wait_for("Enter hands it in.");
    screen.press_on(ENTER);
    screen.wait_for(PAUSE);
    let answer = world.answers().pop().unwrap();
    let picked: usize =
        answer["rows"].as_array().unwrap().iter().map(|row| row["picked"].as_array().unwrap().len()).sum();
    assert_eq!(screen.text().matches("\n > ").count(), picked, "what was paired stays:\n{}", screen.text());
    screen.press("q");
    assert_ended(&mut screen, 0);
}

#[test]
fn in_a_small_terminal_the_marked_row_and_the_phrases_stay_on_the_screen() {
    for size in [(24, 40), (16, 60)] {
        let world = World::new();
        let mut screen = matching(&world, size);
        for _ in 0..6 {
            let text = screen.text();
            assert_eq!(text.lines().filter(|line| line.starts_with(" > ")).count(), 1, "{size:?}:\n{text}");
            assert!(text.contains("\n   1  ") && awaits_pairs(&screen), "{size:?}:\n{text}");
            assert_eq!(screen.broken_rows(), Vec::<String>::new());
            screen.press(DOWN);
            screen.wait_until("the whole page", |screen| has_line(screen, " > ") && awaits_pairs(screen));
        }
        screen.press("q");
        assert_ended(&mut screen, 0);
    }
}

#[test]
fn in_the_smallest_terminal_rows_are_paired_below_the_header_and_each_key_changes_its_row() {
    let world = World::new();
    world.play(&["drill"], first_of_all);
    let mut screen = Screen::of(&world, &["quiz", "--form", "matching"], (20, 40));
    screen.wait_for(" 0 of ");
    let is_whole = |screen: &Screen| {
        let text = screen.text();
        let rows: Vec<&str> = text.lines().filter(|line| line.contains(": ") && !line.contains("Match")).collect();
        text.starts_with(" Marketing vs. sales")
            && text.contains("   1  ")
            && rows.iter().filter(|row| row.starts_with(" > ")).count() == 1
    };
    screen.wait_until("the page", |screen| is_whole(screen));
    for digit in ["1", "2", "3", "4", "5", "6"] {
        screen.press(digit);
        screen.wait_until("the next row", |screen| is_whole(screen));
    }
    screen.wait_until("all rows given", |screen| is_whole(screen) && !screen.text().contains(" _  "));
    screen.press("q");
    assert_ended(&mut screen, 0);
}

/// A deck whose traits take several lines of a narrow terminal each.
pub(super) fn long_deck() -> Value {
    let long = |side: &str, number: usize, middle: &str| {
        let marked =
            format!("writing {middle} paragraphs of considerable length about everyday {side} representatives");
        json!({ "text": format!("answers questionnaire number {number} by [{marked}] and sends them") })
    };
    let distinction = |number: usize| {
        json!({
            "id": format!("item-{number}"),
            "aspect": format!("Correspondence concerning international questionnaire number {number}"),
            "traits": { "north": long("north", number, "encouraging"), "south": long("south", number, "discouraging") },
            "lures": [long("east", number, "incomprehensible")["text"], long("west", number, "straightforward")["text"]],
            "why": format!("Number {number} is explained at such a length that this, too, goes over several lines."),
        })
    };
    json!({
        "format": 1,
        "id": "long",
        "title": "A title that is itself too long for a narrow terminal",
        "language": "en",
        "sides": [{ "id": "north", "name": "north" }, { "id": "south", "name": "south" }],
        "distinctions": (1..=5).map(distinction).collect::<Vec<_>>(),
    })
}

pub(super) fn built_in_deck() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/decks/marketing-vs-sales.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The sides' names of a deck of two, as they stand at the beginning of a sentence and in its middle.
pub(super) fn sides(deck: &Value) -> [(String, String); 2] {
    [0, 1].map(|side| {
        let name = deck["sides"][side]["name"].as_str().unwrap();
        let (first, rest) = name.split_at(1);
        (first.to_uppercase() + rest, name.to_owned())
    })
}

pub(super) fn trait_of(distinction: &Value, side: &str) -> String {
    plain(distinction["traits"][side]["text"].as_str().unwrap())
}

/// A text of a deck as it is shown.
pub(super) fn plain(text: &str) -> String {
    text.replace(['[', ']'], "")
}

/// What is true of a distinction: "Marketing works by pull; sales works by push."
pub(super) fn contrast(deck: &Value, item: &str) -> String {
    let [(first, one), (_, other)] = sides(deck);
    let distinction = deck["distinctions"].as_array().unwrap().iter().find(|of| of["id"] == item).unwrap();
    format!("{first} {}; {other} {}.", trait_of(distinction, &one), trait_of(distinction, &other))
}

#[test]
fn in_a_narrow_terminal_every_word_is_found_whole() {
    let deck = long_deck();
    let distinctions = deck["distinctions"].as_array().unwrap();
    let [(first_one, one), (first_other, other)] = sides(&deck);
    let (mut options, mut rows): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut stems: Vec<String> = vec![format!("{first_one} ..."), format!("{first_other} ...")];
    for distinction in distinctions {
        for (side, first) in [(&one, &first_one), (&other, &first_other)] {
            let of = trait_of(distinction, side);
            stems.push(format!("{first_one}, not {other}, {of}."));
            stems.push(format!("{first_other}, not {one}, {of}."));
            stems.push(format!("{first} {of}."));
            rows.push(format!("{}: {side}", distinction["aspect"].as_str().unwrap()));
            options.push(of);
        }
        let lures = distinction["lures"].as_array().unwrap();
        options.extend(lures.iter().map(|lure| plain(lure.as_str().unwrap())));
    }
    let contrasts: Vec<String> =
        distinctions.iter().map(|distinction| contrast(&deck, distinction["id"].as_str().unwrap())).collect();

    for (columns, key) in [(40, "1"), (40, "2"), (32, "2")] {
        let world = World::of_sentences();
        let path = world.file("long.json", deck.to_string());
        // High enough for all of it, so that what is looked for has not scrolled away.
        let mut screen = Screen::of(&world, &["drill", &path], (120, columns));
        screen.wait_for(LIST);
        let (mut lists, mut matches) = (0, 0);
        play(&mut screen, key, |screen| {
            let (text, words) = (screen.text(), screen.words());
            assert!(screen.broken_rows().is_empty(), "{:?} is too long:\n{text}", screen.broken_rows());
            assert!(words.contains("A title that is itself too long for a narrow terminal"), "{text}");
            if text.ends_with(PAUSE) {
                assert!(contrasts.iter().any(|contrast| words.contains(contrast)), "no whole truth:\n{text}");
            } else {
                let is_pairing = words.contains(PAIRS);
                let whole = if is_pairing { &rows } else { &stems };
                let shown = whole.iter().filter(|stem| words.contains(stem.as_str())).count();
                assert!(if is_pairing { shown >= 4 } else { shown >= 1 }, "no whole stem:\n{text}");
                let is_option = |number: &usize| text.contains(&format!("{number}  "));
                for number in (1..=5).take_while(is_option) {
                    let is_whole = |option: &String| words.contains(&format!("{number} {option}"));
                    assert!(options.iter().any(is_whole), "no whole option {number}:\n{text}");
                    lists += 1;
                }
                matches += usize::from(is_pairing);
            }
        });
        assert_ended(&mut screen, 0);
        assert!(lists >= 4 && matches >= 1, "too little was looked at: {lists} options, {matches} questions to match");
        // What is to be pasted is left to the terminal, which knows that it is one line.
        let is_command = |row: &String| row.trim_start().starts_with("tellapart drill ");
        assert!(screen.broken_rows().iter().all(is_command), "{}", screen.text());
    }
}

#[test]
fn after_the_terminal_became_narrower_the_next_page_fits() {
    let world = World::of_sentences();
    let mut screen = drill_that_pauses(&world);
    screen.resize((24, 30));
    screen.press_on(ENTER);
    screen.wait_for(LIST);
    assert!(screen.broken_rows().is_empty(), "{:?}\n{}", screen.broken_rows(), screen.text());
    screen.press_on("t");
    assert!(screen.broken_rows().is_empty(), "{:?}\n{}", screen.broken_rows(), screen.text());
}

#[test]
fn a_small_terminal_can_be_drilled_in() {
    for size in [(10, 80), (10, 40), (4, 24)] {
        let world = World::of_sentences();
        let mut screen = Screen::of(&world, &["drill"], size);
        screen.wait_for(LIST);
        screen.press(&[DOWN, DOWN].concat());
        screen.wait_for("> False");
        play(&mut screen, "1", |_| {});
        assert_ended(&mut screen, 0);
        assert!(screen.history().contains(" Done: "), "{size:?}:\n{}", screen.text());
        assert_journal(&world, world.answers().len(), "done");
    }
}

#[test]
fn a_terminal_of_next_to_no_size_stops_no_one() {
    let world = World::of_sentences();
    let mut screen = Screen::of(&world, &["drill"], (1, 1));
    // Nothing can be read here, yet every Enter picks what is marked or goes on.
    for _ in 0..8 {
        screen.press_blindly(&[DOWN, ENTER].concat());
    }
    assert!(!world.answers().is_empty());
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    assert_eq!(world.journal().last().unwrap()["how"], "interrupted");
}

/// The escapes in these bytes that set a colour, of letters or of what is behind them.
fn colours(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let sequences = text.split("\x1b[").skip(1);
    let styles = sequences.filter_map(|rest| {
        let end = rest.find(|last: char| !last.is_ascii_digit() && last != ';')?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let is_colour = |number: &str| matches!(number.parse::<u8>(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107));
    styles.filter(|style| style.split(';').any(is_colour)).collect()
}

#[test]
fn no_color_takes_away_all_colour_but_not_what_it_told() {
    for (variables, is_coloured) in [(&[("NO_COLOR", "1")][..], false), (&[], true)] {
        for is_true in [true, false] {
            let Opening { world, right, wrong } = opening(is_true);
            let mut screen = Screen::with(&world, &["drill"], USUAL, variables);
            screen.wait_for(LIST);
            assert!(has_line(&screen, "   True"), "{}", screen.text());
            right.iter().for_each(|key| screen.press_on(key));
            assert!(has_line(&screen, " + Right."), "{}", screen.text());
            play(&mut screen, "1", |_| {});
            assert_eq!(!colours(&screen.raw()).is_empty(), is_coloured, "{:?}", colours(&screen.raw()));

            let Opening { world, .. } = opening(is_true);
            let mut screen = Screen::with(&world, &["drill"], USUAL, variables);
            screen.wait_for(LIST);
            screen.press_on(wrong);
            assert!(has_line(&screen, " - Not quite"), "{}", screen.text());
            assert_eq!(!colours(&screen.raw()).is_empty(), is_coloured, "{:?}", colours(&screen.raw()));
        }
    }
}
