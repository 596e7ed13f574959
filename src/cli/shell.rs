//! Commands that a person copies into a shell.

use std::ffi::{OsStr, OsString};
use std::fmt;

use tellapart::{Argument, SPACE_IN_COMMAND, changes_screen};

/// A command to be typed: a program and its arguments. Its `Display` is what a shell takes for just these, whatever they hold: a POSIX
/// shell, and PowerShell on Windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CommandLine {
    words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: OsString,
    /// Whether it is no option, even if it begins with a dash.
    is_operand: bool,
}

impl CommandLine {
    /// A program without arguments.
    pub(crate) fn new(program: &str) -> Self {
        Self { words: Vec::new() }.word(program)
    }

    /// The same with the name of a subcommand, an option or what that takes.
    pub(crate) fn word(mut self, word: impl Into<OsString>) -> Self {
        self.words.push(Word { text: word.into(), is_operand: false });
        self
    }

    /// The same with an operand.
    pub(crate) fn operand(mut self, operand: impl Into<OsString>) -> Self {
        self.words.push(Word { text: operand.into(), is_operand: true });
        self
    }

    /// The same with these operands.
    pub(crate) fn operands<'a>(self, operands: impl IntoIterator<Item = &'a String>) -> Self {
        operands.into_iter().fold(self, |command, operand| command.operand(operand))
    }
}

impl fmt::Display for CommandLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<&Word> = self.words.iter().collect();
        let dashes = Word { text: "--".into(), is_operand: false };
        if words.iter().any(|word| word.is_operand && word.text.as_encoded_bytes().starts_with(b"-")) {
            words.push(&dashes);
            words.sort_by_key(|word| word.is_operand);
        }
        let quoted = words.iter().map(|word| {
            if cfg!(windows) { for_powershell(&word.text.to_string_lossy()) } else { for_posix(&word.text) }
        });
        let quoted: Vec<String> = quoted.collect();
        f.write_str(&quoted.join(" "))
    }
}

impl From<&CommandLine> for Argument {
    fn from(command: &CommandLine) -> Self {
        Self::Text(command.to_string().replace(' ', &SPACE_IN_COMMAND.to_string()))
    }
}

/// Whether a shell takes a word for itself as it stands.
fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| letter.is_alphanumeric() || "-_./:".contains(letter))
}

/// A word in single quotes, where it needs them, within which a POSIX shell takes everything for itself.
///
/// What cannot be shown cannot be copied: it is spelt in octal digits, for `printf` to write. (The shell drops line ends at the end of it.)
fn for_posix(word: &OsStr) -> String {
    match word.to_str().filter(|word| !word.chars().any(changes_screen)) {
        Some(word) if is_plain(word) => word.to_owned(),
        Some(word) => format!("'{}'", word.replace('\'', r"'\''")),
        None => {
            let is_shown = |byte: u8| byte.is_ascii_alphanumeric() || b"_./".contains(&byte);
            let spelt = |&byte: &u8| if is_shown(byte) { char::from(byte).into() } else { format!("\\{byte:03o}") };
            format!("\"$(printf '{}')\"", word.as_encoded_bytes().iter().map(spelt).collect::<String>())
        }
    }
}

/// The same for PowerShell, where a quote within the quotes is doubled, and so is each of those that it takes for one. A backslash means
/// nothing to it.
fn for_powershell(word: &str) -> String {
    if is_plain(&word.replace('\\', "/")) {
        return word.to_owned();
    }
    let is_quote = |letter| matches!(letter, '\'' | '\u{2018}'..='\u{201b}');
    let doubled = word.chars().flat_map(|letter| std::iter::repeat_n(letter, if is_quote(letter) { 2 } else { 1 }));
    format!("'{}'", doubled.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_is_quoted_where_it_has_to_be() {
        for (word, posix, powershell) in [
            ("mine.json", "mine.json", "mine.json"),
            ("a b", "'a b'", "'a b'"),
            ("it's", r"'it'\''s'", "'it''s'"),
            ("$(x)", "'$(x)'", "'$(x)'"),
            ("`x`", "'`x`'", "'`x`'"),
            ("", "''", "''"),
            ("~/a", "'~/a'", "'~/a'"),
            (r"C:\decks\a", r"'C:\decks\a'", r"C:\decks\a"),
            ("a\u{2019}b", "'a\u{2019}b'", "'a\u{2019}\u{2019}b'"),
            ("a\nb", r#""$(printf 'a\012b')""#, "'a\nb'"),
            ("für.json", "für.json", "für.json"),
        ] {
            assert_eq!(
                (for_posix(word.as_ref()).as_str(), for_powershell(word).as_str()),
                (posix, powershell),
                "{word:?}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_text_is_spelt_byte_by_byte() {
        let word: &OsStr = std::os::unix::ffi::OsStrExt::from_bytes(b"/tmp/caf\xe9 x");
        assert_eq!(for_posix(word), r#""$(printf '/tmp/caf\351\040x')""#);
    }

    #[test]
    fn operands_that_begin_with_a_dash_stand_behind_two() {
        let command = CommandLine::new("tellapart").word("drill").operand("-x.json").word("--missed");
        assert_eq!(command.to_string(), "tellapart drill --missed -- -x.json");
        assert_eq!(CommandLine::new("tellapart").word("drill").operand("x").to_string(), "tellapart drill x");
        let command = CommandLine::new("tellapart").word("drill").operand("x").word("--missed");
        assert_eq!(command.to_string(), "tellapart drill x --missed");
    }

    #[cfg(unix)]
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_shell_takes_every_word_for_itself(words in proptest::collection::vec("[^\u{0}]{0,12}|[-$`\"'\\\\ \n*?~!#%;&|(){}]{0,6}", 1..5)) {
            // A line end at the very end is what `$(...)` takes away, and no name has one.
            prop_assume!(words.iter().all(|word| !word.ends_with('\n')));
            let prints = CommandLine::new("sh").word("-c").word("printf '%s\\0' \"$@\"").word("sh");
            let command = prints.operands(&words).to_string();
            let ran = std::process::Command::new("sh").arg("-c").arg(&command).output().unwrap();
            let dashes = words.iter().any(|word| word.starts_with('-')).then_some("--");
            let expected: String = dashes.into_iter().chain(words.iter().map(String::as_str)).map(|word| format!("{word}\0")).collect();
            prop_assert_eq!(String::from_utf8(ran.stdout).unwrap(), expected, "{}", command);
            prop_assert!(!command.chars().any(changes_screen));
        }
    }
}
