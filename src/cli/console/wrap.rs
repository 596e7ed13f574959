//! Texts wrapped to the columns of a terminal.

use tellapart::{SPACE_IN_COMMAND, legible};

/// How a text is wrapped to so many columns: between words only. A hyphen breaks none, and a command stays on one line, which the terminal
/// wraps where it has to, so that it can be copied as it stands.
pub(super) fn wrapping<'a>(text: &str, width: usize) -> textwrap::Options<'a> {
    let options = textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation);
    match text.contains(SPACE_IN_COMMAND) {
        // A path could be parted behind each of its slashes.
        true => options.break_words(false).word_separator(textwrap::WordSeparator::AsciiSpace),
        false => options,
    }
}

/// A text with the spaces of its commands, once it is wrapped.
pub(crate) fn with_spaces(text: &str) -> String {
    text.replace(SPACE_IN_COMMAND, " ")
}

/// A paragraph that begins with `first`, in a terminal of `width` columns wrapped by words and indented to the width of that.
pub(super) fn indented(first: &str, text: &str, width: Option<usize>) -> String {
    let (first, text) = (legible(first), legible(text));
    let paragraph = match width {
        Some(width) => {
            let indent = " ".repeat(first.chars().count());
            let options = wrapping(&text, width.clamp(20, 100)).initial_indent(&first).subsequent_indent(&indent);
            textwrap::fill(&text, options)
        }
        None => format!("{first}{text}"),
    };
    with_spaces(paragraph.trim_end())
}
