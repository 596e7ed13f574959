//! Forms of one word: "pulls" and "pulling" for "pull", "solutions" for "a solution", "broad" for "broader".

use std::sync::OnceLock;

use super::marks::without_marks;
use super::reading::Token;
use super::variants::one_spelling;
use super::word::Certainty;
use crate::language::Orthography;

/// Whether one is a form of the word that the other is a form of; `None` if not.
///
/// - "pulls", "pulling", "pulled" and "pull"; "offer" and "offering"; "bought" and "buy"; "satisfies" and "satisfy".
/// - "leads" and "lead", "companies" and "company", "men" and "man", "analyses" and "analysis".
/// - "broad" and "broader", but not "broadest", and not "train" and "trainer": who does a thing is not the thing.
/// - "boring" and "bored" are told apart, though both are forms of "bore": it may have been meant, but does not say the same.
/// - "colours" and "color", "organising" and "organize": British and American as well.
/// - "news" and "new", "customs" and "custom" are no forms of one word.
pub(super) fn is_form(given: &Token, wanted: &Token, orthography: &Orthography) -> Option<Certainty> {
    if !orthography.has_english_endings() {
        return takes_ending(&given.text, wanted, orthography).then_some(Certainty::Sure);
    }
    let given = given.family(orthography).spelling.as_str();
    let family = wanted.family(orthography);
    let begin_alike = given.chars().next() == family.spelling.chars().next();
    let is_irregular = || orthography.verb_of(given).or_else(|| orthography.noun_of(given)).is_some();
    if given == family.spelling || !begin_alike && !is_irregular() {
        return None;
    }
    let doubts = family.bases(orthography).iter().filter_map(|base| {
        let of_given = base.forms.iter().find(|(form, _)| form == given)?.1;
        say_the_same(of_given, base.of_word)
    });
    doubts.min()
}

/// An English word, and what it may be a form of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Family {
    /// The word in one spelling, without its marks.
    spelling: String,
    bases: OnceLock<Vec<Base>>,
}

/// A word that another may be a form of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Base {
    /// Which form of it the other is.
    of_word: Form,
    forms: Vec<(String, Form)>,
}

impl Family {
    pub(super) fn of(word: &str, orthography: &Orthography) -> Self {
        Self { spelling: one_spelling(&without_marks(word, orthography), orthography), bases: OnceLock::new() }
    }

    fn bases(&self, orthography: &Orthography) -> &[Base] {
        let base = |(base, of_word): (String, Form)| Base { of_word, forms: forms(&base, orthography) };
        self.bases.get_or_init(|| bases(&self.spelling, orthography).into_iter().map(base).collect())
    }
}

/// The forms of an English word that say the same.
pub(super) fn forms_of(wanted: &str, orthography: &Orthography) -> Vec<String> {
    if !orthography.has_english_endings() {
        return Vec::new();
    }
    let of_base = |(base, of_wanted): (String, Form)| {
        let same = move |(form, of_form): (String, Form)| {
            (say_the_same(of_form, of_wanted) == Some(Certainty::Sure)).then_some(form)
        };
        forms(&base, orthography).into_iter().filter_map(same)
    };
    bases(wanted, orthography).into_iter().flat_map(of_base).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Base,
    /// "pulls", "leads".
    S,
    /// "pulling".
    Ing,
    /// "pulled", "bought".
    Past,
    /// "broader".
    Comparative,
}

/// Whether an answer in one form may stand for another form.
fn say_the_same(given: Form, wanted: Form) -> Option<Certainty> {
    use Form::{Base, Comparative, Ing, Past, S};
    match (given, wanted) {
        (Comparative, Comparative) => Some(Certainty::Sure),
        (Comparative, other) | (other, Comparative) => (other == Base).then_some(Certainty::Sure),
        (Ing, Past) | (Past, Ing) => Some(Certainty::Unsure),
        (Base | S | Ing | Past, Base | S | Ing | Past) => Some(Certainty::Sure),
    }
}

