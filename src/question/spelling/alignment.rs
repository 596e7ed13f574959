//! One text beside another, word by word: articles may be missing, and words be joined or parted.

use super::reading::Token;
use super::word::{Distance, Likeness, likeness};
use crate::language::Orthography;

/// So many words may be written as one, or one as so many.
const MOST_JOINED: usize = 6;

/// So many words more or less one of two texts may have, and still be the other.
const MOST_MORE: usize = 12;

/// How far one text is from another; `None` if it is not the same words, in the same order.
///
/// - "the long term", "longterm" and "long-term" are "long term"; but "5 10" is not "510", "notable" not "not able".
/// - "offer the solutions" is "offering a solution".
/// - "type" is not "type A": an article is one where a word follows it.
pub(super) fn aligned(
    given: &[Token],
    wanted: &[Token],
    orthography: &Orthography,
    known: &[&str],
) -> Option<Likeness> {
    if given.is_empty() || given.len().abs_diff(wanted.len()) > MOST_MORE {
        return None;
    }
    let alignment = Alignment { given, wanted, orthography, known };
    let columns = wanted.len() + 1;
    let mut least: Vec<Option<Likeness>> = vec![None; (given.len() + 1) * columns];
    least[0] = Some(Likeness::SAME);
    for at in 0..least.len() {
        let Some(so_far) = least[at] else { continue };
        let (of_given, of_wanted) = (at / columns, at % columns);
        for (more_given, more_wanted, step) in alignment.steps(of_given, of_wanted) {
            let next = &mut least[(of_given + more_given) * columns + of_wanted + more_wanted];
            let likeness = so_far.and(step);
            *next = Some(next.map_or(likeness, |other| other.min(likeness)));
        }
    }
    least.last().copied().flatten()
}

struct Alignment<'t> {
    given: &'t [Token],
    wanted: &'t [Token],
    orthography: &'t Orthography,
    known: &'t [&'t str],
}

impl Alignment<'_> {
    /// What can come next: how many words of each, and how far they are from each other.
    fn steps(&self, of_given: usize, of_wanted: usize) -> Vec<(usize, usize, Likeness)> {
        let (given, wanted) = (&self.given[of_given..], &self.wanted[of_wanted..]);
        let mut steps = Vec::new();
        if of_given.abs_diff(of_wanted) > MOST_MORE {
            return steps;
        }
        if let ([given, ..], [wanted, ..]) = (given, wanted) {
            let likeness = likeness(given, wanted, self.orthography, self.known);
            steps.extend(likeness.map(|likeness| (1, 1, likeness)));
        }
        const WRITTEN_OTHERWISE: Likeness = Likeness::sure(Distance::Spelling);
        if matches!(given, [article, _, ..] if article.is_article) {
            steps.push((1, 0, WRITTEN_OTHERWISE));
        }
        if matches!(wanted, [article, _, ..] if article.is_article && (of_wanted == 0 || !article.is_capital)) {
            steps.push((0, 1, WRITTEN_OTHERWISE));
        }
        if let [given, ..] = given {
            let joined = self.joined(wanted, given);
            steps.extend(joined.map(|more_wanted| (1, more_wanted, WRITTEN_OTHERWISE)));
        }
        if let [wanted, ..] = wanted {
            let joined = self.joined(given, wanted);
            steps.extend(joined.map(|more_given| (more_given, 1, WRITTEN_OTHERWISE)));
        }
        steps
    }

    /// How many of these, written as one word, are this one.
    fn joined(&self, parts: &[Token], whole: &Token) -> Option<usize> {
        let mut rest = whole.text.as_str();
        for (number, part) in (1..=MOST_JOINED).zip(parts) {
            rest = rest.strip_prefix(part.text.as_str())?;
            // "apart" is not "a part", nor "notable" "not able", though "cannot" is "can not".
            let is_another = part.is_article
                || self.orthography.is_negation(&part.text) && !self.orthography.is_negation(&whole.text);
            let joins = number == 1 || parts[number - 2].joins(part);
            if is_another || !joins {
                return None;
            }
            if rest.is_empty() {
                return (number > 1).then_some(number);
            }
        }
        None
    }
}
