//! Pages: a header, paragraphs wrapped by words, and pauses where a page ends. Nothing scrolls away unread.

use std::io;

use dialoguer::console::{Key, Style, measure_text_width};

use super::keyboard::Input;
use super::modes::drop_typed;
use super::{Header, Terminal, meant_by, stop_key, width_of};
use crate::cli::console::{Drawn, wrapped};
use crate::cli::front_end::Reply;
use tellapart::{Action, Message, message};

/// Lines below a page's text: a blank one, and that which waits for Enter.
pub(super) const BELOW: usize = 2;

/// A text, and how it is shown.
pub(super) struct Paragraph {
    first: Drawn,
    text: String,
    look: Style,
    /// How many columns its further lines stand behind its beginning.
    hanging: usize,
}

impl Paragraph {
    /// A text that begins after `first`; its further lines stand below its beginning.
    pub(super) fn new(first: impl Into<Drawn>, text: impl Into<String>, look: &Style) -> Self {
        Self { first: first.into(), text: text.into(), look: look.clone(), hanging: 0 }
    }

    /// The same with its further lines so many columns behind its beginning: in a list, that tells where the next begins.
    pub(super) fn hanging(self, hanging: usize) -> Self {
        Self { hanging, ..self }
    }

    pub(super) fn blank() -> Self {
        Self::new("", "", &Style::new())
    }

    /// Its lines in a terminal of `width` columns.
    fn lines(&self, width: usize) -> Vec<Drawn> {
        let indent = self.first.width();
        let line = |(number, text): (usize, String)| {
            let before = if number == 0 { self.first.clone() } else { " ".repeat(indent).into() };
            if text.is_empty() { Drawn::default() } else { before.then(Drawn::styled(&text, &self.look)) }
        };
        (0..).zip(wrapped(&self.text, width.saturating_sub(indent + 1), self.hanging)).map(line).collect()
    }
}

/// Paragraphs that stay on one page, where one can hold them.
pub(super) type Block = Vec<Paragraph>;

/// How a pause ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pause {
    Enter,
    /// By the key that the hint names.
    Other,
    TakenBack,
}

impl Pause {
    /// What it does about what came of an answer, if the other key does this.
    pub(super) fn action(self, other: Action) -> Action {
        match self {
            Self::Enter => Action::GoOn,
            Self::Other => other,
            Self::TakenBack => Action::TakeBack,
        }
    }
}

impl Terminal {
    pub(super) fn width(&self) -> usize {
        width_of(&self.screen)
    }

    pub(super) fn rows(&self) -> usize {
        usize::from(self.screen.size().0)
    }

    /// Writes a text below what the page has, whether there is room or not.
    pub(super) fn paragraph(&mut self, first: &str, text: &str, look: &Style) -> io::Result<()> {
        self.write(&Paragraph::new(first, text, look).lines(self.width()))
    }

    pub(super) fn blank(&mut self) -> io::Result<()> {
        self.write(&[Drawn::default()])
    }

    fn write(&mut self, lines: &[Drawn]) -> io::Result<()> {
        self.height += lines.len();
        self.lines.extend_from_slice(lines);
        lines.iter().try_for_each(|line| self.screen.line(line))
    }

    /// Begins a page with its header. What stood on the screen before the first page is scrolled away, not wiped out.
    pub(super) fn new_page(&mut self) -> io::Result<()> {
        if !self.is_begun {
            self.screen.scroll(self.rows().saturating_sub(1))?;
            self.is_begun = true;
        }
        self.screen.clear_screen()?;
        self.size = self.screen.size();
        self.height = 0;
        self.lines.clear();
        self.heading.clear();
        if let Some(Header { title, bar, progress }) = self.header.clone() {
            let room = self.width().saturating_sub(2);
            let space = |right: &str| {
                let taken = measure_text_width(&title) + measure_text_width(right);
                room.checked_sub(taken).filter(|space| *space > 0)
            };
            // Where there is no room for the picture, the numbers will do.
            let rights = [format!("{bar}  {progress}"), progress.clone()];
            let right = rights.iter().skip(usize::from(bar.is_empty())).find_map(|right| Some((space(right)?, right)));
            let dim = Style::new().for_stdout().dim();
            match right {
                Some((space, right)) => {
                    let line = Drawn::styled(&format!("{title}{}{right}", " ".repeat(space)), &dim);
                    self.write(&[Drawn::from(" ").then(line)])?;
                }
                None => {
                    let header = message!("progress-and-title", progress = progress, title = title);
                    let header = self.screen.words(&header);
                    self.paragraph(" ", &header, &dim)?;
                }
            }
            self.blank()?;
        }
        self.top = self.height;
        Ok(())
    }

