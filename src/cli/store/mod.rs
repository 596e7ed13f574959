//! What is kept on disk for this learner: the settings, the journal, decks, and files that commands write.

mod decks;
mod error;
mod files;
mod lock;
mod whole;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use rand::rngs::ChaCha8Rng;

use crate::cli::console::counting;
use crate::cli::environment::Locations;
use crate::cli::error::Error;
use error::{NoHome, NotWritten};
use lock::Lock;
use tellapart::{Diagnostics, Files, Learner, Moment, NotAllowed, Rules, Settings, Waiting};
use whole::{ReadError, Readers, read_up_to, read_whole, write_whole};

/// The largest file of the cache that is read, in bytes: what follows from some millions of answers.
const MOST_BYTES_CACHED: u64 = 1 << 30;

/// What is kept for this learner.
pub(crate) struct Storage {
    locations: Locations,
    /// How it waits while another process of this program writes.
    waiting: Waiting,
    /// Whether only lines are wanted.
    is_plain: bool,
    /// Read once.
    settings: Option<Settings>,
}

impl Storage {
    /// What is kept at these locations, where one waits like this while another process of this program writes.
    pub(crate) fn new(locations: Locations, waiting: Waiting, is_plain: bool) -> Self {
        Self { locations, waiting, is_plain, settings: None }
    }

    /// The learner's settings, read once.
    ///
    /// # Errors
    ///
    /// Their file has problems; every one of them is told.
    pub(crate) fn settings(&mut self) -> Result<&Settings, Error> {
        let settings = match self.settings.take() {
            Some(settings) => settings,
            // Without a home directory nothing can have been set.
            None => match &self.locations.settings {
                Some(path) => settings_in(path).map_err(Error::Settings)?,
                None => Settings::default(),
            },
        };
        Ok(self.settings.insert(settings))
    }

    /// Where the learner's settings are kept, whether or not anything was set.
    ///
    /// # Errors
    ///
    /// There is no home directory.
    pub(crate) fn settings_file(&self) -> Result<&Path, NoHome> {
        self.locations.settings.as_deref().ok_or(NoHome::ForSettings)
    }

    /// Changes the settings, and keeps them from now on; returns those before and those after. No one else changes them meanwhile.
    ///
    /// # Errors
    ///
    /// They cannot be changed like this, or could not be saved; those before hold.
    pub(crate) fn change_settings(
        &mut self,
        change: impl Fn(&mut Settings) -> Result<(), NotAllowed>,
    ) -> Result<(Settings, Settings), Error> {
        let changed = |before: Settings| -> Result<(Settings, Settings), NotAllowed> {
            let mut after = before.clone();
            change(&mut after)?;
            Ok((before, after))
        };
        // For what cannot be done, or changes nothing, no file is made.
        let (before, after) = changed(self.settings()?.clone())?;
        if before == after {
            return Ok((before, after));
        }
        let path = self.settings_file()?.to_owned();
        let not_written = |error| NotWritten { path: path.clone(), error };
        let _lock = Lock::beside(&path, self.waiting).map_err(not_written)?;
        let (before, after) = changed(settings_in(&path).map_err(Error::Settings)?)?;
        write_whole(&path, after.to_json().as_bytes(), Readers::Owner).map_err(not_written)?;
        self.settings = Some(after.clone());
        Ok((before, after))
    }

    /// The folder with the journal.
    ///
    /// # Errors
    ///
    /// There is no home directory, and no folder was named.
    pub(crate) fn data_dir(&self) -> Result<&Path, NoHome> {
        self.locations.data.as_deref().ok_or(NoHome::ForProgress)
    }

    /// The learner: the journal, and what follows from it. This machine gets its name by `rng`, if it has none yet.
    ///
    /// # Errors
    ///
    /// The journal cannot be read, or the settings have problems.
    pub(crate) fn learner(&mut self, now: Moment, rng: ChaCha8Rng) -> Result<Learner<Files>, Error> {
        let rules = self.rules()?;
        let files = self.files(rng)?;
        let snapshot = self.cache_file("progress", self.data_dir()?);
        let before = snapshot.as_deref().and_then(read_cached);
        let learner = counting(self.is_plain, |count| Learner::load_known(files, rules, now, before, count))?;
        keep_cached(snapshot.as_deref(), learner.new_snapshot());
        Ok(learner)
    }

    /// The file that only saves time at the next start with what is at this path: what follows from it is kept there. `None` where there is no place
    /// for it.
    fn cache_file(&self, kind: &str, path: &Path) -> Option<PathBuf> {
        // Each has its own. Should another get the same name, that is noticed.
        let mut hash = DefaultHasher::new();
        std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).hash(&mut hash);
        self.locations.cache.as_ref().map(|cache| cache.join(format!("{kind}-{:016x}", hash.finish())))
    }

    /// By what rules the learner's journal is read.
    ///
    /// # Errors
    ///
    /// The settings have problems.
    pub(crate) fn rules(&mut self) -> Result<Rules, Error> {
        let settings = self.settings()?;
        let (target, day_start, streak) = (settings.target(), settings.day_start(), settings.streak());
        Ok(Rules { target, day_start, streak, ..Rules::default() })
    }

    /// The journal, of which nothing is read yet.
    ///
    /// # Errors
    ///
    /// There is no home directory, and no folder was named.
    pub(crate) fn files(&self, rng: ChaCha8Rng) -> Result<Files, NoHome> {
        Ok(Files::new(self.data_dir()?, self.locations.machine.clone(), rng).waiting(self.waiting))
    }
}

/// What a file of the cache holds; what cannot be read is as good as nothing.
fn read_cached(path: &Path) -> Option<Vec<u8>> {
    read_up_to(path, MOST_BYTES_CACHED).ok()
}

/// Keeps this for the next start, if it is worth it and there is a place. It need not succeed.
fn keep_cached(path: Option<&Path>, bytes: Option<&[u8]>) {
    if let (Some(path), Some(bytes)) = (path, bytes) {
        let _ = write_whole(path, bytes, Readers::Owner);
    }
}

/// The settings in this file; where there is none, every setting has its default.
fn settings_in(path: &Path) -> Result<Settings, Diagnostics> {
    let name = path.display().to_string();
    match read_whole(path) {
        Ok(bytes) => Settings::read(&name, &bytes),
        Err(ReadError::Missing) => Ok(Settings::default()),
        Err(error) => Err(Diagnostics::of_file(&name, &error)),
    }
}
