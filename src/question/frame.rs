//! Frames: what versions of a fact have in common, with a gap where they differ.
//!
//! "In small organisations, both are typically done by the same people, with little differentiation" and a version that says "different people,
//! with clear" have three: one leaves out the people, one the differentiation, one both. They let the few sentences of a fact be asked in more
//! words than its own.

use super::record::Asked;

/// Fewer words than these say too little for a gap among them to be filled, and so do fewer than half as many as stand in the gap.
const LEAST_WORDS: usize = 3;

/// From how many false versions frames are made: each is compared with every other.
const MOST_VERSIONS: usize = 8;

/// The words that some versions of a fact begin with, and those that they end with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// How many words stand before the gap.
    before: usize,
    /// How many words stand after it.
    after: usize,
}

impl Frame {
    /// The frames of these versions, of which the first is true: each takes that one and at least one other, and leaves out no word that all of
    /// those have in common. Versions that share too little have none.
    pub(super) fn of(versions: &[&str]) -> Vec<Self> {
        let Some((first, others)) = versions.split_first() else { return Vec::new() };
        let others = &others[..others.len().min(MOST_VERSIONS)];
        let of_each: Vec<Self> = others.iter().map(|other| Self::shared(first, other)).collect();
        let of_all = of_each.iter().copied().reduce(Self::within);
        let mut frames: Vec<Self> = Vec::new();
        for frame in of_all.into_iter().chain(of_each) {
            if frame.says_enough(words(first).count()) && !frames.contains(&frame) {
                frames.push(frame);
            }
        }
        frames
    }

    /// What two versions have in common, with at least a word of each in the gap.
    fn shared(one: &str, other: &str) -> Self {
        let (one, other): (Vec<&str>, Vec<&str>) = (words(one).collect(), words(other).collect());
        let most = one.len().min(other.len()).saturating_sub(1);
        let same = |(one, other): &(&&str, &&str)| one == other;
        let before = one.iter().zip(&other).take(most).take_while(same).count();
        let after = one.iter().rev().zip(other.iter().rev()).take(most - before).take_while(same).count();
        Self { before, after }
    }

    /// Whether it leaves enough of a sentence of so many words.
    fn says_enough(self, words: usize) -> bool {
        let shown = self.before + self.after;
        shown >= LEAST_WORDS && 2 * shown >= words.saturating_sub(shown)
    }

    /// What is in both.
    fn within(self, other: Self) -> Self {
        Self { before: self.before.min(other.before), after: self.after.min(other.after) }
    }

    /// Whether `text` begins and ends as the true version does, and has something to put into the gap.
    pub(super) fn takes(self, statement: &str, text: &str) -> bool {
        self.within(Self::shared(statement, text)) == self
    }

    /// What a version that this takes puts into the gap.
    pub(super) fn filling(self, version: &str) -> String {
        let words: Vec<&str> = words(version).collect();
        words.get(self.before..words.len().saturating_sub(self.after)).unwrap_or_default().join(" ")
    }

    /// The words before the gap, and those after it.
    pub(super) fn around(self, statement: &str) -> (String, String) {
        let words: Vec<&str> = words(statement).collect();
        let (before, after) = (self.before.min(words.len()), words.len().saturating_sub(self.after));
        (words[..before].join(" "), words[after..].join(" "))
    }

    /// Whether nothing stands after the gap.
    pub(super) fn is_beginning(self) -> bool {
        self.after == 0
    }

    /// What is asked with it.
    pub(super) fn asked(self) -> Asked {
        Asked::Gap { before: self.before, after: self.after }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The frames of these versions, each with what may fill it.
    fn frames(versions: &[&str]) -> Vec<(String, Vec<String>)> {
        let show = |frame: Frame| {
            let (before, after) = frame.around(versions[0]);
            let taken = versions.iter().filter(|version| frame.takes(versions[0], version) || **version == versions[0]);
            (format!("{before} _ {after}").trim().to_owned(), taken.map(|version| frame.filling(version)).collect())
        };
        Frame::of(versions).into_iter().map(show).collect()
    }

    #[test]
    fn a_frame_has_its_gap_where_versions_differ() {
        let versions = [
            "In small firms the same people do both, with little distinction.",
            "In small firms the same people do both, with clear distinction.",
            "In small firms different people do both, with little distinction.",
            "In small firms different people do both, with clear distinction.",
        ];
        let fillings = |list: &[&str]| list.iter().map(|filling| (*filling).to_owned()).collect::<Vec<_>>();
        let all = ["the same people do both, with little", "the same people do both, with clear"];
        let others = ["different people do both, with little", "different people do both, with clear"];
        assert_eq!(
            frames(&versions),
            [
                ("In small firms _ distinction.".to_owned(), fillings(&[all, others].concat())),
                (
                    "In small firms the same people do both, with _ distinction.".to_owned(),
                    fillings(&["little", "clear"])
                ),
                (
                    "In small firms _ people do both, with little distinction.".to_owned(),
                    fillings(&["the same", "different"])
                ),
            ]
        );
    }

    #[test]
    fn versions_that_share_too_little_have_no_frame() {
        assert_eq!(frames(&["Both trade.", "Neither trades."]), []);
        assert_eq!(
            frames(&[
                "Both of them buy what others sell and sell it again.",
                "Both of them make what they sell, and sell what they make."
            ]),
            []
        );
        assert_eq!(frames(&["Both trade."]), []);
        assert_eq!(frames(&[]), []);
    }

    #[test]
    fn a_version_that_another_goes_on_from_leaves_a_word_for_the_gap() {
        let short = "Both of them trade";
        assert_eq!(
            frames(&[short, "Both of them trade at noon"]),
            [("Both of them _".to_owned(), vec!["trade".to_owned(), "trade at noon".to_owned()])]
        );
    }

    proptest! {
        #[test]
        fn a_filled_frame_is_the_version_that_filled_it(versions in prop::collection::vec("([ab] ){0,5}[abc] ?", 1..6)) {
            let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
            for frame in Frame::of(&versions) {
                let (before, after) = frame.around(versions[0]);
                let taken = versions.iter().filter(|version| frame.takes(versions[0], version));
                let mut others = 0;
                for version in taken {
                    let filling = frame.filling(version);
                    prop_assert!(!filling.is_empty());
                    let whole = format!("{before} {filling} {after}");
                    prop_assert!(words(&whole).eq(words(version)), "{whole} for {version}");
                    others += usize::from(!words(version).eq(words(versions[0])));
                }
                prop_assert!(others > 0 || versions.iter().skip(1).any(|other| words(other).eq(words(versions[0]))));
            }
        }
    }
}
