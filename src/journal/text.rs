//! A text of lines, as a file of the journal is: what can be read of it, and what is wrong with the rest.

use std::collections::HashMap;

use super::line::JournalLine;
use super::{BadLine, Checksum, DeviceName, LineId, Recorded, UnreadableLine};
use crate::side_by_side::side_by_side;

/// What stands at the beginning of a file that some editors saved.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// So few lines are decoded by a core at least.
const LEAST_OF_CORE: usize = 500;

/// What a line says; `None` for a blank one.
type Decoded = Option<Result<(JournalLine, Checksum), UnreadableLine>>;

/// What a text of lines holds.
#[derive(Debug, Default)]
pub(super) struct Text<'b> {
    /// The lines that can be read, in the order of the text, each with its bytes without its end.
    pub(super) lines: Vec<(Recorded, &'b [u8])>,
    /// Where each of them stands, from 1.
    pub(super) numbered: Vec<usize>,
    /// The others, likewise.
    pub(super) bad: Vec<(BadLine, &'b [u8])>,
    /// A last line that was cut short; empty if there is none.
    pub(super) torn: &'b [u8],
    /// Whether the last line is whole but for its end.
    pub(super) lacks_newline: bool,
    /// How many lines of text were read, blank ones as well.
    pub(super) length: usize,
    /// Whether a line refers to another by its number alone: which that is depends on the lines around it.
    pub(super) refers_by_number: bool,
}

impl<'b> Text<'b> {
    /// Reads a text. A line that does not say which device wrote it is taken for one of `device`.
    pub(super) fn read(bytes: &'b [u8], device: DeviceName) -> Self {
        let mut text = Self::default();
        // The newest line of each number so far: what a line refers to by a number alone.
        let mut newest = HashMap::new();
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let end = bytes.iter().rposition(|&byte| byte == b'\n');
        let (whole, rest) = end.map_or((&[][..], bytes), |end| (&bytes[..end], &bytes[end + 1..]));
        if end.is_some() {
            let lines: Vec<&[u8]> = whole.split(|&byte| byte == b'\n').collect();
            for (line, decoded) in lines.iter().zip(side_by_side(&lines, LEAST_OF_CORE, |line| decode(line))) {
                text.add(line, decoded, device, &mut newest);
            }
        }
        // The end of a line is its newline. Without it, a line that reads as a whole was written as a whole.
        if !rest.is_empty() {
            match decode(rest) {
                whole @ Some(Ok(_) | Err(UnreadableLine::Newer { .. })) => {
                    text.add(rest, whole, device, &mut newest);
                    text.lacks_newline = true;
                }
                Some(Err(_)) | None => text.torn = rest,
            }
        }
        text
    }

    fn add(
        &mut self,
        bytes: &'b [u8],
        decoded: Decoded,
        device: DeviceName,
        newest: &mut HashMap<(DeviceName, u64), Checksum>,
    ) {
        self.length += 1;
        let Some(decoded) = decoded else { return };
        let bytes = without_return(bytes);
        match decoded {
            Ok((JournalLine { n, at, mut event, device: writer, .. }, sum)) => {
                let id = LineId { device: writer.unwrap_or(device), n, sum };
                event.find_lines(id.device, |LineId { device, n, sum }| {
                    self.refers_by_number |= sum.is_unknown();
                    newest.get(&(device, n)).copied().filter(|_| sum.is_unknown())
                });
                newest.insert((id.device, n), sum);
                self.lines.push((Recorded { id, at, event }, bytes));
                self.numbered.push(self.length);
            }
            Err(cause) => self.bad.push((BadLine { line: self.length, cause }, bytes)),
        }
    }

    /// The lines that have no checksum: someone wrote or changed them by hand.
    pub(super) fn by_hand(&self) -> Vec<LineId> {
        let by_hand = self.lines.iter().filter(|(_, bytes)| !JournalLine::is_sealed(bytes));
        by_hand.map(|(line, _)| line.id).collect()
    }

    /// The highest number that a line of this device has; 0 if there is none.
    pub(super) fn last_number_of(&self, device: DeviceName) -> u64 {
        let own = self.lines.iter().filter(|(line, _)| line.id.device == device);
        own.map(|(line, _)| line.id.n).max().unwrap_or(0)
    }
}

fn decode(line: &[u8]) -> Decoded {
    let line = without_return(line);
    (!line.trim_ascii().is_empty()).then(|| JournalLine::decode(line))
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}
