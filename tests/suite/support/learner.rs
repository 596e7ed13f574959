//! Someone who knows a deck.

use serde_json::Value;

use super::program::{onwards, option, options, pairs, text};

/// What a deck says.
pub struct Knowledge {
    deck: Value,
}

/// What a side does or is in one aspect.
struct Trait<'d> {
    aspect: &'d str,
    side: &'d str,
    /// As the deck has it, with its key words in brackets.
    marked: &'d str,
}

impl Trait<'_> {
    /// The text as it is shown.
    fn plain(&self) -> String {
        self.marked.replace(['[', ']'], "")
    }

    /// The key words, a text for each run of them.
    fn keys(&self) -> Vec<&str> {
        self.marked.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)).collect()
    }

    /// The text in which so many key words are written, and `____` stands for each of the others.
    fn with_gaps_from(&self, written: usize) -> String {
        let is_only = self.keys().len() == 1;
        let part = |(place, part): (usize, &str)| match place / 2 {
            key if place % 2 == 0 || key < written => part.to_owned(),
            _ if is_only => "____".to_owned(),
            key => format!("({}) ____", key + 1),
        };
        self.marked.split(['[', ']']).enumerate().map(part).collect()
    }
}

impl Knowledge {
    pub fn of(deck: &str) -> Self {
        Self { deck: serde_json::from_str(deck).unwrap() }
    }

    /// That of the built-in deck.
    pub fn of_marketing() -> Self {
        Self::of(include_str!("../../../decks/marketing-vs-sales.json"))
    }

    /// What someone does about a view who knows the deck and wants all that is offered.
    pub fn act(&self, view: &Value) -> Value {
        if view["view"] == "ask" { self.right(view) } else { onwards(view) }
    }

