//! What a person is asked beside a sitting. Yes or no: as dialoguer's `Confirm` asks, which makes Ctrl-C of every signal.

use std::io;

use dialoguer::console::Key;

use super::keyboard::Input;
use super::select::Select;
use super::{INDENT, Terminal, meant_by, stop_key};
use crate::cli::console::{Drawn, wrapped};
use crate::cli::front_end::{Person, Picked, Reply, wording};
use tellapart::Message;

/// What stands behind a question: `[y/N]`, and later its answer.
const ROOM_FOR_ANSWER: usize = " [y/N] ".len();

impl Person for Terminal {
    fn confirm(&mut self, question: &Message, usual: bool) -> io::Result<Reply<bool>> {
        self.settle(false);
        // What it writes is not counted: where a question comes again after it, that gets a page.
        self.height = self.rows();
        let prompt = self.draw_question(question, usual)?;
        let reply = loop {
            match self.keyboard.next(&self.screen)? {
                Input::Key(key) => match (meant_by(&key), stop_key(&meant_by(&key))) {
                    (Key::Char('y'), _) => break Reply::Given(true),
                    (Key::Char('n'), _) => break Reply::Given(false),
                    (Key::Enter, _) => break Reply::Given(usual),
                    (_, Some(ending)) => break Reply::Stop(ending),
                    (_, None) => {}
                },
                Input::Stop(ending) => break Reply::Stop(ending),
                Input::Anew => {
                    self.page_again()?;
                    self.draw_question(question, usual)?;
                }
            }
        };
        let answer = if let Reply::Given(answer) = reply { Some(answer) } else { None };
        self.screen.answered(&prompt, answer)?;
        Ok(reply)
    }

    fn choose(&mut self, options: &[Message]) -> io::Result<Reply<usize>> {
        let options = wording::choices(options, self.screen.language());
        self.settle(false);
        self.height = self.rows();
        self.screen.line(&Drawn::default())?;
        let mut active = Some(0);
        loop {
            let (screen, keyboard) = (&self.screen, &self.keyboard);
            let select =
                Select { screen, keyboard, options: &options, can_be_unknown: false, can_be_taken_back: false };
            match select.interact(&mut active)? {
                Some(Reply::Given(picked)) => {
                    let option = if let Picked::Option(option) = picked { option } else { 0 };
                    self.screen.paragraph(INDENT, &options[option].text)?;
                    return Ok(Reply::Given(option));
                }
                Some(Reply::Stop(ending)) => return Ok(Reply::Stop(ending)),
                None => self.page_again()?,
            }
        }
    }

    fn ask(&mut self, question: &Message) -> io::Result<Reply<Option<String>>> {
        self.line_for(question)
    }
}

impl Terminal {
    /// Draws a question, wrapped by words; returns its last line, which is drawn anew with the answer.
    fn draw_question(&self, question: &Message, usual: bool) -> io::Result<String> {
        let room = self.width().saturating_sub(self.margin().len() + ROOM_FOR_ANSWER);
        let mut lines = wrapped(&self.screen.words(question), room, 0).into_iter();
        let last = lines.next_back().unwrap_or_default();
        for line in lines {
            self.screen.paragraph(self.margin(), &line)?;
        }
        let prompt = format!("{}{last}", self.margin());
        self.screen.yes_or_no(&prompt, usual)?;
        Ok(prompt)
    }
}
