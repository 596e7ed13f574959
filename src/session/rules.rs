//! How a session of each kind goes: what is told when, what comes back, what is scored.

use crate::journal::Activity;

/// How often a wrong item comes back in a drill, at most.
const MOST_RETURNS: usize = 2;

/// The same in lessons: whoever is wrong once more is taught another day.
const MOST_RETURNS_IN_LESSON: usize = 6;

impl Activity {
    /// Whether what came of an answer is told before the next question, and not only at the end.
    pub(super) fn tells_at_once(self) -> bool {
        !self.is_test()
    }

    /// How often a wrong item comes back.
    pub(super) fn most_returns(self) -> usize {
        match self {
            Self::Drill | Self::Practice => MOST_RETURNS,
            Self::Lesson => MOST_RETURNS_IN_LESSON,
            Self::Quiz | Self::PreTest | Self::Exam => 0,
        }
    }

    /// Whether what is wrong comes back even where nothing is left to lie in between: then it is read again first.
    pub(super) fn reads_again(self) -> bool {
        self == Self::Lesson
    }

    /// Whether its questions show as many wrong options as there are, however weak a memory is: what is measured must not be guessed.
    pub(super) fn measures(self) -> bool {
        self.is_test()
    }

    /// Whether it ends with a score.
    pub(super) fn is_scored(self) -> bool {
        self == Self::Quiz || self.is_test()
    }
}