    /// Draws the page again as it stood; what was written over it is scrolled away, not wiped out. Where no page was begun, what comes
    /// next comes below.
    pub(super) fn page_again(&mut self) -> io::Result<()> {
        if !self.is_begun {
            return self.screen.line(&Drawn::default());
        }
        self.screen.scroll(self.rows().saturating_sub(1))?;
        self.screen.clear_screen()?;
        self.lines.iter().try_for_each(|line| self.screen.line(line))
    }

    /// How many lines these blocks take on the page.
    pub(super) fn lines_of(&self, blocks: &[Block]) -> usize {
        blocks.iter().flatten().map(|paragraph| paragraph.lines(self.width()).len()).sum()
    }

    /// Writes these blocks below what the page has, whether there is room or not.
    pub(super) fn write_blocks(&mut self, blocks: &[Block]) -> io::Result<()> {
        blocks.iter().flatten().try_for_each(|paragraph| self.write(&paragraph.lines(self.width())))
    }

    /// Shows these blocks below what the page has, and goes over several pages, with a pause at the end of each but the last, where one has
    /// not enough room.
    pub(super) fn show_blocks(&mut self, blocks: &[Block]) -> io::Result<Reply<()>> {
        for block in blocks {
            let needed = self.lines_of(std::slice::from_ref(block));
            if !self.has_room_for(needed)
                && let stop @ Reply::Stop(_) = self.turn()?
            {
                return Ok(stop);
            }
            for line in block.iter().flat_map(|paragraph| paragraph.lines(self.width())).collect::<Vec<_>>() {
                // A block longer than a page.
                if !self.has_room_for(1)
                    && let stop @ Reply::Stop(_) = self.turn()?
                {
                    return Ok(stop);
                }
                if !line.is_empty() || self.height > self.top {
                    self.write(&[line])?;
                }
            }
        }
        Ok(Reply::Given(()))
    }

    /// Whether so many lines and a pause fit on the page. On one that has nothing but its header, there is no more room to be had.
    fn has_room_for(&self, lines: usize) -> bool {
        self.height == self.top || self.height + lines + BELOW <= self.rows()
    }

    /// Ends a page that goes on with another. What has no header is meant to be there still when the program has ended: it goes on below,
    /// and scrolls away only what was read.
    fn turn(&mut self) -> io::Result<Reply<()>> {
        self.blank()?;
        let reply = self.pause()?;
        match reply {
            Reply::Given(()) if self.header.is_some() => self.new_page()?,
            Reply::Given(()) => (self.height, self.top) = (0, 0),
            Reply::Stop(_) => {}
        }
        Ok(reply)
    }

    /// Waits until Enter is pressed.
    pub(super) fn pause(&mut self) -> io::Result<Reply<()>> {
        let reply = self.pause_or(&message!("keys-go-on"), None)?;
        Ok(match reply {
            Reply::Given(_) => Reply::Given(()),
            Reply::Stop(ending) => Reply::Stop(ending),
        })
    }

    /// Waits until Enter is pressed, or the key that stands beside `hint`, or that which takes the answer back, if there is one.
    pub(super) fn pause_or(&mut self, hint: &Message, take_back: Option<char>) -> io::Result<Reply<Pause>> {
        let other = self.screen.language().beside(hint, "key").and_then(|key| key.chars().next());
        drop_typed();
        self.draw_pause(hint)?;
        let reply = loop {
            match self.keyboard.next(&self.screen) {
                Ok(Input::Key(Key::Enter | Key::Char(' '))) => break Ok(Reply::Given(Pause::Enter)),
                Ok(Input::Key(key)) => match (meant_by(&key), stop_key(&meant_by(&key))) {
                    (Key::Char(letter), _) if Some(letter) == other => break Ok(Reply::Given(Pause::Other)),
                    (Key::Char(letter), _) if Some(letter) == take_back => break Ok(Reply::Given(Pause::TakenBack)),
                    (_, Some(ending)) => break Ok(Reply::Stop(ending)),
                    (_, None) => continue,
                },
                Ok(Input::Stop(ending)) => break Ok(Reply::Stop(ending)),
                Ok(Input::Anew) => {
                    self.page_again()?;
                    self.draw_pause(hint)?;
                }
                Err(error) => break Err(error),
            }
        };
        self.screen.clear_line()?;
        self.screen.show_cursor()?;
        self.has_paused = true;
        reply
    }

    fn draw_pause(&self, hint: &Message) -> io::Result<()> {
        let dim = Style::new().for_stdout().dim();
        // It stays one line, which is wiped out as one.
        let fits = |words: &String| measure_text_width(words) + 1 < self.width();
        let narrow = self.screen.language().beside(hint, "narrow");
        let shorter = || narrow.filter(fits).unwrap_or_else(|| self.screen.words(&message!("keys-go-on")));
        let words = Some(self.screen.words(hint)).filter(fits).unwrap_or_else(shorter);
        self.screen.text(&Drawn::from(" ").then(Drawn::styled(&words, &dim)))?;
        self.screen.hide_cursor()
    }
}
