//! Someone who reads the prompts of the plain face and answers from the deck.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// How long anything may take. Only a test that fails waits so long.
const LIMIT: Duration = Duration::from_secs(30);

/// What a deck says.
pub struct Knowledge {
    deck: Value,
}

impl Knowledge {
    pub fn of(deck: &str) -> Self {
        Self { deck: serde_json::from_str(deck).unwrap() }
    }

    /// That of the built-in deck.
    pub fn of_marketing() -> Self {
        Self::of(include_str!("../../../decks/marketing-vs-sales.json"))
    }

    fn sides(&self) -> impl Iterator<Item = (&str, &str)> {
        let sides = self.deck["sides"].as_array().unwrap();
        sides.iter().map(|side| (side["id"].as_str().unwrap(), side["name"].as_str().unwrap()))
    }

    /// Every trait: its aspect, its side's id, its text as it is shown, its key words.
    fn traits(&self) -> impl Iterator<Item = (&str, &str, String, String)> {
        let distinctions = self.deck["distinctions"].as_array().unwrap();
        distinctions.iter().flat_map(|distinction| {
            let aspect = distinction["aspect"].as_str().unwrap();
            distinction["traits"].as_object().unwrap().iter().map(move |(side, of)| {
                let text = of["text"].as_str().unwrap();
                let key = text.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("", |(key, _)| key);
                (aspect, side.as_str(), text.replace(['[', ']'], ""), key.to_owned())
            })
        })
    }

    fn facts(&self) -> impl Iterator<Item = &Value> {
        self.deck["facts"].as_array().into_iter().flatten()
    }

    /// The line that answers this question rightly.
    pub fn answer(&self, question: &Asked) -> String {
        let (options, stem) = (&question.options, question.stem.as_str());
        let number = |is_right: &dyn Fn(&str) -> bool| {
            let place = options.iter().position(|option| is_right(option));
            let place = place.unwrap_or_else(|| panic!("no answer to {question:?} is right"));
            (place + 1).to_string()
        };
        let begins_with = |name: &str| stem.to_lowercase().starts_with(&name.to_lowercase());
        match question.heading.as_str() {
            "True or false?" => number(&|option| option == if self.is_true(stem) { "True" } else { "False" }),
            "Make it true:" => {
                let (side, _) = self.sides().find(|(_, name)| begins_with(name)).unwrap();
                number(&|option| self.traits().any(|(_, of, text, _)| of == side && text == option))
            }
            "Which is right?" => {
                let (aspect, rest) = stem.split_once(": ").unwrap();
                let (side, _) = self.sides().find(|(_, name)| rest.starts_with(name)).unwrap();
                number(&|option| self.traits().any(|(at, of, text, _)| at == aspect && of == side && text == option))
            }
            "Which one is true?" => number(&|option| self.facts().any(|fact| fact["true"] == option)),
            "Write the missing words:" => {
                let (before, after) = stem.split_once("____").unwrap();
                let said = |side: &str, text: &str| {
                    let (_, name) = self.sides().find(|(id, _)| *id == side).unwrap();
                    format!("{name} {text}.").to_lowercase()
                };
                let (before, after) = (before.to_lowercase(), after.to_lowercase());
                let fits = |(_, side, text, key): &(&str, &str, String, String)| {
                    !key.is_empty() && said(side, text) == format!("{before}{}{after}", key.to_lowercase())
                };
                self.traits().find(fits).unwrap_or_else(|| panic!("nothing fits {stem}")).3
            }
            "Pick one:" => number(&|option| self.is_side_of(stem, option)),
            _ => self.pair(question),
        }
    }

    fn is_true(&self, sentence: &str) -> bool {
        let is_fact = self.facts().any(|fact| fact["true"] == sentence);
        let is_said = |side: &str, text: &str| {
            let (_, name) = self.sides().find(|(id, _)| *id == side).unwrap();
            let (sentence, name) = (sentence.to_lowercase(), name.to_lowercase());
            sentence.starts_with(&format!("{name}, not ")) && sentence.ends_with(&format!(", {}.", text.to_lowercase()))
        };
        is_fact || self.traits().any(|(_, side, text, _)| is_said(side, &text))
    }

    fn is_side_of(&self, stem: &str, option: &str) -> bool {
        let is_named = |side: &str| self.sides().any(|(id, name)| id == side && name.eq_ignore_ascii_case(option));
        self.traits().any(|(_, side, text, _)| stem.contains(&text) && is_named(side))
    }

