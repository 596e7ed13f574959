//! A line that is asked for beside a sitting, and may be left for later.

use std::io;

use super::line::LineEditor;
use super::write::Write;
use super::{INDENT, Terminal};
use crate::cli::console::wrapped;
use crate::cli::front_end::Reply;
use tellapart::{Message, message};

impl Terminal {
    /// Asks until a line was written, or nothing twice: then there is none.
    pub(super) fn line_for(&mut self, question: &Message) -> io::Result<Reply<Option<String>>> {
        self.settle(false);
        self.height = self.rows();
        let mut line = LineEditor::default();
        self.draw_lines(question)?;
        loop {
            let hints = [message!("keys-ask"), message!("keys-ask-nothing")];
            let mut write = Write { screen: &self.screen, keyboard: &self.keyboard, line: &mut line, hints };
            match write.interact()? {
                Some(Reply::Given(text)) => {
                    self.screen.paragraph(INDENT, &text)?;
                    return Ok(Reply::Given(Some(text).filter(|text| !text.is_empty())));
                }
                Some(Reply::Stop(ending)) => return Ok(Reply::Stop(ending)),
                None => {
                    self.page_again()?;
                    self.draw_lines(question)?;
                }
            }
        }
    }

    /// Draws a question that is answered below it.
    fn draw_lines(&self, question: &Message) -> io::Result<()> {
        let room = self.width().saturating_sub(self.margin().len() + 1);
        for line in wrapped(&self.screen.words(question), room, 0) {
            self.screen.paragraph(self.margin(), &line)?;
        }
        Ok(())
    }
}
