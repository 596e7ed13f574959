//! Settings, and what became of one.

use super::Paragraphs;
use tellapart::{Key, Settings, message};

/// Every setting with its value, and the file that keeps them.
pub(crate) fn settings(settings: &Settings, file: &str, on: &mut Paragraphs) {
    let width = Key::all().map(|key| key.name().len()).max().unwrap_or_default();
    for key in Key::all() {
        // A list wraps at its commas' spaces only.
        let shown = settings.shown(key).replace(',', ", ");
        let shown = match settings.is_set(key) {
            true => shown,
            false => on.words(&message!("setting-by-default", value = shown)),
        };
        on.put(&format!("{:width$}  ", key.name()), &shown);
    }
    on.say(&message!("settings-kept-in", file = file));
}

/// The value of one setting.
pub(crate) fn setting(settings: &Settings, key: Key, on: &mut Paragraphs) {
    on.put("", &settings.shown(key));
}

/// That a setting was given a value.
pub(crate) fn changed_setting(key: Key, before: &Settings, now: &Settings, on: &mut Paragraphs) {
    let (before, now) = (before.shown(key), now.shown(key));
    on.say(&match now == before {
        true => message!("setting-as-before", key = key.name(), now = now),
        false => message!("setting-changed", key = key.name(), now = now, before = before),
    });
}

/// That a setting was given back its default.
pub(crate) fn unset_setting(key: Key, before: &Settings, now: &Settings, on: &mut Paragraphs) {
    let is_set = before.is_set(key);
    let (before, now) = (before.shown(key), now.shown(key));
    on.say(&match now == before {
        _ if !is_set => message!("setting-was-not-set", key = key.name(), now = now),
        true => message!("setting-default-as-before", key = key.name(), now = now),
        false => message!("setting-default-again", key = key.name(), now = now, before = before),
    });
}
