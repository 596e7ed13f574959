//! The program as it runs with `--json`, and someone who does something about each of its views.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::{Value, json};

use super::World;
use super::schema::Schema;

/// How long anything may take. Only a test that fails waits so long.
const LIMIT: Duration = Duration::from_secs(30);

/// The program as it runs with `--json`. Every line of it, and every action, is checked against the schema.
pub struct Program {
    child: Child,
    input: Option<ChildStdin>,
    output: Receiver<String>,
    errors: Option<JoinHandle<String>>,
    /// Every view that was shown. The last is to be done something about.
    pub views: Vec<Value>,
    /// What was done about each of them.
    pub actions: Vec<Value>,
}

impl Program {
    /// Runs a command that asks, and reads its first view.
    pub fn start(world: &World, arguments: &[&str]) -> Self {
        let mut command = world.command(arguments);
        command.arg("--json");
        Self::run(command)
    }

    /// The same of a whole command.
    pub fn run(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, output) = channel();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut errors = child.stderr.take().unwrap();
        let errors = thread::spawn(move || {
            let mut text = String::new();
            // What cannot be read is only missing in the words of a test that fails.
            let _ = errors.read_to_string(&mut text);
            text
        });
        let (input, errors) = (child.stdin.take(), Some(errors));
        let mut program = Self { child, input, output, errors, views: Vec::new(), actions: Vec::new() };
        let first = program.read();
        assert!(first["view"].is_string(), "{first}");
        program.views.push(first);
        program
    }

    /// The view that is to be done something about.
    pub fn view(&self) -> &Value {
        self.views.last().unwrap()
    }

    /// Does this, and returns the one line that answers it: the next view, or an error.
    pub fn act(&mut self, action: Value) -> Value {
        assert_eq!(Schema::of_protocol().check("Action", &action), Ok(()));
        let answer = self.send(&action.to_string());
        if answer["error"].is_null() {
            self.actions.push(action);
        }
        answer
    }

    /// Sends a line, whatever it says, and returns the one line that answers it.
    pub fn send(&mut self, line: &str) -> Value {
        self.send_bytes(line.as_bytes())
    }

    /// The same of a line that need not be text.
    pub fn send_bytes(&mut self, line: &[u8]) -> Value {
        assert_eq!(self.output.try_recv(), Err(TryRecvError::Empty), "a line that answers nothing");
        self.input.as_mut().unwrap().write_all(&[line, b"\n"].concat()).unwrap();
        let answer = self.read();
        if answer["error"].is_null() {
            self.views.push(answer.clone());
        }
        answer
    }

    /// Does about each view what `act` says, until one is as wanted.
    pub fn play_until(&mut self, mut is_wanted: impl FnMut(&Value) -> bool, mut act: impl FnMut(&Value) -> Value) {
        while !is_wanted(self.view()) {
            assert!(self.view()["view"] != "end", "it never came:\n{:#?}", self.views);
            let action = act(self.view());
            let answer = self.act(action);
            assert!(answer["error"].is_null(), "{answer}");
        }
    }

    /// Does about each view what `act` says, to the end; returns the exit code.
    pub fn play(mut self, act: impl FnMut(&Value) -> Value) -> Played {
        self.play_until(|view| view["view"] == "end", act);
        let (views, actions) = (self.views.clone(), self.actions.clone());
        Played { views, actions, code: self.end() }
    }

    /// Reads a line that comes by itself, as the first does.
    pub fn read(&mut self) -> Value {
        let Ok(line) = self.output.recv_timeout(LIMIT) else {
            let _ = self.child.kill();
            let told = self.errors.take().map(|errors| errors.join().unwrap());
            panic!("no line came; the last view: {:#?}; standard error: {told:?}", self.views.last());
        };
        let value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(Schema::of_protocol().check("ProtocolLine", &value), Ok(()));
        assert_eq!(value["v"], 1);
        value
    }

    /// Ends the program as a power cut does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends the program a signal from outside: `INT`, as Ctrl-C does, or another; returns as [`close`](Self::close) does, with the input
    /// left open.
    #[cfg(unix)]
    pub fn signal(mut self, name: &str) -> (Vec<Value>, Option<i32>) {
        self.send_signal(name);
        (self.rest(), self.closed())
    }

    #[cfg(unix)]
    pub fn send_signal(&self, name: &str) {
        let sent =
            Command::new("sh").args(["-c", "kill -s \"$0\" \"$1\"", name, &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }

    /// Sends a line and does not wait for what answers it.
    pub fn send_blindly(&mut self, line: &str) {
        self.input.as_mut().unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    /// Waits for the end of the program, which has written its last line; returns the exit code.
    pub fn end(mut self) -> Option<i32> {
        assert_eq!(self.view()["view"], "end", "it has not ended");
        self.closed()
    }

    /// Closes the input; returns what was still written, and the exit code.
    pub fn close(mut self) -> (Vec<Value>, Option<i32>) {
        drop(self.input.take());
        (self.rest(), self.closed())
    }

    /// Closes the input; returns what the program then has told on standard error.
    pub fn close_and_told(mut self) -> String {
        drop(self.input.take());
        self.rest();
        self.closed();
        self.errors.take().unwrap().join().unwrap()
    }

    /// The lines that come by themselves, up to the last of all.
    fn rest(&mut self) -> Vec<Value> {
        let mut rest = Vec::new();
        while rest.last().is_none_or(|last: &Value| last["view"] != "end" && last["error"].is_null()) {
            rest.push(self.read());
        }
        rest
    }

    /// The exit code of the program, which ends by itself and writes no more.
    pub fn closed(&mut self) -> Option<i32> {
        assert_eq!(self.output.recv_timeout(LIMIT), Err(RecvTimeoutError::Disconnected), "it does not end");
        self.child.wait().unwrap().code()
    }
}

impl Drop for Program {
    /// A test that failed leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What was shown and done from the first view to the end.
pub struct Played {
    pub views: Vec<Value>,
    pub actions: Vec<Value>,
    pub code: Option<i32>,
}

impl Played {
    /// What a person types to do the same. Where there is only something to read, plain lines go on by themselves.
    pub fn typed(&self) -> String {
        let pairs = |action: &Value| {
            let numbers = action["pairs"].as_array()?.iter().map(|phrase| phrase.as_u64().unwrap() + 1);
            Some(numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ") + "\n")
        };
        let line = |action: &Value| match (action["action"].as_str().unwrap(), &action["option"], &action["text"]) {
            ("mine-was-right", ..) => "m\n".to_owned(),
            ("answer", ..) if pairs(action).is_some() => pairs(action).unwrap(),
            ("answer", Value::Number(option), _) => (option.as_u64().unwrap() + 1).to_string() + "\n",
            // Nothing at all is taken for an answer the second time only.
            ("answer", _, Value::String(text)) if text.is_empty() => "\n\n".to_owned(),
            ("answer", _, Value::String(text)) => format!("{text}\n"),
            ("yes" | "no", ..) => format!("{}\n", action["action"].as_str().unwrap()),
            ("stop", ..) => "q\n".to_owned(),
            ("go-on", ..) => String::new(),
            _ => panic!("nothing to type does {action}"),
        };
        // What came of a written answer waits for a line where the learner may say that it was right.
        let waits = |view: &Value, action: &Value| view["can_be_accepted"] == true && action["action"] == "go-on";
        let typed = |(action, view)| if waits(view, action) { "\n".to_owned() } else { line(action) };
        self.actions.iter().zip(&self.views).map(typed).collect()
    }

    /// The last view of this kind.
    #[track_caller]
    pub fn last(&self, kind: &str) -> &Value {
        self.views.iter().rfind(|view| view["view"] == kind).unwrap_or_else(|| panic!("no {kind}: {:#?}", self.views))
    }
}

/// What has no more in it than its name.
pub fn action(name: &str) -> Value {
    json!({ "action": name })
}

/// The answer that is the option of this number, from 0.
pub fn option(number: usize) -> Value {
    json!({ "action": "answer", "option": number })
}

/// The answer that pairs each row with the phrase of this number, from 0.
pub fn pairs(phrases: &[usize]) -> Value {
    json!({ "action": "answer", "pairs": phrases })
}

/// The answer that is these words.
pub fn text(words: &str) -> Value {
    json!({ "action": "answer", "text": words })
}

/// What the options of a question say, in English; none where words are to be written.
pub fn options(ask: &Value) -> Vec<&str> {
    let said = |option: &'_ Value| match (option["kind"].as_str().unwrap(), option["grade"].as_str()) {
        ("true", _) => "True",
        ("false", _) => "False",
        ("yes", _) => "Yes",
        ("no", _) => "No",
        ("show-answer", _) => "Show the answer",
        ("grade", Some("again")) => "Again: I did not know it",
        ("grade", Some("hard")) => "Hard: I had to think",
        ("grade", Some("good")) => "Good: I knew it",
        ("grade", Some("easy")) => "Easy: I knew it at once",
        other => panic!("no option is known like {other:?}"),
    };
    let options = ask["wanted"]["pick"].as_array().into_iter().flatten();
    options.map(|option| option["text"].as_str().unwrap_or_else(|| said(option))).collect()
}

/// Picks the first of everything: of options, of phrases for each row; as words, a letter.
pub fn first_of_all(view: &Value) -> Value {
    match (view["view"].as_str().unwrap(), &view["wanted"]) {
        ("ask", Value::String(_)) => text("x"),
        ("ask", wanted) => match wanted["pair"]["rows"].as_array() {
            Some(rows) => pairs(&(0..rows.len()).collect::<Vec<_>>()),
            None => option(0),
        },
        _ => onwards(view),
    }
}

/// What takes a sitting further where nothing is asked.
pub fn onwards(view: &Value) -> Value {
    match view["view"].as_str().unwrap() {
        "notice" | "read" | "tell" | "summary" | "rest" => action("go-on"),
        "offer" | "hand-in" => action("yes"),
        other => panic!("{other} is not got past like that: {view:#}"),
    }
}
