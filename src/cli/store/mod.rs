//! What is kept on disk for this learner: the settings, the journal, decks, and files that commands write.

mod files;

use std::path::Path;

use rand::rngs::ChaCha8Rng;

use crate::cli::environment::Places;
use crate::cli::error::Error;
use tellapart::{Deck, Files, Learner, Moment, NotADeck, Rules, Settings, Shelf, built_in, open};

/// What is kept for this learner.
pub(crate) struct Storage {
    places: Places,
    /// Read once.
    settings: Option<Settings>,
}

impl Storage {
    /// What is kept at these places.
    pub(crate) fn new(places: Places) -> Self {
        Self { places, settings: None }
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
            None => match &self.places.settings {
                Some(path) => Settings::load(path).map_err(Error::Settings)?,
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
    pub(crate) fn settings_file(&self) -> Result<&Path, Error> {
        let none =
            "there is no home directory to keep settings in; set HOME, or TELLAPART_CONFIG_DIR to a folder of your own";
        self.places.settings.as_deref().ok_or_else(|| Error::Refused(none.to_owned()))
    }

    /// Keeps these settings from now on.
    ///
    /// # Errors
    ///
    /// They could not be saved; those before hold.
    pub(crate) fn keep_settings(&mut self, settings: Settings) -> Result<(), Error> {
        let path = self.settings_file()?;
        settings.save(path).map_err(|error| Error::File { path: path.to_owned(), error })?;
        self.settings = Some(settings);
        Ok(())
    }

    /// The folder with the journal.
    ///
    /// # Errors
    ///
    /// There is no home directory, and no folder was named.
    pub(crate) fn data_dir(&self) -> Result<&Path, Error> {
        self.places.data.as_deref().ok_or(Error::NoHome)
    }

    /// The learner: the journal, and what follows from it. This machine gets its name by `rng`, if it has none yet.
    ///
    /// # Errors
    ///
    /// The journal cannot be read, or the settings have problems.
    pub(crate) fn learner(&mut self, now: Moment, rng: ChaCha8Rng) -> Result<Learner<Files>, Error> {
        let settings = self.settings()?;
        let (target, day_start, streak) = (settings.target(), settings.day_start(), settings.streak());
        let rules = Rules { target, day_start, streak, ..Rules::default() };
        let files = Files::new(self.data_dir()?, self.places.state.clone(), rng);
        Ok(Learner::load(files, rules, now)?)
    }

    /// The decks of these names, or all built-in ones if none is named.
    ///
    /// # Errors
    ///
    /// A deck is unknown or has problems (every one of them is told), or two different decks have the same id.
    pub(crate) fn shelf(&self, names: &[String]) -> Result<Shelf, Error> {
        let decks = match names {
            [] => built_in()?,
            names => self.opened(names.iter().map(|name| open(name)))?,
        };
        Shelf::new(decks).map_err(|same| Error::Refused(format!("{same}; name one of them, or give one another id")))
    }

    /// The decks that could be opened, if all could.
    ///
    /// # Errors
    ///
    /// What is wrong with those that could not.
    pub(crate) fn opened(&self, opened: impl Iterator<Item = Result<Deck, NotADeck>>) -> Result<Vec<Deck>, Error> {
        let mut decks = Vec::new();
        let mut refused = Vec::new();
        for deck in opened {
            match deck {
                Ok(deck) => decks.push(deck),
                Err(error) => refused.push(error),
            }
        }
        if let [unknown @ NotADeck::Unknown { .. }] = refused.as_slice() {
            return Err(Error::Deck(unknown.clone()));
        }
        if refused.is_empty() { Ok(decks) } else { Err(Error::Decks(refused)) }
    }
}