    /// What belongs to a row of a matching question.
    fn pair(&self, question: &Asked) -> String {
        let is_shown = |text: &str, key: &str| {
            question.stem.ends_with(&format!(" {text}.")) || question.stem.ends_with(&format!(": {key}."))
        };
        let own: Vec<_> = self.traits().filter(|(.., text, key)| is_shown(text, key)).collect();
        let goes_with = |option: &str| {
            own.iter().any(|(aspect, side, ..)| {
                let is_other =
                    |(at, of, _, key): (&str, &str, String, String)| at == *aspect && of != *side && key == option;
                option == *aspect || self.traits().any(is_other)
            })
        };
        let place = question.options.iter().position(|option| goes_with(option));
        (place.unwrap_or_else(|| panic!("nothing goes with {question:?}")) + 1).to_string()
    }
}

/// A question as the plain face asks it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asked {
    pub heading: String,
    pub stem: String,
    pub options: Vec<String>,
}

impl Asked {
    /// The question at the end of what was written.
    fn at_the_end_of(written: &str) -> Self {
        let lines: Vec<&str> = written.lines().collect();
        // Where a line could not be used the question stands further up; nobody here types such lines.
        let end = lines.iter().rposition(|line| line.starts_with("Answer (")).unwrap();
        let begin = lines[..end].iter().rposition(|line| line.is_empty()).map_or(0, |blank| blank + 1);
        let mut asked = Self::default();
        let is_option = |line: &str| line.split_once(' ').is_some_and(|(number, _)| number.parse::<u8>().is_ok());
        let is_header = |line: &str| is_option(line) && line.contains(" of ") && line.contains(", ");
        for line in &lines[begin..end] {
            if is_header(line) && asked.heading.is_empty() || line.starts_with("Right, ") {
                continue;
            }
            match line.split_once(' ') {
                Some((_, option)) if is_option(line) => asked.options.push(option.to_owned()),
                _ if asked.heading.is_empty() => asked.heading = (*line).to_owned(),
                _ => asked.stem = (*line).to_owned(),
            }
        }
        asked
    }
}

/// The program as it runs, with someone at its keyboard.
pub struct Dialogue {
    child: Child,
    input: Option<ChildStdin>,
    output: Receiver<u8>,
    /// All that was written.
    pub written: String,
}

/// What the program waits for.
#[derive(Debug, Clone, PartialEq)]
pub enum Wait {
    /// An answer to this question.
    Answer(Asked),
    /// Yes or no to this question.
    Confirm(String),
    /// Nothing: it has ended.
    Over,
}

impl Dialogue {
    pub fn with(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, receiver) = channel();
        thread::spawn(move || {
            while let Ok(bytes @ [_, ..]) = output.fill_buf() {
                let count = bytes.len();
                if bytes.iter().any(|byte| sender.send(*byte).is_err()) {
                    return;
                }
                output.consume(count);
            }
        });
        Self { input: child.stdin.take(), child, output: receiver, written: String::new() }
    }

    /// Reads on until the program waits for a line, or ends.
    pub fn wait(&mut self) -> Wait {
        let mut bytes = Vec::new();
        while let Ok(byte) = self.output.recv_timeout(LIMIT) {
            bytes.push(byte);
            if byte != b'\n' {
                continue;
            }
            let line = String::from_utf8(std::mem::take(&mut bytes)).unwrap();
            self.written.push_str(&line);
            let line = line.trim_end();
            if line.starts_with("Answer (") {
                return Wait::Answer(Asked::at_the_end_of(&self.written));
            }
            if let Some(question) = line.strip_suffix(" (yes or no)") {
                return Wait::Confirm(question.to_owned());
            }
        }
        Wait::Over
    }

    /// Types a line.
    pub fn say(&mut self, line: &str) {
        self.input.as_mut().unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    /// Ends the program as a power cut does.
    pub fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::mem::take(&mut self.written)
    }

    /// Answers everything as this function says, until the program ends; returns its exit code and all that it wrote.
    pub fn answer_all(mut self, mut answer: impl FnMut(&Asked) -> String) -> (Option<i32>, String) {
        loop {
            match self.wait() {
                Wait::Answer(question) => self.say(&answer(&question)),
                Wait::Confirm(_) => self.say("yes"),
                Wait::Over => return self.end(),
            }
        }
    }

    /// Waits for the end; returns the exit code and all that was written.
    pub fn end(mut self) -> (Option<i32>, String) {
        drop(self.input.take());
        while self.wait() != Wait::Over {}
        (self.child.wait().unwrap().code(), std::mem::take(&mut self.written))
    }
}

impl Drop for Dialogue {
    /// A test that failed leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
