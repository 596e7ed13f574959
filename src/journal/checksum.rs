//! The checksum of a line, by which a changed line is noticed and two lines of one number are told apart.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The CRC-32 of a line, written as eight hexadecimal digits. It notices every single bit that flips.
///
/// It is no signature: whoever can change a line can compute it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "String"))]
#[serde(into = "String", try_from = "String")]
pub struct Checksum(u32);

impl Checksum {
    /// Of a line that is referred to by its number alone, as in a journal that was written by hand.
    pub const UNKNOWN: Self = Self(0);

    /// How many letters it is written with.
    pub(super) const LETTERS: usize = 8;

    /// The checksum of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(crc32fast::hash(bytes))
    }

    /// The checksum that these letters are; `None` if they are none.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let is_digit = |letter: &u8| matches!(letter, b'0'..=b'9' | b'a'..=b'f');
        let text = std::str::from_utf8(text).ok().filter(|text| text.len() == Self::LETTERS)?;
        text.as_bytes().iter().all(is_digit).then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }

    pub(crate) fn is_unknown(&self) -> bool {
        *self == Self::UNKNOWN
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl From<Checksum> for String {
    fn from(sum: Checksum) -> String {
        sum.to_string()
    }
}

impl TryFrom<String> for Checksum {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(text.as_bytes()).ok_or(text)
    }
}
