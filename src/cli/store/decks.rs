//! Decks by the names that people give: the id of a built-in one, or the path of a file.

use std::path::Path;

use super::error::UnknownDeck;
use super::whole::{ReadError, read_whole};
use super::{Storage, keep_cached, read_cached};
use crate::cli::error::Error;
use tellapart::{
    Deck, Diagnostics, Message, Shelf, ToMessage, built_in, built_in_named, check_deck, message, read_deck_known,
};

/// Why there is no deck of some name.
enum NotADeck {
    Unknown(UnknownDeck),
    Faulty(Diagnostics),
}

/// There is no file where a deck should be.
struct NoFile;

impl ToMessage for NoFile {
    fn message(&self) -> Message {
        message!("deck-file-missing")
    }
}

impl Storage {
    /// The decks of these names, or all built-in ones if none is named.
    ///
    /// # Errors
    ///
    /// A deck is unknown or has problems (every one of them is told), or two different decks have the same id.
    pub(crate) fn shelf(&self, names: &[String]) -> Result<Shelf, Error> {
        let decks = match names {
            [] => built_in()?,
            names => self.decks(names)?,
        };
        Ok(Shelf::new(decks)?)
    }

    /// The decks of these names.
    ///
    /// # Errors
    ///
    /// What is wrong with those that cannot be used.
    pub(crate) fn decks(&self, names: &[String]) -> Result<Vec<Deck>, Error> {
        let mut decks = Vec::new();
        let mut refused = Vec::new();
        for name in names {
            match self.open(name) {
                Ok(deck) => decks.push(deck),
                Err(NotADeck::Unknown(unknown)) if names.len() == 1 => return Err(unknown.into()),
                Err(NotADeck::Unknown(unknown)) => refused.push(Diagnostics::of_file(name, &unknown)),
                Err(NotADeck::Faulty(diagnostics)) => refused.push(diagnostics),
            }
        }
        if refused.is_empty() { Ok(decks) } else { Err(Error::Decks(refused)) }
    }

    fn open(&self, name: &str) -> Result<Deck, NotADeck> {
        if let Some(deck) = built_in_named(name).map_err(NotADeck::Faulty)? {
            return Ok(deck);
        }
        let path = Path::new(name);
        match read_whole(path) {
            Ok(bytes) => self.read(name, &bytes).map_err(NotADeck::Faulty),
            // A bare word that is no file was meant as an id: the list of ids helps more than "no such file".
            Err(ReadError::Missing) if path.components().count() <= 1 && path.extension().is_none() => {
                Err(NotADeck::Unknown(UnknownDeck { name: name.to_owned() }))
            }
            Err(error) => Err(NotADeck::Faulty(unreadable(name, &error))),
        }
    }

    /// The deck that a file holds; a long one is kept, so that it is read sooner the next time.
    fn read(&self, name: &str, bytes: &[u8]) -> Result<Deck, Diagnostics> {
        let cached = self.cache_file("deck", Path::new(name));
        let (deck, kept) = read_deck_known(name, bytes, cached.as_deref().and_then(read_cached).as_deref())?;
        keep_cached(cached.as_deref(), kept.as_deref());
        Ok(deck)
    }

    /// The deck in this file, and everything that is wrong with it or could be better.
    pub(crate) fn check(&self, path: &Path) -> (Option<Deck>, Diagnostics) {
        let name = path.display().to_string();
        match read_whole(path) {
            Ok(bytes) => check_deck(&name, &bytes),
            Err(error) => (None, unreadable(&name, &error)),
        }
    }
}

fn unreadable(name: &str, error: &ReadError) -> Diagnostics {
    match error {
        ReadError::Missing => Diagnostics::of_file(name, &NoFile),
        error => Diagnostics::of_file(name, error),
    }
}
