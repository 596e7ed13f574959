//! A client that knows docs/protocol.md and nothing else: no deck, no word of English.

use serde_json::Value;

use super::DECK;
use crate::support::World;
use crate::support::learner::Knowledge;
use crate::support::program::{action, option, options, pairs, text};

/// What was shown so far of what is true.
#[derive(Default)]
struct Client {
    traits: Vec<Learnt>,
    truths: Vec<String>,
    /// Whether nothing was taught yet.
    is_pre_test: bool,
}

/// A side's trait in an aspect.
struct Learnt {
    aspect: String,
    side: Value,
    of: String,
}

impl Client {
    fn act(&mut self, view: &Value) -> Value {
        match view["view"].as_str().unwrap() {
            "offer" => {
                self.is_pre_test = view["onboarding"]["next"]["step"] == "pre-test";
                action("yes")
            }
            "hand-in" => action("no"),
            "ask" if self.is_pre_test => action("not-known"),
            "ask" => self.answer(view),
            "read" => {
                self.truths.extend(texts(&view["truths"]));
                let learnt = |of: &Value| Learnt {
                    aspect: view["label"].as_str().unwrap().to_owned(),
                    side: of["side"].clone(),
                    of: of["trait"].as_str().unwrap().to_owned(),
                };
                self.traits.extend(view["traits"].as_array().unwrap().iter().map(learnt));
                action("go-on")
            }
            "tell" => {
                let truths = view["items"].as_array().unwrap().iter().map(|item| item["truth"].as_str().unwrap());
                self.truths.extend(truths.map(str::to_owned));
                action("go-on")
            }
            _ => action("go-on"),
        }
    }

    /// What is right as far as it was learnt; else anything.
    fn answer(&self, ask: &Value) -> Value {
        match ask["task"]["kind"].as_str().unwrap() {
            "write" => text(&self.missing_words(ask).unwrap_or_default()),
            "match" => pairs(&self.right_pairs(ask)),
            _ => option(self.right_option(ask).unwrap_or(0)),
        }
    }

    fn right_option(&self, ask: &Value) -> Option<usize> {
        let (task, stem) = (&ask["task"], ask["stem"].as_str().unwrap_or_default());
        let find = |is_right: &dyn Fn(&str) -> bool| options(ask).into_iter().position(is_right);
        let is_truth = |sentence: &str| self.truths.iter().any(|truth| truth == sentence);
        match task["kind"].as_str().unwrap() {
            "judge" => {
                let claim = &task["claim"];
                let is_true = match claim.is_null() {
                    true => is_truth(stem),
                    false => self.of(&claim["about"]).any(|learnt| claim["trait"] == *learnt.of),
                };
                Some(usize::from(!is_true))
            }
            "correct-fact" | "pick-true" => find(&is_truth),
            "correct" => find(&|text| self.of(&task["side"]).any(|learnt| learnt.of == text)),
            "pick-trait" => {
                let is_it = |learnt: &Learnt, text: &str| task["aspect"] == *learnt.aspect && learnt.of == text;
                find(&|text| self.of(&task["side"]).any(|learnt| is_it(learnt, text)))
            }
            "pick-side" => {
                let learnt = self.traits.iter().find(|learnt| task["trait"] == *learnt.of)?;
                let name = learnt.side["name"].as_str().unwrap();
                find(&|text| text.to_lowercase() == name.to_lowercase())
            }
            "complete" => find(&|text| is_truth(&format!("{} {text}", stem.trim_end_matches(" ...")))),
            "fill-gap" => find(&|text| is_truth(&stem.replace("____", text))),
            // To judge a case takes understanding, which no document gives.
            "classify" | "give-reason" => {
                Knowledge::of_marketing().right(ask)["option"].as_u64().map(|option| option as usize)
            }
            "recall" => Some(0),
            "grade" => Some(2),
            _ => None,
        }
    }

    fn right_pairs(&self, ask: &Value) -> Vec<usize> {
        let pair = &ask["wanted"]["pair"];
        let phrases: Vec<String> = texts(&pair["phrases"]).collect();
        let right = |row: String| {
            let is_it =
                |learnt: &&Learnt| row == format!("{}: {}", learnt.aspect, learnt.side["name"].as_str().unwrap());
            let learnt = self.traits.iter().find(is_it)?;
            phrases.iter().position(|phrase| *phrase == learnt.of)
        };
        texts(&pair["rows"]).map(|row| right(row).unwrap()).collect()
    }

    /// What stands in a true sentence where the question has its gap.
    fn missing_words(&self, ask: &Value) -> Option<String> {
        assert_eq!((&ask["task"]["gap"], &ask["task"]["of"]), (&1.into(), &1.into()), "the deck has one gap a trait");
        let (before, after) = ask["stem"].as_str().unwrap().split_once("____")?;
        let words = |truth: &String| Some(truth.strip_prefix(before)?.strip_suffix(after)?.to_owned());
        self.truths.iter().find_map(words)
    }

    fn of<'c>(&'c self, side: &'c Value) -> impl Iterator<Item = &'c Learnt> {
        self.traits.iter().filter(move |learnt| learnt.side["id"] == side["id"])
    }
}

fn texts(list: &Value) -> impl Iterator<Item = String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned())
}

#[test]
fn who_knows_only_the_document_plays_a_whole_onboarding_and_passes() {
    let (mut world, mut client) = (World::new(), Client::default());
    let mut exams = Vec::new();
    let mut day = 24;
    loop {
        world.at(&format!("2026-11-{day}T09:00:00+01:00"));
        let played = world.play(&["onboard", DECK], |view| client.act(view));
        assert_eq!(played.code, Some(0));
        let summaries = played.views.iter().filter(|view| view["view"] == "summary");
        exams.extend(summaries.map(|view| view["exam"].clone()).filter(|exam| !exam.is_null()));
        let onboarding = &played.last("rest")["onboarding"];
        if day == 24 {
            assert_ne!(onboarding["pre_test"]["right"], 14, "nothing was known before");
        }
        match onboarding["next"]["step"].as_str().unwrap() {
            "passed" => break,
            "tomorrow" => day += 1,
            other => panic!("{other} is no rest"),
        }
        assert!(day < 30, "no exam was passed");
    }
    let exam = exams.last().unwrap();
    assert_eq!((&exam["passed"], &exam["told_apart"], exams.len()), (&true.into(), &9.into(), 1));
    // What was shown is all that any kind of question asks about.
    for form in ["true-false", "which-side", "choice", "scenario", "matching", "typed", "recall"] {
        let arguments = ["quiz", DECK, "--questions", "28", "--form", form];
        let played = world.play(&arguments, |view| client.act(view));
        let score = &played.last("summary")["score"];
        assert_eq!(score["right"], score["of"], "{form}");
    }
}
