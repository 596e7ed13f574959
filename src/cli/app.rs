//! The program's surroundings: clock, chance, directories, front end and output.
//!
//! This is the only room that reads the clock, the environment, the standard directories and the system's random numbers. Commands get
//! them from here.

mod files;
mod front_ends;
mod places;

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use dialoguer::console::Term;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rand::rngs::{ChaCha8Rng, SysRng};
use rand::{SeedableRng, TryRng};

pub(crate) use front_ends::stdin_lines;
use front_ends::{plain, terminal};
use places::Places;
pub(crate) use places::ProfileName;

use crate::cli::error::Error;
use crate::cli::front_end::terminal::SETTLE;
use crate::cli::front_end::{Person, indented, wrapping};
use tellapart::{Deck, Files, Learner, Moment, NotADeck, Note, Rules, Seeds, Settings, Shelf, built_in, open};

/// Options that every command takes.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Options for every command")]
pub(crate) struct Globals {
    /// Plain lines instead of a terminal's keys and colours, as for a screen reader
    #[arg(long, global = true)]
    pub(crate) plain: bool,

    /// Ask the same questions again: any whole number
    #[arg(long, global = true, value_name = "NUMBER")]
    pub(crate) seed: Option<u64>,

    /// Keep progress in this folder [or set TELLAPART_DATA_DIR]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,

    /// Learn under this name, apart from others on this machine [or set TELLAPART_PROFILE]
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) profile: Option<ProfileName>,
}

/// How a command ended, when nothing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is done.
    Done,
    /// `due` found nothing to do.
    NothingDue,
    /// Ctrl-C ended it, in good order.
    Interrupted,
}

impl Outcome {
    /// The exit code. 130 is what a shell gives to a program that Ctrl-C ended.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::NothingDue => 3,
            Self::Interrupted => 130,
        }
    }
}

/// The program's surroundings.
pub(crate) struct App {
    /// Where commands write.
    pub(crate) out: Box<dyn Write>,
    clock: Clock,
    seed: Option<u64>,
    settle: Duration,
    places: Places,
    settings: Option<Settings>,
    is_plain: bool,
    notes: Vec<Note>,
    front_end: Option<Box<dyn Person>>,
}

/// Where the time comes from.
#[derive(Clone)]
pub(crate) enum Clock {
    /// The system's clock, in the system's time zone.
    System(TimeZone),
    /// It is always this moment.
    Fixed(Moment),
}

impl Clock {
    /// The time.
    pub(crate) fn now(&self) -> Moment {
        match self {
            Self::System(zone) => {
                let instant = Timestamp::now();
                Moment::new(instant, zone.to_offset(instant))
            }
            Self::Fixed(moment) => *moment,
        }
    }
}

impl App {
    /// The surroundings of this process, as far as these options do not say otherwise.
    ///
    /// # Errors
    ///
    /// An environment variable says something that cannot be used.
    pub(crate) fn new(globals: &Globals) -> Result<Self, Error> {
        let places = Places::of(globals)?;
        let zone = TimeZone::system();
        let clock = match variable("TELLAPART_NOW") {
            Some(now) => {
                Clock::Fixed(Moment::parse_in(&now, &zone).map_err(|error| Error::variable("TELLAPART_NOW", error))?)
            }
            None => Clock::System(zone),
        };
        let seed = match (globals.seed, variable("TELLAPART_SEED")) {
            (Some(seed), _) => Some(seed),
            (None, Some(text)) => {
                let refusal =
                    |_| Error::variable("TELLAPART_SEED", format!("\"{}\" is not a whole number", text.escape_debug()));
                Some(text.parse().map_err(refusal)?)
            }
            (None, None) => None,
        };
        let settle = match variable("TELLAPART_SETTLE") {
            Some(text) => {
                let refusal = |_| {
                    let what = format!("\"{}\" is not a whole number of milliseconds", text.escape_debug());
                    Error::variable("TELLAPART_SETTLE", what)
                };
                Duration::from_millis(text.parse().map_err(refusal)?)
            }
            None => SETTLE,
        };
        // A terminal that calls itself dumb cannot move its cursor.
        let is_dumb = variable("TERM").is_some_and(|term| term == "dumb");
        let is_plain = globals.plain || is_dumb || !is_interactive();
        let out = Box::new(io::stdout());
        Ok(Self { out, clock, seed, settle, places, settings: None, is_plain, notes: Vec::new(), front_end: None })
    }

