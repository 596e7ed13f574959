//! The marks of letters: "cafe" for "café", but not "schon" for "schön".
//!
//! What it means that a mark is missing differs from language to language ([`Marks`]).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::word::Certainty;
use crate::language::{Marks, Orthography};

/// Whether two words differ in nothing but marks that may be missing; `None` if they differ in more.
///
/// - English: "cafe" is "café", "Lodz" is "Łódź"; "mai" is not "mǎi", whose mark is a tone.
/// - German, French: "Verkaufer" is "Verkäufer", "ete" is "été", where the one is no word; "schon" may be meant as "schön", but says
///   something else.
/// - Spanish: "accion" is "acción"; "hablo" and "habló" are two forms, "ano" and "año" two words.
/// - Portuguese and others without a list of words: "avo" may be meant as "avó".
/// - In every language one mark is none for another: "avô" is not "avó".
pub(super) fn may_lack(given: &str, wanted: &str, orthography: &Orthography) -> Option<Certainty> {
    // Where there are no marks, none are missing.
    if given != wanted && given.is_ascii() && wanted.is_ascii() {
        return None;
    }
    let (given_letters, wanted_letters) = (letters(given), letters(wanted));
    if given_letters.len() != wanted_letters.len() {
        return None;
    }
    let mut is_added = false;
    let mut lacking = Vec::new();
    for (position, (given, wanted)) in given_letters.iter().zip(&wanted_letters).enumerate() {
        let has_all = |one: &Letter, other: &Letter| other.marks.iter().all(|mark| one.marks.contains(mark));
        match (has_all(given, wanted), has_all(wanted, given)) {
            _ if given.base != wanted.base => return None,
            (true, true) => {}
            (true, false) => is_added = true,
            (false, true) => lacking.push(position),
            (false, false) => return None,
        }
    }
    let unless = |is_doubtful: bool| Some(if is_doubtful { Certainty::Unsure } else { Certainty::Sure });
    match orthography.marks() {
        Marks::Adorn if lacking.iter().any(|position| wanted_letters[*position].has_tone()) => None,
        Marks::Adorn => Some(Certainty::Sure),
        Marks::AreLetters => None,
        _ if is_added => None,
        Marks::MayTell => Some(Certainty::Unsure),
        Marks::Tell => unless(orthography.is_word(given) != Some(false)),
        Marks::Stress if lacking.iter().any(|position| wanted_letters[*position].is_enye()) => None,
        Marks::Stress => {
            const SHORT: usize = 3;
            let tells_forms = lacking.last().is_some_and(|position| position + 1 == wanted_letters.len());
            unless(tells_forms || wanted_letters.len() <= SHORT)
        }
    }
}

/// The word without its marks, as it stands in a list that has none; in Spanish ñ stays.
pub(super) fn without_marks(word: &str, orthography: &Orthography) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let keeps_enye = orthography.marks() == Marks::Stress;
    let bare = letters(word).into_iter().flat_map(|letter| match letter.is_enye() && keeps_enye {
        true => vec![letter.base, TILDE],
        false => vec![letter.base],
    });
    bare.nfc().collect()
}

/// Whether two words are the same but for their marks.
pub(super) fn differ_in_marks_alone(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(letters);
    one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.base == other.base)
}

/// The word as a keyboard without its letters has it: "uebergross" for "übergroß".
pub(super) fn in_plain_letters(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            'ä' => plain.push_str("ae"),
            'ö' | 'ø' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'å' => plain.push_str("aa"),
            'þ' => plain.push_str("th"),
            letter => plain.push(letter),
        }
    }
    plain
}

struct Letter {
    base: char,
    marks: Vec<char>,
}

const TILDE: char = '\u{303}';
const CARON: char = '\u{30c}';
const BREVE: char = '\u{306}';
/// Stands for what tells ł from l, which no mark of its own does.
const STROKE: char = '\u{335}';

impl Letter {
    /// Whether its mark is a tone of pinyin, or it has two marks, as vowels of Vietnamese.
    fn has_tone(&self) -> bool {
        self.base.is_ascii_lowercase()
            && (self.marks.len() > 1 || "aeiou".contains(self.base) && self.marks.contains(&CARON))
    }

    fn is_enye(&self) -> bool {
        self.base == 'n' && self.marks.contains(&TILDE)
    }
}

fn letters(word: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for letter in word.nfd() {
        match letters.last_mut() {
            // The breve makes й another letter than и.
            Some(last) if may_be_missing(letter) && (letter != BREVE || last.base.is_ascii()) => {
                last.marks.push(letter)
            }
            _ => {
                let (base, marks) = match letter {
                    'ł' => ('l', vec![STROKE]),
                    'ø' => ('o', vec![STROKE]),
                    'đ' | 'ð' => ('d', vec![STROKE]),
                    'ħ' => ('h', vec![STROKE]),
                    letter => (letter, Vec::new()),
                };
                letters.push(Letter { base, marks });
            }
        }
    }
    letters
}

/// Marks of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowels and hamzas. Those of Indian scripts, of Thai and of Japanese
/// make other letters.
fn may_be_missing(letter: char) -> bool {
    let has_its_script = matches!(
        letter,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{64b}'..='\u{65f}' | '\u{670}'
    );
    has_its_script && is_combining_mark(letter)
}
