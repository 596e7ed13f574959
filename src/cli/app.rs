//! What a command works with: the environment, what is kept for the learner, the console, and the front end before a person.

mod front_ends;

use std::sync::Arc;

pub(crate) use front_ends::stdin_lines;
use front_ends::{plain, terminal};

use crate::cli::console::{Console, waiting};
use crate::cli::environment::Environment;
use crate::cli::error::Error;
use crate::cli::front_end::Person;
use crate::cli::front_end::lines::Lines;
use crate::cli::front_end::signals::{Signal, Signals};
use crate::cli::shell::CommandLine;
use crate::cli::store::Storage;
use tellapart::{Ending, Files, Learner};

/// How a command ended, when nothing is left to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// What was asked for could not be done, or did not pass its check, and whoever asked has been told.
    Failed,
    /// `due` found nothing to do.
    NothingDue,
    /// This signal ended it, in good order; or what stands for it, as the key Ctrl-C does.
    Signalled(Signal),
}

impl Outcome {
    /// What a session that ended like this comes to.
    pub(crate) fn of(how: Ending) -> Self {
        match how {
            Ending::Interrupted => Self::Signalled(Signal::Interrupt),
            Ending::Terminated => Self::Signalled(Signal::Terminate),
            Ending::Done | Ending::Stopped | Ending::EndOfInput => Self::Done,
        }
    }

    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::NothingDue => 3,
            Self::Signalled(signal) => signal.code(),
        }
    }
}

/// What a command works with.
pub(crate) struct App {
    pub(crate) environment: Environment,
    pub(crate) store: Storage,
    pub(crate) console: Console,
    person: Option<Box<dyn Person>>,
    signals: Arc<Signals>,
}

impl App {
    /// What a command works with in this environment.
    pub(crate) fn new(environment: Environment, console: Console) -> Self {
        let waiting = waiting(environment.is_plain());
        let store = Storage::new(environment.locations().clone(), waiting, environment.is_plain());
        let mut app = Self { environment, store, console, person: None, signals: Arc::default() };
        app.console.program = app.program();
        app
    }

    /// The console, once a command is done: with the front end closed, the terminal is as it was before.
    pub(crate) fn into_console(self) -> Console {
        self.console
    }

    /// What a command came to, given the signals that were noticed meanwhile: where the terminal was closed, that nothing could be shown any
    /// more is no error.
    ///
    /// # Errors
    ///
    /// Any other.
    pub(crate) fn outcome(&self, result: Result<Outcome, Error>) -> Result<Outcome, Error> {
        let signal = match &result {
            Ok(Outcome::Done) => self.signals.noticed(),
            Err(error @ Error::Output(_)) if !error.is_closed_output() => self.signals.behind_closed_output(),
            _ => None,
        };
        signal.map_or(result, |signal| Ok(Outcome::Signalled(signal)))
    }

    /// What to type for this program, as the one who uses it now: with the profile and the folder, if they were named.
    pub(crate) fn program(&self) -> CommandLine {
        let locations = self.environment.locations();
        let mut program = CommandLine::new("tellapart");
        if let Some(profile) = &locations.profile {
            program = program.word("--profile").word(profile.to_string());
        }
        if let Some(folder) = &locations.named {
            program = program.word("--data-dir").word(folder);
        }
        program
    }

    /// The learner: the journal, and what follows from it. What should be known about the journal is noted.
    ///
    /// # Errors
    ///
    /// The journal cannot be read, or the settings have problems.
    pub(crate) fn learner(&mut self) -> Result<Learner<Files>, Error> {
        let learner = self.store.learner(self.environment.now(), self.environment.system_rng()?)?;
        self.console.note(learner.notes());
        Ok(learner)
    }

    /// The journal, of which nothing is read yet.
    ///
    /// # Errors
    ///
    /// There is no place for it, or the system has no random numbers.
    pub(crate) fn files(&self) -> Result<Files, Error> {
        Ok(self.store.files(self.environment.system_rng()?)?)
    }

    /// The lines of standard input.
    pub(crate) fn stdin_lines(&self) -> Lines {
        stdin_lines(&self.signals)
    }

    /// What shows sittings to a person: the terminal where there is one, plain lines otherwise.
    pub(crate) fn front_end(&mut self) -> &mut dyn Person {
        let (environment, console, signals) = (&self.environment, &self.console, &self.signals);
        let opened = || match environment.is_plain() {
            true => plain(console, signals),
            false => terminal(console, signals, environment.settle()),
        };
        self.person.get_or_insert_with(opened).as_mut()
    }
}
