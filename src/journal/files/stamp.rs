//! Files that were not touched since they were gone through, as the system tells it: those need not be gone through again to know what is in them.

use std::collections::BTreeMap;
use std::fs::Metadata;

use serde::{Deserialize, Serialize};

use crate::journal::DeviceName;

/// By what the system tells a file that was not touched since: which file it is, its length, and when it was changed last. Of systems that tell less
/// there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// Its disk, and its number there.
    id: (u64, u64),
    length: u64,
    /// When its bytes were changed, and when anything about it was, which no program can set: in seconds and nanoseconds since 1970.
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    #[cfg(unix)]
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let (modified, changed) =
            ((metadata.mtime(), metadata.mtime_nsec()), (metadata.ctime(), metadata.ctime_nsec()));
        Some(Self { id: (metadata.dev(), metadata.ino()), length: metadata.len(), modified, changed })
    }

    #[cfg(not(unix))]
    pub(super) fn of(_: &Metadata) -> Option<Self> {
        None
    }

    /// Whether the file was changed so long before this one that a later change has another time. Systems tell times in steps.
    fn is_settled_before(&self, other: &Self) -> bool {
        other.changed.0.saturating_sub(self.changed.0) > STEP
    }
}

/// No system tells times in longer steps, in seconds: on FAT they are of two.
const STEP: i64 = 2;

/// A file that was gone through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct GoneThrough {
    pub(super) stamp: Stamp,
    /// XXH3 of so many of its first bytes, in hexadecimal.
    pub(super) hashes: BTreeMap<u64, String>,
}

impl GoneThrough {
    /// XXH3 of so many of the first bytes of a file, if it is still this one.
    pub(super) fn hash(&self, stamp: Option<&Stamp>, length: u64) -> Option<u128> {
        let hash = self.hashes.get(&length).filter(|_| Some(&self.stamp) == stamp)?;
        u128::from_str_radix(hash, 16).ok()
    }
}

/// The files of devices that were gone through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct FilesGoneThrough(BTreeMap<DeviceName, GoneThrough>);

impl FilesGoneThrough {
    pub(super) fn get(&self, device: DeviceName) -> Option<&GoneThrough> {
        self.0.get(&device)
    }

    /// Adds what was found of a file with this stamp: the hashes of so many of its first bytes each.
    pub(super) fn add(&mut self, device: DeviceName, stamp: Stamp, hashes: impl IntoIterator<Item = (u64, u128)>) {
        let hashes = hashes.into_iter().map(|(length, hash)| (length, format!("{hash:x}"))).collect();
        self.0.insert(device, GoneThrough { stamp, hashes });
    }

    /// Those of them that were settled before a file with this stamp was made.
    pub(super) fn settled_before(&self, new: &Stamp) -> Self {
        let is_settled = |(_, file): &(&DeviceName, &GoneThrough)| file.stamp.is_settled_before(new);
        Self(self.0.iter().filter(is_settled).map(|(device, file)| (*device, file.clone())).collect())
    }
}
