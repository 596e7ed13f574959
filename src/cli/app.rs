//! The program's surroundings: clock, chance, directories, face and output.
//!
//! This is the only room that reads the clock, the environment, the standard directories and the system's random numbers. Commands get
//! them from here.

mod error;
mod faces;
mod files;
mod places;

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use dialoguer::console::Term;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rand::rngs::{ChaCha8Rng, SysRng};
use rand::{SeedableRng, TryRng};

pub(crate) use error::Error;
use faces::{plain_face, terminal_face};
use places::Places;
pub(crate) use places::ProfileName;

use crate::cli::front_end::{Ui, wrapping};
use tellapart::clock::Moment;
use tellapart::deck::{Deck, NotADeck, built_in, open};
use tellapart::journal::{self, DeviceName, Event, History, Journal, LineId, Note, Recorded};
use tellapart::progress::{Progress, Rules};
use tellapart::session::Shelf;
use tellapart::settings::Settings;

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
    places: Places,
    settings: Option<Settings>,
    is_plain: bool,
    notes: Vec<Note>,
    face: Option<Box<dyn Ui>>,
    journal: Option<Journal>,
}

/// Where the time comes from.
enum Clock {
    /// The system's clock, in the system's time zone.
    System(TimeZone),
    /// It is always this moment.
    Fixed(Moment),
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
        // A terminal that calls itself dumb cannot move its cursor.
        let is_dumb = variable("TERM").is_some_and(|term| term == "dumb");
        let is_plain = globals.plain || is_dumb || !is_interactive();
        let out = Box::new(io::stdout());
        let (notes, settings, face, journal) = (Vec::new(), None, None, None);
        Ok(Self { out, clock, seed, places, settings, is_plain, notes, face, journal })
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
        match &self.clock {
            Clock::System(zone) => {
                let instant = Timestamp::now();
                Moment::new(instant, zone.to_offset(instant))
            }
            Clock::Fixed(moment) => *moment,
        }
    }

    /// What the next session's chance is seeded with.
    ///
    /// # Errors
    ///
    /// No seed was given and the system has no random numbers.
    pub(crate) fn seed(&self) -> Result<u64, Error> {
        match self.seed {
            Some(seed) => Ok(seed),
            None => SysRng.try_next_u64().map_err(|error| Error::NoChance(error.to_string())),
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
        Shelf::new(decks).map_err(|id| {
            let same = format!("two different decks have the id \"{id}\", under which your progress is kept");
            Error::Refused(format!("{same}; name one of them, or give one another id"))
        })
    }

    /// The decks that could be opened, if all could.
    ///
    /// # Errors
    ///
    /// How many could not. What is wrong with each goes to standard error, a line for each problem.
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
        for error in &refused {
            tell(&error.to_string());
        }
        match refused.len() {
            0 => Ok(decks),
            1 => Err(Error::Refused("1 deck cannot be used; what is wrong stands above".to_owned())),
            several => Err(Error::Refused(format!("{several} decks cannot be used; what is wrong stands above"))),
        }
    }

    /// What follows from the journal.
    ///
    /// # Errors
    ///
    /// The journal cannot be read, or the settings have problems.
    pub(crate) fn progress(&mut self) -> Result<Progress, Error> {
        let (events, rules) = self.events()?;
        Ok(Progress::of(events, rules))
    }

    /// What followed from the journal before this line was written.
    ///
    /// # Errors
    ///
    /// The journal cannot be read, or the settings have problems.
    pub(crate) fn progress_before(&mut self, line: &LineId) -> Result<Progress, Error> {
        let (mut events, rules) = self.events()?;
        let end = events.iter().position(|recorded| recorded.id == *line).unwrap_or(events.len());
        events.truncate(end);
        Ok(Progress::of(events, rules))
    }

    /// What was recorded, in order of time, and by what rules to read it.
    fn events(&mut self) -> Result<(Vec<Recorded>, Rules), Error> {
        let settings = self.settings()?;
        let (target, day_start, streak) = (settings.target(), settings.day_start(), settings.streak());
        let rules = Rules { target, day_start, streak, ..Rules::default() };
        let History { mut events, notes } = journal::read(self.data_dir()?)?;
        // A clock that was far ahead for a while must not put items away for years. Another machine's may be a little ahead.
        let (now, all) = (self.now(), events.len());
        events.retain(|recorded| !now.is_long_before(recorded.at));
        let ahead = all - events.len();
        let ahead = (ahead > 0).then_some(Note::Ahead { lines: ahead });
        notes.into_iter().chain(ahead).for_each(|note| self.note(note));
        Ok((events, rules))
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

    /// Keeps a note to be told at the end: once, and in its last state.
    fn note(&mut self, note: Note) {
        if let Note::SetAside { path, .. } = &note {
            self.notes.retain(|known| !matches!(known, Note::Torn { path: torn, .. } if torn == path));
        }
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Appends an event to this device's journal; returns its line once the disk has it.
    ///
    /// # Errors
    ///
    /// It could not be saved.
    pub(crate) fn record(&mut self, at: Moment, event: Event) -> Result<LineId, Error> {
        let journal = match &mut self.journal {
            Some(journal) => journal,
            none => {
                let state_dir = self.places.state.as_deref().ok_or(Error::NoHome)?;
                // The device's name must differ on every machine, whatever the seed.
                let fresh = SysRng.try_next_u64().map_err(|error| Error::NoChance(error.to_string()))?;
                let device = DeviceName::of_this_machine(state_dir, &mut ChaCha8Rng::seed_from_u64(fresh))?;
                none.insert(Journal::new(self.places.data.as_deref().ok_or(Error::NoHome)?, device))
            }
        };
        let appended = journal.append(at, event)?;
        if let Some(note) = appended.note {
            self.note(note);
        }
        Ok(appended.id)
    }

    /// The face that the learner sees: the terminal's where there is one, plain lines otherwise.
    pub(crate) fn face(&mut self) -> &mut dyn Ui {
        let is_plain = self.is_plain;
        let width = self.width();
        self.face.get_or_insert_with(|| if is_plain { plain_face(width) } else { terminal_face() }).as_mut()
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
        match self.width() {
            Some(width) => {
                let indent = " ".repeat(first.chars().count());
                let options = wrapping(width.clamp(20, 100)).initial_indent(first).subsequent_indent(&indent);
                writeln!(self.out, "{}", textwrap::fill(text, options).trim_end())?;
            }
            None => writeln!(self.out, "{}", format!("{first}{text}").trim_end())?,
        }
        Ok(())
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

/// An environment variable, if it says anything.
fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
}

fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}
