use super::*;
use proptest::prelude::*;
use serde_json::json;

fn read(json: &str) -> Result<Settings, Diagnostics> {
    Settings::read("settings.json", json.as_bytes())
}

fn key(name: &str) -> Key {
    name.parse().unwrap()
}

#[test]
fn where_nothing_was_set_every_setting_has_its_default() {
    let settings = read("{}").unwrap();
    assert_eq!(settings, Settings::default());
    assert_eq!(settings.target(), Target::USUAL);
    assert_eq!(settings.day_start(), DayStart::USUAL);
    assert_eq!((settings.new_a_day(), settings.questions(), settings.streak()), (8, 12, true));
    let all: Vec<FormName> = FormName::all().collect();
    assert_eq!(settings.forms(), all);
    let shown: Vec<String> = Key::all().map(|key| settings.shown(key)).collect();
    assert_eq!(shown, ["0.90", "8", "12", "4", "all", "true"]);
}

#[test]
fn what_was_set_holds_and_nothing_else_is_kept() {
    let mut settings = Settings::default();
    for (name, typed) in
        [("retention", "85%"), ("questions", "20"), ("day-starts-at", "0"), ("forms", "matching"), ("streak", "false")]
    {
        settings.set(key(name), typed).unwrap();
    }
    let json = settings.to_json();
    let read = read(&json).unwrap();
    assert_eq!(read, settings);
    assert_eq!((read.target().retention.get(), read.questions(), read.new_a_day()), (0.85, 20, 8));
    assert_eq!((read.day_start(), read.streak()), (DayStart::at(0).unwrap(), false));
    assert_eq!(read.forms().iter().map(ToString::to_string).collect::<Vec<_>>(), ["matching"]);
    assert!(!read.is_set(key("new-a-day")) && read.is_set(key("streak")));
    let json: Value = serde_json::from_str(&json).unwrap();
    let expected =
        json!({ "retention": 0.85, "questions": 20, "day-starts-at": 0, "forms": ["matching"], "streak": false });
    assert_eq!(json, expected);
    settings.unset(key("questions"));
    assert_eq!((settings.questions(), settings.is_set(key("questions"))), (12, false));
}

#[test]
fn every_fault_is_told_at_once_with_its_place_and_its_remedy() {
    let told = read(
        "{\n  \"retention\": 2,\n  \"new\": 3,\n  \"questions\": \"12\",\n  \"forms\": [\"essay\"],\n  \"streak\": 1,\n  \"streak\": true,\n  \"day-starts-at\": 4.5\n}",
    );
    let told = told.unwrap_err().to_string();
    let expected = [
        "settings.json:2:16: retention cannot be 2; it must be a number from 0.70 to 0.97",
        "settings.json:3:3: the settings file has no field \"new\"; its fields are retention, new-a-day, questions, day-starts-at, forms, streak",
        "settings.json:4:16: questions cannot be \"12\"; it must be a whole number from 1 to 500",
        "settings.json:5:12: forms cannot be ",
        "settings.json:6:13: streak cannot be 1; it must be true or false",
        "settings.json:7:3: the settings file has \"streak\" twice; keep one of them",
        "settings.json:8:20: day-starts-at cannot be 4.5; it must be a whole number from 0 to 23",
    ];
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{told}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}\n{expected}");
    }
}

#[test]
fn a_file_that_is_no_settings_at_all_is_told_with_its_remedy() {
    for (text, expected) in [
        ("", "settings.json: the file is empty; delete it, and every setting has its default"),
        ("[]", "settings.json:1:1: the settings file is a list; it must be an object, in { }"),
        ("{\"streak\" true}", "settings.json:1:11: this is not JSON: a colon is missing just before"),
    ] {
        let told = read(text).unwrap_err().to_string();
        assert!(told.starts_with(expected), "{told}");
    }
}

#[test]
fn a_value_out_of_bounds_is_refused_in_words_and_changes_nothing() {
    for (name, typed, why) in [
        ("retention", "2", "retention cannot be 2"),
        ("retention", "69%", "retention cannot be 69%"),
        ("retention", "nan", "retention cannot be nan"),
        ("new-a-day", "-1", "new-a-day cannot be -1"),
        ("questions", "0", "questions cannot be 0"),
        ("questions", "65537", "questions cannot be 65537"),
        ("day-starts-at", "24", "day-starts-at cannot be 24"),
        ("streak", "maybe", "streak cannot be maybe"),
    ] {
        let mut settings = Settings::default();
        assert_eq!(settings.set(key(name), typed).unwrap_err().to_string(), why);
        assert_eq!(settings, Settings::default());
    }
    for forms in ["", "true-false,true-false", "true-false,essay", "all,matching"] {
        assert!(Settings::default().set(key("forms"), forms).is_err(), "{forms}");
    }
}

#[test]
fn bounds_themselves_are_allowed() {
    for (name, typed) in [
        ("retention", "70%"),
        ("retention", "0.97"),
        ("new-a-day", "0"),
        ("new-a-day", "1000"),
        ("questions", "1"),
        ("questions", "500"),
        ("day-starts-at", "0"),
        ("day-starts-at", "23"),
        ("forms", "all"),
        ("forms", "matching, true-false"),
    ] {
        Settings::default().set(key(name), typed).unwrap();
    }
}

#[test]
fn a_key_that_is_unknown_brings_the_list_of_those_that_are() {
    let unknown = "retain".parse::<Key>().unwrap_err();
    assert_eq!(unknown.to_string(), "there is no setting \"retain\"");
    let hint = crate::Language::english().beside(&unknown.message(), "hint");
    assert_eq!(
        hint.as_deref(),
        Some("The settings are retention, new-a-day, questions, day-starts-at, forms, streak.")
    );
}

proptest! {
    #[test]
    fn whatever_can_be_set_is_shown_so_that_it_can_be_typed_again(place in 0..TABLE.len(), typed in r"([0-9]{1,4}|0?\.[0-9]{1,4}|[0-9]{2}(\.[0-9])? ?%|true|false|all|(matching|true-false)(, ?(matching|true-false))?|\PC{0,6})") {
        let key = Key::all().nth(place).unwrap();
        let mut settings = Settings::default();
        if settings.set(key, &typed).is_ok() {
            let mut again = Settings::default();
            again.set(key, &settings.shown(key)).unwrap();
            prop_assert_eq!(&again, &settings);
            prop_assert_eq!(read(&settings.to_json()).unwrap(), settings);
        } else {
            prop_assert_eq!(settings, Settings::default());
        }
    }
}
