//! Yes or no: as dialoguer's `Confirm` asks, which makes Ctrl-C of every signal.

use std::io;

use dialoguer::console::Key;

use super::keyboard::Input;
use super::{Terminal, stop_key};
use crate::cli::front_end::{Person, Reply};
use tellapart::Message;

impl Person for Terminal {
    fn confirm(&mut self, question: &Message, usual: bool) -> io::Result<Reply<bool>> {
        let prompt = format!("{}{}", self.margin(), self.screen.words(question));
        self.settle(false);
        // What it writes is not counted: where a question comes again after it, that gets a page.
        self.height = self.rows();
        self.screen.yes_or_no(&prompt, usual)?;
        let reply = loop {
            match self.keyboard.next(&self.screen)? {
                Input::Key(Key::Char('y' | 'Y')) => break Reply::Given(true),
                Input::Key(Key::Char('n' | 'N')) => break Reply::Given(false),
                Input::Key(Key::Enter) => break Reply::Given(usual),
                Input::Key(key) => {
                    if let Some(ending) = stop_key(&key) {
                        break Reply::Stop(ending);
                    }
                }
                Input::Stop(ending) => break Reply::Stop(ending),
                Input::Anew => {
                    self.page_again()?;
                    self.screen.yes_or_no(&prompt, usual)?;
                }
            }
        };
        let answer = if let Reply::Given(answer) = reply { Some(answer) } else { None };
        self.screen.answered(&prompt, answer)?;
        Ok(reply)
    }
}
