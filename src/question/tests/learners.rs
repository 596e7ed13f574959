//! What a form says of guessing holds for those who guess: for who knows nothing, and for who knows the phrases and not whose they are.

use super::*;

/// Someone who cannot tell the sides apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Learner {
    /// Knows nothing, and picks what could be.
    Nothing,
    /// Knows which phrases belong to an aspect, and which of them a situation shows; not whose they are.
    Phrases,
}

/// What this learner may respond, each as likely. What was just found false is no answer to anyone.
fn considered(
    learner: Learner,
    deck: &Deck,
    question: &Question,
    given: &[Response],
    prompt: &Prompt,
) -> Vec<Response> {
    let items: Vec<&Distinction> = question.items().iter().filter_map(|item| deck.item(item)?.distinction()).collect();
    let is_phrase = |text: &str| items.iter().flat_map(|item| &item.traits).any(|of| of.text.plain() == text);
    match &prompt.wanted {
        Wanted::Pick(options) => {
            let refuted = match (&prompt.task, question.prompt(&[]).unwrap().task) {
                (Task::Correct { .. }, Task::Judge { claim: Some(claim), .. }) => Some(claim.of),
                _ => None,
            };
            let knows_phrases =
                learner == Learner::Phrases && options.iter().any(|option| option.text().is_some_and(is_phrase));
            let could_be = |option: &Choice| match option.text() {
                Some(text) => refuted.as_deref() != Some(text) && (!knows_phrases || is_phrase(text)),
                None => true,
            };
            let options = options.iter().enumerate().filter(|(_, option)| could_be(option));
            options.map(|(number, _)| Response::Option(number)).collect()
        }
        Wanted::Pair { rows, phrases } => {
            let fits = |row: usize, phrase: usize| {
                let aspect = items.iter().find(|item| rows[row].starts_with(&format!("{}:", item.aspect))).unwrap();
                learner == Learner::Nothing || aspect.traits.iter().any(|of| of.text.plain() == phrases[phrase])
            };
            let mut all = vec![Vec::new()];
            for row in 0..rows.len() {
                let next = |pairs: &Vec<usize>| {
                    let left = (0..phrases.len()).filter(|phrase| !pairs.contains(phrase) && fits(row, *phrase));
                    left.map(|phrase| [pairs.clone(), vec![phrase]].concat()).collect::<Vec<_>>()
                };
                all = all.iter().flat_map(next).collect();
            }
            all.into_iter().map(Response::Pairs).collect()
        }
        Wanted::Write if learner == Learner::Nothing => vec![Response::Text("zzz".to_owned())],
        Wanted::Write => {
            let words = items[0].traits.iter().filter_map(|of| of.text.keys().nth(given.len()));
            words.map(|words| Response::Text(words.to_owned())).collect()
        }
    }
}

/// How likely each row of the question is right.
fn chances(learner: Learner, deck: &Deck, question: &Question) -> Vec<f64> {
    let mut chances = vec![0.0; question.items().len()];
    let mut paths = vec![(Vec::new(), 1.0)];
    while let Some((given, chance)) = paths.pop() {
        let Some(prompt) = question.prompt(&given) else {
            let rows = question.grade(&given);
            rows.iter().zip(&mut chances).for_each(|(row, sum)| *sum += if row.right { chance } else { 0.0 });
            continue;
        };
        let considered = considered(learner, deck, question, &given, &prompt);
        let each = chance / considered.len() as f64;
        paths.extend(considered.into_iter().map(|response| ([given.clone(), vec![response]].concat(), each)));
    }
    chances
}

/// Whether there are few enough ways to pair the rows of this question to try them all.
fn can_be_tried(question: &Question) -> bool {
    match question.prompt(&[]).unwrap().wanted {
        Wanted::Pair { rows, .. } => rows.len() <= 6,
        _ => true,
    }
}

fn assert_guesses_hold(deck: &Deck, hints: Hints<'_>, seed: u64) {
    for (form, question) in questions(deck, hints, seed) {
        // Who grades an answer does not guess it.
        if form.is_self_graded() || !can_be_tried(&question) {
            continue;
        }
        let stated = question.grade(&[]);
        for learner in [Learner::Nothing, Learner::Phrases] {
            for (row, chance) in stated.iter().zip(chances(learner, deck, &question)) {
                let noise = row.noise.unwrap();
                let stated = if learner == Learner::Nothing { noise.guess() } else { noise.phrases() };
                assert!((stated.get() - chance).abs() < 1e-9, "{learner:?}: {stated:?}, not {chance}: {question:?}");
            }
        }
    }
}

#[test]
fn the_stated_chances_hold_for_every_form_of_every_built_in_deck() {
    for deck in built_in().unwrap() {
        for seed in 0..12 {
            for (truth, stability) in [(true, 0.0), (false, 0.0), (true, 20.0), (false, f64::INFINITY)] {
                assert_guesses_hold(&deck, Hints { truth, stability, ..Hints::default() }, seed);
            }
        }
    }
}

proptest! {
    #[test]
    fn the_stated_chances_hold_for_every_form_of_any_deck(
        deck in any::<u64>(), seed in any::<u64>(), truth in any::<bool>(), stability in 0.0..40.0f64,
    ) {
        assert_guesses_hold(&any_deck(deck), Hints { truth, stability, ..Hints::default() }, seed);
    }
}
