//! The learner's settings: which there are, what each may be, what holds where nothing was set, and the file that keeps them.
//!
//! A setting more is a `Setting` here, its place in `TABLE` and a method of [`Settings`] that hands its value out. Where the file
//! is, this room does not know.

mod kind;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;
use std::str::FromStr;

use serde_json::Value;

use crate::clock::DayStart;
use crate::document::{self, Checker, Node, Problems, Wording};
use crate::memory::Target;
use crate::question::FormName;
use kind::{Entry, Forms, Setting, Share, Switch, Whole};

static RETENTION: Setting<Share> = Setting {
    key: "retention",
    about: "how surely you want to remember what you learnt",
    kind: Share { from: 0.70, to: 0.97, usual: Target::USUAL.retention },
};

static NEW_A_DAY: Setting<Whole> =
    Setting { key: "new-a-day", about: "new items that may begin a day", kind: Whole { from: 0, to: 1000, usual: 8 } };

// Twelve questions take about three minutes.
static QUESTIONS: Setting<Whole> =
    Setting { key: "questions", about: "questions in a session", kind: Whole { from: 1, to: 500, usual: 12 } };

static DAY_STARTS_AT: Setting<Whole> = Setting {
    key: "day-starts-at",
    about: "the hour at which your day begins",
    kind: Whole { from: 0, to: 23, usual: DayStart::USUAL.hour() as u16 },
};

static FORMS: Setting<Forms> = Setting { key: "forms", about: "forms of questions that drills may use", kind: Forms };

static STREAK: Setting<Switch> =
    Setting { key: "streak", about: "whether days in a row are told", kind: Switch { usual: true } };

/// Every setting, in the order in which they are listed.
static TABLE: &[&dyn Entry] = &[&RETENTION, &NEW_A_DAY, &QUESTIONS, &DAY_STARTS_AT, &FORMS, &STREAK];

/// What is said of a file that holds no settings.
const WORDING: Wording = Wording {
    is_folder: "this is a folder, and the settings should be a file; move it away",
    is_large: "is larger than 16 MiB, which no settings are; move it away",
    is_empty: "the file is empty; delete it, and every setting has its default",
};

/// The learner's settings: those that were set, and for the others their defaults.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// What was set, by key, as it stands in the file.
    set: BTreeMap<&'static str, Value>,
}

/// A setting by its name.
#[derive(Clone, Copy)]
pub struct Key(&'static dyn Entry);

/// There is no such setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchKey(String);

/// A value that a setting cannot have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAllowed {
    key: &'static str,
    takes: String,
    given: String,
}

impl Settings {
    /// Reads the settings kept in the file at `path`. Without a file every setting has its default.
    ///
    /// # Errors
    ///
    /// Every problem of the file, with its place: settings with a problem are not half used.
    pub fn load(path: &Path) -> Result<Self, Problems> {
        Ok(document::read_file(path, &WORDING, settings)?.unwrap_or_default())
    }

    /// Keeps what was set in the file at `path`, whole or not at all.
    ///
    /// # Errors
    ///
    /// What the system says; the file is then as it was.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let json = serde_json::to_string_pretty(&self.set)?;
        document::write_whole(path, format!("{json}\n").as_bytes())
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

    fn of<K: kind::Kind>(&self, setting: &Setting<K>) -> K::Value {
        self.set.get(setting.key).and_then(|json| setting.kind.read(json)).unwrap_or_else(|| setting.kind.usual())
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
        let value = key.0.typed(typed).ok_or_else(|| NotAllowed::of(key.0, typed.to_owned()))?;
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
    pub fn about(self) -> &'static str {
        self.0.about()
    }

    /// What it may be: "a whole number from 0 to 1000".
    pub fn takes(self) -> String {
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

impl fmt::Display for NoSuchKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Key::all().map(Key::name).collect::<Vec<_>>().join(", ");
        write!(f, "there is no setting \"{}\"; the settings are {known}", self.0.escape_debug())
    }
}

impl std::error::Error for NoSuchKey {}

impl NotAllowed {
    fn of(entry: &dyn Entry, given: String) -> Self {
        Self { key: entry.key(), takes: entry.takes(), given }
    }
}

impl fmt::Display for NotAllowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// Enough to know it again.
        const MOST_SHOWN: usize = 40;
        write!(f, "{} must be {}; you gave ", self.key, self.takes)?;
        for letter in self.given.chars().take(MOST_SHOWN) {
            match letter {
                '"' | '\'' => write!(f, "{letter}")?,
                other => write!(f, "{}", other.escape_debug())?,
            }
        }
        f.write_str(if self.given.chars().nth(MOST_SHOWN).is_some() { "..." } else { "" })
    }
}

impl std::error::Error for NotAllowed {}

/// The settings of a file. Each that cannot be used is reported.
fn settings(checker: &mut Checker<'_>, root: &Node) -> Option<Settings> {
    let known: Vec<&str> = Key::all().map(Key::name).collect();
    let fields = checker.fields(root, "the settings file", &known)?;
    let mut settings = Settings::default();
    for entry in TABLE {
        let Some(node) = fields.optional(entry.key()) else { continue };
        let given = node.value.plain();
        if entry.allows(&given) {
            settings.set.insert(entry.key(), given);
        } else {
            checker.report(node.offset, NotAllowed::of(*entry, given.to_string()).to_string());
        }
    }
    Some(settings)
}

#[cfg(test)]
mod tests;
