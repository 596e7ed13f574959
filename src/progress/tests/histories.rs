//! Any history, as several devices, clocks that are set back, and hands that mend files can make it.

use std::collections::HashSet;

use super::*;
use proptest::sample::{Index, select};

/// What a device records. What it refers to is picked once all lines are known.
#[derive(Debug, Clone)]
enum Step {
    Begin { activity: Activity, continues: Option<Pick> },
    Answer { session: Pick, form: &'static str, rows: Vec<Row>, counts: bool },
    Accept { answer: Pick },
    Undo { answer: Pick },
    End { session: Pick, how: Ending },
    Forget,
}

/// Picks a line: one that fits, or any number, whatever is there.
#[derive(Debug, Clone)]
struct Pick {
    of_those: Index,
    any: Option<u64>,
}

impl Pick {
    fn from(&self, those: &[LineId], device: &'static str) -> LineId {
        match self.any {
            None if !those.is_empty() => *self.of_those.get(those),
            any => id(device, any.unwrap_or(1)),
        }
    }
}

fn pick() -> impl Strategy<Value = Pick> {
    let number = prop_oneof![9 => Just(None), 1 => (1..30u64).prop_map(Some)];
    (any::<Index>(), number).prop_map(|(of_those, any)| Pick { of_those, any })
}

const DEVICES: [&str; 3] = ["aaaaaaaa", "bbbbbbbb", "cccccccc"];

/// Between two times at which something can happen.
const MINUTES: i64 = 240;

/// Any history, in order of time: drills, tests and lessons that are cut off and taken up again, on one device or another; answers taken
/// back, those never given as well; clocks set back, also before a session's beginning; lines that are missing, and two machines of one
/// name.
pub(super) fn history() -> impl Strategy<Value = Vec<Recorded>> {
    // In a tenth of all cases a machine writes a number that another of the same name has written already.
    let line = (select(&DEVICES[..]), prop::bool::weighted(0.1), 0..60i64, step());
    (prop::collection::vec(line, 1..40), prop::bool::weighted(0.7)).prop_map(|(mut lines, is_in_time)| {
        if is_in_time {
            let mut times: Vec<i64> = lines.iter().map(|(.., at, _)| *at).collect();
            times.sort_unstable();
            lines.iter_mut().zip(times).for_each(|(line, at)| line.2 = at);
        }
        recorded(lines)
    })
}

fn recorded(lines: Vec<(&'static str, bool, i64, Step)>) -> Vec<Recorded> {
    let mut last = BTreeMap::new();
    let mut taken = HashSet::new();
    let numbered: Vec<(&'static str, LineId, Moment, Step)> = lines
        .into_iter()
        .map(|(device, is_again, at, step)| {
            let last: &mut u64 = last.entry(device).or_default();
            *last += u64::from(!is_again || *last == 0);
            let line = id(device, *last);
            // Even two machines of one name do not write the same number in the same millisecond.
            let minute = (at * MINUTES..).find(|minute| taken.insert((*minute, line))).unwrap();
            (device, line, at_minute(minute), step)
        })
        .collect();
    let lines_of = |is_wanted: fn(&Step) -> bool| -> Vec<LineId> {
        numbered.iter().filter(|(.., step)| is_wanted(step)).map(|(_, line, ..)| *line).collect()
    };
    let begins = lines_of(|step| matches!(step, Step::Begin { .. }));
    let answers = lines_of(|step| matches!(step, Step::Answer { .. } | Step::Forget));
    let session_on = |device: &'static str, pick: &Pick| {
        let here: Vec<LineId> = begins.iter().filter(|begin| begin.device == id(device, 1).device).copied().collect();
        pick.from(&here, device).n
    };
    let deck = || "deck".parse().unwrap();
    let mut history: Vec<Recorded> = numbered
        .iter()
        .map(|(device, line, at, step)| {
            let event = match step.clone() {
                Step::Begin { activity, continues } => {
                    let continues = continues.map(|pick| pick.from(&begins, device));
                    Event::Begin(Begin { continues, ..Begin::new(activity, vec![deck()], line.n) })
                }
                Step::Answer { session, form, rows, counts } => {
                    let (form, session) = (serde_json::from_value(form.into()).unwrap(), session_on(device, &session));
                    Event::Answer(Answer {
                        session,
                        begin: Checksum::UNKNOWN,
                        deck: deck(),
                        form,
                        rows,
                        number: 0,
                        ms: 0,
                        counts,
                    })
                }
                Step::Forget => Event::Forget(Forget { deck: deck() }),
                Step::Accept { answer } => Event::Accept(Accept { answer: answer.from(&answers, device) }),
                Step::Undo { answer } => Event::Undo(Undo { answer: answer.from(&answers, device) }),
                Step::End { session, how } => {
                    Event::End(End { session: session_on(device, &session), begin: Checksum::UNKNOWN, how })
                }
            };
            Recorded { id: *line, at: *at, event }
        })
        .collect();
    history.sort_by_key(Recorded::place);
    history
}

fn at_minute(minute: i64) -> Moment {
    Moment::new(jiff::Timestamp::from_second(1_795_000_000 + minute * 60).unwrap(), jiff::tz::Offset::UTC)
}

fn step() -> impl Strategy<Value = Step> {
    let activity = select(vec![Activity::Drill, Activity::Quiz, Activity::PreTest, Activity::Lesson, Activity::Exam]);
    let begin =
        (activity, prop::option::of(pick())).prop_map(|(activity, continues)| Step::Begin { activity, continues });
    let form = select(vec!["true-false", "matching", "typed"]);
    let answer = (pick(), form, prop::collection::vec(any_row(), 1..3), prop::bool::weighted(0.9))
        .prop_map(|(session, form, rows, counts)| Step::Answer { session, form, rows, counts });
    let accept = pick().prop_map(|answer| Step::Accept { answer });
    let undo = pick().prop_map(|answer| Step::Undo { answer });
    let how = select(vec![Ending::Done, Ending::Stopped, Ending::Interrupted, Ending::Terminated]);
    let end = (pick(), how).prop_map(|(session, how)| Step::End { session, how });
    prop_oneof![6 => begin, 14 => answer, 4 => accept, 4 => undo, 4 => end, 1 => Just(Step::Forget)]
}

/// A row about one of three items: judged, mixed up, paired or graded by the learner.
fn any_row() -> impl Strategy<Value = Row> {
    let side = || select(vec!["marketing", "sales"]).prop_map(|name| name.parse().unwrap());
    let sentence = (side(), side(), side()).prop_map(|(about, against, of)| Asked::Sentence { about, against, of });
    let pairs = side().prop_map(|side| Asked::Pairs { sides: vec![side] });
    let asked = prop_oneof![
        Just((Asked::Fact { version: None }, Picked::True)),
        sentence.prop_map(|asked| (asked, Picked::False)),
        (pairs, "[abc]", side())
            .prop_map(|(asked, item, side)| (asked, Picked::Trait { item: item.parse().unwrap(), side })),
        (side(), "[a-c]?").prop_map(|(about, text)| (Asked::Blanks { about }, Picked::Typed { text })),
        select(vec![Grade::Again, Grade::Hard, Grade::Easy])
            .prop_map(|grade| (Asked::Contrast, Picked::Graded { grade })),
    ];
    let noise = prop::option::weighted(0.9, select(vec![0.0, 0.25, 0.5]));
    ("[abc]", asked, any::<bool>(), noise).prop_map(|(item, (asked, picked), is_right, noise)| {
        let right = match picked {
            Picked::Graded { grade } => grade != Grade::Again,
            _ => is_right,
        };
        Row { asked, picked: vec![picked], ..row(&item, right, noise) }
    })
}
