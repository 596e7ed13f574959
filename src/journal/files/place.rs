//! What this machine keeps of a journal outside its folder, which people sync, copy and lose: how far it had come, a copy a day, and lines
//! that could not be written because the folder was gone.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::lock::{self, Waiting};
use super::private;
use super::regular::{open_regular, read_regular};
use super::stamp::{FilesGoneThrough, Stamp};
use crate::journal::DeviceName;
use crate::journal::lines::Lines;

/// How many daily copies are kept.
const COPIES: usize = 10;

/// A folder of this machine's own for one data directory.
#[derive(Debug, Clone)]
pub(super) struct Place {
    dir: PathBuf,
}

/// How far a journal had come, as this machine last saw it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    /// The highest number of each device.
    pub(super) highest: BTreeMap<DeviceName, u64>,
    /// How many lines of each device are lost for good, as someone has been told and agreed to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) given_up: BTreeMap<DeviceName, u64>,
}

impl Seen {
    /// What is seen of these lines as well. What has come back is no longer given up.
    pub(super) fn and(&self, lines: &Lines) -> Self {
        let mut highest = self.highest.clone();
        for (device, n) in lines.highest() {
            let known = highest.entry(device).or_insert(n);
            *known = n.max(*known);
        }
        let missing: BTreeMap<DeviceName, u64> =
            lines.missing(&highest).into_iter().map(|missing| (missing.device, missing.count)).collect();
        let still = |(device, count): (&DeviceName, &u64)| Some((*device, *missing.get(device)?.min(count)));
        let given_up = self.given_up.iter().filter_map(still).collect();
        Self { highest, given_up }
    }

    /// The same of a journal in order, which has all lines up to these; `None` if one that was seen is not there.
    pub(super) fn and_all_up_to(&self, highest: BTreeMap<DeviceName, u64>) -> Option<Self> {
        let is_there = |(device, seen): (&DeviceName, &u64)| highest.get(device).is_some_and(|n| n >= seen);
        self.highest.iter().all(is_there).then(|| Self { highest, given_up: BTreeMap::new() })
    }

    /// How many lines are lost if all of them are, without those that were given up.
    pub(super) fn lost_with_all(&self) -> u64 {
        let given_up = |device| self.given_up.get(device).copied().unwrap_or(0);
        self.highest.iter().map(|(device, n)| n.saturating_sub(given_up(device))).sum()
    }
}

impl Place {
    /// The folder for the data directory that is known by this text, in the machine's own.
    pub(super) fn new(state_dir: &Path, known_by: &str) -> Self {
        Self { dir: state_dir.join("journals").join(known_by) }
    }

    /// Whether anything was ever kept here: not before this machine writes.
    pub(super) fn is_there(&self) -> bool {
        self.dir.is_dir()
    }

