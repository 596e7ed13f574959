//! What only memory has to deal with: a text that was carried from elsewhere.

use super::*;

fn of_lines(lines: &[&str]) -> Result<InMemory, NotALine> {
    InMemory::of_text(device(MACHINE), &lines.join("\n"))
}

const END: &str = r#"{"v":1,"n":2,"at":"2026-11-24T09:00:01.000+01:00","event":"end","session":1,"how":"done"}"#;

#[test]
fn a_line_that_cannot_be_read_is_named_by_its_number() {
    for (bad, says) in [
        ("garbage", "expected value"),
        (r#"{"v":2,"what":"ever"}"#, "line 3 has format 2, of a newer tellapart"),
        (&END.replace("\"n\":2", "\"n\":0"), "0 is not the number of a line"),
    ] {
        let refused = of_lines(&[END, "", bad]).unwrap_err();
        assert!(refused.line == 3 && refused.to_string().contains(says), "{refused}");
    }
}

#[test]
fn a_line_stays_as_it_was_written() {
    let by_hand = END.replace(",\"n\"", ", \"n\" ");
    let mut memory = of_lines(&[&by_hand, ""]).unwrap();
    assert_eq!(memory.text(), by_hand.clone() + "\n");
    let id = memory.read(later()).unwrap().events[0].id;
    assert_eq!(memory.lines(&[id]).unwrap(), Some(vec![by_hand.into_bytes()]));
}

#[test]
fn a_doubled_line_counts_once_and_of_two_of_one_number_both_do() {
    let other = END.replace("done", "stopped");
    let mut memory = of_lines(&[END, &other, END, &other]).unwrap();
    let ids: Vec<LineId> = memory.read(later()).unwrap().events.iter().map(|line| line.id).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(memory.text(), [END, &other, ""].join("\n"));
    let mut lines = memory.lines(&ids).unwrap().unwrap();
    lines.sort();
    assert_eq!(lines, [END.as_bytes().to_vec(), other.into_bytes()]);
    assert_eq!(memory.append(moment(0), &answer("next")).unwrap().id.n, 3);
}

#[test]
fn what_was_picked_is_kept_however_long_the_texts_of_a_deck_are_and_what_could_not_be_read_again_is_refused() {
    let mut memory = of_lines(&[]).unwrap();
    let longest = "\"".repeat(8_000_000);
    memory.append(moment(0), &answer(&longest)).unwrap();
    let before = memory.text();
    let refused = memory.append(moment(1), &answer(&"x".repeat(32 << 20))).unwrap_err();
    assert!(matches!(refused, JournalError::LineTooLong), "{refused}");
    assert_eq!(memory.text(), before);
    assert_eq!(texts(&memory.read(later()).unwrap()), [longest]);
    assert_eq!(memory.append(moment(2), &answer("next")).unwrap().id.n, 2);
}