/// The words of which this may be a form, and which form: "leads" is of "lead".
fn bases(word: &str, orthography: &Orthography) -> Vec<(String, Form)> {
    let mut bases = vec![(word.to_owned(), Form::Base)];
    if orthography.stands_apart(word) {
        return bases;
    }
    let irregular = [orthography.verb_of(word), orthography.noun_of(word)];
    for base in irregular.into_iter().flatten().filter_map(|forms| forms.first()) {
        bases.extend(as_form_of(base, word, orthography));
    }
    for ending in ["s", "ing", "ed", "er"] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= LEAST_STEM) else { continue };
        let with_e = as_known_form_of(&format!("{stem}e"), word, orthography);
        // Of "hoping" the base is "hope", and not "hop" as well; where one consonant follows another, it may be either.
        if with_e.is_some() && doubled(stem).is_some() {
            bases.extend(with_e);
            continue;
        }
        let without = stems(stem).into_iter().filter_map(|base| as_known_form_of(&base, word, orthography));
        bases.extend(with_e.into_iter().chain(without));
    }
    bases
}

/// What may be left of a base before an ending: all of it, with its consonant doubled, with i for y, y for ie, or an e more.
fn stems(stem: &str) -> Vec<String> {
    let mut stems = vec![stem.to_owned()];
    stems.extend(undoubled(stem));
    stems.extend(stem.strip_suffix('i').map(|stem| format!("{stem}y")));
    stems.extend(stem.strip_suffix("ie").map(|stem| format!("{stem}y")));
    stems.extend(stem.strip_suffix('e').map(str::to_owned));
    stems.extend(stem.strip_suffix("se").map(|stem| format!("{stem}sis")));
    stems.extend(stem.strip_suffix('y').map(|stem| format!("{stem}ie")));
    stems
}

fn as_known_form_of(base: &str, word: &str, orthography: &Orthography) -> Option<(String, Form)> {
    is_known(base, orthography).then(|| as_form_of(base, word, orthography))?
}

fn as_form_of(base: &str, word: &str, orthography: &Orthography) -> Option<(String, Form)> {
    let (_, of) = forms(base, orthography).into_iter().find(|(form, of)| form == word && *of != Form::Base)?;
    Some((base.to_owned(), of))
}

const LEAST_STEM: usize = 2;

/// Every form of a word that is made by rule, and those that are not.
fn forms(base: &str, orthography: &Orthography) -> Vec<(String, Form)> {
    let mut forms = vec![(base.to_owned(), Form::Base)];
    forms.extend(with_s(base).into_iter().map(|form| (form, Form::S)));
    if let Some(stem) = base.strip_suffix("sis") {
        forms.push((format!("{stem}ses"), Form::S));
    }
    let irregular = orthography.verb_of(base).filter(|forms| forms[0] == base);
    forms.extend(irregular.into_iter().flatten().skip(1).map(|form| (form.clone(), Form::Past)));
    let plurals = orthography.noun_of(base).filter(|forms| forms[0] == base);
    forms.extend(plurals.into_iter().flatten().skip(1).map(|form| (form.clone(), Form::S)));
    let (ing, past, comparative, superlative) =
        (with_ending(base, "ing"), with_ending(base, "ed"), with_ending(base, "er"), with_ending(base, "est"));
    // "shed" is no form of "she", nor "bed" of "be".
    let is_long = base.len() >= LEAST_BASE;
    let are_known = |forms: &[String]| forms.iter().any(|form| is_known(form, orthography));
    let is_verb = irregular.is_some() || is_long && are_known(&past) && are_known(&ing);
    if is_verb {
        forms.extend(ing.into_iter().map(|form| (form, Form::Ing)));
        // Who writes "buyed" means "bought".
        forms.extend(past.into_iter().map(|form| (form, Form::Past)));
    }
    // What has a superlative has a comparative: "broadest", but no "trainest".
    if is_long && are_known(&superlative) {
        forms.extend(comparative.into_iter().map(|form| (form, Form::Comparative)));
    }
    forms.retain(|(form, of)| *of == Form::Base || !orthography.stands_apart(form));
    forms
}

