//! Front ends: how a sitting is shown, and how the learner answers.
//!
//! A front end decides nothing. It shows the [`View`]s of a sitting and hands back what was done. There are three: [`terminal`], a page
//! a question; [`plain`], lines in and lines out, for pipes and screen readers; and [`json`], for programs. [`reports`] shows what a
//! learner asks for beside sittings, and [`export`] writes it for other programs.

pub(crate) mod export;
pub(crate) mod lines;
pub(crate) mod plain;
pub(crate) mod reports;
pub(crate) mod signals;
pub(crate) mod terminal;
mod typed;
mod wording;

use std::io;

use tellapart::{Action, Ending, Message, Response, SittingError, View};

use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::cli::shell::CommandLine;

use wording::{catch_up, days_in_a_row, in_days, nothing_due, worth_of_exam};

/// Shows a sitting.
///
/// # Errors
///
/// Every method fails if nothing can be shown or read any more.
pub(crate) trait FrontEnd {
    /// Shows this, and waits for what the learner does about it. Where there is nothing to do but to read, and it cannot be known when that
    /// was done, it goes on at once. What comes back of the end of a sitting means nothing.
    fn show(&mut self, view: &View<'_>, commands: &Commands) -> io::Result<Action>;

    /// Tells that what was done could not be taken, and returns true if something else can be done instead. Before a person no front end
    /// offers what does not fit: what goes wrong all the same ends the program.
    fn refuse(&mut self, _: &SittingError) -> io::Result<bool> {
        Ok(false)
    }

    /// Tells an error that ends the program; returns false if that is left to the command line, which tells it to people.
    fn fail(&mut self, _: &Error) -> io::Result<bool> {
        Ok(false)
    }
}

/// Front ends that commands are told to use. One more is a file beside this one, and its entry here: the flag, and what to make.
macro_rules! by_flag {
    ($(mod $flag:ident => $front_end:ident,)*) => {
        $(mod $flag;)*

        // The flags that choose one of them; their help stands in `language`.
        #[derive(Debug, Clone, Default, clap::Args)]
        pub(crate) struct Flags {
            $(#[arg(long)] $flag: bool,)*
        }

        impl Flags {
            pub(crate) fn chosen(&self) -> bool {
                false $(|| self.$flag)*
            }

            /// The front end that is chosen, on this console and what `lines` gives of standard input; `None` if it is left to what stands before the program.
            pub(crate) fn open(&self, console: &Console, lines: impl Fn() -> lines::Lines) -> Option<Box<dyn FrontEnd>> {
                $(if self.$flag {
                    return Some(Box::new($flag::$front_end::new(console.output(), lines())));
                })*
                None
            }
        }
    };
}

by_flag! {
    mod json => Json,
}

/// A front end with a person before it, who can be asked something beside a sitting.
pub(crate) trait Person: FrontEnd {
    /// Asks a question that is answered by yes or no. Where Enter alone is an answer, it means yes if that is `usual`, else no.
    fn confirm(&mut self, question: &Message, usual: bool) -> io::Result<Reply<bool>>;

    /// Asks which of these it is to be; each message has its key beside it. Where Enter alone is an answer, it means the first.
    fn choose(&mut self, options: &[Message]) -> io::Result<Reply<usize>>;

    /// Asks for a line to be written; `None` where nothing was, or where lines that are piped in are meant for something else.
    fn ask(&mut self, question: &Message) -> io::Result<Reply<Option<String>>>;
}

/// What to type after a sitting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Commands {
    /// For another session like it; `None` where something else comes next.
    pub(crate) again: Option<CommandLine>,
    pub(crate) missed: Option<CommandLine>,
    pub(crate) onboarding: Option<OnboardingCommands>,
}

/// What to type in an onboarding, once there is nothing to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OnboardingCommands {
    /// To go on.
    pub(crate) again: CommandLine,
    /// For the certificate; `None` where it is written as soon as there is one.
    pub(crate) certificate: Option<CommandLine>,
    /// To be asked what is due.
    pub(crate) drill: CommandLine,
}

impl Commands {
    /// This for another session like it.
    pub(crate) fn again(command: CommandLine) -> Self {
        Self { again: Some(command), ..Self::default() }
    }
}

/// What a learner did when asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reply<T> {
    Given(T),
    /// Wants to stop, or cannot go on.
    Stop(Ending),
}

impl<T> Reply<T> {
    /// What it does in a sitting, if an answer does that.
    fn action(self, of_answer: impl FnOnce(T) -> Action) -> Action {
        match self {
            Self::Given(answer) => of_answer(answer),
            Self::Stop(how) => stopping(how),
        }
    }
}

impl<T> Reply<Option<T>> {
    /// What it does in a sitting: it answers, or says that the answer is not known.
    fn answer(self, response: impl FnOnce(T) -> Response) -> Action {
        self.action(|given| given.map_or(Action::NotKnown, |given| Action::Answer(response(given))))
    }
}

/// What a learner does who has options before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Picked {
    Option(usize),
    NotKnown,
    /// Takes back what was answered before.
    TakenBack,
}

impl Picked {
    /// What it does in a sitting.
    fn action(self) -> Action {
        match self {
            Self::Option(option) => Action::Answer(Response::Option(option)),
            Self::NotKnown => Action::NotKnown,
            Self::TakenBack => Action::TakeBack,
        }
    }
}

/// What a learner does who stops like this.
fn stopping(how: Ending) -> Action {
    match how {
        Ending::Done | Ending::Stopped => Action::Stop,
        Ending::Interrupted => Action::Leave,
        Ending::Terminated => Action::Terminate,
        Ending::EndOfInput => Action::Close,
    }
}

/// Yes or no to what is offered.
fn yes_or_no(is_yes: bool) -> Action {
    if is_yes { Action::Yes } else { Action::No }
}
