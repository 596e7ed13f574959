//! The terminal face: dialoguer asks, a page a question.
//!
//! dialoguer's `Confirm` asks for yes and no. Its `Select` cannot be answered by one key, cannot wrap and hides what Ctrl-C did; so
//! `select` draws a list with the same theme and the same console, and adds just that.

mod interrupt;
mod modes;
mod select;

use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use dialoguer::Confirm;
use dialoguer::console::{Key, Style, Term, measure_text_width, style};
use dialoguer::theme::{ColorfulTheme, SimpleTheme};

use super::wording::{self, Line, Role};
use super::{Commands, Reply, Ui};
use crate::journal::Ending;
use crate::question::{Prompt, Response};
use crate::session::{Ask, Feedback, Lesson, Summary};
pub use interrupt::Interrupt;
pub use modes::Modes;
use modes::{drop_typed, read_key};
use select::Select;

/// Lines wider than this are hard to read.
const WIDEST: usize = 80;

/// Lines around what is told: a blank one, another, and that which waits for Enter.
const AROUND: usize = 3;

/// Columns before the texts of a summary.
const LABEL: usize = 14;

/// How long a new question stands before keys count: the second of two hasty ones is no answer to it.
const SETTLE: Duration = Duration::from_millis(150);

/// Where the sentences begin.
const INDENT: &str = "   ";

/// A terminal, shown page by page.
pub struct Terminal {
    term: Term,
    theme: ColorfulTheme,
    /// Ctrl-C that came as a signal.
    interrupt: Arc<Interrupt>,
    /// The terminal's modes as they were before.
    modes: Modes,
    /// The line at the top of the page: progress and deck.
    header: Option<(String, String)>,
    /// What the page's last prompt told to do.
    heading: String,
    /// Lines on the page so far.
    height: usize,
    /// Whether there was a page before.
    is_begun: bool,
}

impl Terminal {
    /// The face of this terminal, which notices what is requested of `interrupt`.
    pub fn new(term: Term, interrupt: Arc<Interrupt>) -> Self {
        let modes = Modes::now();
        modes.stop_echo();
        let theme = ColorfulTheme {
            active_item_style: Style::new().for_stdout().cyan().bold(),
            inactive_item_style: Style::new().for_stdout(),
            active_item_prefix: style(">".to_owned()).for_stdout().cyan().bold(),
            inactive_item_prefix: style(" ".to_owned()).for_stdout(),
            ..ColorfulTheme::default()
        };
        Self { term, theme, interrupt, modes, header: None, heading: String::new(), height: 0, is_begun: false }
    }

    fn width(&self) -> usize {
        width_of(&self.term)
    }

    fn rows(&self) -> usize {
        usize::from(self.term.size().0)
    }

    /// Writes a paragraph, wrapped by words, each line after `indent` and the first after `first`.
    fn paragraph(&mut self, first: &str, indent: &str, text: &str, look: &Style) -> io::Result<()> {
        let lines = wrapped(text, self.width().saturating_sub(measure_text_width(indent) + 1));
        for (number, line) in lines.iter().enumerate() {
            let before = if number == 0 { first } else { indent };
            self.term.write_line(&format!("{before}{}", look.apply_to(line)))?;
        }
        self.height += lines.len();
        Ok(())
    }

    fn blank(&mut self) -> io::Result<()> {
        self.height += 1;
        self.term.write_line("")
    }

    /// Begins a page with its header. What stood on the screen before the first page is scrolled away, not wiped out.
    fn new_page(&mut self) -> io::Result<()> {
        if !self.is_begun {
            self.term.write_str(&"\n".repeat(self.rows().saturating_sub(1)))?;
            self.is_begun = true;
        }
        self.term.clear_screen()?;
        self.height = 0;
        self.heading.clear();
        let Some((progress, title)) = self.header.clone() else { return Ok(()) };
        let room = self.width().saturating_sub(2);
        let space = room.saturating_sub(measure_text_width(&progress) + measure_text_width(&title));
        let dim = Style::new().for_stdout().dim();
        if space > 0 {
            let line = format!("{progress}{}{title}", " ".repeat(space));
            self.term.write_line(&format!(" {}", dim.apply_to(line)))?;
            self.height += 1;
        } else {
            self.paragraph(" ", " ", &format!("{progress}, {title}"), &dim)?;
        }
        self.blank()
    }

    /// How many lines these take on the page.
    fn lines_of(&self, lines: &[Line]) -> usize {
        let room = self.width().saturating_sub(INDENT.len() + 1);
        lines.iter().map(|line| wrapped(&line.text, room).len()).sum()
    }

