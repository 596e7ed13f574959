//! Whether a word is one of a language: a list of its words as a filter of a byte a word or so.
//!
//! The files in `words/` are made by the program in `word_lists/`, which takes this file in: what it writes is read here.

use xorf::{BinaryFuse8Ref, DmaSerializable, Filter, FilterRef};

/// The words of a language, as a binary fuse filter (Graf and Lemire 2022, doi 10.1145/3510449): every word of the list is found in it, and
/// of what is no word one in some 250 as well.
///
/// Of a language with words beyond number it holds beginnings and ends alone. What begins and ends as words do is then taken for one: more
/// is taken for a word than is one, never less.
#[derive(Clone)]
pub(crate) struct WordList {
    filter: BinaryFuse8Ref<'static>,
    pieces: Pieces,
}

/// What of each word the filter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pieces {
    /// How many letters of its beginning; 0 for all of it.
    pub beginning: u8,
    /// How many letters of its end, where it does not hold all of it.
    pub end: u8,
}

/// A byte for each of the pieces' lengths stands before the filter's own description.
const LENGTHS: usize = 2;
const DESCRIPTOR: usize = <xorf::BinaryFuse8 as DmaSerializable>::DESCRIPTOR_LEN;

impl WordList {
    /// Reads a file of the folder `words`; `None` if it is none.
    pub(crate) fn of(bytes: &'static [u8]) -> Option<Self> {
        let (lengths, filter) = bytes.split_at_checked(LENGTHS)?;
        let (descriptor, fingerprints) = filter.split_at_checked(DESCRIPTOR)?;
        let pieces = Pieces { beginning: lengths[0], end: lengths[1] };
        Some(Self { filter: BinaryFuse8Ref::from_dma(descriptor, fingerprints), pieces })
    }

    /// Whether this is a word, in lower case, composed (NFC), and with ss for ß.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.pieces.of(word).all(|piece| self.filter.contains(&key(&piece)))
    }
}

impl Pieces {
    /// The pieces of a word, each marked by where in it it stands.
    pub(crate) fn of(self, word: &str) -> impl Iterator<Item = String> {
        let letters = || word.chars();
        let end = letters().count().saturating_sub(usize::from(self.end));
        let whole = (self.beginning == 0).then(|| word.to_owned());
        let pieces = (self.beginning > 0).then(|| {
            let beginning: String = letters().take(usize::from(self.beginning)).collect();
            [format!("{beginning}-"), format!("-{}", letters().skip(end).collect::<String>())]
        });
        whole.into_iter().chain(pieces.into_iter().flatten())
    }
}

/// What stands for a piece in the filter: its FNV-1a hash (Fowler, Noll and Vo; draft-eastlake-fnv).
pub(crate) fn key(piece: &str) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    piece.bytes().fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}
