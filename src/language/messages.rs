//! A message as a value: which one, and with what arguments.

use std::borrow::Cow;

/// Something that the program says: which message, and its arguments. Made by [`message!`](crate::message!).
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    id: Cow<'static, str>,
    arguments: Vec<(&'static str, Argument)>,
}

/// What a message is about: its `$argument` in the file of a language.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A number, which decides between singular and plural. Above 2^53 only its size is right.
    Number(f64),
    /// A text in no language, or in the language of a deck.
    Text(String),
    /// A message within the message.
    Message(Message),
    /// Things in a row.
    List {
        /// The message that joins the last of them: `list-and`, `list-or` or `list-next`.
        last: &'static str,
        /// In the order in which they are said.
        items: Vec<Argument>,
    },
}

/// A value that can be told.
pub trait ToMessage {
    /// What is said of it. An error has its remedy, where there is one, beside its message under the name `hint`.
    fn message(&self) -> Message;
}

/// Lets these errors display themselves as their messages in English, for programmers and for chains of errors. People are told the
/// message itself, in their language.
#[doc(hidden)]
#[macro_export]
macro_rules! display_in_english {
    ($($error:ty),+ $(,)?) => {
        $(impl std::fmt::Display for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::Language::english().say(&$crate::ToMessage::message(self)))
            }
        })+
    };
}

impl Message {
    /// The message of this id, with arguments by their names. Use [`message!`](crate::message!), which a test compares with the files.
    #[doc(hidden)]
    pub fn new(id: impl Into<Cow<'static, str>>, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { id: id.into(), arguments }
    }

    /// Its id in the files.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its arguments by their names.
    pub fn arguments(&self) -> &[(&'static str, Argument)] {
        &self.arguments
    }
}

/// A [`Message`]: its id, and the arguments it takes, as in `message!("score", right = 3, of = 4)`.
///
/// A test compares id and arguments with the file of the English language.
#[macro_export]
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::Message::new($id, vec![$((stringify!($name), $crate::Argument::from($value))),*])
    };
}

/// All of these: "Force, Scope and Tools".
pub fn all_of<T: Into<Argument>>(items: impl IntoIterator<Item = T>) -> Argument {
    Argument::List { last: "list-and", items: items.into_iter().map(Into::into).collect() }
}

/// Any one of these: "typed or recall".
pub fn one_of<T: Into<Argument>>(items: impl IntoIterator<Item = T>) -> Argument {
    Argument::List { last: "list-or", items: items.into_iter().map(Into::into).collect() }
}

/// These in a row: "en, de, fr".
pub fn listed<T: Into<Argument>>(items: impl IntoIterator<Item = T>) -> Argument {
    Argument::List { last: "list-next", items: items.into_iter().map(Into::into).collect() }
}

macro_rules! from_numbers {
    ($($number:ty),*) => {
        $(impl From<$number> for Argument {
            fn from(number: $number) -> Self {
                Self::Number(number as f64)
            }
        })*
    };
}

from_numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64, f64);

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
