//! The learner's name, as certificates have it: known, given or asked for.

use crate::cli::app::App;
use crate::cli::error::{Error, Refusal};
use crate::cli::front_end::Reply;
use tellapart::{Ending, Files, Language, Learner, Message, Name, ToMessage, display_in_english, message};

/// Whether the learner has a name now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    Named,
    /// Nobody said one, or was there to be asked.
    Nameless,
    Stopped(Ending),
}

/// Sees to it that the learner has a name: the one that is known, the one that is given, or what is answered when asked.
pub(super) fn settle(app: &mut App, learner: &mut Learner<Files>, given: Option<&Name>) -> Result<Settled, Error> {
    match (learner.progress().name(), given) {
        (Some(_), None) => Ok(Settled::Named),
        (_, Some(given)) => be_named(app, learner, given),
        (None, None) => ask(app, learner),
    }
}

/// Makes this the learner's name, if it is not another's already.
pub(super) fn be_named(app: &App, learner: &mut Learner<Files>, name: &Name) -> Result<Settled, Error> {
    let known = learner.be_named(app.environment.now(), name)?;
    if known == *name { Ok(Settled::Named) } else { Err(IsAnothers { known, given: name.clone() }.into()) }
}

fn ask(app: &mut App, learner: &mut Learner<Files>) -> Result<Settled, Error> {
    loop {
        let text = match app.front_end().ask(&message!("name-ask"))? {
            Reply::Given(Some(text)) => text,
            Reply::Given(None) => return Ok(Settled::Nameless),
            Reply::Stop(how) => return Ok(Settled::Stopped(how)),
        };
        let name: Name = match text.parse() {
            Ok(name) => name,
            Err(error) => {
                app.console.say(&message!("name-refused", reason = ToMessage::message(&error)))?;
                continue;
            }
        };
        match app.front_end().confirm(&message!("name-confirm", name = name.as_str()), false)? {
            Reply::Given(true) => return be_named(app, learner, &name),
            Reply::Given(false) => {}
            Reply::Stop(how) => return Ok(Settled::Stopped(how)),
        }
    }
}

/// Someone else learnt here.
#[derive(Debug)]
struct IsAnothers {
    known: Name,
    given: Name,
}

impl ToMessage for IsAnothers {
    fn message(&self) -> Message {
        message!("name-is-anothers", known = self.known.as_str(), given = self.given.as_str())
    }
}

display_in_english!(IsAnothers);

impl std::error::Error for IsAnothers {}

impl Refusal for IsAnothers {
    fn kind(&self) -> &'static str {
        "name"
    }

    fn hint(&self, language: &Language) -> Option<String> {
        language.beside(&self.message(), "hint")
    }
}
