//! What can be guessed of a deck's questions without knowing it: how often a rule that looks at wording alone finds the right option, beside the
//! chance of who picks blindly; and how often a year of daily drills says the same again.
//!
//! A rule uses only what stands before the learner, now and earlier. How often an option was seen elsewhere leaves out the questions about the
//! same item where the page names it (by an aspect, or by the versions of one fact). Of a reason the page does not: there all that was seen counts.
//!
//! A sentence is the stem that a question begins with: one to judge, a situation, a trait to be given to a side, one with a blank or without its
//! end, what is to be recalled. "Force: marketing ..." names what is asked and says nothing; the pages to pair, and the options, are no sentences:
//! whether they come again counts in the share that is new, where a question is new if no earlier one had the same stem and the same options.
//!
//! `cargo bench --bench giveaways`

#![allow(clippy::expect_used)]
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark is a program of its own"
)]

#[path = "simulated/mod.rs"]
#[allow(dead_code, reason = "shared by benchmarks that use different parts")]
mod simulated;

use std::collections::{BTreeMap, HashMap, HashSet};

use simulated::case::{filled, later, right};
use simulated::drills::{Drills, drill};
use simulated::learner::Kind;
use simulated::strategy::Strategy;
use tellapart::{
    About, Action, AllowedForms, Choice, Deck, DeviceName, Exercise, FormName, InMemory, Item, Learner, Model, Moment,
    Prompt, Request, Response, Rules, Seeds, Shelf, Sitting, Target, Task, View, Wanted, built_in,
};

/// How many quizzes of each form are looked at, with weak memories and with strong ones.
const QUIZZES: u64 = 100;

/// How many learners drill for a year.
const LEARNERS: u64 = 8;

const START: &str = "2026-11-24T09:00:00+01:00";

/// Words that are seldom true.
const ABSOLUTE: [&str; 9] = ["always", "never", "only", "all", "every", "no", "none", "must", "nobody"];

/// A rule that looks at wording alone: a number for each option, of which the highest is picked.
type Rule = (&'static str, fn(&Page<'_>) -> Vec<f64>);

const RULES: [Rule; 9] = [
    ("longest", |page| page.texts.iter().map(|text| text.chars().count() as f64).collect()),
    ("shortest", |page| page.texts.iter().map(|text| -(text.chars().count() as f64)).collect()),
    ("shares most words with the question", |page| page.texts.iter().map(|text| shared(text, &page.stem)).collect()),
    ("no absolute word", |page| page.texts.iter().map(|text| -absolute(text)).collect()),
    ("most like another", |page| page.alike()),
    ("least like another", |page| page.alike().into_iter().map(|likeness| -likeness).collect()),
    ("seen elsewhere most", |page| page.texts.iter().map(|text| page.seen(text)).collect()),
    ("seen elsewhere least", |page| page.texts.iter().map(|text| -page.seen(text)).collect()),
    ("reason that was right most often", |page| page.texts.iter().map(|text| page.share_right(text)).collect()),
];

/// What stands before someone who picks.
struct Page<'p> {
    stem: String,
    texts: Vec<String>,
    /// What the question is about, and whether the page says so.
    item: usize,
    is_named: bool,
    /// Of each text how often it was an option of questions about which item.
    elsewhere: &'p HashMap<String, Vec<u32>>,
    /// Of each text how often it was right.
    right: &'p HashMap<String, u32>,
}

impl Page<'_> {
    /// How like its likest neighbour each option is.
    fn alike(&self) -> Vec<f64> {
        let others = |at: usize| self.texts.iter().enumerate().filter(move |(other, _)| *other != at);
        let likest =
            |(at, text): (usize, &String)| others(at).map(|(_, other)| shared(text, other)).fold(0.0, f64::max);
        self.texts.iter().enumerate().map(likest).collect()
    }

    fn seen(&self, text: &str) -> f64 {
        let of_others = |(item, times): (usize, &u32)| if self.is_named && item == self.item { 0 } else { *times };
        self.elsewhere.get(text).map_or(0.0, |times| f64::from(times.iter().enumerate().map(of_others).sum::<u32>()))
    }

    /// How often this was right, of the times that it was an option. Where the page names its item, that would be to know the answer.
    fn share_right(&self, text: &str) -> f64 {
        let right = self.right.get(text).filter(|_| !self.is_named);
        right.map_or(0.0, |right| f64::from(*right) / self.seen(text).max(1.0))
    }
}