fn is_known(word: &str, orthography: &Orthography) -> bool {
    orthography.is_word(word) == Some(true)
}

/// A shorter word only looks like the base of others, unless it is known to be one.
const LEAST_BASE: usize = 3;

const VOWELS: &str = "aeiou";

/// "pulls", "boxes", "companies"; "photos" and "potatoes", which differ by nothing but custom.
fn with_s(base: &str) -> Vec<String> {
    let hisses = base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh");
    match consonant_before_y(base) {
        Some(stem) => vec![format!("{stem}ies")],
        None if hisses => vec![format!("{base}es")],
        None if base.ends_with('o') => vec![format!("{base}es"), format!("{base}s")],
        None => vec![format!("{base}s")],
    }
}

/// The word with an ending that begins with a vowel, doubled and not: where the stress is, spelling does not tell.
fn with_ending(base: &str, ending: &str) -> Vec<String> {
    let stem = match (consonant_before_y(base), base.strip_suffix('e')) {
        (Some(stem), _) if ending != "ing" => format!("{stem}i"),
        (None, Some(stem)) if ending == "ing" && stem.ends_with('i') => format!("{}y", &stem[..stem.len() - 1]),
        (None, Some(stem)) if ending != "ing" || !stem.ends_with(['e', 'o', 'y']) => stem.to_owned(),
        _ => base.to_owned(),
    };
    let plain = format!("{stem}{ending}");
    match doubled(base) {
        Some(stem) if vowel_groups(base) == 1 => vec![format!("{stem}{ending}")],
        Some(stem) => vec![plain, format!("{stem}{ending}")],
        None => vec![plain],
    }
}

fn consonant_before_y(base: &str) -> Option<&str> {
    base.strip_suffix('y')
        .filter(|stem| stem.ends_with(|letter: char| letter.is_alphabetic() && !VOWELS.contains(letter)))
}

/// "hopp" of "hop": one consonant after one vowel.
fn doubled(base: &str) -> Option<String> {
    let mut letters = base.chars().rev();
    let (last, vowel, before) = (letters.next()?, letters.next()?, letters.next());
    let is_vowel = |letter: char| VOWELS.contains(letter);
    let is_doubled = !is_vowel(last) && !"wxy".contains(last) && is_vowel(vowel) && !before.is_some_and(is_vowel);
    is_doubled.then(|| format!("{base}{last}"))
}

fn undoubled(stem: &str) -> Option<String> {
    let mut letters = stem.chars().rev();
    let last = letters.next()?;
    (letters.next()? == last).then(|| stem[..stem.len() - last.len_utf8()].to_owned())
}

fn vowel_groups(word: &str) -> usize {
    word.split(|letter| !VOWELS.contains(letter)).filter(|vowels| !vowels.is_empty()).count()
}

/// Whether two words of another language than English differ in endings that its file puts side by side: "ventas" and "venta", "zieht" and
/// "ziehen". What has a capital is a noun, in German, and no verb.
fn takes_ending(given: &str, wanted: &Token, orthography: &Orthography) -> bool {
    const LEAST_STEM: usize = 3;
    let stand_apart = |words: &[&str]| words.iter().any(|word| orthography.stands_apart(word));
    let differ = |set: &Vec<String>| {
        set.iter().any(|ending| {
            let stem = wanted.text.strip_suffix(ending.as_str()).filter(|stem| stem.chars().count() >= LEAST_STEM);
            stem.and_then(|stem| given.strip_prefix(stem))
                .is_some_and(|rest| rest != ending && set.iter().any(|own| own == rest))
        })
    };
    let longer = if given.len() > wanted.text.len() { given } else { &wanted.text };
    orthography.plural_endings().iter().any(differ) && !stand_apart(&[longer])
        || orthography.verb_endings().iter().any(differ) && !wanted.is_capital && !stand_apart(&[given, &wanted.text])
}
