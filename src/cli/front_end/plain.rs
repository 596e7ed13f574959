//! The plain front end: lines out, a line in for each answer. No colour, no redrawing: for pipes, screen readers and tests.

use std::io::{self, Write};

use tellapart::{
    Action, Argument, Ask, Ending, Feedback, Lesson, Message, Offer, Response, Summary, View, Wanted, message,
};

use super::lines::Lines;
use super::wording::{self, Role, ShownOption, onboarding};
use super::{Commands, FrontEnd, Person, Picked, Reply, stopping, typed, yes_or_no};
use crate::cli::console::Output;

/// What is typed by who does not know.
const NOT_KNOWN: &str = "0";

/// Lines out, lines in.
pub(crate) struct Plain<W> {
    out: Output<W>,
    lines: Lines,
    /// Whether anything was written yet: a blank line goes before everything but the first.
    is_begun: bool,
}

impl<W: Write> Plain<W> {
    /// A front end that writes to `out` and reads `lines`.
    pub(crate) fn new(out: Output<W>, lines: Lines) -> Self {
        Self { out, lines, is_begun: false }
    }

    fn paragraph(&mut self) -> io::Result<()> {
        if self.is_begun {
            self.out.line("")?;
        }
        self.is_begun = true;
        Ok(())
    }

    /// Asks until an answer can be used.
    fn pick(
        &mut self,
        options: &[ShownOption],
        can_be_unknown: bool,
        can_be_taken_back: bool,
    ) -> io::Result<Reply<Picked>> {
        let how = match options.len() {
            1 => message!("plain-how-enter"),
            several => message!("plain-how-number", options = several),
        };
        let all = if can_be_unknown { message!("plain-how-or-unknown", how = how.clone()) } else { how.clone() };
        loop {
            let line = match self.answer_to(&message!("plain-answer", how = all.clone()))? {
                Reply::Given(line) => line,
                Reply::Stop(ending) => return Ok(Reply::Stop(ending)),
            };
            let refused = match line.to_lowercase().as_str() {
                help if self.means(help, &message!("typed-help")) => message!("plain-help-pick"),
                "" if options.len() == 1 => return Ok(Reply::Given(Picked::Option(0))),
                NOT_KNOWN if can_be_unknown => return Ok(Reply::Given(Picked::NotKnown)),
                "" => message!("plain-empty-pick", how = how.clone()),
                typed => match option_typed(options, typed) {
                    Some(number) => return Ok(Reply::Given(Picked::Option(number))),
                    None if can_be_taken_back && self.means(typed, &message!("typed-take-back")) => {
                        return Ok(Reply::Given(Picked::TakenBack));
                    }
                    None if options.len() == 1 => message!("plain-go-on"),
                    None => message!("plain-no-answer", said = shortened(&line), how = how.clone()),
                },
            };
            self.line(&refused)?;
        }
    }

    /// Asks until so many rows have a phrase each.
    fn pairs(&mut self, rows: usize) -> io::Result<Reply<Option<Vec<usize>>>> {
        let how = message!("plain-how-pairs", rows = rows);
        loop {
            let line = match self.answer_to(&message!("plain-answer", how = how.clone()))? {
                Reply::Given(line) => line,
                Reply::Stop(ending) => return Ok(Reply::Stop(ending)),
            };
            let refused = match line.to_lowercase().as_str() {
                help if self.means(help, &message!("typed-help")) => message!("plain-help-pairs"),
                "" => message!("plain-empty-pairs", how = how.clone()),
                NOT_KNOWN => return Ok(Reply::Given(None)),
                typed => match pairs_typed(typed, rows) {
                    Some(pairs) => return Ok(Reply::Given(Some(pairs))),
                    None => message!("plain-no-pairs", said = shortened(&line), how = how.clone()),
                },
            };
            self.line(&refused)?;
        }
    }

    /// Asks until words were written, or twice nothing: then the learner does not know them.
    fn words(&mut self) -> io::Result<Reply<String>> {
        let mut was_empty = false;
        loop {
            let how = message!("plain-how-words");
            let line = match self.answer_to(&message!("plain-answer", how = how))? {
                Reply::Given(line) => line,
                Reply::Stop(ending) => return Ok(Reply::Stop(ending)),
            };
            match line.to_lowercase().as_str() {
                help if self.means(help, &message!("typed-help")) => self.line(&message!("plain-help-write"))?,
                "" if !was_empty => {
                    was_empty = true;
                    self.line(&message!("plain-empty-write"))?;
                }
                _ => return Ok(Reply::Given(line)),
            }
        }
    }

