//! The journal: the append-only record of everything that happened, and the only truth.
//!
//! It holds what happened, never what follows from it: no stability, no due date, no total. Each device appends only to its own file,
//! so that folders can be copied, merged and synced in any way. Where events are kept is a [`Store`]'s affair. This room derives nothing;
//! [`crate::progress`] does.

mod checksum;
mod device;
mod edition;
mod error;
mod files;
mod fingerprint;
mod known;
mod line;
mod lines;
mod memory;
mod name;
mod note;
mod order;
mod store;
mod text;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::clock::{Day, Moment};
use crate::deck::DeckId;
use crate::language::{Message, ToMessage};
use crate::question::{FormName, Row};

pub use checksum::Checksum;
pub use device::{DeviceName, NotADevice, ThisMachine};
pub use edition::Edition;
pub use error::{FileOperation, JournalError, KeptFile};
pub use files::{Added, Checked, DailyCopy, Files, Repaired, ToRepair, Waiting, open_regular, trouble};
pub(crate) use fingerprint::fingerprint;
pub use known::{Bookmark, KnownLines, ReadOn, Reader};
pub use line::UnreadableLine;
pub use memory::{InMemory, NotALine};
pub use name::{Name, NotAName};
pub use note::{BadLine, NotRead, Note};
pub use store::{Appended, History, Store};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A session began.
    Begin(Begin),
    /// A question was answered.
    Answer(Answer),
    /// An answer that was judged wrong was right: the learner says so.
    Accept(Accept),
    /// An answer was taken back.
    Undo(Undo),
    /// A session ended.
    End(End),
    /// What was learnt of a deck is forgotten.
    Forget(Forget),
    /// The learner said a name.
    Named(Named),
}

impl Event {
    /// Whether it tells what others mean, earlier ones as well, and is taken before them.
    pub(crate) fn is_taken_first(&self) -> bool {
        match self {
            Self::Begin(_) | Self::Accept(_) | Self::Undo(_) | Self::Forget(_) | Self::Named(_) => true,
            Self::Answer(_) | Self::End(_) => false,
        }
    }

    /// Finds the lines that it refers to: `find` knows the checksum of the line that is meant, if it is another than what stands there.
    fn find_lines(&mut self, this: DeviceName, find: impl FnOnce(LineId) -> Option<Checksum>) {
        let (device, n, sum) = match self {
            Self::Begin(Begin { continues: Some(LineId { device, n, sum }), .. }) => (*device, *n, sum),
            Self::Undo(Undo { answer: LineId { device, n, sum } })
            | Self::Accept(Accept { answer: LineId { device, n, sum } }) => (*device, *n, sum),
            Self::Answer(Answer { session, begin, .. }) | Self::End(End { session, begin, .. }) => {
                (this, *session, begin)
            }
            Self::Begin(_) | Self::Forget(_) | Self::Named(_) => return,
        };
        *sum = find(LineId { device, n, sum: *sum }).unwrap_or(*sum);
    }
}

/// The beginning of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    /// What kind of session.
    pub activity: Activity,
    /// The decks it draws on.
    pub decks: Vec<DeckId>,
    /// What its chance was seeded with: the same seed over the same journal asks the same questions.
    pub seed: u64,
    /// The session that it takes up again where it was cut off: the first line of that one, on whatever device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<LineId>,
    /// By what terms it is part of an onboarding; `None` if it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onboarding: Option<Terms>,
    /// The editions of those decks of which progress knew another, or none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editions: Vec<Edition>,
}

impl Begin {
    /// The beginning of a session by itself.
    pub fn new(activity: Activity, decks: Vec<DeckId>, seed: u64) -> Self {
        Self { activity, decks, seed, continues: None, onboarding: None, editions: Vec::new() }
    }
}

/// By what terms someone is onboarded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "RawTerms")]
pub struct Terms {
    /// How many distinctions an exam asks about; 0 for every other activity.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub distinctions: usize,
    /// How many facts an exam asks; 0 for every other activity.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub facts: usize,
    /// Whether all is done in one day, without a night in between.
    #[serde(default, skip_serializing_if = "is_false")]
    pub workshop: bool,
    /// The day by which the exam is to be taken, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// The fingerprint of an exam's deck.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deck: Option<String>,
}

/// [`Terms`] before their bounds are checked.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RawTerms {
    #[serde(default)]
    distinctions: usize,
    #[serde(default)]
    facts: usize,
    #[serde(default)]
    workshop: bool,
    #[serde(default)]
    by: Option<Day>,
    #[serde(default)]
    deck: Option<String>,
}

impl TryFrom<RawTerms> for Terms {
    type Error = TooLongAnExam;

    fn try_from(raw: RawTerms) -> Result<Self, TooLongAnExam> {
        let RawTerms { distinctions, facts, workshop, by, deck } = raw;
        if distinctions.max(facts) > TooLongAnExam::MOST {
            return Err(TooLongAnExam);
        }
        Ok(Self { distinctions, facts, workshop, by, deck })
    }
}

