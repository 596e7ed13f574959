//! What surrounds the program: the clock, chance, variables, the learner's folders, and whether someone sits at a terminal.
//!
//! This is the only room that reads the clock, the environment, the standard folders and the system's random numbers.

mod locations;
mod machine;

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rand::rngs::{ChaCha8Rng, SysError, SysRng};
use rand::{SeedableRng, TryRng};

pub(crate) use locations::{Locations, NotAProfile, ProfileName};

use crate::cli::error::{Misfit, Refusal, given};
use tellapart::{Language, Message, Moment, NotAMoment, Seeds, ToMessage, display_in_english, message};

/// How long a new question stands in a terminal before keys count: the second of two hasty ones is no answer to it.
const SETTLE: Duration = Duration::from_millis(150);

#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Globals {
    #[arg(long, global = true)]
    pub(crate) plain: bool,
    #[arg(long, global = true, value_parser = whole_number)]
    pub(crate) seed: Option<u64>,
    #[arg(long, global = true)]
    pub(crate) data_dir: Option<PathBuf>,
    #[arg(long, global = true, value_parser = given::<ProfileName>)]
    pub(crate) profile: Option<ProfileName>,
}

fn whole_number(text: &str) -> Result<u64, Misfit> {
    text.trim().parse().map_err(|_| Misfit::new(message!("not-whole")))
}

/// What surrounds the program.
pub(crate) struct Environment {
    clock: Clock,
    seed: Option<u64>,
    settle: Duration,
    is_interactive: bool,
    is_plain: bool,
    locations: Locations,
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

impl Environment {
    /// What surrounds this process, as far as these options do not say otherwise; `is_shown` tells whether a terminal shows what it writes.
    ///
    /// # Errors
    ///
    /// An environment variable says something that cannot be used.
    pub(crate) fn new(globals: &Globals, is_shown: bool) -> Result<Self, BadVariable> {
        let locations = Locations::of(globals)?;
        let zone = TimeZone::system();
        let clock = match variable("TELLAPART_NOW") {
            Some(now) => {
                let bad = |error| BadVariable { name: "TELLAPART_NOW", fault: VariableFault::Moment(error) };
                Clock::Fixed(Moment::parse_in(&now, &zone).map_err(bad)?)
            }
            None => Clock::System(zone),
        };
        let seed = match (globals.seed, variable("TELLAPART_SEED")) {
            (Some(seed), _) => Some(seed),
            (None, Some(given)) => Some(
                given
                    .parse()
                    .map_err(|_| BadVariable { name: "TELLAPART_SEED", fault: VariableFault::Number { given } })?,
            ),
            (None, None) => None,
        };
        let settle =
            match variable("TELLAPART_SETTLE") {
                Some(given) => Duration::from_millis(given.parse().map_err(|_| BadVariable {
                    name: "TELLAPART_SETTLE",
                    fault: VariableFault::Milliseconds { given },
                })?),
                None => SETTLE,
            };
        // A terminal that calls itself dumb cannot move its cursor.
        let is_dumb = variable("TERM").is_some_and(|term| term == "dumb");
        let is_interactive = is_shown && io::stdin().is_terminal();
        let is_plain = globals.plain || is_dumb || !is_interactive;
        Ok(Self { clock, seed, settle, is_interactive, is_plain, locations })
    }

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
    pub(crate) fn seeds(&self) -> Result<Seeds, NoRandomness> {
        match self.seed {
            Some(seed) => Ok(Seeds::Same(seed)),
            None => Ok(Seeds::drawn(&mut self.system_rng()?)),
        }
    }

    /// A generator that the system's random numbers seed, whatever seed was given: for what must differ on every machine.
    ///
    /// # Errors
    ///
    /// The system has no random numbers.
    pub(crate) fn system_rng(&self) -> Result<ChaCha8Rng, NoRandomness> {
        let fresh = SysRng.try_next_u64().map_err(NoRandomness)?;
        Ok(ChaCha8Rng::seed_from_u64(fresh))
    }

    /// Where the learner's things are kept.
    pub(crate) fn locations(&self) -> &Locations {
        &self.locations
    }

    /// How long a new question stands in a terminal before keys count.
    pub(crate) fn settle(&self) -> Duration {
        self.settle
    }

    /// Whether plain lines are wanted, or nothing else is possible.
    pub(crate) fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Whether someone sits at a terminal and can be asked.
    pub(crate) fn is_interactive(&self) -> bool {
        self.is_interactive
    }
}

/// An environment variable says something that cannot be used.
#[derive(Debug)]
pub(crate) struct BadVariable {
    name: &'static str,
    fault: VariableFault,
}

/// What is wrong with what a variable says.
#[derive(Debug)]
enum VariableFault {
    Moment(NotAMoment),
    Number { given: String },
    Milliseconds { given: String },
    Profile { given: String, error: NotAProfile },
}

impl ToMessage for BadVariable {
    fn message(&self) -> Message {
        message!("error-variable", name = self.name)
    }
}

impl std::error::Error for BadVariable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.fault)
    }
}

impl ToMessage for VariableFault {
    fn message(&self) -> Message {
        match self {
            Self::Moment(error) => error.message(),
            Self::Number { given } => message!("not-a-whole-number", given = given),
            Self::Milliseconds { given } => message!("not-milliseconds", given = given),
            Self::Profile { given, error } => {
                message!("not-a-profile-given", given = given, reason = error.message())
            }
        }
    }
}

impl std::error::Error for VariableFault {}

impl Refusal for BadVariable {
    fn kind(&self) -> &'static str {
        "environment"
    }

    fn hint(&self, language: &Language) -> Option<String> {
        language.beside(&self.fault.message(), "hint").or_else(|| language.beside(&self.message(), "hint"))
    }
}

/// The system has no random numbers.
#[derive(Debug)]
pub(crate) struct NoRandomness(SysError);

impl ToMessage for NoRandomness {
    fn message(&self) -> Message {
        message!("error-no-randomness")
    }
}

impl std::error::Error for NoRandomness {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl Refusal for NoRandomness {
    fn kind(&self) -> &'static str {
        "no-randomness"
    }
}

display_in_english!(BadVariable, VariableFault, NoRandomness);

/// The arguments of this process, with the name of the program before them.
pub(crate) fn arguments() -> Vec<OsString> {
    env::args_os().collect()
}

/// An environment variable, if it says anything.
fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
}
