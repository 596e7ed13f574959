//! The learner's settings: which there are, what each may be, what holds where nothing was set, and the text that keeps them.
//!
//! A setting more is a `Setting` here, its place in `TABLE`, a method of [`Settings`] that hands its value out, and a message that says
//! what it is for. Where that text is kept, this room does not know.

mod value_type;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use crate::clock::DayStart;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::json::{self, Node, Reader};
use crate::language::{Message, ToMessage, listed};
use crate::memory::Target;
use crate::question::FormName;
use value_type::{FormList, Setting, Share, Switch, TableEntry, ValueType, Whole};

static RETENTION: Setting<Share> = Setting {
    key: "retention",
    about: || message!("setting-retention"),
    value_type: Share { from: 0.70, to: 0.97, usual: Target::USUAL.retention },
};

static NEW_A_DAY: Setting<Whole> = Setting {
    key: "new-a-day",
    about: || message!("setting-new-a-day"),
    value_type: Whole { from: 0, to: 1000, usual: 8 },
};

// Twelve questions take about three minutes.
static QUESTIONS: Setting<Whole> = Setting {
    key: "questions",
    about: || message!("setting-questions"),
    value_type: Whole { from: 1, to: 500, usual: 12 },
};

static DAY_STARTS_AT: Setting<Whole> = Setting {
    key: "day-starts-at",
    about: || message!("setting-day-starts-at"),
    value_type: Whole { from: 0, to: 23, usual: DayStart::USUAL.hour() as u16 },
};

static FORMS: Setting<FormList> = Setting { key: "forms", about: || message!("setting-forms"), value_type: FormList };

static STREAK: Setting<Switch> =
    Setting { key: "streak", about: || message!("setting-streak"), value_type: Switch { usual: true } };

/// Every setting, in the order in which they are listed.
static TABLE: &[&dyn TableEntry] = &[&RETENTION, &NEW_A_DAY, &QUESTIONS, &DAY_STARTS_AT, &FORMS, &STREAK];

/// The learner's settings: those that were set, and for the others their defaults.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// What was set, by key, as it stands in the file.
    set: BTreeMap<&'static str, Value>,
}

/// A setting by its name.
#[derive(Clone, Copy)]
pub struct Key(&'static dyn TableEntry);

/// There is no such setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchKey(String);

/// A value that a setting cannot have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAllowed {
    key: Key,
    given: String,
}

