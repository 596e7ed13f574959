//! What is told of arguments that are not understood: clap knows what is wrong with them, and `language` has the words.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help::missing;
use crate::cli::error::{Misfit, Usage};
use crate::cli::shell::CommandLine;
use tellapart::{Argument, Message, ToMessage, listed, message, one_of};

/// What to tell of these arguments, by which this command line could not be run.
pub(super) fn usage(error: &clap::Error, command: &Command, arguments: &[OsString]) -> Usage {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Usage::Shown { text: error.render().to_string(), is_asked_for: true }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Usage::Shown { text: error.render().to_string(), is_asked_for: false }
        }
        _ => {
            let (command, help) = meant(command, arguments);
            let hint = message!("usage-help", command = &help.word("--help"));
            Usage::NotUnderstood { error: told(error, command), hint }
        }
    }
}

/// The command that these arguments name, as far as they do, and what to type for it.
fn meant<'c>(mut command: &'c Command, arguments: &[OsString]) -> (&'c Command, CommandLine) {
    let mut typed = CommandLine::new(command.get_name());
    let mut arguments = arguments.iter().skip(1).map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if let Some(option) = argument.strip_prefix("--") {
            let option = command.get_arguments().find(|known| known.get_long() == Some(option));
            if option.is_some_and(|option| option.get_action().takes_values()) {
                arguments.next();
            }
            continue;
        }
        match command.find_subcommand(&*argument).filter(|below| below.get_name() != "help") {
            Some(below) => {
                typed = typed.word(below.get_name());
                command = below;
            }
            None => break,
        }
    }
    (command, typed)
}

fn told(error: &clap::Error, command: &Command) -> Message {
    let argument = text(error, ContextKind::InvalidArg).map(|shown| name(&shown));
    let value = text(error, ContextKind::InvalidValue);
    let misfit = std::error::Error::source(error).and_then(|source| source.downcast_ref::<Misfit>());
    let told = match (error.kind(), argument, value) {
        (ErrorKind::MissingRequiredArgument, ..) => without(error, command),
        (ErrorKind::UnknownArgument, Some(given), _) => Some(unknown(&given, text(error, ContextKind::SuggestedArg))),
        (ErrorKind::InvalidSubcommand, ..) => unknown_command(error),
        (ErrorKind::InvalidValue, Some(_), Some(value)) if value.is_empty() => no_value(error),
        (ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues, ..) => no_value(error),
        (ErrorKind::InvalidValue, Some(argument), Some(value)) => Some(invalid(error, argument, value)),
        (ErrorKind::ValueValidation, Some(argument), Some(value)) => misfit
            .map(|misfit| message!("usage-not-taken", argument = argument, value = value, reason = misfit.message())),
        (ErrorKind::TooManyValues, Some(argument), Some(value)) => {
            Some(message!("usage-takes-no-value", argument = argument, value = value))
        }
        (ErrorKind::ArgumentConflict, Some(argument), _) => Some(conflict(error, argument)),
        _ => None,
    };
    told.unwrap_or_else(|| {
        let text = error.render().to_string();
        let first = text.lines().next().unwrap_or_default();
        let (_, reason) = first.split_once(": ").unwrap_or(("", first));
        message!("usage-other", reason = reason)
    })
}

/// What is missing: a question for each.
fn without(error: &clap::Error, command: &Command) -> Option<Message> {
    let names = texts(error, ContextKind::InvalidArg).into_iter().map(|shown| name(&shown));
    let argument = |named: String| {
        command.get_arguments().find(|known| match (known.get_long(), known.get_value_names()) {
            (Some(long), _) => named.strip_prefix("--") == Some(long),
            (None, Some([value, ..])) => *value == *named,
            (None, _) => false,
        })
    };
    let asked = names.filter_map(argument).map(missing);
    asked.reduce(|before, after| message!("sentences", before = before, after = after))
}

fn unknown(given: &str, meant: Option<String>) -> Message {
    match meant {
        Some(meant) => message!("usage-unknown-option-but", given = given, meant = meant),
        None if given.starts_with('-') => message!("usage-unknown-option", given = given),
        None => message!("usage-one-too-many", given = given),
    }
}

fn unknown_command(error: &clap::Error) -> Option<Message> {
    let given = text(error, ContextKind::InvalidSubcommand)?;
    Some(match texts(error, ContextKind::SuggestedSubcommand).as_slice() {
        [] => message!("usage-unknown-command", given = given),
        meant => message!("usage-unknown-command-but", given = given, meant = one_of(meant)),
    })
}

fn invalid(error: &clap::Error, argument: String, value: String) -> Message {
    let known = listed(texts(error, ContextKind::ValidValue));
    match text(error, ContextKind::SuggestedValue) {
        Some(meant) => {
            message!("usage-not-one-of-but", argument = argument, value = value, known = known, meant = meant)
        }
        None => message!("usage-not-one-of", argument = argument, value = value, known = known),
    }
}

fn no_value(error: &clap::Error) -> Option<Message> {
    let shown = text(error, ContextKind::InvalidArg)?;
    Some(message!("usage-no-value", argument = name(&shown), example = shown.replace(['<', '>'], "")))
}

fn conflict(error: &clap::Error, argument: String) -> Message {
    let others = texts(error, ContextKind::PriorArg);
    let others: Vec<String> = others.iter().map(|other| name(other)).filter(|other| *other != argument).collect();
    match others.as_slice() {
        [] => message!("usage-twice", argument = argument),
        others => {
            let all = std::iter::once(&argument).chain(others).map(Argument::from);
            message!("usage-conflict", arguments = tellapart::all_of(all))
        }
    }
}

/// An argument as it is called: `--new` for what clap shows as `--new <N>`, `DECK` for `<DECK>...`.
fn name(shown: &str) -> String {
    let first = shown.split([' ', '=']).next().unwrap_or_default();
    first.trim_matches(['<', '>', '[', ']', '.']).to_owned()
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    texts(error, kind).into_iter().next()
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