fn words(text: &str) -> HashSet<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase).collect()
}

/// The share of words that two texts have in common.
fn shared(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    one.intersection(&other).count() as f64 / one.union(&other).count().max(1) as f64
}

fn absolute(text: &str) -> f64 {
    words(text).iter().filter(|word| ABSOLUTE.contains(&word.as_str())).count() as f64
}

/// How often a rule was right, how often chance would have been, of so many times.
#[derive(Default, Clone, Copy)]
struct Tally {
    right: f64,
    chance: f64,
    times: f64,
}

impl Tally {
    fn count(&mut self, right: f64, chance: f64) {
        self.right += right;
        self.chance += chance;
        self.times += 1.0;
    }
}

/// What a rule comes to, by the task and the rule.
type Tallies = BTreeMap<(&'static str, &'static str), Tally>;

fn main() {
    for deck in built_in().expect("decks in order") {
        println!(
            "{}\n\nright where a rule picks, beside chance, in percent (the highest of a task marked)\n",
            deck.title
        );
        let mut tallies = Tallies::new();
        for strong in [false, true] {
            for form in FormName::all() {
                quizzes(&deck, &form, strong, &mut tallies);
            }
        }
        show(&tallies);
    }
    year();
}

fn show(tallies: &Tallies) {
    let tasks: HashSet<&str> = tallies.keys().map(|(task, _)| *task).collect();
    let mut tasks: Vec<&str> = tasks.into_iter().collect();
    tasks.sort_unstable();
    for task in tasks {
        let of_task = tallies.iter().filter(|((of, _), _)| *of == task);
        let gain = |tally: &Tally| 100.0 * (tally.right - tally.chance) / tally.times;
        let most = of_task.clone().map(|(_, tally)| gain(tally)).fold(f64::MIN, f64::max);
        for ((_, rule), tally) in of_task {
            let percent = |hits: f64| 100.0 * hits / tally.times;
            let mark = if gain(tally) >= most { "*" } else { " " };
            let (right, chance) = (percent(tally.right), percent(tally.chance));
            println!("{task:14} {rule:36} {right:5.1} {chance:5.1} {:+5.1} {mark}", right - chance);
        }
    }
}

/// Looks at quizzes in one form, by someone who knows the deck, so that all steps come up.
fn quizzes(deck: &Deck, form: &FormName, strong: bool, tallies: &mut Tallies) {
    let mut seen = Seen::default();
    let mut store = of_text("");
    let mut now: Moment = START.parse().expect("a moment");
    for seed in 0..QUIZZES {
        if strong && seed % 10 == 0 {
            // Another learner, of whom something else was asked before.
            (store, now) = (of_text(""), START.parse().expect("a moment"));
            for day in 0..12u64 {
                now = later(now, 86_400 * (1 + day as i64));
                let request = Request { questions: 60, new_a_day: 60, ..Request::drill() };
                store = sit(deck, store, request, now, 100 * seed + day, &mut |_| {});
            }
        }
        if !strong {
            store = of_text("");
        }
        let exercise = Exercise::Quiz { about: About::Everything, is_exact: true, counts: false };
        let forms = AllowedForms::only(std::slice::from_ref(form));
        let request = Request { exercise, forms, new_a_day: 0, questions: deck.items.len() };
        let mut truths = (0.0, 0.0);
        store = sit(deck, store, request, now, seed, &mut |prompt| {
            look(deck, prompt, &mut seen, &mut truths, tallies);
        });
    }
}

/// What was seen of options so far.
#[derive(Default)]
struct Seen {
    /// Of each text how often it was an option of questions about which item.
    elsewhere: HashMap<String, Vec<u32>>,
    /// Of each text how often it was right.
    right: HashMap<String, u32>,
}

