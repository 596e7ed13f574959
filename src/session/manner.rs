//! How a session of each kind is conducted: what is told when, what comes back, what counts.

use crate::journal::Activity;

/// How often a wrong item comes back in a drill, at most.
const MOST_RETURNS: usize = 2;

/// How a session is conducted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    activity: Activity,
    counts: bool,
}

impl Manner {
    /// The manner of this activity; its answers are evidence.
    pub fn of(activity: Activity) -> Self {
        Self { activity, counts: true }
    }

    /// The same for mere practice: what is answered is recorded and changes no schedule.
    #[must_use]
    pub fn uncounted(self) -> Self {
        Self { counts: false, ..self }
    }

    /// What kind of session it is.
    pub fn activity(self) -> Activity {
        self.activity
    }

    /// Whether its answers are evidence of memory.
    pub(super) fn counts(self) -> bool {
        self.counts
    }

    /// Whether what came of an answer is told before the next question, and not only at the end.
    pub(super) fn tells_at_once(self) -> bool {
        !self.activity.is_test()
    }

    /// How often a wrong item comes back.
    pub(super) fn most_returns(self) -> usize {
        match self.activity {
            Activity::Drill | Activity::Practice => MOST_RETURNS,
            // Until it is right.
            Activity::Lesson => usize::MAX,
            Activity::Quiz | Activity::PreTest | Activity::Exam => 0,
        }
    }

    /// Whether it goes on until every item is right.
    pub(super) fn returns_until_right(self) -> bool {
        self.most_returns() == usize::MAX
    }

    /// Whether its questions show as many wrong options as there are, however weak a memory is: what is measured must not be guessed.
    pub(super) fn measures(self) -> bool {
        self.activity.is_test()
    }

    /// Whether it ends with a score.
    pub(super) fn is_scored(self) -> bool {
        self.activity == Activity::Quiz || self.activity.is_test()
    }
}
