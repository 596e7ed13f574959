//! Reading a journal that is in order, share by share, so that little of it is held at once.
//!
//! Each file is gone through twice: first for its hash and for the few lines that tell what the others mean, which are known by the look of them; then
//! for all others, which are decoded once. Nobody writes during the first; during the second what was there stays, and what is added is no part of it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3;

use super::folder::owner_of;
use super::lock::{self, Waiting};
use super::regular::open_regular;
use super::stamp::{FilesGoneThrough, GoneThrough, Stamp};
use crate::clock::Moment;
use crate::journal::known::{Bookmark, KnownLines, Mark, Reader, Source};
use crate::journal::line::JournalLine;
use crate::journal::text::Text;
use crate::journal::{DeviceName, FileOperation, JournalError, LineId, Recorded};

/// So much of a file is read at once, in bytes: some thousands of lines, worth being shared among the cores.
const CHUNK: u64 = if cfg!(test) { 256 } else { 4 << 20 };

/// So many events are handed on together.
const SHARE: usize = if cfg!(test) { 3 } else { 8192 };

/// Within so many bytes of its beginning a line says what it is, if this program wrote it.
const HEAD: usize = 128;

/// What most lines say they are. They tell nothing about others.
const USUAL: [&[u8]; 2] = [b"\"event\":\"answer\"", b"\"event\":\"end\""];

/// The file of a device, which nobody writes to until it is let go.
pub(super) struct DeviceFile {
    device: DeviceName,
    file: Arc<File>,
    length: u64,
    stamp: Option<Stamp>,
    waiting: Option<Waiting>,
}

/// What a first look through a file found.
struct Found {
    /// The mark at its end.
    mark: Mark,
    /// What tells what the other lines mean, in the order of the file.
    first: Vec<Recorded>,
}

impl DeviceFile {
    /// Opens a file; `None` if it is not a device's own, or cannot be opened.
    ///
    /// # Errors
    ///
    /// Another program holds it.
    pub(super) fn open(path: &Path, waiting: Option<Waiting>) -> Result<Option<Self>, JournalError> {
        let Some(device) = owner_of(path) else { return Ok(None) };
        let Ok(file) = open_regular(File::options().read(true), path) else { return Ok(None) };
        match lock::shared(&file, waiting) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                Err(JournalError::io(FileOperation::Lock, path)(error))
            }
            Err(_) => Ok(None),
            Ok(()) => {
                let Ok(metadata) = file.metadata() else { return Ok(None) };
                let (length, stamp) = (metadata.len(), Stamp::of(&metadata));
                Ok(Some(Self { device, file: Arc::new(file), length, stamp, waiting }))
            }
        }
    }

    /// Lets others write again, though the file stays open.
    fn let_go(&self) {
        // Where there are no locks, there is none to be given back.
        let _ = self.file.unlock();
    }

    fn chunks(&self, from: u64, to: u64) -> Chunks<'_> {
        Chunks { file: &self.file, at: from, end: to, bytes: Vec::new(), given: 0 }
    }

    /// Looks through what comes after a mark; `None` if what stands before it is not what stood there, or at any doubt. What was found of the file when it
    /// was gone through earlier need not be found again.
    fn look_through(&self, from: &Mark, earlier: Option<&GoneThrough>) -> Option<Found> {
        if from.length > self.length {
            return None;
        }
        let known = |length| earlier.and_then(|earlier| earlier.hash(self.stamp.as_ref(), length));
        let (mut hash, whole) = (Xxh3::new(), known(self.length));
        let is_known = from.length == 0 || known(from.length) == Some(from.hash);
        if whole.is_none() || !is_known {
            let mut before = self.chunks(0, from.length);
            while let Some((_, lines)) = before.next().ok()? {
                hash.update(lines);
            }
            if from.length > 0 && hash.digest128() != from.hash {
                return None;
            }
        }
        let (mut lines, mut starts, mut first) = (from.lines, from.starts.clone(), Vec::new());
        let mut chunks = self.chunks(from.length, self.length);
        while let Some((mut start, chunk)) = chunks.next().ok()? {
            if whole.is_none() {
                hash.update(chunk);
            }
            for line in chunk.split_inclusive(|&byte| byte == b'\n') {
                if lines % Mark::LINES_TOGETHER == 0 {
                    starts.push(start);
                }
                (lines, start) = (lines + 1, start + line.len() as u64);
                if !is_usual(line) {
                    let (JournalLine { n, at, event, .. }, sum) = JournalLine::decode(line).ok()?;
                    first.push(Recorded { id: LineId { device: self.device, n, sum }, at, event });
                }
            }
        }
        let hash = whole.unwrap_or_else(|| hash.digest128());
        Some(Found { mark: Mark { length: self.length, hash, lines, starts }, first })
    }
}

