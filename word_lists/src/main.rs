//! Makes the files in `src/language/words` out of the word lists of the `random_word` crate: `cargo run --release` in this folder.

#[path = "../../src/language/word_list.rs"]
mod word_list;

use std::collections::BTreeSet;
use std::path::Path;

use random_word::Lang;
use unicode_normalization::UnicodeNormalization;
use word_list::{Pieces, WordList, key};
use xorf::{BinaryFuse8, DmaSerializable};

/// For each language what of its words is kept. English has few forms to a word; the others have hundreds of thousands, or compounds
/// without end, of which nineteen in twenty slips show in the first six letters or the last five.
const LISTS: [(&str, Lang, Pieces); 4] = [
    ("en", Lang::En, Pieces { beginning: 0, end: 0 }),
    ("de", Lang::De, Pieces { beginning: 6, end: 5 }),
    ("es", Lang::Es, Pieces { beginning: 6, end: 5 }),
    ("fr", Lang::Fr, Pieces { beginning: 6, end: 5 }),
];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/language/words");
    for (language, list, pieces) in LISTS {
        let words = words(random_word::all(list));
        let keys: BTreeSet<u64> = words.iter().flat_map(|word| pieces.of(word)).map(|piece| key(&piece)).collect();
        let keys: Vec<u64> = keys.into_iter().collect();
        let bytes = file(pieces, &BinaryFuse8::try_from(&keys).unwrap());
        println!("{language}: {} words, {} pieces, {} bytes", words.len(), keys.len(), bytes.len());
        std::fs::write(folder.join(language).with_extension("bin"), &bytes).unwrap();
        let read = WordList::of(bytes.leak()).unwrap();
        assert!(words.iter().all(|word| read.has(word)));
    }
}

/// The words as the program looks for them. Of words joined by a hyphen each is one.
fn words(list: &[&str]) -> BTreeSet<String> {
    let written = |word: &&str| word.to_lowercase().nfc().collect::<String>().replace('ß', "ss").replace('œ', "oe");
    let parts = |word: String| word.split(['-', '\'', ' ']).map(str::to_owned).collect::<Vec<_>>();
    list.iter().map(written).flat_map(parts).filter(|word| !word.is_empty()).collect()
}

fn file(pieces: Pieces, filter: &BinaryFuse8) -> Vec<u8> {
    let mut bytes = vec![pieces.beginning, pieces.end];
    let described = bytes.len();
    bytes.resize(described + BinaryFuse8::DESCRIPTOR_LEN, 0);
    filter.dma_copy_descriptor_to(&mut bytes[described..]);
    bytes.extend_from_slice(filter.dma_fingerprints());
    bytes
}
