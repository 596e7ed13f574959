//! Fingerprints: the SHA-256 of something, as 64 hexadecimal digits.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Deck, Draft, format};

/// The fingerprint of these parts, one after another.
pub(crate) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    parts.into_iter().for_each(|part| hash.update(part));
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing into a text never fails.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Deck {
    /// The fingerprint of all that it says, to tell it from another deck of the same id. How its file is written makes no difference, nor
    /// what kind of file that is.
    pub fn fingerprint(&self) -> String {
        fingerprint([format::canonical(&Draft::from(self)).as_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_sha_256() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(fingerprint([]), empty);
    }
}
