//! The terminal: a page a question, in dialoguer's looks and on its console.
//!
//! Its own prompts take every signal for Ctrl-C, and hide what that did; its `Select` cannot be answered by one key and cannot wrap. So
//! `select` draws a list with the same theme and the same console, and adds just that. `confirm` does so for yes and no, `write` for words.

mod ask;
mod blocks;
mod confirm;
mod keyboard;
mod line;
mod modes;
mod page;
mod pair;
mod question;
mod select;
mod write;

use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use dialoguer::console::{Key, Style};

use super::signals::Signals;
use super::wording::{self, FeedbackLine, onboarding};
use super::{Commands, FrontEnd, Person, Picked, Reply, typed, yes_or_no};
use crate::cli::console::{Drawn, Screen};
use keyboard::Keyboard;
use line::LineEditor;
pub(crate) use modes::Modes;
use modes::drop_typed;
use page::{BELOW, Block, Pause};
use pair::{Pair, Pairs};
use select::{Select, TAKE_BACK};
use tellapart::{
    Action, Argument, Ask, Choice, Ending, Feedback, Lesson, Message, Offer, Prompt, Response, Summary, View, Wanted,
    message,
};
use write::Write;

/// Lines wider than this are hard to read.
const WIDEST: usize = 80;

/// Where the sentences begin.
const INDENT: &str = "   ";

/// What stands before an answer: as wide as the indent.
const GIVEN: &str = " > ";

/// The line at the top of a page: the deck, and how far it has come.
#[derive(Clone)]
struct Header {
    title: String,
    /// That as a picture; empty where there is none.
    bar: String,
    progress: String,
}

/// A terminal, shown page by page.
pub(crate) struct Terminal {
    screen: Screen,
    keyboard: Keyboard,
    /// How long a new question stands before keys count.
    settle: Duration,
    /// The line at the top of the page.
    header: Option<Header>,
    /// What the page's last prompt told to do.
    heading: String,
    /// What the question began with, for its further steps.
    beginning: Option<String>,
    /// Whether the page has no room for blank lines.
    is_tight: bool,
    /// What is written on the page so far.
    lines: Vec<Drawn>,
    /// How many lines that takes.
    height: usize,
    /// Lines of its header.
    top: usize,
    /// The terminal's rows and columns when the page was begun.
    size: (u16, u16),
    /// Whether a pause came after the last answer.
    has_paused: bool,
    /// Whether there was a page before.
    is_begun: bool,
}

impl Terminal {
    /// The front end of this terminal, which notices what came of `signals` and lets a question stand for `settle` before keys
    /// count.
    pub(crate) fn new(screen: Screen, signals: Arc<Signals>, settle: Duration) -> Self {
        Self {
            size: screen.size(),
            screen,
            keyboard: Keyboard::new(signals),
            settle,
            header: None,
            heading: String::new(),
            beginning: None,
            is_tight: false,
            lines: Vec::new(),
            height: 0,
            top: 0,
            has_paused: true,
            is_begun: false,
        }
    }

    fn pick(&mut self, ask: &Ask, options: &[Choice]) -> io::Result<Reply<Picked>> {
        let (prompt, can_be_taken_back) = (&ask.prompt, ask.can_be_taken_back);
        let options = &wording::options(options, self.screen.language());
        // Of several none is marked before the learner does: a habitual Enter must not answer.
        let mut active = (options.len() == 1).then_some(0);
        let reply = loop {
            let (screen, keyboard) = (&self.screen, &self.keyboard);
            let can_be_unknown = prompt.can_be_unknown();
            match (Select { screen, keyboard, options, can_be_unknown, can_be_taken_back }).interact(&mut active)? {
                Some(reply) => break reply,
                None => self.question_anew(prompt)?,
            }
        };
        match reply {
            Reply::Given(Picked::Option(number)) => self.keep(prompt, &options[number].text)?,
            Reply::Given(Picked::NotKnown) => self.keep_not_known(prompt)?,
            Reply::Given(Picked::TakenBack) | Reply::Stop(_) => {}
        }
        Ok(reply)
    }

