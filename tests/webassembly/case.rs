//! One sitting by seed and journal: what it shows, what it records, and what is believed afterwards, as text. It is played here and as
//! WebAssembly, by this same code.

#![allow(unreachable_pub, reason = "shared by a test and the module that it tests")]

use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tellapart::{
    About, Action, AllowedForms, By, Day, Deck, DeviceName, Distinction, Exercise, FormName, InMemory, Item, Learner,
    Moment, Prompt, Request, Response, Rules, Seeds, Shelf, Side, SideId, Sitting, Task, View, Wanted, built_in,
    view_line,
};

/// What to play.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Case {
    /// The journal so far.
    pub journal: String,
    /// The time of each action; every action takes five seconds.
    pub now: Moment,
    /// The seed of the sitting, and of the learner.
    pub seed: u64,
    /// What to sit down to.
    pub what: What,
    /// Probability that the learner knows an answer.
    pub skill: f64,
}

/// What to sit down to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum What {
    Drill,
    Quiz,
    Confused,
    Onboarding,
}

/// How it went.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Played {
    /// Every view, as the lines of `--json`.
    pub views: Vec<Value>,
    /// The journal afterwards.
    pub journal: String,
    /// For each item, the retrievability believed at some days to come, and the day it is due.
    pub beliefs: Vec<(String, Vec<f64>, Option<Day>)>,
}

pub fn play(case: &Case) -> Played {
    let device = DeviceName::parse("wasmtest").expect("a device's name");
    let store = InMemory::of_text(device, &case.journal).expect("a journal in order");
    let learner = Learner::load(store, Rules::default(), case.now).expect("a journal in order");
    let shelf = Shelf::new(built_in().expect("decks in order")).expect("no namesakes");
    let deck = shelf.decks()[0].clone();
    let mut sitting = Sitting::new(learner, shelf, Seeds::Same(case.seed));
    let mut rng = ChaCha8Rng::seed_from_u64(case.seed);
    let mut views = Vec::new();
    let mut actions = 0;
    sitting.begin(request(case), case.now).expect("something to ask, or a word why there is nothing");
    loop {
        let view = sitting.view();
        views.push(serde_json::from_str(&view_line(view).expect("a view")).expect("JSON"));
        let action = match view {
            View::Ask(ask) => Action::Answer(answer(&deck, &ask.prompt, case.skill, &mut rng)),
            View::Offer(_) => Action::Yes,
            View::End { .. } => break,
            _ => Action::GoOn,
        };
        actions += 1;
        sitting.act(action, later(case.now, 5 * actions)).expect("an action that fits");
    }
    let today = sitting.learner().progress().day_of(case.now);
    let progress = sitting.learner().progress();
    let belief = |at| {
        let (deck, item) = sitting.shelf().ids(at);
        let recall = |days| progress.retrievability(deck, item, today.plus(days)).get();
        (item.to_string(), [0, 1, 7, 30, 365].map(recall).to_vec(), progress.due(deck, item))
    };
    let beliefs = sitting.shelf().items().map(belief).collect();
    Played { views, journal: sitting.learner().store().text(), beliefs }
}

/// What is asked for. Quizzes are in one form each, so that all forms come up, those as well that wait for strong memories.
fn request(case: &Case) -> Request {
    let exercise = match case.what {
        What::Drill => Exercise::Drill,
        What::Confused => Exercise::Confused,
        What::Quiz => Exercise::Quiz { about: About::Everything, is_exact: true, counts: true },
        What::Onboarding => Exercise::Onboarding { by: By::AsBefore, workshop: false },
    };
    let all: Vec<FormName> = FormName::all().collect();
    let forms = match case.what {
        What::Quiz => AllowedForms::only(&[all[case.seed as usize % all.len()].clone()]),
        _ => AllowedForms::usual(),
    };
    Request { exercise, forms, new_a_day: 8, questions: 12 }
}

pub fn later(moment: Moment, seconds: i64) -> Moment {
    moment.plus_seconds(seconds)
}

/// An answer of someone who knows the deck with this probability, and else guesses.
fn answer(deck: &Deck, prompt: &Prompt, skill: f64, rng: &mut ChaCha8Rng) -> Response {
    let (knows, guess) = (rng.random_bool(skill), rng.random_range(0..prompt.options().len().max(1)));
    let known = right(deck, prompt).filter(|_| knows);
    known.unwrap_or_else(|| match prompt.options() {
        [] => match &prompt.wanted {
            Wanted::Pair { rows, .. } => {
                let mut pairs: Vec<usize> = (0..rows.len()).collect();
                pairs.shuffle(rng);
                Response::Pairs(pairs)
            }
            _ => Response::Text(["", "pull", "generate", "whatever"][rng.random_range(0..4)].to_owned()),
        },
        _ => Response::Option(guess),
    })
}

