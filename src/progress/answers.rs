//! The answers of a session. Those of earlier starts are read from the journal once they are asked for.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::session::SessionAnswer;
use crate::journal::{DeviceName, Event, KnownLines, LineId, Recorded};

/// Answers, in order of time.
#[derive(Debug, Clone, Default)]
pub(super) struct Answers {
    /// Where they stand, as long as none was added that stands on no such line.
    unread: Option<Unread>,
    read: OnceLock<Vec<SessionAnswer>>,
}

#[derive(Debug, Clone)]
struct Unread {
    runs: Vec<Run>,
    known: Arc<KnownAnswers>,
}

/// Lines of a device, one after another.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Run {
    device: DeviceName,
    first: u64,
    lines: u64,
}

/// What answers of earlier starts are made from.
#[derive(Debug)]
pub(super) struct KnownAnswers {
    pub(super) lines: KnownLines,
    /// Those that were taken back.
    pub(super) undone: BTreeSet<LineId>,
    /// Those that were right by the learner's word.
    pub(super) accepted: BTreeSet<LineId>,
}

impl Run {
    /// These lines, in their order.
    pub(super) fn all(lines: impl Iterator<Item = LineId>) -> Vec<Self> {
        let mut runs = Vec::new();
        lines.for_each(|line| Self::add(&mut runs, line));
        runs
    }

    /// Adds a line, later than all of these.
    fn add(runs: &mut Vec<Self>, LineId { device, n, .. }: LineId) {
        match runs.last_mut() {
            Some(run) if run.device == device && run.first + run.lines == n => run.lines += 1,
            _ => runs.push(Self { device, first: n, lines: 1 }),
        }
    }

    fn has(&self, line: LineId) -> bool {
        self.device == line.device && (self.first..self.first + self.lines).contains(&line.n)
    }
}

impl KnownAnswers {
    /// The answers on these lines. Those of a test no one can accept: it is told nothing before its end.
    pub(super) fn on(&self, runs: &[Run], is_test: bool) -> Vec<SessionAnswer> {
        let answer = |Recorded { id, at, event }: Recorded| match event {
            Event::Answer(answer) => {
                let is_accepted = !is_test && self.accepted.contains(&id);
                Some(SessionAnswer::new((at, id), answer, self.undone.contains(&id), is_accepted))
            }
            _ => None,
        };
        // They were answers when they were read first, and are the same to the last byte.
        runs.iter().flat_map(|run| self.lines.recorded(run.device, run.first, run.lines)).filter_map(answer).collect()
    }
}

impl Answers {
    /// Those on these lines, none of a test.
    pub(super) fn on(runs: Vec<Run>, known: &Arc<KnownAnswers>) -> Self {
        Self { unread: Some(Unread { runs, known: Arc::clone(known) }), read: OnceLock::new() }
    }

    /// Adds that on a line, later than all others; returns whether they are still only known by their lines.
    pub(super) fn note(&mut self, line: LineId, known: &Arc<KnownAnswers>) -> bool {
        let is_unread = self.read.get().is_none();
        if is_unread {
            let unread = || Unread { runs: Vec::new(), known: Arc::clone(known) };
            Run::add(&mut self.unread.get_or_insert_with(unread).runs, line);
        }
        is_unread
    }

    /// All of them.
    pub(super) fn get(&self) -> &[SessionAnswer] {
        self.read.get_or_init(|| match &self.unread {
            Some(Unread { runs, known }) => known.on(runs, false),
            None => Vec::new(),
        })
    }

    /// The same, to be changed.
    pub(super) fn into_all(self) -> Vec<SessionAnswer> {
        self.get();
        self.read.into_inner().unwrap_or_default()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        match &self.unread {
            Some(Unread { runs, .. }) => runs.is_empty(),
            None => self.get().is_empty(),
        }
    }

    /// Whether there is one that was not taken back.
    pub(super) fn has_counted(&self) -> bool {
        match &self.unread {
            // Where none was, which is nearly always so, they need not be read.
            Some(Unread { runs, known }) if !known.undone.iter().any(|line| runs.iter().any(|run| run.has(*line))) => {
                !runs.is_empty()
            }
            _ => self.get().iter().any(|given| !given.is_undone),
        }
    }

    /// The lines on which they stand.
    pub(super) fn runs(&self) -> Vec<Run> {
        match &self.unread {
            Some(Unread { runs, .. }) => runs.clone(),
            None => Run::all(self.get().iter().map(|given| given.id)),
        }
    }
}

impl From<Vec<SessionAnswer>> for Answers {
    fn from(all: Vec<SessionAnswer>) -> Self {
        Self { unread: None, read: all.into() }
    }
}

impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}