impl Settings {
    /// Reads the settings kept in a file, which its user calls `name`. Where there is no file, every setting has its default.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the file: settings with a problem are not half used.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Diagnostics> {
        let source = Source::read(name, bytes)?;
        if source.text().trim().is_empty() {
            return Err(Diagnostics::new(source, vec![Diagnostic::of_file(message!("settings-file-empty"))]));
        }
        let mut reader = Reader::default();
        let root = json::read(source.text(), &mut reader);
        let settings = root.map(|root| settings(&mut reader, &root)).unwrap_or_default();
        let wrong = reader.into_diagnostics();
        if wrong.is_empty() { Ok(settings) } else { Err(Diagnostics::new(source, wrong)) }
    }

    /// The text of the file that keeps them.
    pub fn to_json(&self) -> String {
        let set: serde_json::Map<_, _> =
            self.set.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        format!("{:#}\n", Value::Object(set))
    }

    /// When an item has to come back.
    pub fn target(&self) -> Target {
        Target { retention: self.of(&RETENTION), ..Target::USUAL }
    }

    /// How many new items may begin a day, 0 to 1000.
    pub fn new_a_day(&self) -> u16 {
        self.of(&NEW_A_DAY)
    }

    /// How many questions a session asks, 1 to 500.
    pub fn questions(&self) -> u16 {
        self.of(&QUESTIONS)
    }

    /// When the learner's day begins.
    pub fn day_start(&self) -> DayStart {
        let hour = u8::try_from(self.of(&DAY_STARTS_AT)).ok();
        hour.and_then(DayStart::at).unwrap_or(DayStart::USUAL)
    }

    /// The forms that a drill may ask in, at least one.
    pub fn forms(&self) -> Vec<FormName> {
        self.of(&FORMS)
    }

    /// Whether days in a row are told.
    pub fn streak(&self) -> bool {
        self.of(&STREAK)
    }

    fn of<T: ValueType>(&self, setting: &Setting<T>) -> T::Value {
        let set = self.set.get(setting.key).and_then(|json| setting.value_type.read(json));
        set.unwrap_or_else(|| setting.value_type.usual())
    }

    /// Whether this was set, and has not its default by being left alone.
    pub fn is_set(&self, key: Key) -> bool {
        self.set.contains_key(key.name())
    }

    /// The value of this setting, as JSON.
    pub fn json(&self, key: Key) -> Value {
        self.set.get(key.name()).cloned().unwrap_or_else(|| key.0.usual())
    }

    /// The value of this setting, as it is typed and shown.
    pub fn shown(&self, key: Key) -> String {
        key.0.shown(&self.json(key))
    }

    /// Gives a setting the value that someone typed.
    ///
    /// # Errors
    ///
    /// It cannot have this value.
    pub fn set(&mut self, key: Key, typed: &str) -> Result<(), NotAllowed> {
        let value = key.0.typed(typed).ok_or_else(|| NotAllowed { key, given: typed.to_owned() })?;
        self.set.insert(key.name(), value);
        Ok(())
    }

    /// Gives a setting back its default.
    pub fn unset(&mut self, key: Key) {
        self.set.remove(key.name());
    }
}

impl Key {
    /// Every setting, in the order in which they are listed.
    pub fn all() -> impl Iterator<Item = Key> {
        TABLE.iter().map(|entry| Key(*entry))
    }

    /// Its name, as in `new-a-day`.
    pub fn name(self) -> &'static str {
        self.0.key()
    }

    /// What it is for.
    pub fn about(self) -> Message {
        self.0.about()
    }

    /// What it may be: "a whole number from 0 to 1000".
    pub fn takes(self) -> Message {
        self.0.takes()
    }
}

impl FromStr for Key {
    type Err = NoSuchKey;

    fn from_str(name: &str) -> Result<Self, NoSuchKey> {
        Key::all().find(|key| key.name() == name).ok_or_else(|| NoSuchKey(name.to_owned()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Key {}

impl ToMessage for NoSuchKey {
    fn message(&self) -> Message {
        message!("setting-unknown", given = &self.0, known = listed(Key::all().map(Key::name)))
    }
}

impl ToMessage for NotAllowed {
    fn message(&self) -> Message {
        /// Enough to know it again.
        const MOST_SHOWN: usize = 40;
        let mut given: String = self.given.chars().take(MOST_SHOWN).collect();
        if given.len() < self.given.len() {
            given += "...";
        }
        message!("setting-not-allowed", key = self.key.name(), takes = self.key.takes(), given = given)
    }
}

display_in_english!(NoSuchKey, NotAllowed);

impl std::error::Error for NoSuchKey {}

impl std::error::Error for NotAllowed {}

/// The settings of a file. Each that cannot be used is reported.
fn settings(reader: &mut Reader, root: &Node) -> Settings {
    let known: Vec<&str> = Key::all().map(Key::name).collect();
    let mut settings = Settings::default();
    let Some(fields) = reader.fields(root, &message!("settings-file"), &known) else { return settings };
    for entry in TABLE {
        let Some(node) = fields.get(entry.key()) else { continue };
        let given = node.value.plain();
        if entry.allows(&given) {
            settings.set.insert(entry.key(), given);
        } else {
            let refusal = NotAllowed { key: Key(*entry), given: given.to_string() };
            reader.report(Diagnostic::error(node.head, refusal.message()));
        }
    }
    settings
}

#[cfg(test)]
mod tests;