fn look(deck: &Deck, prompt: &Prompt, seen: &mut Seen, truths: &mut (f64, f64), tallies: &mut Tallies) {
    let Some(Response::Option(right)) = right(deck, prompt) else { return };
    let task = name(&prompt.task);
    if let Task::Judge { .. } = prompt.task {
        // Who counts expects what came less often.
        let (is_true, (trues, falses)) = (right == 0, *truths);
        let guess = if trues == falses { 0.5 } else { f64::from(u8::from(is_true == (trues < falses))) };
        tallies.entry((task, "counting true and false")).or_default().count(guess, 0.5);
        let stem = prompt.stem.as_deref().unwrap_or_default();
        let by_words = if absolute(stem) > 0.0 { f64::from(u8::from(!is_true)) } else { 0.5 };
        tallies.entry((task, "absolute words are false")).or_default().count(by_words, 0.5);
        if is_true {
            truths.0 += 1.0
        } else {
            truths.1 += 1.0
        }
        return;
    }
    let texts: Vec<String> = prompt.options().iter().filter_map(Choice::text).map(str::to_owned).collect();
    if texts.len() < 2 {
        return;
    }
    // What was just refuted is no option to anyone who reads.
    let refuted = match &prompt.task {
        Task::Correct { side } => texts.iter().position(|text| {
            let traits = deck.distinctions().flat_map(|of| &of.traits);
            traits.into_iter().any(|of| of.side != side.id && of.text.plain() == text)
        }),
        _ => None,
    };
    let stem = prompt.stem.clone().unwrap_or_default();
    let item = item_of(deck, &texts[right], prompt);
    let is_named = !matches!(prompt.task, Task::GiveReason { .. });
    let page = Page { stem, texts, item, is_named, elsewhere: &seen.elsewhere, right: &seen.right };
    for (rule, score) in RULES {
        let scores = score(&page);
        let open: Vec<usize> = (0..scores.len()).filter(|at| Some(*at) != refuted).collect();
        let best = open.iter().map(|at| scores[*at]).fold(f64::MIN, f64::max);
        let picked: Vec<usize> = open.iter().copied().filter(|at| scores[*at] >= best).collect();
        let hit = if picked.contains(&right) { 1.0 / picked.len() as f64 } else { 0.0 };
        tallies.entry((task, rule)).or_default().count(hit, 1.0 / open.len() as f64);
    }
    let texts = page.texts;
    *seen.right.entry(texts[right].clone()).or_default() += 1;
    for text in texts {
        let times = seen.elsewhere.entry(text).or_insert_with(|| vec![0; deck.items.len() + 1]);
        times[item] += 1;
    }
}

/// The number of the item whose text is right; of sides, which are no item's, of all.
fn item_of(deck: &Deck, right: &str, prompt: &Prompt) -> usize {
    let is_it = |item: &Item| match item {
        Item::Distinction(distinction) => distinction.traits.iter().any(|of| of.text.plain() == right),
        Item::Fact(fact) => filled(prompt).any(|whole| whole == fact.statement),
    };
    deck.items.iter().position(is_it).unwrap_or(deck.items.len())
}

fn name(task: &Task) -> &'static str {
    match task {
        Task::Judge { .. } => "judge",
        Task::Correct { .. } => "correct",
        Task::CorrectFact => "correct-fact",
        Task::PickTrue => "pick-true",
        Task::Complete => "complete",
        Task::FillGap => "fill-gap",
        Task::PickSide { .. } => "pick-side",
        Task::Classify { .. } => "classify",
        Task::GiveReason { .. } => "give-reason",
        Task::PickTrait { .. } => "pick-trait",
        Task::Match => "match",
        Task::Write { .. } => "write",
        Task::Confirm { .. } => "confirm",
        Task::Recall { .. } => "recall",
        Task::Grade => "grade",
    }
}

