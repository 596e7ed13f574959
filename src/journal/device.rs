//! The name of this machine in the journal.

use std::fmt::{self, Write as _};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use rand::{Rng, RngExt};
use serde::{Deserialize, Serialize};

use super::files::regular::read_regular;
use super::files::{Waiting, lock, open_regular, private};
use super::{FileOperation, JournalError};
use crate::deck;
use crate::language::{Message, ToMessage};

const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// What belongs to this machine and to no other, though it shares a data directory with them.
#[derive(Debug, Clone)]
pub struct ThisMachine {
    pub(super) state_dir: PathBuf,
    fingerprint: String,
}

impl ThisMachine {
    /// The machine that is known by these texts (an id, a name: whatever another has otherwise), and keeps what is its own in this folder,
    /// which is not synced.
    pub fn new(state_dir: impl Into<PathBuf>, known_by: &[String]) -> Self {
        let state_dir = state_dir.into();
        let parts = known_by.iter().flat_map(|text| [text.as_bytes(), b"\n"]);
        let fingerprint = deck::fingerprint(parts.chain([state_dir.as_os_str().as_encoded_bytes()]));
        Self { state_dir, fingerprint }
    }

    /// The folder of what is its own.
    pub fn state_dir(&self) -> &Path {
        &self.state_dir
    }
}

/// A short random name, made once a machine and kept outside the folder that is synced: eight lower-case letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "String"))]
#[serde(try_from = "String", into = "String")]
pub struct DeviceName([u8; DeviceName::LENGTH]);

impl DeviceName {
    /// For journals that no device keeps: without an o, which is no letter of such names.
    pub(super) const IN_MEMORY: Self = Self(*b"inmemary");

    /// For lines that do not say which device wrote them, in a file that does not either.
    pub(super) const UNNAMED: Self = Self(*b"unnamed2");

    /// How many letters a name has.
    pub(super) const LENGTH: usize = 8;

    /// The name in this text; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; Self::LENGTH] = text.as_bytes().try_into().ok()?;
        letters.iter().all(|letter| LETTERS.contains(letter)).then_some(Self(letters))
    }

    /// The name of this machine, from the file `device` in its state directory; it is made there the first time, and anew where the file
    /// came from another machine, with a copied home or disk: two machines must not append to one file.
    ///
    /// Two first runs at once agree on one name: whoever locks the file first writes it, the other reads it.
    ///
    /// # Errors
    ///
    /// The file cannot be read or written.
    pub(super) fn of(machine: &ThisMachine, waiting: Option<Waiting>, rng: &mut dyn Rng) -> Result<Self, JournalError> {
        let ThisMachine { state_dir, fingerprint } = machine;
        private::make_folder(state_dir).map_err(JournalError::device_io(FileOperation::MakeFolder, state_dir))?;
        let path = state_dir.join("device");
        let mut options = private::options();
        let opened = open_regular(options.read(true).write(true).create(true).truncate(false), &path);
        let mut file = opened.map_err(JournalError::device_io(FileOperation::Open, &path))?;
        lock::exclusive(&file, waiting).map_err(JournalError::device_io(FileOperation::Lock, &path))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(JournalError::device_io(FileOperation::Read, &path))?;
        let (known, bound_to) = kept(&bytes);
        if let Some(known) = known.filter(|_| bound_to.as_deref() == Some(fingerprint.as_str())) {
            return Ok(known);
        }
        // A name that is bound to no machine yet is kept.
        let name = known.filter(|_| bound_to.is_none()).unwrap_or_else(|| Self::random(rng));
        let text = format!("{name}\n{fingerprint}\n");
        let written = file.rewind().and_then(|()| file.set_len(0)).and_then(|()| file.write_all(text.as_bytes()));
        written.and_then(|()| file.sync_all()).map_err(JournalError::device_io(FileOperation::Write, &path))?;
        Ok(name)
    }

    /// The name that this machine has already; `None` if it has none.
    pub(super) fn known(machine: &ThisMachine) -> Option<Self> {
        let (known, bound_to) = kept(&read_regular(&machine.state_dir.join("device")).ok()?);
        known.filter(|_| bound_to.is_none_or(|bound_to| bound_to == machine.fingerprint))
    }

    fn random(rng: &mut dyn Rng) -> Self {
        Self([(); Self::LENGTH].map(|()| LETTERS[rng.random_range(0..LETTERS.len())]))
    }
}

/// What the file with a name holds: the name, and the machine that it is bound to.
fn kept(bytes: &[u8]) -> (Option<DeviceName>, Option<String>) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines().map(str::trim);
    (lines.next().and_then(DeviceName::parse), lines.next().map(str::to_owned))
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
