//! Help: the texts of commands and arguments, from the messages of a language.
//!
//! A command `deck check` is told by the message `help-deck-check`: what it does, beside that each argument by its name, and under
//! `after` what stands below. An argument without a text there is told by that of `help-shared`.

use clap::Command;

use tellapart::{FormName, Key, Language, Message, listed, message};

/// This command and those below it with their help in this language.
pub(super) fn described(command: Command, language: &Language) -> Command {
    let id = id_of(None, &command);
    describe(command, &id, language)
}

fn describe(command: Command, id: &str, language: &Language) -> Command {
    // What code knows better than a text: which forms there are.
    let known = || vec![("forms", listed(FormName::all().map(|form| form.to_string())))];
    let (own, shared) = (Message::new(id.to_owned(), known()), Message::new(SHARED, known()));
    let heading = language.say(&message!("options-for-every-command"));
    let command = command.about(language.say(&own)).mut_args(|argument| {
        let name = attribute_of(argument.get_id().as_str());
        let help = language.beside(&own, &name).or_else(|| language.beside(&shared, &name));
        let is_of_every_command = argument.is_global_set();
        let argument = argument.help(help.unwrap_or_default());
        if is_of_every_command { argument.help_heading(heading.clone()) } else { argument }
    });
    let below: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let after: Vec<String> =
        [(id == SETTINGS).then(|| settings(language)), language.beside(&own, AFTER)].into_iter().flatten().collect();
    let command = if after.is_empty() { command } else { command.after_help(after.join("\n")) };
    below.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |below| {
            let id = id_of(Some(id), &below);
            describe(below, &id, language)
        })
    })
}

/// The message of the arguments that several commands share.
const SHARED: &str = "help-shared";

/// What stands below a command's arguments.
const AFTER: &str = "after";

/// The message of the whole program.
const WHOLE: &str = "help-tellapart";

/// The message of the command that changes settings.
const SETTINGS: &str = "help-config";

/// The settings, as the help of that command lists them.
fn settings(language: &Language) -> String {
    let (about, takes) = (|key: Key| language.say(&key.about()), |key: Key| language.say(&key.takes()));
    let settings = Key::all().map(|key| format!("  {:<14} {}\n  {:14} {}\n", key.name(), about(key), "", takes(key)));
    format!("{}\n{}", language.say(&message!("settings-heading")), settings.collect::<String>())
}

/// The message of a command below another.
fn id_of(above: Option<&str>, command: &Command) -> String {
    match above {
        None | Some(WHOLE) => format!("help-{}", command.get_name()),
        Some(above) => format!("{above}-{}", command.get_name()),
    }
}

fn attribute_of(argument: &str) -> String {
    argument.replace('_', "-")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use clap::CommandFactory;
    use fluent_syntax::ast::Entry;

    use super::super::{Cli, described};
    use super::*;

    /// Every command with the id of its message.
    fn all(command: &Command) -> Vec<(String, Command)> {
        fn walk(id: String, command: &Command, found: &mut Vec<(String, Command)>) {
            command.get_subcommands().for_each(|below| walk(id_of(Some(&id), below), below, found));
            found.push((id, command.clone()));
        }
        let mut found = Vec::new();
        walk(id_of(None, command), command, &mut found);
        found
    }

    #[test]
    fn no_text_comes_from_elsewhere() {
        for (id, command) in all(&Cli::command()) {
            let texts = [
                command.get_about(),
                command.get_long_about(),
                command.get_before_help(),
                command.get_before_long_help(),
                command.get_after_help(),
                command.get_after_long_help(),
            ];
            assert!(texts.iter().all(Option::is_none), "{id}: {texts:?}");
            for argument in command.get_arguments() {
                let texts = [argument.get_help(), argument.get_long_help()];
                assert!(texts.iter().all(Option::is_none), "{id}: {argument}: {texts:?}");
                assert_eq!(argument.get_help_heading(), None, "{id}: {argument}");
            }
        }
    }

    #[test]
    fn every_command_and_every_argument_has_a_text() {
        for (id, command) in all(&described(Language::english())) {
            assert!(command.get_about().is_some_and(|about| about.to_string() != id), "{id}");
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some_and(|help| !help.to_string().is_empty()), "{id}: {argument}");
            }
        }
    }

    #[test]
    fn no_text_is_left_over() {
        let source = include_str!("../../language/en.ftl");
        let resource = fluent_syntax::parser::parse(source).unwrap();
        let mut texts: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let names = message.attributes.iter().map(|attribute| attribute.id.name.to_owned());
                texts.insert(message.id.name, names.collect());
            }
        }
        texts.retain(|id, _| id.starts_with("help-"));
        for (id, command) in all(&Cli::command()) {
            let own = texts.remove(id.as_str()).unwrap_or_default();
            let arguments: BTreeSet<String> =
                command.get_arguments().map(|argument| attribute_of(argument.get_id().as_str())).collect();
            let left: Vec<&String> = own.iter().filter(|name| *name != AFTER && !arguments.contains(*name)).collect();
            assert!(left.is_empty(), "{id}: {left:?}");
            if let Some(shared) = texts.get_mut(SHARED) {
                shared.retain(|name| !arguments.contains(name) || own.contains(name));
            }
        }
        assert_eq!(texts, BTreeMap::from([(SHARED, BTreeSet::new())]));
    }
}