    /// The same of someone who knows the deck from its lessons on, and has everything wrong in the pre-test.
    pub fn taught(&self) -> impl FnMut(&Value) -> Value + '_ {
        let mut is_pre_test = false;
        move |view| {
            if view["view"] == "offer" {
                is_pre_test = view["onboarding"]["next"]["step"] == "pre-test";
            }
            if is_pre_test && view["view"] == "ask" { self.wrong(view) } else { self.act(view) }
        }
    }

    /// The answer that is right.
    pub fn right(&self, ask: &Value) -> Value {
        match ask["task"]["kind"].as_str().unwrap() {
            "write" => text(&self.missing_words(ask)),
            "match" => pairs(&self.right_pairs(ask)),
            _ => option(self.right_option(ask)),
        }
    }

    /// An answer that is wrong.
    pub fn wrong(&self, ask: &Value) -> Value {
        match ask["task"]["kind"].as_str().unwrap() {
            "write" => text("whatever"),
            "match" => {
                let mut others = self.right_pairs(ask);
                others.rotate_left(1);
                pairs(&others)
            }
            _ => option(usize::from(self.right_option(ask) == 0)),
        }
    }

    fn right_option(&self, ask: &Value) -> usize {
        let (task, options) = (&ask["task"], options(ask));
        let field = |name: &str| task[name].as_str().unwrap();
        let side = || task["side"]["id"].as_str().unwrap();
        let find = |is_right: &dyn Fn(&str) -> bool| {
            let right = options.iter().position(|option| is_right(option));
            right.unwrap_or_else(|| panic!("no option is right: {ask:#}"))
        };
        match field("kind") {
            "judge" => usize::from(!self.is_true(ask)),
            "correct" => find(&|option| self.traits().any(|of| of.side == side() && of.plain() == option)),
            "correct-fact" | "pick-true" => find(&|option| self.is_fact(option)),
            "complete" => {
                let beginning = ask["stem"].as_str().unwrap().trim_end_matches(" ...");
                find(&|option| self.is_fact(&format!("{beginning} {option}")))
            }
            "fill-gap" => find(&|option| self.is_fact(&ask["stem"].as_str().unwrap().replace("____", option))),
            "classify" => {
                let (side, _) = self.shown_by(ask["stem"].as_str().unwrap());
                find(&|option| option.eq_ignore_ascii_case(self.name(side)))
            }
            "give-reason" => {
                let (_, of) = self.shown_by(field("situation"));
                find(&|option| of == option)
            }
            "pick-side" => {
                let of = self.traits().find(|of| of.plain() == field("trait")).unwrap();
                find(&|option| option.eq_ignore_ascii_case(self.name(of.side)))
            }
            "pick-trait" => {
                let is_it = |of: &Trait<'_>| of.side == side() && of.aspect == field("aspect");
                find(&|option| self.traits().any(|of| is_it(&of) && of.plain() == option))
            }
            "recall" => 0,
            // Good.
            "grade" => 2,
            other => panic!("an unknown task: {other}"),
        }
    }

    fn right_pairs(&self, ask: &Value) -> Vec<usize> {
        let texts = |name: &str| ask["wanted"]["pair"][name].as_array().unwrap().clone();
        let phrases = texts("phrases");
        let right = |row: &Value| {
            let is_it = |of: &Trait<'_>| *row == format!("{}: {}", of.aspect, self.name(of.side));
            let phrase = self.traits().find(is_it).unwrap_or_else(|| panic!("no trait for {row}")).plain();
            phrases.iter().position(|other| *other == phrase).unwrap()
        };
        texts("rows").iter().map(right).collect()
    }

    /// The side that a situation of the deck shows, and its trait.
    fn shown_by(&self, situation: &str) -> (&str, String) {
        for distinction in self.deck["distinctions"].as_array().unwrap() {
            for example in distinction["examples"].as_array().into_iter().flatten() {
                let shown = example.as_object().unwrap().iter().find(|(_, text)| *text == situation);
                if let Some((side, _)) = shown {
                    return (side, distinction["traits"][side]["text"].as_str().unwrap().replace(['[', ']'], ""));
                }
            }
        }
        panic!("no example of the deck: {situation}")
    }

    fn missing_words(&self, ask: &Value) -> String {
        let (task, stem) = (&ask["task"], ask["stem"].as_str().unwrap());
        let written = task["gap"].as_u64().unwrap() as usize - 1;
        let is_asked = |of: &Trait<'_>| {
            let is_about = of.side == task["side"]["id"] && of.keys().len() as u64 == task["of"];
            is_about && stem.trim_end_matches('.').ends_with(of.with_gaps_from(written).trim_end_matches('.'))
        };
        let of = self.traits().find(is_asked).unwrap_or_else(|| panic!("nothing fits: {ask:#}"));
        of.keys()[written].to_owned()
    }

    fn is_true(&self, ask: &Value) -> bool {
        let claim = &ask["task"]["claim"];
        match claim.is_null() {
            true => self.is_fact(ask["stem"].as_str().unwrap()),
            false => self.traits().any(|of| of.side == claim["about"]["id"] && of.plain() == claim["trait"]),
        }
    }

    fn is_fact(&self, sentence: &str) -> bool {
        self.deck["facts"].as_array().into_iter().flatten().any(|fact| fact["true"] == sentence)
    }

    fn name(&self, side: &str) -> &str {
        let sides = self.deck["sides"].as_array().unwrap();
        sides.iter().find(|of| of["id"] == side).unwrap()["name"].as_str().unwrap()
    }

    fn traits(&self) -> impl Iterator<Item = Trait<'_>> {
        let distinctions = self.deck["distinctions"].as_array().unwrap();
        distinctions.iter().flat_map(|distinction| {
            let aspect = distinction["aspect"].as_str().unwrap();
            let traits = distinction["traits"].as_object().unwrap().iter();
            traits.map(move |(side, of)| Trait { aspect, side, marked: of["text"].as_str().unwrap() })
        })
    }
}
