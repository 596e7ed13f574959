//! What a command works with: the environment, what is kept for the learner, the console, and the front end before a person.

mod front_ends;

pub(crate) use front_ends::stdin_lines;
use front_ends::{plain, terminal};

use crate::cli::console::{Console, waiting};
use crate::cli::environment::Environment;
use crate::cli::error::Error;
use crate::cli::front_end::Person;
use crate::cli::shell::CommandLine;
use crate::cli::store::Storage;
use tellapart::{Files, Learner};

/// How a command ended, when nothing is left to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is done.
    Done,
    /// What was asked for could not be done, or did not pass its check, and whoever asked has been told.
    Failed,
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
            Self::Failed => 1,
            Self::NothingDue => 3,
            Self::Interrupted => 130,
        }
    }
}

/// What a command works with.
pub(crate) struct App {
    pub(crate) environment: Environment,
    pub(crate) store: Storage,
    pub(crate) console: Console,
    person: Option<Box<dyn Person>>,
}

impl App {
    /// What a command works with in this environment.
    pub(crate) fn new(environment: Environment, console: Console) -> Self {
        let waiting = waiting(environment.is_plain());
        let store = Storage::new(environment.locations().clone(), waiting);
        let mut app = Self { environment, store, console, person: None };
        app.console.program = app.program();
        app
    }

    /// The console, once a command is done: with the front end closed, the terminal is as it was before.
    pub(crate) fn into_console(self) -> Console {
        self.console
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

    /// What shows sittings to a person: the terminal where there is one, plain lines otherwise.
    pub(crate) fn front_end(&mut self) -> &mut dyn Person {
        let (environment, console) = (&self.environment, &self.console);
        let opened = || match environment.is_plain() {
            true => plain(console),
            false => terminal(console, environment.settle()),
        };
        self.person.get_or_insert_with(opened).as_mut()
    }
}