    fn feedback_line(&mut self, line: &Line) -> io::Result<()> {
        let (bold, dim, usual) = (Style::new().for_stdout().bold(), Style::new().for_stdout().dim(), Style::new());
        let (good, bad) = (Style::new().for_stdout().green().bold(), Style::new().for_stdout().red().bold());
        match line.role {
            Role::Right => self.paragraph(&format!(" {} ", good.apply_to("+")), INDENT, &line.text, &usual),
            Role::Wrong => self.paragraph(&format!(" {} ", bad.apply_to("-")), INDENT, &line.text, &usual),
            Role::Truth => self.paragraph(INDENT, INDENT, &line.text, &bold),
            Role::Why | Role::Again => self.paragraph(INDENT, INDENT, &line.text, &dim),
        }
    }

    /// Waits until Enter is pressed.
    fn pause(&mut self) -> io::Result<Reply<()>> {
        drop_typed();
        let dim = Style::new().for_stdout().dim();
        self.term.write_str(&format!(" {}", dim.apply_to("Enter goes on, q stops")))?;
        self.term.hide_cursor()?;
        let reply = loop {
            match self.interrupt.waiting(|| read_key(&self.term)) {
                Ok(Key::Enter | Key::Char(' ')) => break Ok(Reply::Given(())),
                Ok(key) => match stop_key(&key) {
                    Some(ending) => break Ok(Reply::Stop(ending)),
                    None => continue,
                },
                Err(error) => break stopped_by(error),
            }
        };
        if let Ok(Reply::Stop(Ending::Interrupted)) = reply {
            self.interrupt.take();
        }
        self.term.clear_line()?;
        self.term.show_cursor()?;
        reply
    }

    /// Whether this prompt fits below what the page shows already.
    fn has_room_for(&self, prompt: &Prompt) -> bool {
        let room = self.width().saturating_sub(2 * INDENT.len() + 1);
        let texts = prompt.options().iter().map(|option| &option.text).chain(&prompt.stem);
        let lines: usize = texts.map(|text| wrapped(text, room).len()).sum();
        // Around them: the heading, blank lines, the hint.
        self.height + lines + 7 <= self.rows()
    }
}

impl Drop for Terminal {
    /// However the program ends, the terminal is as it was.
    fn drop(&mut self) {
        self.modes.restore();
    }
}