    /// The line that comes in after this was asked; words that stop do so.
    fn answer_to(&mut self, asked: &Message) -> io::Result<Reply<String>> {
        self.line(asked)?;
        self.out.flush()?;
        Ok(match self.lines.next() {
            Reply::Given(line) if self.means(&line.to_lowercase(), &message!("typed-stop")) => {
                Reply::Stop(Ending::Stopped)
            }
            reply => reply,
        })
    }

    fn said(&self, message: &Message) -> String {
        self.out.language().say(message)
    }

    /// Whether a line is one of the words that this message has.
    fn means(&self, line: &str, words: &Message) -> bool {
        self.said(words).split_whitespace().any(|word| word == line)
    }

    fn line(&mut self, message: &Message) -> io::Result<()> {
        let words = self.said(message);
        self.out.line(&words)
    }
}

impl<W: Write> Plain<W> {
    fn read(&mut self, lesson: &Lesson) -> io::Result<()> {
        self.paragraph()?;
        self.heading(wording::lesson_progress(lesson), &lesson.title)?;
        self.out.line(&lesson.label)?;
        let example: Vec<String> = wording::example(lesson).iter().map(|message| self.said(message)).collect();
        for text in lesson.truths.iter().chain(&example).chain(&lesson.why) {
            self.out.line(&format!("  {text}"))?;
        }
        Ok(())
    }

