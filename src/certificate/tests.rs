use super::*;
use proptest::prelude::*;

fn sheet(name: &str, title: &str) -> Certificate {
    let fingerprint = "0123456789abcdef".repeat(4);
    let exam = serde_json::json!({ "device": "aaaaaaaa", "n": 7 });
    let sheet = serde_json::json!({
        "format": FORMAT, "name": name, "deck": "marketing-vs-sales", "title": title, "deck-fingerprint": "f".repeat(64), "at": "2026-11-27T09:30:00.000+01:00", "day": "2026-11-27", "right": 12, "questions": 13,
        "pass": 80, "chance-by-guessing": 3.2e-6, "workshop": false, "attempt": 1, "sittings": 1, "days": 4, "exam": exam, "fingerprint": fingerprint,
    });
    serde_json::from_value(sheet).unwrap()
}

proptest! {
    #[test]
    fn what_was_written_is_read_again_from_page_and_json(name in "\\PC{1,30}", title in r#"([<>&"'/a ]|</script>|<!--){1,10}"#) {
        prop_assume!(name.parse() == Ok(Name(name.clone())) && is_harmless(&title));
        let sheet = sheet(&name, &title);
        prop_assert_eq!(Certificate::read(&sheet.to_json().unwrap()).unwrap(), sheet.clone());
        let page = sheet.to_html().unwrap();
        prop_assert_eq!(Certificate::read(&page).unwrap(), sheet.clone());
        prop_assert_eq!(Certificate::read(&page.replace('\n', "\r\n")).unwrap(), sheet);
    }

    #[test]
    fn no_name_and_no_title_becomes_markup(name in r#"([<>&"'/a ]|</script>|<b>){1,10}"#) {
        let page = sheet(&name, "T").to_html().unwrap();
        let plain = sheet("N", "T").to_html().unwrap();
        prop_assert_eq!(page.matches('<').count(), plain.matches('<').count());
        prop_assert_eq!(page.matches('>').count() - name.matches('>').count(), plain.matches('>').count());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,80}") {
        let _ = Certificate::read(&text);
        let _ = text.parse::<Name>();
    }
}

#[test]
fn a_certificate_of_another_kind_is_refused_in_words() {
    for (text, says) in [
        ("", "it is not a certificate of tellapart"),
        ("{}", "it is not a certificate of tellapart"),
        ("{\"format\":2}", "made by a newer version"),
        ("<html></html>", "it is not a certificate of tellapart"),
    ] {
        let error = Certificate::read(text).unwrap_err();
        assert!(error.to_string().contains(says), "{text}: {error}");
    }
}

#[test]
fn the_page_is_whole_by_itself() {
    let page = sheet("Someone", "Marketing vs. sales").to_html().unwrap();
    for outside in ["http", "src=", "href=", "url(", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
    for said in [
        "Someone",
        "Marketing vs. sales",
        "<strong>12 of 13</strong>",
        "27 November 2026",
        "with a probability of 0.00032%",
        "Learnt over 4 days",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn a_name_is_tidied_and_must_fit_on_the_sheet() {
    assert_eq!("  Some   One ".parse(), Ok(Name("Some One".to_owned())));
    for refused in ["", "   ", "\u{200b}", "a\u{1b}[31mb", &"x".repeat(81)] {
        assert!(refused.parse::<Name>().is_err(), "{refused:?}");
    }
}

/// Pages are checked by being written again: one that is to look otherwise is of another format.
#[test]
fn the_page_of_this_format_is_the_same_for_ever() {
    let usual = sheet("Someone & Co", "Marketing <vs.> \"sales\"");
    assert_eq!(usual.to_html().unwrap(), include_str!("format_1.html"));
    let workshop = Certificate { workshop: true, attempt: 3, sittings: 2, days: 1, ..sheet("Someone", "Title") };
    let workshop = Certificate { chance_by_guessing: Probability::NEVER, ..workshop };
    assert_eq!(workshop.to_html().unwrap(), include_str!("format_1_workshop.html"));
}

#[test]
fn every_place_of_the_page_is_filled() {
    let page = sheet("Some {{day}}", "Title").to_html().unwrap();
    assert_eq!(page.matches("{{").count(), page.matches("Some {{day}}").count());
}

#[test]
fn what_could_harm_a_terminal_is_no_certificate() {
    let whole = sheet("Someone", "Title");
    assert!(Certificate::read(&whole.to_json().unwrap()).is_ok());
    for harm in ["\u{1b}[31mred", "a\u{202e}b", "a\nb", "a\u{9b}b", ""] {
        let harm = || harm.to_owned();
        for changed in [
            Certificate { name: harm(), ..whole.clone() },
            Certificate { title: harm(), ..whole.clone() },
            Certificate { deck_fingerprint: harm(), ..whole.clone() },
            Certificate { fingerprint: harm(), ..whole.clone() },
        ] {
            assert!(Certificate::read(&changed.to_json().unwrap()).is_err(), "{changed:?}");
        }
    }
}

#[test]
fn only_the_known_formats_are_read() {
    let whole = sheet("Someone", "Title");
    for format in [0, 2, u64::MAX] {
        assert!(Certificate::read(&Certificate { format, ..whole.clone() }.to_json().unwrap()).is_err(), "{format}");
    }
}