/// Holds a sitting of someone who knows the deck; `look` sees every prompt.
fn sit(
    deck: &Deck,
    store: InMemory,
    request: Request,
    now: Moment,
    seed: u64,
    look: &mut dyn FnMut(&Prompt),
) -> InMemory {
    let learner = Learner::load(store, Rules::default(), now).expect("a journal in order");
    let shelf = Shelf::new(vec![deck.clone()]).expect("one deck");
    let mut sitting = Sitting::new(learner, shelf, Seeds::Same(seed));
    sitting.begin(request, now).expect("something to ask, or a word why there is nothing");
    loop {
        let action = match sitting.view() {
            View::Ask(ask) => {
                look(&ask.prompt);
                right(deck, &ask.prompt).map_or(Action::NotKnown, Action::Answer)
            }
            View::Offer(_) => Action::No,
            View::End { .. } => break,
            _ => Action::GoOn,
        };
        sitting.act(action, now).expect("an action that fits");
    }
    of_text(&sitting.learner().store().text())
}

fn of_text(journal: &str) -> InMemory {
    let device = DeviceName::parse("giveaway").expect("a device's name");
    InMemory::of_text(device, journal).expect("its own journal")
}

/// What a question says, whatever the order of its options.
fn wording(prompt: &Prompt) -> String {
    let mut texts: Vec<&str> = prompt.options().iter().filter_map(Choice::text).collect();
    if let Wanted::Pair { phrases, .. } = &prompt.wanted {
        texts.extend(phrases.iter().map(String::as_str));
    }
    texts.sort_unstable();
    format!("{} {} {}", name(&prompt.task), prompt.stem.as_deref().unwrap_or_default(), texts.join(" | "))
}

/// The name of a task whose stem is a sentence.
fn of_sentence(task: &Task) -> Option<&'static str> {
    let is_sentence = match task {
        Task::Judge { .. } | Task::Classify { .. } | Task::PickSide { .. } => true,
        Task::Write { .. } | Task::Complete | Task::FillGap | Task::Recall { .. } => true,
        Task::Correct { .. } | Task::CorrectFact | Task::PickTrue | Task::GiveReason { .. } => false,
        Task::PickTrait { .. } | Task::Match | Task::Confirm { .. } | Task::Grade => false,
    };
    is_sentence.then(|| name(task))
}

/// A year of daily drills by learners whose memories fade as most people's do.
fn year() {
    let mut worst: BTreeMap<&str, Vec<(u32, String)>> = BTreeMap::new();
    let (mut fresh, mut asked, mut questions) = (0, 0, 0);
    for seed in 0..LEARNERS {
        let mut sentences: HashMap<(&str, String), u32> = HashMap::new();
        let mut seen: HashSet<String> = HashSet::new();
        let (kind, strategy) = (Kind::usual(), Strategy::Uniform);
        let drills = Drills { kind, strategy, model: Model::default(), target: Target::USUAL, days: 365, seed };
        drill(&drills, |day, prompt| {
            questions += 1;
            if let (Some(task), Some(stem)) = (of_sentence(&prompt.task), &prompt.stem) {
                *sentences.entry((task, stem.clone())).or_default() += 1;
            }
            let is_new = seen.insert(wording(prompt));
            if (21..28).contains(&day) {
                asked += 1;
                fresh += u32::from(is_new);
            }
        });
        let mut of_learner: BTreeMap<&str, (u32, String)> = BTreeMap::new();
        for ((task, sentence), times) in sentences {
            let most = of_learner.entry(task).or_default();
            *most = most.clone().max((times, sentence));
        }
        for (task, most) in of_learner {
            worst.entry(task).or_default().push(most);
        }
    }
    println!("\na year of daily drills, {LEARNERS} learners, {} questions each", questions / LEARNERS);
    println!("the sentence that came most often, of each learner, and the one of all");
    for (task, mut most) in worst {
        most.sort();
        let times: Vec<String> = most.iter().map(|(times, _)| times.to_string()).collect();
        let sentence = most.last().map_or("", |(_, sentence)| sentence.as_str());
        println!("{task:14} {:28} {sentence}", times.join(" "));
    }
    println!("of what was asked in the fourth week, new in that wording: {} %", 100 * fresh / asked.max(1));
}
