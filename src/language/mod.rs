//! What the program says, and how a language joins the words of a deck: a Fluent file a language.
//!
//! Other rooms hand out [`Message`]s: which one, and with what arguments. Words are made of them at the very end, by [`Language::say`].
//! A language is a file here and its line in `SOURCES`: its messages, as far as they are translated (where one is missing, English
//! stands in), the `grammar-` patterns that sentences about a deck are made with, and under `spelling-` what typed answers are read by, as far
//! as it is known. A deck in another language gets the patterns of `neutral.ftl`. This room does not know what is said when.

mod grammar;
mod letters;
#[macro_use]
mod messages;
mod figures;
mod orthography;
mod pattern;
mod verbs;
mod word_list;

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use figures::{grouped, once_in};
pub(crate) use grammar::Grammar;
use grammar::primary;
pub use letters::changes_screen;
pub(crate) use letters::{is_harmless, is_invisible, is_plain, is_visible, overrides_direction, tidy};
pub use messages::{Argument, Message, ToMessage, all_of, listed, one_of};
use orthography::Conventions;
pub(crate) use orthography::{Marks, Orthography, written_out};
use pattern::Patterns;
pub(crate) use verbs::Number;

/// Every language: its primary subtag (BCP 47), and its file. English, which has everything, comes first.
const SOURCES: &[(&str, &str)] = &[
    ("en", include_str!("en.ftl")),
    ("ar", include_str!("ar.ftl")),
    ("de", include_str!("de.ftl")),
    ("es", include_str!("es.ftl")),
    ("fr", include_str!("fr.ftl")),
    ("it", include_str!("it.ftl")),
    ("ja", include_str!("ja.ftl")),
    ("nl", include_str!("nl.ftl")),
    ("pl", include_str!("pl.ftl")),
    ("pt", include_str!("pt.ftl")),
    ("zh", include_str!("zh.ftl")),
];

/// How sentences are made in any other language.
const NEUTRAL: &str = include_str!("neutral.ftl");

static LANGUAGES: [OnceLock<Language>; SOURCES.len()] = [const { OnceLock::new() }; SOURCES.len()];

/// A language that the program speaks.
pub struct Language {
    bundle: FluentBundle<FluentResource>,
    patterns: Patterns,
    conventions: Conventions,
}