impl Ui for Terminal {
    fn read(&mut self, lesson: &Lesson) -> io::Result<Reply<()>> {
        if self.interrupt.take() {
            return Ok(Reply::Stop(Ending::Interrupted));
        }
        let (bold, dim) = (Style::new().for_stdout().bold(), Style::new().for_stdout().dim());
        self.header = Some((format!("Lesson {} of {}", lesson.number, lesson.total), lesson.title.clone()));
        self.new_page()?;
        self.paragraph(" ", " ", &lesson.label, &bold)?;
        self.blank()?;
        lesson.truths.iter().try_for_each(|truth| self.paragraph(INDENT, INDENT, truth, &Style::new()))?;
        self.blank()?;
        lesson.why.iter().try_for_each(|why| self.paragraph(INDENT, INDENT, why, &dim))?;
        self.blank()?;
        self.pause()
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Reply<Response>> {
        if self.interrupt.take() {
            return Ok(Reply::Stop(Ending::Interrupted));
        }
        let (bold, usual) = (Style::new().for_stdout().bold(), Style::new());
        self.header = Some((format!("{} of {}", ask.number, ask.total), ask.title.clone()));
        if ask.continues && self.has_room_for(&ask.prompt) {
            self.blank()?;
        } else {
            self.new_page()?;
        }
        let heading = [ask.prompt.remark.as_deref(), Some(&ask.prompt.heading)];
        let heading = heading.into_iter().flatten().collect::<Vec<_>>().join(" ");
        // A question that goes on in the same way need not say again what to do.
        if heading != self.heading {
            self.paragraph(" ", " ", &heading, &bold)?;
            self.blank()?;
            self.heading = heading;
        }
        if let Some(stem) = &ask.prompt.stem {
            self.paragraph(INDENT, INDENT, stem, &usual)?;
            self.blank()?;
        }
        if !ask.continues {
            thread::sleep(SETTLE);
        }
        drop_typed();
        let (term, theme, interrupt) = (&self.term, &self.theme, &self.interrupt);
        let select = Select { term, theme, interrupt, options: ask.prompt.options() };
        let reply = select.interact()?;
        if let Reply::Stop(Ending::Interrupted) = reply {
            self.interrupt.take();
        }
        if let Reply::Given(number) = reply {
            // What was picked stays, so that the page still tells what was answered.
            self.paragraph(" > ", INDENT, &ask.prompt.options()[number].text, &Style::new().for_stdout().cyan())?;
        }
        Ok(reply.map(Response::Option))
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply<()>> {
        if self.interrupt.take() {
            return Ok(Reply::Stop(Ending::Interrupted));
        }
        let lines = wording::feedback(feedback);
        let blocks: Vec<&[Line]> = lines.chunk_by(|_, next| !matches!(next.role, Role::Right | Role::Wrong)).collect();
        // Nothing that the learner still needs may scroll away: what does not fit below the question gets a page, or several.
        let needed: usize = blocks.iter().map(|block| self.lines_of(block)).sum();
        if self.height + needed + AROUND > self.rows() {
            self.new_page()?;
        } else {
            self.blank()?;
        }
        for block in blocks {
            let is_first = self.height <= AROUND;
            if !is_first && self.height + self.lines_of(block) + AROUND > self.rows() + 1 {
                self.blank()?;
                if let stop @ Reply::Stop(_) = self.pause()? {
                    return Ok(stop);
                }
                self.new_page()?;
            }
            block.iter().try_for_each(|line| self.feedback_line(line))?;
        }
        self.blank()?;
        self.pause()
    }

    fn summarise(&mut self, summary: &Summary, commands: &Commands) -> io::Result<()> {
        let (bold, usual) = (Style::new().for_stdout().bold(), Style::new());
        self.header = None;
        if self.is_begun {
            self.new_page()?;
        }
        self.paragraph(" ", " ", &wording::result(summary), &bold)?;
        self.blank()?;
        // The result must not scroll away: where there is little room, fewer mix-ups are told.
        let room = self.width().saturating_sub(LABEL + 1);
        let lines = |most| {
            let texts = wording::details(summary, commands, most).into_iter().flat_map(|(_, paragraphs)| paragraphs);
            texts.map(|text| wrapped(&text, room).len()).sum::<usize>()
        };
        let fits = |most: &usize| self.height + lines(*most) < self.rows();
        let most = (1..=wording::MOST_MIX_UPS).rev().find(fits).unwrap_or(1);
        for (name, paragraphs) in wording::details(summary, commands, most) {
            for (number, text) in paragraphs.iter().enumerate() {
                let label = format!(" {:<width$}", if number == 0 { name } else { "" }, width = LABEL - 1);
                self.paragraph(&label, &" ".repeat(LABEL), text, &usual)?;
            }
        }
        Ok(())
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        self.paragraph("", "", text, &Style::new())
    }

    fn confirm(&mut self, question: &str) -> io::Result<Reply<bool>> {
        let confirm = Confirm::with_theme(&SimpleTheme).with_prompt(question).default(true);
        match self.interrupt.waiting(|| confirm.interact_on_opt(&self.term)) {
            Ok(Some(answer)) => Ok(Reply::Given(answer)),
            Ok(None) => Ok(Reply::Stop(Ending::Stopped)),
            Err(dialoguer::Error::IO(error)) => {
                // The signal that dialoguer passes on has served its purpose here.
                self.interrupt.take();
                self.term.show_cursor()?;
                self.term.write_line("")?;
                stopped_by(error)
            }
        }
    }
}

/// What a key that ends a session stands for.
fn stop_key(key: &Key) -> Option<Ending> {
    match key {
        Key::Escape | Key::Char('q' | 'Q') => Some(Ending::Stopped),
        Key::CtrlC => Some(Ending::Interrupted),
        // Ctrl-D, which ends the input where no single keys are read.
        Key::Char('\u{4}') => Some(Ending::EndOfInput),
        _ => None,
    }
}

/// What an error while waiting for a key stands for: the terminal went away, or Ctrl-C.
fn stopped_by<T>(error: io::Error) -> io::Result<Reply<T>> {
    match error.kind() {
        io::ErrorKind::Interrupted => Ok(Reply::Stop(Ending::Interrupted)),
        io::ErrorKind::UnexpectedEof => Ok(Reply::Stop(Ending::EndOfInput)),
        _ => Err(error),
    }
}

fn width_of(term: &Term) -> usize {
    usize::from(term.size().1).min(WIDEST)
}

/// The lines of a text, wrapped by words to `width` columns, at least ten.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    textwrap::wrap(text, width.max(10)).into_iter().map(std::borrow::Cow::into_owned).collect()
}