    fn pair(&mut self, prompt: &Prompt, rows: &[String], phrases: &[String]) -> io::Result<Reply<Option<Vec<usize>>>> {
        let mut pairs = Pairs::new(rows.len());
        let reply = loop {
            let (screen, keyboard, above) = (&self.screen, &self.keyboard, self.height);
            match (Pair { screen, keyboard, rows, phrases, above }).interact(&mut pairs)? {
                Some(reply) => break reply,
                None => self.question_anew(prompt)?,
            }
        };
        if let Reply::Given(None) = &reply {
            self.keep_not_known(prompt)?;
        }
        if let Reply::Given(Some(pairs)) = &reply {
            for (row, phrase) in rows.iter().zip(pairs) {
                let pair = message!("answer-pair", row = row, phrase = &phrases[*phrase]);
                self.keep(prompt, &self.screen.words(&pair))?;
            }
        }
        Ok(reply)
    }

    fn words(&mut self, prompt: &Prompt) -> io::Result<Reply<String>> {
        let mut line = LineEditor::default();
        let reply = loop {
            let hints = [message!("keys-write"), message!("keys-once-more")];
            match (Write { screen: &self.screen, keyboard: &self.keyboard, line: &mut line, hints }).interact()? {
                Some(reply) => break reply,
                None => self.question_anew(prompt)?,
            }
        };
        if let Reply::Given(text) = &reply {
            if text.is_empty() { self.keep_not_known(prompt)? } else { self.keep(prompt, text)? }
        }
        Ok(reply)
    }

    /// What stands before a text that is said: on a page, what stands before its headings.
    fn margin(&self) -> &'static str {
        if self.header.is_some() { " " } else { "" }
    }

    fn question_anew(&mut self, prompt: &Prompt) -> io::Result<()> {
        if self.screen.size() == self.size {
            return self.page_again();
        }
        self.new_page()?;
        self.question(prompt)
    }

    fn keep_not_known(&mut self, prompt: &Prompt) -> io::Result<()> {
        let not_known = self.screen.words(&message!("answer-not-known"));
        self.keep(prompt, &not_known)
    }

    /// What was answered stays, so that the page still tells it.
    fn keep(&mut self, prompt: &Prompt, answer: &str) -> io::Result<()> {
        if self.screen.size() != self.size {
            self.question_anew(prompt)?;
        }
        self.paragraph(GIVEN, answer, &Style::new().for_stdout().cyan())
    }

    fn show_and_pause(&mut self, blocks: &[Block]) -> io::Result<Reply<()>> {
        if let stop @ Reply::Stop(_) = self.show_blocks(blocks)? {
            return Ok(stop);
        }
        self.blank()?;
        self.pause()
    }

    /// Lets a new prompt stand before keys count; what was pressed meanwhile answers nothing. It stands twice as long where nothing came
    /// between an answer and the next question, to which two hasty keys would give one answer each.
    fn settle(&self, continues: bool) {
        thread::sleep(if self.has_paused || continues { self.settle } else { 2 * self.settle });
        drop_typed();
    }
}

