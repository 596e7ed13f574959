//! A terminal that is drawn on: colours and a cursor, but only those that the program gives it.

use std::io;

use dialoguer::console::{Key, Style, Term, measure_text_width, style};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};

use super::wrap::{indented, with_spaces, wrapping};
use tellapart::{Language, Message, legible};

/// A text as it is drawn, in its colours. What it is made of has lost its control characters, line ends among them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Drawn(String);

impl Drawn {
    pub(crate) fn styled(text: &str, style: &Style) -> Self {
        Self(style.apply_to(with_spaces(&legible(text))).to_string())
    }

    /// The same with another behind it.
    pub(crate) fn then(mut self, next: impl Into<Self>) -> Self {
        self.0.push_str(&next.into().0);
        self
    }

    /// Lines one below the other.
    pub(crate) fn lines(lines: impl IntoIterator<Item = Self>) -> Self {
        Self(lines.into_iter().map(|line| line.0).collect::<Vec<_>>().join("\n"))
    }

    /// The columns that it takes.
    pub(crate) fn width(&self) -> usize {
        measure_text_width(&self.0)
    }

    /// The lines that it takes, where it is not wider than the terminal.
    pub(crate) fn height(&self) -> usize {
        self.0.matches('\n').count() + 1
    }

    /// Whether it draws nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Drawn {
    fn from(text: &str) -> Self {
        Self(with_spaces(&legible(text)))
    }
}

impl From<String> for Drawn {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

/// A terminal that is drawn on.
pub(crate) struct Screen {
    term: Term,
    theme: ColorfulTheme,
    language: &'static Language,
}

/// What the terminal's own methods of these names do.
macro_rules! passed_on {
    ($($(#[$doc:meta])* fn $name:ident($($argument:ident: $of:ty)?);)*) => {
        impl Screen {
            $($(#[$doc])* pub(crate) fn $name(&self $(, $argument: $of)?) -> io::Result<()> {
                self.term.$name($($argument)?)
            })*
        }
    };
}

passed_on! {
    fn clear_screen();
    fn clear_line();
    fn clear_to_end_of_screen();
    fn clear_last_lines(lines: usize);
    fn hide_cursor();
    fn show_cursor();
    fn move_cursor_up(lines: usize);
    fn move_cursor_right(columns: usize);
    fn flush();
}

impl Screen {
    /// The terminal that standard output is, in this language.
    pub(super) fn standard(language: &'static Language) -> Self {
        let theme = ColorfulTheme {
            active_item_style: Style::new().for_stdout().cyan().bold(),
            inactive_item_style: Style::new().for_stdout(),
            active_item_prefix: style(">".to_owned()).for_stdout().cyan().bold(),
            inactive_item_prefix: style(" ".to_owned()).for_stdout(),
            ..ColorfulTheme::default()
        };
        Self { term: Term::stdout(), theme, language }
    }

    /// The language that is spoken.
    pub(crate) fn language(&self) -> &'static Language {
        self.language
    }

    /// A message in that language.
    pub(crate) fn words(&self, message: &Message) -> String {
        self.language.say(message)
    }

    /// Rows and columns.
    pub(crate) fn size(&self) -> (u16, u16) {
        self.term.size()
    }

    /// Draws a line.
    pub(crate) fn line(&self, line: &Drawn) -> io::Result<()> {
        self.term.write_line(&line.0)
    }

    /// Draws a text and leaves the cursor behind it.
    pub(crate) fn text(&self, text: &Drawn) -> io::Result<()> {
        self.term.write_str(&text.0)
    }

    /// Draws a text that begins with `first`, wrapped by words and indented to the width of that.
    pub(crate) fn paragraph(&self, first: &str, text: &str) -> io::Result<()> {
        self.term.write_line(&indented(first, text, Some(usize::from(self.size().1))))
    }

    /// Moves what stands on the screen up by so many lines.
    pub(crate) fn scroll(&self, lines: usize) -> io::Result<()> {
        self.term.write_str(&"\n".repeat(lines))
    }

    /// Moves the cursor to the beginning of its line.
    pub(crate) fn return_cursor(&self) -> io::Result<()> {
        self.term.write_str("\r")
    }

    /// An option of a list, as dialoguer draws it.
    pub(crate) fn option<T: AsRef<str>>(&self, lines: &[T], is_active: bool) -> io::Result<Drawn> {
        let text = lines.iter().map(|line| legible(line.as_ref())).collect::<Vec<_>>().join("\n");
        let mut drawn = String::new();
        self.theme.format_select_prompt_item(&mut drawn, &text, is_active).map_err(io::Error::other)?;
        Ok(Drawn(drawn))
    }

    /// Draws a question that is answered by yes or no, as dialoguer does, and leaves the hidden cursor behind it.
    pub(crate) fn yes_or_no(&self, question: &str, usual: bool) -> io::Result<()> {
        let mut drawn = String::new();
        SimpleTheme.format_confirm_prompt(&mut drawn, &legible(question), Some(usual)).map_err(io::Error::other)?;
        self.term.write_str(&drawn)?;
        self.term.hide_cursor()
    }

    /// Draws it with its answer, `None` if the learner left it.
    pub(crate) fn answered(&self, question: &str, answer: Option<bool>) -> io::Result<()> {
        let mut drawn = String::new();
        SimpleTheme
            .format_confirm_prompt_selection(&mut drawn, &legible(question), answer)
            .map_err(io::Error::other)?;
        self.term.clear_line()?;
        self.term.write_line(&drawn)?;
        self.term.show_cursor()
    }

    /// Waits for a key, Ctrl-C included.
    pub(crate) fn read_key(&self) -> io::Result<Key> {
        self.term.read_key_raw()
    }
}

/// Shows the cursor of the terminal that standard output is, whoever hid it.
pub(crate) fn show_cursor() -> io::Result<()> {
    Term::stdout().show_cursor()
}

/// The lines of a text, wrapped by words to `width` columns, at least ten; those after the first begin with so many blanks.
pub(crate) fn wrapped(text: &str, width: usize, hanging: usize) -> Vec<String> {
    let hanging = " ".repeat(hanging);
    let options = wrapping(text, width.max(10)).subsequent_indent(&hanging);
    textwrap::wrap(&legible(text), options).iter().map(|line| with_spaces(line)).collect()
}
