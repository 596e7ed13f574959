//! The name of this machine in the journal.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a machine is known by a file outside of what is synced"
)]

use std::fmt::{self, Write as _};
use std::fs::{self, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::Path;

use rand::{Rng, RngExt};
use serde::{Deserialize, Serialize};

use super::files::where_supported;
use super::{FileOperation, JournalError};
use crate::language::{Message, ToMessage};

const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyz23456789";
const LENGTH: usize = 8;

/// A short random name, made once a machine and kept outside the folder that is synced: eight lower-case letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "String"))]
#[serde(try_from = "String", into = "String")]
pub struct DeviceName([u8; LENGTH]);

impl DeviceName {
    /// For journals that no device keeps: without an o, which is no letter of such names.
    pub(super) const IN_MEMORY: Self = Self(*b"inmemary");

    /// The name in this text; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; LENGTH] = text.as_bytes().try_into().ok()?;
        letters.iter().all(|letter| LETTERS.contains(letter)).then_some(Self(letters))
    }

    /// The name of this machine, from the file `device` in the state directory; it is made there the first time.
    ///
    /// Two first runs at once agree on one name: whoever locks the file first writes it, the other reads it.
    ///
    /// # Errors
    ///
    /// The file cannot be read or written, or holds no name.
    pub fn of_this_machine(state_dir: &Path, rng: &mut dyn Rng) -> Result<Self, JournalError> {
        fs::create_dir_all(state_dir).map_err(JournalError::device_io(FileOperation::MakeFolder, state_dir))?;
        let path = state_dir.join("device");
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = opened.map_err(JournalError::device_io(FileOperation::Open, &path))?;
        where_supported(file.lock()).map_err(JournalError::device_io(FileOperation::Lock, &path))?;
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(JournalError::device_io(FileOperation::Read, &path))?;
        let text = text.trim();
        if !text.is_empty() {
            return Self::parse(text).ok_or(JournalError::BadDevice { path });
        }
        let name = Self::random(rng);
        let written = file.rewind().and_then(|()| file.write_all(format!("{name}\n").as_bytes()));
        written.and_then(|()| file.sync_all()).map_err(JournalError::device_io(FileOperation::Write, &path))?;
        Ok(name)
    }

    fn random(rng: &mut dyn Rng) -> Self {
        Self([(); LENGTH].map(|()| LETTERS[rng.random_range(0..LETTERS.len())]))
    }
}

impl fmt::Display for DeviceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| f.write_char(char::from(*letter)))
    }
}

impl From<DeviceName> for String {
    fn from(name: DeviceName) -> String {
        name.to_string()
    }
}

impl TryFrom<String> for DeviceName {
    type Error = NotADevice;

    fn try_from(text: String) -> Result<Self, NotADevice> {
        Self::parse(&text).ok_or(NotADevice(text))
    }
}

/// A text that is not the name of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADevice(String);

impl ToMessage for NotADevice {
    fn message(&self) -> Message {
        message!("not-a-device", given = &self.0)
    }
}

display_in_english!(NotADevice);

impl std::error::Error for NotADevice {}