/// The right answer, where the deck tells.
pub fn right(deck: &Deck, prompt: &Prompt) -> Option<Response> {
    let option =
        |text: &str| prompt.options().iter().position(|option| option.text() == Some(text)).map(Response::Option);
    let has = |side: &Side, text: &str| {
        deck.distinctions().filter_map(|of| of.trait_of(&side.id)).any(|of| of.text.plain() == text)
    };
    let of_side = |side: &Side| {
        prompt
            .options()
            .iter()
            .position(|option| option.text().is_some_and(|text| has(side, text)))
            .map(Response::Option)
    };
    match &prompt.task {
        Task::Judge { claim: Some(claim), .. } => Some(Response::Option(usize::from(!has(&claim.about, &claim.of)))),
        Task::Judge { claim: None, .. } => {
            let sentence = prompt.stem.as_deref()?;
            let is_true = deck.items.iter().any(|item| matches!(item, Item::Fact(fact) if fact.statement == sentence));
            Some(Response::Option(usize::from(!is_true)))
        }
        Task::Correct { side } => of_side(side),
        Task::PickSide { of, .. } => {
            let side = deck.sides.iter().position(|side| has(side, of))?;
            Some(Response::Option(side))
        }
        Task::PickTrait { aspect, side } => {
            let distinction = deck.distinctions().find(|distinction| distinction.aspect == *aspect)?;
            option(distinction.trait_of(&side.id)?.text.plain())
        }
        Task::Classify { sides } => {
            let (_, shown) = shown_by(deck, prompt.stem.as_deref()?)?;
            sides.iter().position(|side| side.id == *shown).map(Response::Option)
        }
        Task::GiveReason { situation, .. } => {
            let (distinction, shown) = shown_by(deck, situation)?;
            option(distinction.trait_of(shown)?.text.plain())
        }
        Task::Complete | Task::FillGap => {
            let is_fact = |whole: &String| {
                deck.items.iter().any(|item| matches!(item, Item::Fact(fact) if fact.statement == *whole))
            };
            filled(prompt).position(|whole| is_fact(&whole)).map(Response::Option)
        }
        Task::Match => {
            let Wanted::Pair { rows, phrases } = &prompt.wanted else { return None };
            let phrase = |row: &String| {
                let traits = deck.distinctions().flat_map(|of| of.traits.iter().map(move |own| (&of.aspect, own)));
                let (_, own) = traits.into_iter().find(|(aspect, own)| *row == format!("{aspect}: {}", own.side))?;
                phrases.iter().position(|phrase| phrase == own.text.plain())
            };
            rows.iter().map(phrase).collect::<Option<Vec<_>>>().map(Response::Pairs)
        }
        Task::Write { side, .. } => {
            let (before, after) = prompt.stem.as_deref()?.split_once("____")?;
            let traits = deck.distinctions().filter_map(|of| of.trait_of(&side.id));
            let fits = |text: &str, words: &str| {
                let sentence = format!("{} {text}.", side.name).to_lowercase();
                sentence == format!("{before}{words}{after}").to_lowercase()
            };
            let mut words = traits.flat_map(|of| of.text.keys().map(move |words| (of.text.plain(), words)));
            words.find(|(text, words)| fits(text, words)).map(|(_, words)| Response::Text(words.to_owned()))
        }
        // It was meant, or would not have been asked of who knows.
        Task::Confirm { .. } | Task::Recall { .. } => Some(Response::Option(0)),
        // Good.
        Task::Grade => Some(Response::Option(2)),
        Task::PickTrue | Task::CorrectFact => deck.items.iter().find_map(|item| match item {
            Item::Fact(fact) => option(&fact.statement),
            Item::Distinction(_) => None,
        }),
    }
}

/// The sentence of which words are left out, with each option in their place.
pub fn filled(prompt: &Prompt) -> impl Iterator<Item = String> {
    let stem = prompt.stem.as_deref().unwrap_or_default();
    let (before, after) = stem.split_once("____").or_else(|| stem.split_once("...")).unwrap_or((stem, ""));
    let texts = prompt.options().iter().map(|option| option.text().unwrap_or_default());
    texts.map(move |text| format!("{before}{text}{after}"))
}

/// The distinction and the side that a situation of the deck shows.
fn shown_by<'d>(deck: &'d Deck, situation: &str) -> Option<(&'d Distinction, &'d SideId)> {
    deck.distinctions().find_map(|distinction| {
        let situations = distinction.examples.iter().flat_map(|example| &example.situations);
        let shown = situations.into_iter().find(|shown| shown.text == situation)?;
        Some((distinction, &shown.side))
    })
}
