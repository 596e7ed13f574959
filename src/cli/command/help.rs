//! Help: the texts of commands and arguments, from the messages of a language.
//!
//! A command `deck check` is told by the message `help-deck-check`: what it does, beside that each argument by its name, and under
//! `after` what stands below. An argument without a text there is told by that of `help-shared`.

use clap::{Arg, ArgAction, Command};

use tellapart::{Argument, FormName, Key, Language, Message, Settings, listed, message};

/// This command and those below it with their help in this language.
pub(super) fn described(mut command: Command, language: &Language) -> Command {
    // Before it is built, it lacks what clap adds by itself: the options and commands that show help and the version.
    command.build();
    let id = id_of(None, &command);
    describe(command, &id, &id, &known(language), language)
}

/// The same with the texts of this message; the messages of the commands below it begin with `above`.
fn describe(command: Command, id: &str, above: &str, known: &Known, language: &Language) -> Command {
    let (own, shared) = (Message::new(id.to_owned(), known.clone()), Message::new(SHARED, known.clone()));
    let beside = |name: &str| language.beside(&own, name).or_else(|| language.beside(&shared, name));
    let command = command
        .about(language.say(&own))
        .subcommand_help_heading(language.say(&message!("commands-heading")))
        .subcommand_value_name(language.say(&message!("commands-value")))
        .mut_args(|argument| {
            let name = attribute_of(argument.get_id().as_str());
            let above = heading(&argument, language);
            let argument = argument.help_heading(above);
            let value = argument.get_action().takes_values().then(|| beside(&value_of(&name))).flatten();
            let argument = match value {
                Some(value) => argument.value_name(value),
                None => argument,
            };
            let help = with_values(beside(&name).unwrap_or_default(), &argument, language);
            argument.help(help).hide_default_value(true).hide_possible_values(true)
        })
        .mut_subcommands(|below| match below.get_name() {
            // Below the command `help` stand the same ones again.
            HELP => describe(below, "help-help", above, known, language),
            _ => {
                let id = id_of(Some(above), &below);
                describe(below, &id, &id, known, language)
            }
        });
    let after: Vec<String> =
        [(id == SETTINGS).then(|| settings(language)), language.beside(&own, AFTER)].into_iter().flatten().collect();
    let command = if after.is_empty() { command } else { command.after_help(after.join("\n")) };
    with_template(command, language)
}

/// What code knows better than a text.
type Known = Vec<(&'static str, Argument)>;

/// Which forms there are, and what holds where nothing is said.
fn known(language: &Language) -> Known {
    let usual = Settings::default();
    // In one text: each of the many messages would make it anew.
    let forms = language.words(&listed(FormName::all().map(|form| form.to_string())));
    vec![("forms", forms.into()), ("new", usual.new_a_day().into()), ("questions", usual.questions().into())]
}

/// What stands above an argument.
fn heading(argument: &Arg, language: &Language) -> String {
    let shows = matches!(argument.get_action(), ArgAction::Help | ArgAction::Version);
    language.say(&if shows || argument.is_global_set() {
        message!("options-for-every-command")
    } else if argument.is_positional() {
        message!("arguments-heading")
    } else {
        message!("options-heading")
    })
}

/// What an argument is for, and what it may be, and what it is if it is left out.
fn with_values(help: String, argument: &Arg, language: &Language) -> String {
    let usual = argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    let usual: Vec<String> = usual.filter(|_| argument.get_action().takes_values()).collect();
    let possible: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let takes_values = argument.get_action().takes_values();
    let usual = (!usual.is_empty()).then(|| message!("default-value", value = listed(usual)));
    let possible =
        (takes_values && !possible.is_empty()).then(|| message!("possible-values", values = listed(possible)));
    let added = [usual, possible].into_iter().flatten().map(|added| language.say(&added));
    std::iter::once(help).chain(added).collect::<Vec<_>>().join(" ")
}

/// The command with the order of its help, and the words in that which are clap's.
fn with_template(mut command: Command, language: &Language) -> Command {
    let usage = command.render_usage().to_string();
    // clap's own heading, and its name for options, of which it asks nobody.
    let usage = usage.split_once(' ').map_or("", |(_, usage)| usage);
    let options = language.say(&message!("options-value"));
    let usage = usage.replacen("[OPTIONS]", &format!("[{options}]"), 1);
    let heading = language.say(&message!("usage-heading"));
    command.help_template(format!("{{about-with-newline}}\n{heading} {usage}\n\n{{all-args}}{{after-help}}"))
}

/// The question that is asked where this argument is missing.
pub(super) fn missing(argument: &Arg) -> Message {
    Message::new(format!("missing-{}", attribute_of(argument.get_id().as_str())), Vec::new())
}

/// The name of the command that shows help.
const HELP: &str = "help";

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

/// The attribute with the name of what an argument takes.
fn value_of(attribute: &str) -> String {
    format!("{attribute}-value")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use clap::CommandFactory;
    use fluent_syntax::ast::Entry;

    use super::super::{Cli, described};
    use super::*;

    fn name_of(argument: &Arg) -> String {
        attribute_of(argument.get_id().as_str())
    }

    /// Every command with the id of its message.
    fn all(command: &Command) -> Vec<(String, Command)> {
        fn walk(id: String, command: &Command, found: &mut Vec<(String, Command)>) {
            let below = command.get_subcommands().filter(|below| below.get_name() != HELP);
            below.for_each(|below| walk(id_of(Some(&id), below), below, found));
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
                let takes = argument.get_value_names().unwrap_or_default();
                // clap makes one of the argument's name, which is no word of a language.
                let own = Message::new(id.clone(), known(Language::english()));
                let has_value = |message| Language::english().beside(&message, &value_of(&name_of(argument))).is_some();
                let is_named = has_value(own) || has_value(Message::new(SHARED, known(Language::english())));
                assert!(is_named || takes.is_empty() || !argument.get_action().takes_values(), "{id}: {argument}");
                let asks = |argument| Language::english().say(&missing(argument)) != missing(argument).id();
                assert!(!argument.is_required_set() || asks(argument), "{id}: {argument}");
            }
        }
    }

    #[test]
    fn every_question_for_what_is_missing_is_about_an_argument() {
        let source = include_str!("../../language/en.ftl");
        let asked: BTreeSet<&str> = source
            .lines()
            .filter(|line| line.starts_with("missing-"))
            .filter_map(|line| line.split(' ').next())
            .collect();
        let all = all(&Cli::command());
        let arguments = all.iter().flat_map(|(_, command)| command.get_arguments());
        let known: BTreeSet<String> = arguments.map(|argument| missing(argument).id().to_owned()).collect();
        let left: Vec<&&str> = asked.iter().filter(|id| !known.contains(**id)).collect();
        assert!(left.is_empty() && asked.len() > 5, "{left:?}");
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
        let mut whole = Cli::command();
        whole.build();
        texts.remove("help-help");
        for (id, command) in all(&whole) {
            let own = texts.remove(id.as_str()).unwrap_or_default();
            let names = command.get_arguments().map(name_of);
            let arguments: BTreeSet<String> = names.flat_map(|name| [value_of(&name), name]).collect();
            let left: Vec<&String> = own.iter().filter(|name| *name != AFTER && !arguments.contains(*name)).collect();
            assert!(left.is_empty(), "{id}: {left:?}");
            if let Some(shared) = texts.get_mut(SHARED) {
                shared.retain(|name| !arguments.contains(name) || own.contains(name));
            }
        }
        assert_eq!(texts, BTreeMap::from([(SHARED, BTreeSet::new())]));
    }
}