    fn heading(&mut self, progress: Message, title: &str) -> io::Result<()> {
        self.line(&message!("progress-and-title", progress = progress, title = title))
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Action> {
        self.paragraph()?;
        if !ask.continues {
            self.heading(wording::question_progress_in_lines(ask.bar), &ask.title)?;
        }
        if let Some(remark) = wording::remark(&ask.prompt.task) {
            self.line(&remark)?;
        }
        self.line(&wording::task(&ask.prompt))?;
        if let Some(stem) = &ask.prompt.stem {
            self.out.line(stem)?;
        }
        let response = match &ask.prompt.wanted {
            Wanted::Pick(options) => {
                let options = wording::options(options, self.out.language());
                self.list_options(&options)?;
                self.pick(&options, ask.prompt.can_be_unknown(), ask.can_be_taken_back)?.action(Picked::action)
            }
            Wanted::Pair { rows, phrases } => {
                rows.iter().try_for_each(|row| self.out.line(&format!("- {row}")))?;
                for (number, phrase) in (1..).zip(phrases) {
                    self.out.line(&format!("{number} {phrase}"))?;
                }
                self.pairs(rows.len())?.answer(Response::Pairs)
            }
            Wanted::Write => self.words()?.action(|text| Action::Answer(Response::Text(text))),
        };
        Ok(response)
    }

    fn list_options(&mut self, options: &[ShownOption]) -> io::Result<()> {
        let mut numbered = (1..).zip(options);
        numbered.try_for_each(|(number, option)| self.out.line(&format!("{number} {}", option.text)))
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Action> {
        let lines = if feedback.is_known { wording::shortest(feedback) } else { wording::feedback(feedback) };
        for line in lines {
            let mark = match line.role {
                Role::Right => "+ ",
                Role::Wrong => "- ",
                Role::Truth | Role::Situation | Role::Why | Role::Again => "  ",
            };
            let words = self.out.language().words(&line.text);
            self.out.line(&format!("{mark}{words}"))?;
        }
        if feedback.can_be_accepted { self.mine_was_right() } else { Ok(Action::GoOn) }
    }

    /// Asks whether what was written was right, until that is told or gone on from.
    fn mine_was_right(&mut self) -> io::Result<Action> {
        loop {
            let line = match self.answer_to(&message!("plain-mine-was-right"))? {
                Reply::Given(line) => line,
                Reply::Stop(ending) => return Ok(stopping(ending)),
            };
            match line.to_lowercase().as_str() {
                "" => return Ok(Action::GoOn),
                mine if self.means(mine, &message!("typed-mine-was-right")) => return Ok(Action::MineWasRight),
                _ => self.line(&message!("plain-not-mine", said = shortened(&line)))?,
            }
        }
    }

    fn summarise(&mut self, summary: &Summary, commands: &Commands) -> io::Result<()> {
        self.paragraph()?;
        self.line(&wording::result(summary))?;
        for (name, paragraphs) in wording::details(summary, commands, wording::MOST_MIX_UPS) {
            let name = self.said(&name);
            self.out.line(&format!("{name}:"))?;
            for text in paragraphs {
                let words = self.said(&text);
                self.out.line(&format!("  {words}"))?;
            }
        }
        // What comes next stands apart from it.
        if commands.onboarding.is_none() { Ok(()) } else { self.out.line("") }
    }

    fn say(&mut self, message: &Message) -> io::Result<()> {
        self.is_begun = true;
        self.line(message)
    }

    /// Lines of which each has its own beginning, and is indented to that.
    fn list<T: AsRef<str>, A: Into<Argument>>(&mut self, lines: impl IntoIterator<Item = (T, A)>) -> io::Result<()> {
        let language = self.out.language();
        lines
            .into_iter()
            .try_for_each(|(first, text)| self.out.paragraph(first.as_ref(), &language.words(&text.into())))
    }
}

/// The phrase of each row, from 0, in a line of numbers from 1; a single digit may stand next to another. `None` if they do not give each
/// row a phrase of its own.
fn pairs_typed(line: &str, rows: usize) -> Option<Vec<usize>> {
    let digits = line.chars().filter(|letter| !letter.is_whitespace() && !",;.-".contains(*letter));
    let value = |letter: char| (typed::digit(letter).unwrap_or(letter).to_digit(10)? as usize).checked_sub(1);
    let pairs: Vec<usize> = digits.map(value).collect::<Option<_>>()?;
    let mut each = pairs.clone();
    each.sort_unstable();
    each.into_iter().eq(0..rows).then_some(pairs)
}

impl<W: Write> FrontEnd for Plain<W> {
    fn show(&mut self, view: &View<'_>, commands: &Commands) -> io::Result<Action> {
        match view {
            View::Notice(notice) => self.say(&wording::notice(notice))?,
            View::Offer(Offer::Copied(copied)) => {
                self.say(&wording::copied(copied))?;
                return Ok(self.confirm(&message!("offer-copied"), false)?.action(yes_or_no));
            }
            View::Offer(Offer::Practice) => {
                return Ok(self.confirm(&message!("offer-practice"), true)?.action(yes_or_no));
            }
            View::Offer(Offer::Step(offer)) => {
                self.list(onboarding::progress(&offer.title, &offer.onboarding, self.out.language()))?;
                self.out.line("")?;
                onboarding::next(offer).iter().try_for_each(|text| self.say(text))?;
                return Ok(self.confirm(&message!("offer-step"), true)?.action(yes_or_no));
            }
            View::Read(lesson) => self.read(lesson)?,
            View::Ask(ask) => return self.ask(ask),
            View::Tell(feedback) => {
                let action = self.tell(feedback)?;
                self.out.flush()?;
                return Ok(action);
            }
            View::HandIn { open } => {
                self.say(&wording::before_handing_in(*open))?;
                return Ok(self.confirm(&message!("hand-in"), false)?.action(yes_or_no));
            }
            View::Summary { summary, .. } => self.summarise(summary, commands)?,
            View::Rest(rest) => {
                self.list(onboarding::progress(&rest.title, &rest.onboarding, self.out.language()))?;
                self.out.line("")?;
                let rest = commands.onboarding.iter().flat_map(|commands| onboarding::rest(&rest.onboarding, commands));
                self.list(rest)?;
            }
            View::End { more, .. } => {
                if let (true, Some(commands)) = (more, &commands.onboarding) {
                    self.say(&onboarding::later(&commands.again))?;
                }
            }
        }
        self.out.flush()?;
        Ok(Action::GoOn)
    }
}

impl<W: Write> Person for Plain<W> {
    fn choose(&mut self, options: &[Message]) -> io::Result<Reply<usize>> {
        let options = wording::choices(options, self.out.language());
        self.list_options(&options)?;
        Ok(match self.pick(&options, false, false)? {
            Reply::Given(Picked::Option(option)) => Reply::Given(option),
            Reply::Given(_) => Reply::Given(0),
            Reply::Stop(ending) => Reply::Stop(ending),
        })
    }

    fn ask(&mut self, _: &Message) -> io::Result<Reply<Option<String>>> {
        Ok(Reply::Given(None))
    }

    fn confirm(&mut self, question: &Message, _: bool) -> io::Result<Reply<bool>> {
        loop {
            let line = match self.answer_to(&message!("plain-confirm", question = question.clone()))? {
                Reply::Stop(ending) => return Ok(Reply::Stop(ending)),
                Reply::Given(line) => line,
            };
            let refused = match line.to_lowercase().as_str() {
                yes if self.means(yes, &message!("typed-yes")) => return Ok(Reply::Given(true)),
                no if self.means(no, &message!("typed-no")) => return Ok(Reply::Given(false)),
                // A line that is missing from what is piped in must decide nothing.
                "" => message!("plain-empty-confirm"),
                _ => message!("plain-neither", said = shortened(&line)),
            };
            self.line(&refused)?;
        }
    }
}

/// The option meant by a line: by its number, its key or its words.
fn option_typed(options: &[ShownOption], line: &str) -> Option<usize> {
    // "1.", "1)" and digits of other scripts are numbers as well.
    let number: String = line.chars().map(|letter| typed::digit(letter).unwrap_or(letter)).collect();
    let number = number.trim_end_matches(['.', ')']).parse::<usize>().ok();
    let by_number = number.and_then(|number| number.checked_sub(1)).filter(|at| *at < options.len());
    let is_meant = |option: &ShownOption| line == option.key.to_string() || line == option.text.to_lowercase();
    by_number.or_else(|| options.iter().position(is_meant))
}

/// What was typed, short enough and harmless enough to be shown again.
fn shortened(line: &str) -> String {
    let shown: String = line.chars().take(40).collect();
    let dots = if line.chars().count() > 40 { "..." } else { "" };
    format!("{}{dots}", shown.escape_debug())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;
    use std::sync::Arc;
    use tellapart::{Bar, Choice, Language, Prompt, Task};

    /// What asking for one of two options comes to with this input, and what was written meanwhile.
    fn asked(input: &str) -> (Action, String) {
        let mut written = Vec::new();
        let (lines, _) = Lines::of(Cursor::new(input.to_owned()), Arc::default());
        let mut plain = Plain::new(Output::new(&mut written, None, Language::english()), lines);
        let wanted = Wanted::Pick(vec![Choice::True, Choice::False]);
        let prompt = Prompt { task: Task::Judge { topic: None, claim: None }, stem: Some("It is so.".into()), wanted };
        let bar = Bar { done: 0, of: 2 };
        let ask = Ask { number: 1, bar, title: "Deck".into(), continues: false, can_be_taken_back: false, prompt };
        let reply = plain.show(&View::Ask(&ask), &Commands::default()).unwrap();
        (reply, String::from_utf8(written).unwrap())
    }

    #[test]
    fn an_option_is_picked_by_number_by_key_or_by_word() {
        for said in ["2\n", "f\n", "False\n", " FALSE \r\n", "2", "2.\n", "2)\n", "２\n", "٢\n"] {
            assert_eq!(asked(said).0, Action::Answer(Response::Option(1)), "{said:?}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_told_and_asked_again() {
        let (reply, written) = asked("3\n\nperhaps\n1\n");
        assert_eq!(reply, Action::Answer(Response::Option(0)));
        assert!(written.contains("\"3\" is none of the answers. Type 1 or 2, or the words of an answer."), "{written}");
        assert!(written.contains("That line was empty. Type 1 or 2."), "{written}");
        assert_eq!(written.matches("Answer (1 or 2, 0 if you don't know, q to stop):").count(), 4);
    }

    #[test]
    fn the_end_of_input_and_q_stop_in_good_order() {
        assert_eq!(asked("").0, Action::Close);
        assert_eq!(asked("q\n").0, Action::Stop);
    }

    #[test]
    fn a_line_without_end_or_sense_does_no_harm() {
        let endless = "x".repeat(200_000) + "\n\u{1b}[31m\n1\n";
        let (reply, written) = asked(&endless);
        assert_eq!(reply, Action::Answer(Response::Option(0)));
        assert!(!written.contains('\u{1b}') && written.len() < 2_000, "{written}");
    }

    #[test]
    fn yes_or_no_is_not_decided_by_an_empty_line() {
        for usual in [true, false] {
            let mut written = Vec::new();
            let (lines, _) = Lines::of(Cursor::new("\nperhaps\nno\n"), Arc::default());
            let mut plain = Plain::new(Output::new(&mut written, None, Language::english()), lines);
            assert_eq!(plain.confirm(&message!("offer-step"), usual).unwrap(), Reply::Given(false));
            let expected = "Start now? (yes or no)\nThat line was empty. Type yes or no.\nStart now? (yes or no)\n\
                \"perhaps\" is neither. Type yes or no.\nStart now? (yes or no)\n";
            assert_eq!(String::from_utf8(written).unwrap(), expected);
        }
    }

    #[test]
    fn a_number_and_its_unit_stay_on_one_line() {
        for width in 10..60 {
            let mut written = Vec::new();
            let (lines, _) = Lines::of(Cursor::new(""), Arc::default());
            let mut plain = Plain::new(Output::new(&mut written, Some(width), Language::english()), lines);
            let time = message!("duration-minutes-seconds", minutes = 2, seconds = 40);
            let ending = message!("summary-ending", ending = "done");
            plain.line(&message!("summary-right-in", ending = ending, right = 10, asked = 12, time = time)).unwrap();
            let text = String::from_utf8(written).unwrap();
            assert!(text.contains("2\u{a0}min") && text.contains("40\u{a0}s."), "{width}: {text}");
        }
    }
}