impl Drop for DeviceFile {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// Whether a line says at its beginning that it is one of those that tell nothing about others.
fn is_usual(line: &[u8]) -> bool {
    let head = &line[..line.len().min(HEAD)];
    USUAL.iter().any(|usual| head.windows(usual.len()).any(|part| part == *usual))
}

/// A part of a file, in pieces of whole lines.
struct Chunks<'f> {
    file: &'f File,
    /// Up to where it was read.
    at: u64,
    end: u64,
    bytes: Vec<u8>,
    /// How many of those were given already.
    given: usize,
}

impl Chunks<'_> {
    /// The next lines, each with its end, and at which byte they begin; `None` where no more are to come.
    fn next(&mut self) -> io::Result<Option<(u64, &[u8])>> {
        self.bytes.drain(..self.given);
        self.given = 0;
        loop {
            let (size, held) = (CHUNK.min(self.end - self.at), self.bytes.len());
            self.bytes.resize(held + size as usize, 0);
            read_exact_at(self.file, &mut self.bytes[held..], self.at)?;
            self.at += size;
            let start = self.at - self.bytes.len() as u64;
            match self.bytes.iter().rposition(|&byte| byte == b'\n') {
                Some(last) => {
                    self.given = last + 1;
                    return Ok(Some((start, &self.bytes[..self.given])));
                }
                None if self.bytes.is_empty() => return Ok(None),
                None if self.at == self.end => return Err(io::ErrorKind::InvalidData.into()),
                None => {}
            }
        }
    }
}

/// A file whose lines are decoded one after another.
struct Cursor<'f> {
    chunks: Chunks<'f>,
    device: DeviceName,
    /// The number of the last line that was decoded, and its time.
    number: u64,
    latest: Option<Moment>,
    /// How many were left out, since they were taken first.
    taken_first: usize,
    ready: std::iter::Peekable<std::vec::IntoIter<Recorded>>,
}

impl<'f> Cursor<'f> {
    /// What comes in a file after a mark.
    fn new(file: &'f DeviceFile, from: &Mark) -> Self {
        let (chunks, ready) = (file.chunks(from.length, file.length), Vec::new().into_iter().peekable());
        Self { chunks, device: file.device, number: from.lines, latest: None, taken_first: 0, ready }
    }

    /// Decodes further lines where none is ready; `None` at any doubt.
    fn fill(&mut self) -> Option<()> {
        while self.ready.peek().is_none() {
            let Some((_, chunk)) = self.chunks.next().ok()? else { break };
            let text = Text::read(chunk, self.device);
            let first = text.lines.first().map(|(line, _)| line.at);
            if !text.is_in_order(chunk.len(), self.device, self.number) || first < self.latest {
                return None;
            }
            self.number += text.lines.len() as u64;
            self.latest = text.lines.last().map(|(line, _)| line.at);
            let (first, others): (Vec<_>, Vec<_>) =
                text.lines.into_iter().map(|(line, _)| line).partition(|line| line.event.is_taken_first());
            self.taken_first += first.len();
            self.ready = others.into_iter().peekable();
        }
        Some(())
    }
}