    /// How far the journal had come. What cannot be read is as good as nothing: it only helps to notice losses.
    pub(super) fn seen(&self) -> Seen {
        let read = read_regular(&self.dir.join("seen.json"));
        read.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Keeps how far the journal has come. It need not reach the disk before the machine stops: then less is noticed, and nothing wrong.
    pub(super) fn keep_seen(&self, seen: &Seen) -> io::Result<()> {
        private::make_folder(&self.dir)?;
        // How far it has come never goes back, whatever another window has written meanwhile.
        let mut seen = seen.clone();
        for (device, n) in self.seen().highest {
            let known = seen.highest.entry(device).or_insert(n);
            *known = n.max(*known);
        }
        self.replace("seen", |_| serde_json::to_vec(&seen))
    }

    /// The files that were gone through. What cannot be read is as good as nothing: it only saves time.
    pub(super) fn gone_through(&self) -> FilesGoneThrough {
        let read = read_regular(&self.dir.join("files.json"));
        read.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Keeps which files were gone through, those that were just changed left out.
    pub(super) fn keep_gone_through(&self, files: &FilesGoneThrough) -> io::Result<()> {
        let settled = |new: Option<Stamp>| new.map(|new| files.settled_before(&new)).unwrap_or_default();
        self.replace("files", |new| serde_json::to_vec(&settled(new)))
    }

    /// Puts a file of this name in place as a whole, so that no one reads half of it; `text` is told the stamp of the new file.
    fn replace(&self, name: &str, text: impl FnOnce(Option<Stamp>) -> serde_json::Result<Vec<u8>>) -> io::Result<()> {
        // Begun under a name that no other window has. What a kill left of a hundred earlier ones is written over.
        let begun = |number: u32| self.dir.join(format!("{name}-{number}.json"));
        let make =
            |number| private::options().write(true).create_new(true).open(begun(number)).map(|file| (number, file));
        let over = || Ok((0, private::options().write(true).create(true).truncate(true).open(begun(0))?));
        let (number, mut file) = (1..100).find_map(|number| make(number).ok()).map_or_else(over, Ok::<_, io::Error>)?;
        let stamp = file.metadata().ok().and_then(|metadata| Stamp::of(&metadata));
        let written = text(stamp).map_err(io::Error::from).and_then(|text| file.write_all(&text));
        let kept = written.and_then(|()| fs::rename(begun(number), self.dir.join(format!("{name}.json"))));
        kept.inspect_err(|_| drop(fs::remove_file(begun(number))))
    }

    /// The file of lines that could not be written elsewhere.
    pub(super) fn kept_lines(&self) -> PathBuf {
        self.dir.join("kept.jsonl")
    }

    /// Keeps lines that cannot be written where they belong, until they can.
    pub(super) fn keep_lines(&self, lines: &[Vec<u8>]) -> io::Result<()> {
        private::make_folder(&self.dir)?;
        let mut file = open_regular(private::options().append(true).create(true), &self.kept_lines())?;
        file.write_all(&lines.concat())?;
        file.sync_all()
    }

    /// These lines, each with its end.
    pub(super) fn lines(&self) -> Vec<Vec<u8>> {
        let bytes = read_regular(&self.kept_lines()).unwrap_or_default();
        bytes.split_inclusive(|&byte| byte == b'\n').filter(|line| line.ends_with(b"\n")).map(<[u8]>::to_vec).collect()
    }

    /// Keeps them no longer: they are where they belong.
    pub(super) fn drop_lines(&self) -> io::Result<()> {
        match fs::remove_file(self.kept_lines()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The folder of the daily copies.
    pub(super) fn copies_folder(&self) -> PathBuf {
        self.dir.join("copies")
    }

    /// The days of the copies that there are, the newest first, and where each is.
    pub(super) fn copies(&self) -> Vec<(String, PathBuf)> {
        let entries = fs::read_dir(self.copies_folder()).into_iter().flatten().flatten();
        let named = entries.filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path())));
        let mut copies: Vec<_> = named.filter(|(name, path)| is_day(name) && path.is_dir()).collect();
        copies.sort_by(|a, b| b.0.cmp(&a.0));
        copies
    }

    /// Copies these files of the journal, unless that was done on this day already.
    ///
    /// Of older copies ten are kept, as long as each file of the oldest is also in the newest and only longer there: while something is
    /// lost, no copy is thrown away that may still hold it.
    pub(super) fn copy(&self, day: &str, files: &[PathBuf], waiting: Option<Waiting>) -> io::Result<()> {
        let copies = self.copies_folder();
        let target = copies.join(day);
        if files.is_empty() || target.exists() {
            return Ok(());
        }
        private::make_folder(&copies)?;
        let mut options = private::options();
        let one_at_a_time = open_regular(options.write(true).create(true).truncate(false), &self.dir.join("copying"))?;
        lock::exclusive(&one_at_a_time, waiting)?;
        if target.exists() {
            return Ok(());
        }
        // Under another name until it is whole.
        let begun = copies.join(format!("{day}.begun"));
        if begun.exists() {
            fs::remove_dir_all(&begun)?;
        }
        private::make_folder(&begun)?;
        let mut failed = None;
        for path in files {
            if let Some(name) = path.file_name() {
                let copy = begun.join(name);
                // What cannot be copied must not keep the others from it.
                let copied = fs::copy(path, &copy).and_then(|_| File::open(&copy)?.sync_all());
                failed = failed.or(copied.err());
            }
        }
        fs::rename(&begun, &target)?;
        for (_, old) in self.copies().into_iter().skip(COPIES) {
            if is_held_by(&old, &target) {
                fs::remove_dir_all(old)?;
            }
        }
        failed.map_or(Ok(()), Err)
    }
}

fn is_day(name: &str) -> bool {
    name.parse::<crate::clock::Day>().is_ok()
}

/// Whether each file of one copy is in the other as well, and only longer there.
fn is_held_by(old: &Path, new: &Path) -> bool {
    let is_held = |path: PathBuf| {
        let name = path.file_name()?;
        let (old, new) = (read_regular(&path).ok()?, read_regular(&new.join(name)).ok()?);
        new.starts_with(&old).then_some(())
    };
    let Ok(mut entries) = fs::read_dir(old) else { return false };
    entries.all(|entry| entry.is_ok_and(|entry| is_held(entry.path()).is_some()))
}
