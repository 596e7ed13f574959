//! What lies in the folder of the journal, or near it: files that are read, and what is named because it is not.

use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use crate::journal::{DeviceName, FileOperation, JournalError, NotRead};

/// The largest file that is read, in bytes: some two million answers.
pub(super) const MOST_BYTES: u64 = 1 << 30;

/// What systems and sync tools put into any folder, and no one has to know of.
const OF_SYSTEMS: [&str; 6] = [".ds_store", ".localized", ".directory", "thumbs.db", "desktop.ini", "icon\r"];

/// The folder of the journal in a data directory.
pub(super) fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("journal")
}

/// Where lines are set aside that cannot be read, beside the journal's folder.
pub(super) fn aside_of(data_dir: &Path, path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".txt");
    data_dir.join("set-aside").join(name)
}

/// The file of this device in a data directory.
pub(super) fn file_of(data_dir: &Path, device: DeviceName) -> PathBuf {
    folder(data_dir).join(format!("{device}.jsonl"))
}

/// The device that a file is named after. A copy that a sync tool made begins with the same name: `DEVICE (1).jsonl`.
pub(super) fn device_of(path: &Path) -> Option<DeviceName> {
    let name = path.file_name()?.to_str()?.trim_start_matches('.');
    let (device, rest) = name.split_at_checked(DeviceName::LENGTH)?;
    rest.starts_with(|next: char| !next.is_alphanumeric()).then(|| DeviceName::parse(device)).flatten()
}

/// The device to whose own file this path leads; `None` of any other file, as of a copy.
pub(super) fn owner_of(path: &Path) -> Option<DeviceName> {
    path.file_name()?.to_str()?.strip_suffix(".jsonl").and_then(DeviceName::parse)
}

/// Whose the lines in this file are, unless they say so themselves.
pub(super) fn writer_of(path: &Path) -> DeviceName {
    device_of(path).unwrap_or(DeviceName::UNNAMED)
}

/// What lies in the folder of the journal.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The files that are read, in the order of their names: the order in which a folder is listed must change nothing.
    pub(super) files: Vec<PathBuf>,
    /// Everything else that should be named, in the same order.
    pub(super) others: Vec<(PathBuf, NotRead)>,
}

impl Listing {
    /// What lies in the folder of the journal in `data_dir`, or near it where there is none.
    pub(super) fn of(data_dir: &Path) -> Result<Self, JournalError> {
        match entries(&folder(data_dir))? {
            Some(entries) => Ok(Self::of_entries(&entries)),
            None => Self::near(data_dir),
        }
    }

    /// What lies in a folder that is a journal's itself.
    pub(super) fn of_folder(folder: &Path) -> Result<Self, JournalError> {
        let missing = || JournalError::io(FileOperation::ReadFolder, folder)(io::ErrorKind::NotFound.into());
        Ok(Self::of_entries(&entries(folder)?.ok_or_else(missing)?))
    }

    fn of_entries(entries: &[DirEntry]) -> Self {
        let mut listing = Self::default();
        entries.iter().for_each(|entry| listing.add(entry));
        listing.files.sort();
        listing.others.sort_by(|a, b| a.0.cmp(&b.0));
        listing
    }

    /// Looks for a journal where people put one by mistake: the folder that was named is the journal's own, or that above the right one.
    fn near(data_dir: &Path) -> Result<Self, JournalError> {
        let mut listing = Self::default();
        for entry in entries(data_dir)?.unwrap_or_default() {
            let path = entry.path();
            if is_journal(&path) && device_of(&path).is_some() {
                listing.others = vec![(data_dir.to_owned(), NotRead::JournalItself)];
                break;
            }
            let inner = entries(&self::folder(&path)).ok().flatten().unwrap_or_default();
            if inner.iter().any(|entry| is_journal(&entry.path())) {
                listing.others.push((path, NotRead::OneTooDeep));
            }
        }
        listing.others.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(listing)
    }

    fn add(&mut self, entry: &DirEntry) {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if OF_SYSTEMS.contains(&name.to_lowercase().as_str()) || name.starts_with("._") {
            return;
        }
        // Followed, where it is a link.
        let metadata = fs::metadata(&path);
        let why = match metadata {
            Err(error) => NotRead::Unreadable(error.to_string()),
            Ok(metadata) if metadata.is_dir() => NotRead::Folder,
            Ok(metadata) if !metadata.is_file() => NotRead::Irregular,
            Ok(_) if is_placeholder(&name) => NotRead::InCloud,
            Ok(_) if !is_journal(&path) => NotRead::Name,
            Ok(metadata) if metadata.len() == 0 => NotRead::Empty,
            Ok(metadata) if metadata.len() > MOST_BYTES => NotRead::TooLarge,
            Ok(_) => {
                self.files.push(path);
                return;
            }
        };
        self.others.push((path, why));
    }

    /// What makes it unwise to write here: a file that is only away, or a journal that is elsewhere.
    pub(super) fn hindrance(self) -> Option<JournalError> {
        let is_away = |why: &NotRead| matches!(why, NotRead::InCloud | NotRead::OneTooDeep | NotRead::JournalItself);
        let (path, why) = self.others.into_iter().find(|(_, why)| is_away(why))?;
        Some(JournalError::Away { path, why })
    }
}

/// What lies in a folder; `None` if there is none.
fn entries(folder: &Path) -> Result<Option<Vec<DirEntry>>, JournalError> {
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    match listed {
        Ok(entries) => Ok(Some(entries)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(JournalError::io(FileOperation::ReadFolder, folder)(error)),
    }
}

fn is_journal(path: &Path) -> bool {
    path.extension() == Some(OsStr::new("jsonl"))
}

/// What iCloud leaves where it has moved a file away: `.NAME.icloud`.
fn is_placeholder(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(".icloud")
}
