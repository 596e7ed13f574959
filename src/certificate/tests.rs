use super::*;
use proptest::prelude::*;

fn sheet(name: &str, title: &str) -> Certificate {
    let fingerprint = "0123456789abcdef".repeat(4);
    let exam = serde_json::json!({ "device": "aaaaaaaa", "n": 7 });
    let sheet = serde_json::json!({
        "format": FORMAT, "name": name, "deck": "marketing-vs-sales", "title": title, "deck-fingerprint": "f".repeat(64), "at": "2026-11-27T09:30:00.000+01:00", "day": "2026-11-27", "told-apart": 9, "distinctions": 9, "distinctions-needed": 9,
        "facts-right": 4, "facts": 5, "facts-needed": 3, "chance-by-phrases": 1.0 / 512.0, "chance-by-guessing": 2.02e-4, "workshop": false, "longest-break": 0, "attempt": 1, "days": 4, "exam": exam, "fingerprint": fingerprint,
    });
    serde_json::from_value(sheet).unwrap()
}

proptest! {
    #[test]
    fn what_was_written_is_read_again_from_page_and_json(name in "\\PC{1,30}", title in r#"([<>&"'/a ]|</script>|<!--){1,10}"#) {
        prop_assume!(name.parse().is_ok_and(|parsed: Name| parsed.as_str() == name) && is_harmless(&title));
        let sheet = sheet(&name, &title);
        prop_assert_eq!(Certificate::read(&sheet.to_json().unwrap()).unwrap(), sheet.clone());
        let page = sheet.to_html().unwrap();
        prop_assert_eq!(Certificate::read(&page).unwrap(), sheet.clone());
        prop_assert_eq!(Certificate::read(&page.replace('\n', "\r\n")).unwrap(), sheet);
    }

    #[test]
    fn no_name_and_no_title_becomes_markup(name in r#"a([<>&"'/a ]|</script>|<b>){0,10}a"#) {
        prop_assume!(!name.contains("  "));
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
        "<strong>9 of 9</strong> distinctions told apart, <strong>4 of 5</strong> facts right",
        "27 November 2026",
        "passes this exam once in 512 tries at most; someone who only guesses, once in 4,900",
        "Code: 0123-4567-89AB-CDEF",
        "Learnt over 4 days",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn a_name_is_tidied_and_must_fit_on_the_sheet() {
    assert_eq!("  Some   One ".parse::<Name>().unwrap().as_str(), "Some One");
    for refused in ["", "   ", "\u{200b}", "a\u{1b}[31mb", &"x".repeat(81)] {
        assert!(refused.parse::<Name>().is_err(), "{refused:?}");
    }
}

/// Pages are checked by being written again: one that is to look otherwise is of another format.
#[test]
fn the_page_of_this_format_is_the_same_for_ever() {
    let usual = sheet("Someone & Co", "Marketing <vs.> \"sales\"");
    assert_eq!(usual.to_html().unwrap(), include_str!("format_1.html"));
    let workshop = Certificate { workshop: true, attempt: 3, longest_break: 61, days: 1, ..sheet("Someone", "Title") };
    let workshop = Certificate { facts_right: 0, facts: 0, facts_needed: 0, ..workshop };
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
            Certificate { title: harm(), ..whole.clone() },
            Certificate { deck_fingerprint: harm(), ..whole.clone() },
            Certificate { fingerprint: harm(), ..whole.clone() },
        ] {
            assert!(Certificate::read(&changed.to_json().unwrap()).is_err(), "{changed:?}");
        }
        let mut named: serde_json::Value = serde_json::from_str(&whole.to_json().unwrap()).unwrap();
        named["name"] = harm().into();
        assert!(Certificate::read(&named.to_string()).is_err(), "{named}");
    }
}

#[test]
fn only_the_known_formats_are_read() {
    let whole = sheet("Someone", "Title");
    for format in [0, 2, u64::MAX] {
        assert!(Certificate::read(&Certificate { format, ..whole.clone() }.to_json().unwrap()).is_err(), "{format}");
    }
}