impl Language {
    /// The language of this BCP 47 tag, or English if there is no file of it.
    pub fn of(tag: &str) -> &'static Self {
        Self::named(tag).unwrap_or_else(Self::english)
    }

    /// English, which has every message.
    pub fn english() -> &'static Self {
        Self::at(0)
    }

    /// The primary subtags of the languages that there is a file of, in alphabetical order.
    pub(crate) fn known() -> impl Iterator<Item = &'static str> {
        let mut known: Vec<&str> = SOURCES.iter().map(|(language, _)| *language).collect();
        known.sort_unstable();
        known.into_iter()
    }

    /// The language of this BCP 47 tag, if there is a file of it.
    fn named(tag: &str) -> Option<&'static Self> {
        SOURCES.iter().position(|(language, _)| language.eq_ignore_ascii_case(primary(tag))).map(Self::at)
    }

    fn at(number: usize) -> &'static Self {
        LANGUAGES[number].get_or_init(|| Self::read(SOURCES[number].0, SOURCES[number].1))
    }

    /// The patterns that join by signs alone.
    fn neutral() -> &'static Patterns {
        static PATTERNS: OnceLock<Patterns> = OnceLock::new();
        PATTERNS.get_or_init(|| Patterns::of(&resource(NEUTRAL)))
    }

    /// Its BCP 47 tag.
    pub fn tag(&self) -> String {
        self.bundle.locales.first().map(ToString::to_string).unwrap_or_default()
    }

    fn read(tag: &str, source: &str) -> Self {
        let resource = resource(source);
        let (patterns, conventions) = (Patterns::of(&resource), Conventions::of(&resource));
        let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
        // Marks around each argument, which turn its direction, would stand in every text that is copied.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle, patterns, conventions }
    }

    /// The message in this language, in English if it is not translated.
    ///
    /// No argument brings a control character or one that turns the direction of text, and a full stop at the end of one ("Acme Inc.")
    /// is not followed by another.
    pub fn say(&self, message: &Message) -> String {
        self.said(message, None).unwrap_or_else(|| message.id().to_owned())
    }

    /// What stands beside the message under this name, as the remedy of an error does under "hint"; `None` if nothing does.
    pub fn beside(&self, message: &Message, name: &str) -> Option<String> {
        self.said(message, Some(name))
    }

    /// An argument by itself: a text as it is, a message in this language.
    pub fn words(&self, argument: &Argument) -> String {
        match self.value(argument) {
            FluentValue::String(text) => one_full_stop(&text),
            FluentValue::Number(number) => number.as_string().into_owned(),
            _ => String::new(),
        }
    }

    fn said(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let own = self.formatted(message, attribute);
        own.or_else(|| Self::english().formatted(message, attribute)).map(|said| one_full_stop(&said))
    }

    fn formatted(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let found = self.bundle.get_message(message.id())?;
        let pattern = match attribute {
            Some(name) => found.get_attribute(name)?.value(),
            None => found.value()?,
        };
        let arguments: FluentArgs<'_> =
            message.arguments().iter().map(|(name, argument)| (*name, self.value(argument))).collect();
        // An argument that is missing is shown by its name; a test compares the names.
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }

    fn value<'a>(&self, argument: &'a Argument) -> FluentValue<'a> {
        match argument {
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Text(text) => FluentValue::from(mark_full_stop(legible(text))),
            Argument::Message(message) => FluentValue::from(mark_full_stop(self.say(message))),
            Argument::List { last, items } => FluentValue::from(mark_full_stop(self.list(last, items))),
        }
    }

    /// Things in a row: "Force, Scope and Tools".
    fn list(&self, last: &'static str, items: &[Argument]) -> String {
        let mut said = String::new();
        for (number, item) in (1..).zip(items) {
            let item = self.words(item);
            let joined = if number == items.len() { last } else { "list-next" };
            said = match number {
                1 => item,
                _ => self.say(&Message::new(joined, vec![("before", said.into()), ("after", item.into())])),
            };
        }
        said
    }
}

/// What a file has. What is wrong with it costs the messages concerned; a test sees to it that nothing is.
fn resource(source: &str) -> FluentResource {
    FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource)
}

/// Stands for a full stop at the end of an argument, which ends a sentence as well. It is for private use (Unicode, 23.5), and never
/// left in what is said.
const FULL_STOP: char = '\u{f8fe}';

/// Stands for a space in a command that is to be pasted, which no line end may take the place of: whoever wraps what is said puts the space back
/// afterwards. It is for private use (Unicode, 23.5).
pub const SPACE_IN_COMMAND: char = '\u{f8fd}';

fn mark_full_stop(mut text: String) -> String {
    if text.ends_with('.') && !text.ends_with("..") {
        text.pop();
        text.push(FULL_STOP);
    }
    text
}

fn one_full_stop(text: &str) -> String {
    text.replace(&format!("{FULL_STOP}."), ".").replace(FULL_STOP, ".")
}

/// A text that came from outside, without what could change the screen around it: control characters, line ends among them, and those
/// that turn the direction of what follows. In place of line ends and tabs stands one space.
pub fn legible(text: &str) -> String {
    let mut legible = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            letter if letter.is_whitespace() && changes_screen(letter) => {
                if !legible.ends_with(' ') {
                    legible.push(' ');
                }
            }
            letter if changes_screen(letter) || letter == FULL_STOP => {}
            letter => legible.push(letter),
        }
    }
    legible
}

#[cfg(test)]
mod tests;
