//! The front end for programs: one JSON object a line, views out and actions in. `docs/protocol.md` describes it.
//!
//! Each line that comes in is answered by one line: the next view, or an error, after which the last view still stands.

use std::io::{self, Write};

use tellapart::{Action, Ending, SittingError, View, action_of_line, error_line, view_line};

use super::lines::Lines;
use super::{Commands, FrontEnd, Reply};
use crate::cli::error::Error;

/// Views out, actions in.
pub(crate) struct Json<W> {
    out: W,
    lines: Lines,
    /// Whether the last line said what was wrong: the view before it still stands, and is not written again.
    has_told_error: bool,
    /// Whether nothing more comes in.
    is_closed: bool,
}

impl<W: Write> Json<W> {
    /// A front end that writes to `out` and reads `lines`.
    pub(crate) fn new(out: W, lines: Lines) -> Self {
        Self { out, lines, has_told_error: false, is_closed: false }
    }

    fn write(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{line}")?;
        self.out.flush()
    }

    fn tell(&mut self, kind: &str, message: &str) -> io::Result<()> {
        self.has_told_error = true;
        self.write(&error_line(kind, message, &[])?)
    }

    fn action(&mut self) -> io::Result<Action> {
        loop {
            let line = match self.lines.next() {
                Reply::Given(line) => line,
                Reply::Stop(Ending::Interrupted) => return Ok(Action::Leave),
                Reply::Stop(_) => {
                    self.is_closed = true;
                    return Ok(Action::Close);
                }
            };
            match action_of_line(&line) {
                Ok(action) => return Ok(action),
                Err(error) => self.tell("not-an-action", &format!("this line is no action: {error}"))?,
            }
        }
    }
}

impl<W: Write> FrontEnd for Json<W> {
    fn show(&mut self, view: &View<'_>, _: &Commands) -> io::Result<Action> {
        if !std::mem::take(&mut self.has_told_error) {
            self.write(&view_line(*view)?)?;
        }
        match view {
            View::End { .. } => Ok(Action::GoOn),
            _ => self.action(),
        }
    }

    fn refuse(&mut self, error: &SittingError) -> io::Result<bool> {
        // Where nothing more comes in, no other action can follow: then the error ends the program, and is told as such.
        if !self.is_closed {
            self.tell(error.kind(), &error.to_string())?;
        }
        Ok(!self.is_closed)
    }

    fn fail(&mut self, error: &Error) -> io::Result<bool> {
        if matches!(error, Error::Output(_)) {
            return Ok(false);
        }
        self.write(&error_line(error.kind(), &error.to_string(), &error.details())?)?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// What is done about a view with this input, and every line that was written.
    fn done(input: &'static str) -> (Action, Vec<serde_json::Value>) {
        let mut written = Vec::new();
        let (lines, _) = Lines::of(Cursor::new(input));
        let action = Json::new(&mut written, lines).show(&View::HandIn { open: 3 }, &Commands::default()).unwrap();
        let lines = String::from_utf8(written).unwrap();
        (action, lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    #[test]
    fn a_view_is_one_line_and_so_is_an_action() {
        let (action, lines) = done("{\"action\":\"yes\"}\n");
        assert_eq!((action, lines), (Action::Yes, vec![serde_json::json!({ "v": 1, "view": "hand-in", "open": 3 })]));
        assert_eq!(done("{\"action\":\"answer\",\"option\":2}\n").0, answered(tellapart::Response::Option(2)));
        let typed = tellapart::Response::Text("pull".to_owned());
        assert_eq!(done("{\"action\":\"answer\",\"text\":\"pull\"}\n").0, answered(typed));
    }

    fn answered(response: tellapart::Response) -> Action {
        Action::Answer(response)
    }

    #[test]
    fn every_line_that_is_no_action_is_answered_by_one_error() {
        let lines = [
            "", "{", "[]", "yes", "{\"action\":\"dance\"}", "{\"action\":\"answer\"}", "{\"action\":\"answer\",\"option\":-1}",
        ];
        let input: &'static str = Box::leak((lines.join("\n") + "\n{\"action\":\"no\"}\n").into_boxed_str());
        let (action, written) = done(input);
        assert_eq!((action, written.len()), (Action::No, 1 + lines.len()));
        assert!(written[1..].iter().all(|line| line["error"] == "not-an-action" && line["message"].is_string()));
    }

    #[test]
    fn the_end_of_input_closes() {
        assert_eq!(done("").0, Action::Close);
    }
}
