//! British and American spellings.

use super::reading::Token;
use crate::language::Orthography;

/// Whether two words are the same in British and American spelling.
pub(super) fn are_variants(one: &Token, other: &Token, orthography: &Orthography) -> bool {
    const MOST_LETTERS_MORE: usize = 3;
    let [length, of_other] = [one, other].map(|word| orthography.without_article(&word.text).len());
    length.abs_diff(of_other) <= MOST_LETTERS_MORE && one.one_spelling(orthography) == other.one_spelling(orthography)
}

/// One spelling for a word that has several: two words are the same if this is.
///
/// "colour" and "color", "organisation" and "organization", "analyse" and "analyze", "travelled" and "traveled", "paediatric" and
/// "pediatric"; but not "prize" and "prise", "filling" and "filing", "refilling" and "refiling".
pub(super) fn one_spelling(word: &str, orthography: &Orthography) -> String {
    let mut spelling = word.to_owned();
    for [one, other] in orthography.variants() {
        if spelling.contains(one.as_str()) {
            spelling = spelling.replace(one, other);
        }
    }
    if !orthography.has_english_endings() {
        return spelling;
    }
    let spelling = with_s(spelling);
    with_one_l(&spelling, orthography).unwrap_or(spelling)
}

/// "organise" for "organize". A stem of two letters is too short: "prize", "size".
fn with_s(word: String) -> String {
    const AFTER: &[&str] = &["e", "ed", "er", "ers", "es", "ing", "able", "ation", "ational", "ations"];
    const LEAST_STEM: usize = 3;
    // To apprise is to inform, to apprize to value.
    let Some((stem, after)) = word.rsplit_once('z').filter(|(stem, _)| !stem.ends_with("appri")) else { return word };
    let is_verb = stem.strip_suffix('i').is_some_and(|stem| stem.len() >= LEAST_STEM) || stem.ends_with("ly");
    if is_verb && AFTER.contains(&after) { format!("{stem}s{after}") } else { word }
}

/// "traveling" for "travelling". Where the stress is on the syllable with the l, no one writes one: the word must have another vowel before,
/// and not be what an e makes of it ("refiling" is of "refile").
fn with_one_l(word: &str, orthography: &Orthography) -> Option<String> {
    const AFTER: &[&str] = &["ed", "er", "ers", "ing", "ings", "ist", "ists", "or", "ors"];
    let stem = AFTER.iter().find_map(|after| word.strip_suffix(after)?.strip_suffix("ll"))?;
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let mut vowels = stem.split(|letter| !is_vowel(letter)).filter(|vowels| !vowels.is_empty());
    let has_another_vowel = vowels.nth(1).is_some();
    let is_of_another = orthography.is_word(&format!("{stem}le")) != Some(false);
    (has_another_vowel && stem.ends_with(is_vowel) && !is_of_another)
        .then(|| format!("{stem}l{}", &word[stem.len() + 2..]))
}
