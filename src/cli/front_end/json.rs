//! The front end for programs: one JSON object a line, views out and actions in. `docs/protocol.md` describes it.
//!
//! Each line that comes in is answered by one line: the next view, or an error, after which the last view still stands.

use std::io::{self, Write};

use tellapart::{Action, Message, SittingError, ToMessage, View, action_of_line, error_line, message, view_line};

use super::lines::Lines;
use super::{Commands, FrontEnd, Reply, stopping};
use crate::cli::console::{Output, with_spaces};
use crate::cli::error::{Error, causes};

/// Views out, actions in.
pub(crate) struct Json<W> {
    out: Output<W>,
    lines: Lines,
    /// Whether what was done last was refused: the view before it still stands, and is not written again.
    has_refused: bool,
    /// Whether nothing more comes in, or is waited for.
    is_closed: bool,
}

impl<W: Write> Json<W> {
    /// A front end that writes to `out` and reads `lines`.
    pub(crate) fn new(out: Output<W>, lines: Lines) -> Self {
        Self { out, lines, has_refused: false, is_closed: false }
    }

    fn write(&mut self, line: &str) -> io::Result<()> {
        self.out.json(line)?;
        self.out.flush()
    }

    /// Writes an error, in which nothing is wrapped and a command has its spaces.
    fn write_error(&mut self, line: &str) -> io::Result<()> {
        self.write(&with_spaces(line))
    }

    fn tell(&mut self, kind: &str, message: &Message, causes: &[String], remedied: &Message) -> io::Result<()> {
        let language = self.out.language();
        let hint = language.beside(remedied, "hint");
        self.write_error(&error_line(kind, &language.say(message), causes, hint.as_deref(), &[])?)
    }

    fn action(&mut self) -> io::Result<Action> {
        loop {
            if self.is_closed {
                return Ok(Action::Close);
            }
            let line = match self.lines.next() {
                Reply::Given(line) => line,
                // A program that is told from outside to end must not wait for another line.
                Reply::Stop(how) => {
                    self.is_closed = true;
                    return Ok(stopping(how));
                }
            };
            match action_of_line(&line) {
                Ok(action) => return Ok(action),
                Err(error) => {
                    let message = message!("not-an-action");
                    self.tell("not-an-action", &message, &[error.to_string()], &message)?;
                }
            }
        }
    }
}

impl<W: Write> FrontEnd for Json<W> {
    fn show(&mut self, view: &View<'_>, _: &Commands) -> io::Result<Action> {
        let still_stands = std::mem::take(&mut self.has_refused);
        if !still_stands {
            self.write(&view_line(*view)?)?;
        }
        match view {
            View::End { .. } if !still_stands => Ok(Action::GoOn),
            _ => self.action(),
        }
    }

    fn refuse(&mut self, error: &SittingError) -> io::Result<bool> {
        // Where nothing more comes in, no other action can follow: then the error ends the program, and is told as such.
        if !self.is_closed {
            self.has_refused = true;
            self.tell(error.kind(), &error.message(), &causes(error), &error.remedied())?;
        }
        Ok(!self.is_closed)
    }

    fn fail(&mut self, error: &Error) -> io::Result<bool> {
        if matches!(error, Error::Output(_)) {
            return Ok(false);
        }
        let language = self.out.language();
        let (message, causes, hint) = (language.say(&error.message()), causes(error), error.hint(language));
        let details = error.details(language);
        self.write_error(&error_line(error.kind(), &message, &causes, hint.as_deref(), &details)?)?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;
    use std::sync::Arc;
    use tellapart::Language;

    /// What is done about a view with this input, and every line that was written.
    fn done(input: &'static str) -> (Action, Vec<serde_json::Value>) {
        let mut written = Vec::new();
        let (lines, _) = Lines::of(Cursor::new(input), Arc::default());
        let action = Json::new(Output::new(&mut written, None, Language::english()), lines)
            .show(&View::HandIn { open: 3 }, &Commands::default())
            .unwrap();
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
            "",
            "{",
            "[]",
            "yes",
            "{\"action\":\"dance\"}",
            "{\"action\":\"answer\"}",
            "{\"action\":\"answer\",\"option\":-1}",
        ];
        let input: &'static str = Box::leak((lines.join("\n") + "\n{\"action\":\"no\"}\n").into_boxed_str());
        let (action, written) = done(input);
        assert_eq!((action, written.len()), (Action::No, 1 + lines.len()));
        assert!(written[1..].iter().all(|line| line["error"] == "not-an-action" && line["message"].is_string()));
    }

    #[test]
    fn a_view_is_written_once_and_stands_while_what_is_done_about_it_is_refused() {
        let mut written = Vec::new();
        let (lines, _) = Lines::of(
            Cursor::new("nonsense\n{\"action\":\"yes\"}\n".to_owned() + "{\"action\":\"no\"}\n".repeat(2).as_str()),
            Arc::default(),
        );
        let mut json = Json::new(Output::new(&mut written, None, Language::english()), lines);
        let show = |json: &mut Json<_>, open| json.show(&View::HandIn { open }, &Commands::default()).unwrap();
        assert_eq!(show(&mut json, 1), Action::Yes);
        assert_eq!(show(&mut json, 2), Action::No);
        assert!(json.refuse(&SittingError::NotNow).unwrap());
        assert_eq!(show(&mut json, 2), Action::No);
        let lines = String::from_utf8(written).unwrap();
        let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 4);
        assert_eq!((&lines[0]["open"], &lines[1]["error"]), (&1.into(), &"not-an-action".into()));
        assert_eq!((&lines[2]["open"], &lines[3]["error"]), (&2.into(), &"not-now".into()));
    }

    #[test]
    fn the_end_of_input_closes_whatever_is_shown_after_it() {
        let mut written = Vec::new();
        let (lines, _) = Lines::of(Cursor::new(""), Arc::default());
        let mut json = Json::new(Output::new(&mut written, None, Language::english()), lines);
        for _ in 0..3 {
            assert_eq!(json.show(&View::HandIn { open: 3 }, &Commands::default()).unwrap(), Action::Close);
        }
    }
}