impl Terminal {
    fn read(&mut self, lesson: &Lesson) -> io::Result<Reply<()>> {
        let progress = self.screen.words(&wording::lesson_progress(lesson));
        self.header = Some(Header { title: lesson.title.clone(), bar: String::new(), progress });
        self.new_page()?;
        self.show_and_pause(&blocks::of_lesson(lesson, self.screen.language()))
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Action> {
        let progress = self.screen.words(&wording::question_progress(ask.bar));
        self.header = Some(Header { title: ask.title.clone(), bar: wording::bar(ask.bar), progress });
        let goes_on_alike = ask.continues && self.screen.words(&wording::heading(&ask.prompt)) == self.heading;
        if ask.continues && self.has_room_below(&ask.prompt) && self.screen.size() == self.size {
            self.blank()?;
        } else {
            self.new_page()?;
            self.is_tight = false;
            self.begin_again(ask)?;
        }
        if !ask.continues {
            self.beginning = ask.prompt.stem.clone();
        }
        self.question(&ask.prompt)?;
        if !goes_on_alike {
            self.settle(ask.continues);
        }
        drop_typed();
        let action = match &ask.prompt.wanted {
            Wanted::Pick(options) => self.pick(ask, options)?.action(Picked::action),
            Wanted::Pair { rows, phrases } => self.pair(&ask.prompt, rows, phrases)?.answer(Response::Pairs),
            Wanted::Write => self.words(&ask.prompt)?.action(|text| Action::Answer(Response::Text(text))),
        };
        self.has_paused = false;
        Ok(action)
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Action> {
        let whole = wording::feedback(feedback);
        let shortest = wording::shortest(feedback);
        if feedback.is_known && shortest.len() < whole.len() {
            match self.tell_or(&shortest, &message!("keys-whole"))? {
                Reply::Given(Pause::Other) => {}
                reply => return Ok(reply.action(|pause| pause.action(Action::GoOn))),
            }
            // Below the short one, of which it is the rest; where there is no room, all of it on a page of its own.
            let mut told = blocks::of_feedback(&whole[shortest.len()..], self.screen.language());
            if self.height + self.lines_of(&told) + BELOW > self.rows() {
                self.new_page()?;
                told = blocks::of_feedback(&whole, self.screen.language());
            }
            return Ok(self.show_or(&told, &message!("keys-told"))?.action(|pause| pause.action(Action::GoOn)));
        }
        let hint = if feedback.can_be_accepted { message!("keys-mine-was-right") } else { message!("keys-told") };
        Ok(self.tell_or(&whole, &hint)?.action(|pause| pause.action(Action::MineWasRight)))
    }

    /// Tells this below the question, and waits until something is done about it.
    fn tell_or(&mut self, lines: &[FeedbackLine], hint: &Message) -> io::Result<Reply<Pause>> {
        let blocks = blocks::of_feedback(lines, self.screen.language());
        self.below_question(&blocks)?;
        self.show_or(&blocks, hint)
    }

    /// The same of what there is room for.
    fn show_or(&mut self, blocks: &[Block], hint: &Message) -> io::Result<Reply<Pause>> {
        if let Reply::Stop(ending) = self.show_blocks(blocks)? {
            return Ok(Reply::Stop(ending));
        }
        self.blank()?;
        self.pause_or(hint, Some(TAKE_BACK))
    }

    /// Makes room for feedback: what does not fit below the question gets a page, or several.
    fn below_question(&mut self, blocks: &[Block]) -> io::Result<()> {
        if self.height + 1 + self.lines_of(blocks) + BELOW > self.rows() { self.new_page() } else { self.blank() }
    }

    fn summarise(&mut self, summary: &Summary, commands: &Commands) -> io::Result<()> {
        self.header = None;
        let parts = blocks::of_summary(summary, commands, self.width(), self.screen.language());
        // The last part says what to do next.
        let next = parts.iter().skip(1).next_back().map_or(0, Vec::len);
        let mut blocks: Vec<Block> = parts.into_iter().flatten().collect();
        // Below it, whatever waits for Enter or says how to go on needs two lines, and the shell one.
        let fits = |own: &Self, blocks: &[Block]| own.lines_of(blocks) + BELOW < own.rows();
        if self.is_begun || !fits(self, &blocks) {
            self.new_page()?;
        }
        // What comes next must not wipe it out.
        self.is_begun = false;
        if matches!(summary.ending, Ending::Interrupted | Ending::Terminated | Ending::EndOfInput) {
            // No one may be there to turn pages. The result matters most, and then what to do next.
            while blocks.len() > 1 && !fits(self, &blocks) {
                let last = blocks.len() - 1;
                blocks.remove(if last > next { last - next } else { last });
            }
            return self.write_blocks(&blocks);
        }
        if fits(self, &blocks) {
            return self.write_blocks(&blocks);
        }
        // Whoever stops reading here has stopped already.
        self.show_blocks(&blocks).map(drop)
    }

    fn wait(&mut self) -> io::Result<Reply<()>> {
        self.blank()?;
        self.settle(false);
        let reply = self.pause()?;
        (self.height, self.top) = (0, 0);
        Ok(reply)
    }

    fn say(&mut self, message: &Message) -> io::Result<()> {
        let words = self.screen.words(message);
        self.paragraph(self.margin(), &words, &Style::new())
    }

    /// Lines of which each has its own beginning, and is indented to that.
    fn list<T: AsRef<str>, A: Into<Argument>>(&mut self, lines: impl IntoIterator<Item = (T, A)>) -> io::Result<()> {
        let words = |text: A| self.screen.language().words(&text.into());
        lines.into_iter().try_for_each(|(first, text)| self.screen.paragraph(first.as_ref(), &words(text)))
    }
}

impl FrontEnd for Terminal {
    fn show(&mut self, view: &View<'_>, commands: &Commands) -> io::Result<Action> {
        let go_on = |()| Action::GoOn;
        Ok(match view {
            View::Notice(notice) => {
                self.say(&wording::notice(notice))?;
                Action::GoOn
            }
            View::Offer(Offer::Copied(copied)) => {
                self.say(&wording::copied(copied))?;
                self.confirm(&message!("offer-copied"), false)?.action(yes_or_no)
            }
            View::Offer(Offer::Practice) => self.confirm(&message!("offer-practice"), true)?.action(yes_or_no),
            View::Offer(Offer::Step(offer)) => {
                self.list(onboarding::progress(&offer.title, &offer.onboarding, self.screen.language()))?;
                self.screen.line(&Drawn::default())?;
                onboarding::next(offer).iter().try_for_each(|text| self.say(text))?;
                self.confirm(&message!("offer-step"), true)?.action(yes_or_no)
            }
            View::Read(lesson) => self.read(lesson)?.action(go_on),
            View::Ask(ask) => self.ask(ask)?,
            View::Tell(feedback) => self.tell(feedback)?,
            View::HandIn { open } => {
                self.say(&wording::before_handing_in(*open))?;
                self.confirm(&message!("hand-in"), false)?.action(yes_or_no)
            }
            View::Summary { summary, more } => {
                self.summarise(summary, commands)?;
                if *more {
                    // What the step came to is read before anything else comes.
                    return Ok(self.wait()?.action(go_on));
                }
                if commands.onboarding.is_some() {
                    self.screen.line(&Drawn::default())?;
                }
                Action::GoOn
            }
            View::Rest(rest) => {
                self.list(onboarding::progress(&rest.title, &rest.onboarding, self.screen.language()))?;
                self.screen.line(&Drawn::default())?;
                let rest = commands.onboarding.iter().flat_map(|commands| onboarding::rest(&rest.onboarding, commands));
                self.list(rest)?;
                Action::GoOn
            }
            View::End { more, .. } => {
                if let (true, Some(commands)) = (more, &commands.onboarding) {
                    self.say(&onboarding::later(&commands.again))?;
                }
                Action::GoOn
            }
        })
    }
}

/// What a key means where no words are written, on whatever keyboard.
fn meant_by(key: &Key) -> Key {
    match key {
        Key::Char(letter) => Key::Char(typed::meant(*letter)),
        key => key.clone(),
    }
}

/// What a key that ends a session stands for.
fn stop_key(key: &Key) -> Option<Ending> {
    match key {
        Key::Escape | Key::Char('q' | 'Q') => Some(Ending::Stopped),
        // Ctrl-D, which ends the input where no single keys are read.
        Key::Char('\u{4}') => Some(Ending::EndOfInput),
        _ => None,
    }
}

fn width_of(screen: &Screen) -> usize {
    usize::from(screen.size().1).min(WIDEST)
}

#[cfg(all(test, unix))]
mod tests;