/// More distinctions or facts than an exam can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLongAnExam;

impl TooLongAnExam {
    /// Far more than any exam has, and few enough to reckon with.
    const MOST: usize = 10_000;
}

impl ToMessage for TooLongAnExam {
    fn message(&self) -> Message {
        message!("journal-too-long-an-exam", most = Self::MOST)
    }
}

display_in_english!(TooLongAnExam);

impl std::error::Error for TooLongAnExam {}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_true(value: &bool) -> bool {
    *value
}

fn yes() -> bool {
    true
}

/// A kind of session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Activity {
    /// What is due, then what is new.
    Drill,
    /// What is not yet due, on request.
    Practice,
    /// A scored quiz, whatever is due.
    Quiz,
    /// The test before an onboarding: every item, nothing told before its end.
    PreTest,
    /// Items read, then asked until they are right.
    Lesson,
    /// The exam of an onboarding: every item, nothing told before its end.
    Exam,
}

impl Activity {
    /// Whether it is a pre-test or an exam: a test tells nothing before its end, and asks each item once.
    pub fn is_test(self) -> bool {
        matches!(self, Self::PreTest | Self::Exam)
    }

    /// Whether a learner who stops it hands it in: what is not answered then is wrong. Others can be gone on with.
    pub fn is_handed_in(self) -> bool {
        self == Self::Exam
    }

    /// Whether it is over for good once it ended like this, and not to be taken up again.
    pub fn is_over_after(self, ending: Ending) -> bool {
        match ending {
            Ending::Done => true,
            Ending::Stopped => self.is_handed_in(),
            Ending::Interrupted | Ending::Terminated | Ending::EndOfInput => false,
        }
    }
}

/// An answered question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The session it belongs to: the number of the line with its beginning, of the same device.
    pub session: u64,
    /// The checksum of that line: of two machines that took one name, each has its own.
    #[serde(default, skip_serializing_if = "Checksum::is_unknown")]
    pub begin: Checksum,
    /// The deck.
    pub deck: DeckId,
    /// The way of asking.
    pub form: FormName,
    /// What was asked and picked, item by item.
    pub rows: Vec<Row>,
    /// Which question of an exam it answers, from 1; 0 in every other session.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub number: usize,
    /// Time from the question's appearance to the answer, in milliseconds.
    pub ms: u64,
    /// Whether it is evidence of memory. What was only practised is recorded, and changes no schedule.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub counts: bool,
}

impl Answer {
    /// The line with the beginning of its session, where this device gave it.
    pub(crate) fn begins_on(&self, device: DeviceName) -> LineId {
        LineId { device, n: self.session, sum: self.begin }
    }

    /// Whether all of it was right.
    pub fn is_right(&self) -> bool {
        self.rows.iter().all(|row| row.right)
    }
}

/// The learner's word that an answer was right which was judged wrong, as where someone wrote what the deck does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    /// The line of the answer.
    pub answer: LineId,
}

/// An answer taken back, or that a deck was forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    /// The line of what is taken back.
    pub answer: LineId,
}

/// All that was learnt of a deck until now is forgotten, as when someone wants to begin anew with it. It can be taken back like an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forget {
    /// The deck.
    pub deck: DeckId,
}

/// The name that the learner's certificates are to have. Of several the first holds: what one learnt is not another's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: Name,
}

/// The end of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// The session: the number of the line with its beginning, of the same device.
    pub session: u64,
    /// The checksum of that line.
    #[serde(default, skip_serializing_if = "Checksum::is_unknown")]
    pub begin: Checksum,
    /// How it came to an end.
    pub how: Ending,
}

impl End {
    /// The line with the beginning of the session, where this device ended it.
    pub(crate) fn begins_on(&self, device: DeviceName) -> LineId {
        LineId { device, n: self.session, sum: self.begin }
    }
}

/// How a session came to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Ending {
    /// Everything was asked.
    Done,
    /// The learner stopped it.
    Stopped,
    /// Ctrl-C.
    Interrupted,
    /// The program was told from outside to end, as when the machine is shut down.
    Terminated,
    /// There was nothing more to read: the pipe ended, the terminal was closed.
    EndOfInput,
}

/// Names a line of the journal, whichever device wrote it. Where two machines took one name, by a copied disk, their lines of one number are
/// told apart by what they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineId {
    /// The device that wrote it.
    pub device: DeviceName,
    /// Its number among the lines of that device, from 1.
    pub n: u64,
    /// Its checksum.
    #[serde(default, skip_serializing_if = "Checksum::is_unknown")]
    pub sum: Checksum,
}

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.device, self.n)
    }
}

/// An event as it was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Its line.
    pub id: LineId,
    /// When it happened. Where the clock was wrong, that is the nearest moment that fits the lines around it.
    pub at: Moment,
    /// What happened.
    pub event: Event,
}

impl Recorded {
    /// Its place in the history: in order of time; of one instant, in the order of device and line.
    pub fn place(&self) -> (Moment, LineId) {
        (self.at, self.id)
    }
}

#[cfg(test)]
mod tests;