/// Reads what these files say after a bookmark; `None` at any doubt whether that can be told by it: then what was handed on is void. `known` makes lines of what
/// gives them again.
pub(super) fn read_on(
    files: &[DeviceFile],
    from: &Bookmark,
    gone_through: &FilesGoneThrough,
    reader: &mut dyn Reader,
    known: impl FnOnce(Box<dyn Source>) -> KnownLines,
) -> Option<(Bookmark, FilesGoneThrough)> {
    let is_there = |device: &DeviceName| files.iter().any(|file| file.device == *device);
    if !from.devices.keys().all(is_there) {
        return None;
    }
    let (mut first, mut devices, mut cursors, mut again) = (Vec::new(), BTreeMap::new(), Vec::new(), BTreeMap::new());
    let (none, mut now_gone_through) = (Mark::default(), FilesGoneThrough::default());
    for file in files {
        let mark = from.devices.get(&file.device).unwrap_or(&none);
        let found = file.look_through(mark, gone_through.get(file.device))?;
        if let Some(stamp) = &file.stamp {
            let hashes = [mark, &found.mark].map(|mark| (mark.length, mark.hash));
            now_gone_through.add(file.device, stamp.clone(), hashes);
        }
        cursors.push((Cursor::new(file, mark), found.first.len()));
        let waiting = file.waiting;
        again.insert(file.device, Again { file: Arc::clone(&file.file), mark: found.mark.clone(), waiting });
        devices.insert(file.device, found.mark);
        first.extend(found.first);
    }
    files.iter().for_each(DeviceFile::let_go);
    first.sort_by_key(Recorded::place);
    let is_later = |recorded: Option<&Recorded>| recorded.is_none_or(|recorded| Some(recorded.place()) > from.latest);
    if !is_later(first.first()) {
        return None;
    }
    let mut latest = from.latest.max(first.last().map(Recorded::place));
    reader.begin(known(Box::new(KnownFiles(again))), first);
    let of = cursors.iter().map(|(cursor, _)| cursor.chunks.end - cursor.chunks.at).sum::<u64>();
    loop {
        let share = next_share(&mut cursors)?;
        let Some(last) = share.last().map(Recorded::place) else { break };
        if !is_later(share.first()) {
            return None;
        }
        latest = latest.max(Some(last));
        let left = cursors.iter().map(|(cursor, _)| cursor.chunks.end - cursor.chunks.at).sum::<u64>();
        reader.take(share, of - left, of);
    }
    // What is taken first is known by the look of it, and by what it says.
    let is_known = |(cursor, first): &(Cursor<'_>, usize)| cursor.taken_first == *first;
    cursors.iter().all(is_known).then_some((Bookmark { devices, latest }, now_gone_through))
}

/// The next events of all files, in order of time; none where no more are to come, `None` at any doubt.
fn next_share(cursors: &mut [(Cursor<'_>, usize)]) -> Option<Vec<Recorded>> {
    let mut share = Vec::new();
    for (cursor, _) in &mut *cursors {
        cursor.fill()?;
    }
    while share.len() < SHARE {
        let of_next = cursors.iter_mut().filter_map(|(cursor, _)| Some((cursor.ready.peek()?.place(), cursor)));
        let Some((_, cursor)) = of_next.min_by_key(|(place, _)| *place) else { break };
        share.extend(cursor.ready.next());
        cursor.fill()?;
    }
    Some(share)
}

/// Files of devices, from which lines are read again.
#[derive(Debug)]
struct KnownFiles(BTreeMap<DeviceName, Again>);

#[derive(Debug)]
struct Again {
    file: Arc<File>,
    /// Up to where it was read.
    mark: Mark,
    waiting: Option<Waiting>,
}

impl Source for KnownFiles {
    fn lines(&self, device: DeviceName, first: u64, lines: u64) -> Option<Vec<u8>> {
        let Again { file, mark, waiting } = self.0.get(&device)?;
        let (before, end) = (first.checked_sub(1)?, (first - 1).checked_add(lines)?);
        let start_of = |line: u64| mark.starts.get(usize::try_from(line / Mark::LINES_TOGETHER).ok()?).copied();
        let start = start_of(before).filter(|_| end <= mark.lines)?;
        let stop = start_of(end.next_multiple_of(Mark::LINES_TOGETHER)).unwrap_or(mark.length);
        let mut bytes = vec![0; usize::try_from(stop - start).ok()?];
        // Some systems let no one read what another program has locked.
        lock::shared(file, *waiting).ok()?;
        let read = read_exact_at(file, &mut bytes, start);
        let _ = file.unlock();
        read.ok()?;
        let (skipped, lines) = (usize::try_from(before % Mark::LINES_TOGETHER).ok()?, usize::try_from(lines).ok()?);
        let all = bytes.split_inclusive(|&byte| byte == b'\n');
        Some(all.skip(skipped).take(lines).flatten().copied().collect())
    }
}

/// Fills this with the bytes of a file from a place on, wherever it was read last.
#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => (bytes, at) = (&mut bytes[read..], at + read as u64),
        }
    }
    Ok(())
}

#[cfg(not(any(unix, windows)))]
fn read_exact_at(mut file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(bytes)
}