    /// What to type for this program, as the one who uses it now: with the profile, if one was named.
    pub(crate) fn program(&self) -> String {
        match &self.places.profile {
            Some(profile) => format!("tellapart --profile {profile}"),
            None => "tellapart".to_owned(),
        }
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

    /// The time.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Where the time comes from.
    pub(crate) fn clock(&self) -> Clock {
        self.clock.clone()
    }

    /// What each session's chance is seeded with.
    ///
    /// # Errors
    ///
    /// No seed was given and the system has no random numbers.
    pub(crate) fn seeds(&self) -> Result<Seeds, Error> {
        match self.seed {
            Some(seed) => Ok(Seeds::Same(seed)),
            None => Ok(Seeds::drawn(&mut system_rng()?)),
        }
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

    /// The learner: the journal, and what follows from it.
    ///
    /// # Errors
    ///
    /// The journal cannot be read, or the settings have problems.
    pub(crate) fn learner(&mut self) -> Result<Learner<Files>, Error> {
        let settings = self.settings()?;
        let (target, day_start, streak) = (settings.target(), settings.day_start(), settings.streak());
        let rules = Rules { target, day_start, streak, ..Rules::default() };
        // This machine's name must differ from that of every other one, whatever the seed.
        let files = Files::new(self.data_dir()?, self.places.state.clone(), system_rng()?);
        let learner = Learner::load(files, rules, self.now())?;
        self.note_of(&learner);
        Ok(learner)
    }

    /// Keeps what should be known about this learner's journal, to be told at the end.
    pub(crate) fn note_of(&mut self, learner: &Learner<Files>) {
        self.notes = learner.notes().to_vec();
    }

    /// The folder with the journal.
    ///
    /// # Errors
    ///
    /// There is no home directory, and no folder was named.
    pub(crate) fn data_dir(&self) -> Result<&Path, Error> {
        self.places.data.as_deref().ok_or(Error::NoHome)
    }

    /// What the learner should know about the journal. It is told at the end, where no page covers it.
    pub(crate) fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What shows sittings to a person: the terminal where there is one, plain lines otherwise.
    pub(crate) fn front_end(&mut self) -> &mut dyn Person {
        let (is_plain, width, settle) = (self.is_plain, self.width(), self.settle);
        self.front_end.get_or_insert_with(|| if is_plain { plain(width) } else { terminal(settle) }).as_mut()
    }

    /// Whether someone sits at a terminal and can be asked.
    pub(crate) fn is_interactive(&self) -> bool {
        is_interactive()
    }

    /// Columns of the terminal that commands write to; `None` if it is none.
    pub(crate) fn width(&self) -> Option<usize> {
        let term = Term::stdout();
        term.is_term().then(|| usize::from(term.size().1))
    }

    /// Writes a paragraph that begins with `first`, wrapped by words and indented to its width where there is a terminal.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn print(&mut self, first: &str, text: &str) -> Result<(), Error> {
        Ok(writeln!(self.out, "{}", indented(first, text, self.width()))?)
    }
}

/// Tells an error or a note, wrapped by words where standard error is a terminal.
pub(crate) fn tell(text: &str) {
    let term = Term::stderr();
    let text = match term.is_term() {
        true => textwrap::fill(text, wrapping(usize::from(term.size().1).max(20))),
        false => text.to_owned(),
    };
    // If not even standard error can be written, there is no one left to tell; the exit code has to say it all.
    let _ = writeln!(io::stderr(), "{text}");
}

/// A generator seeded with the system's random numbers.
fn system_rng() -> Result<ChaCha8Rng, Error> {
    let fresh = SysRng.try_next_u64().map_err(|error| Error::NoChance(error.to_string()))?;
    Ok(ChaCha8Rng::seed_from_u64(fresh))
}

/// An environment variable, if it says anything.
fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
}

fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}
