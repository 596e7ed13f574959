//! Diagnostics as they are drawn: the line with what is wrong in it, underlined, and below how to mend it.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::wrap::wrapping;
use tellapart::{
    Diagnostic, Diagnostics, Language, Position, Severity, Source, Span, changes_screen, legible, message,
};

/// The columns of a line with a mistake that are shown where there is no terminal.
const USUAL_WIDTH: usize = 80;

/// The fewest columns in which anything can be made out.
const FEWEST_COLUMNS: usize = 20;

/// The fewest columns in which what is wrong reads well.
const FEWEST_FOR_TITLE: usize = 40;

/// These diagnostics, each with the line it is about, an empty line between them; for a terminal of `width` columns, or for none.
pub(super) fn drawn(diagnostics: &Diagnostics, language: &Language, width: Option<usize>, has_colours: bool) -> String {
    let renderer = if has_colours { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width.unwrap_or(USUAL_WIDTH).max(FEWEST_COLUMNS));
    let source = diagnostics.source();
    let drawn = |diagnostic| {
        let drawn = renderer.render(&[group(diagnostic, source, language, width)]);
        in_place(&drawn, diagnostic, source)
    };
    diagnostics.iter().map(drawn).collect::<Vec<_>>().join("\n\n")
}

/// What was drawn, with the right column: where only a part of a line is shown, it is counted from the beginning of that.
fn in_place(drawn: &str, diagnostic: &Diagnostic, source: &Source) -> String {
    let Some(span) = diagnostic.span else { return drawn.to_owned() };
    let (_, part) = excerpt(source, span, diagnostic.other.as_ref().map(|other| other.span));
    let Position { line, column } = source.position(span.start);
    let skipped = source.position(part.start).column - 1;
    match skipped {
        0 => drawn.to_owned(),
        _ => {
            let place = |column: usize| format!("{}:{line}:{column}", legible(source.name()));
            drawn.replacen(&place(column - skipped), &place(column), 1)
        }
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, source: &Source, language: &Language, width: Option<usize>) -> Group<'a> {
    let (level, name) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, message!("severity-error")),
        Severity::Warning => (Level::WARNING, message!("severity-warning")),
    };
    let name = language.say(&name);
    let message = language.say(&diagnostic.message);
    let code = diagnostic.code();
    let (before, before_code) = (name.chars().count() + ": ".len(), code.len() + "[]".len());
    let level = level.with_name(name);
    // In a narrow terminal the words have the line for themselves.
    let title = match width.is_none_or(|width| width >= before + before_code + FEWEST_FOR_TITLE) {
        true => level.primary_title(wrapped(&message, width, before + before_code)).id(code),
        false => level.primary_title(wrapped(&message, width, before)),
    };
    let path = legible(source.name());
    let group = Group::with_title(title);
    let group = match diagnostic.span {
        Some(span) => group.element(snippet(span, diagnostic, source, language).path(path)),
        None => group.element(Origin::path(path)),
    };
    // The number of a line stands before the help too, or the room for it.
    let digits = diagnostic.span.map_or(0, |span| source.position(span.end).line.to_string().len());
    let help = diagnostic.help(language).map(|help| {
        let name = language.say(&message!("severity-help"));
        let before = "  = : ".len() + digits + name.chars().count();
        let help = wrapped(&help, width, before);
        Level::HELP.with_name(name).message(help)
    });
    group.elements(help)
}

/// The lines with this span, and with the other place of the diagnostic.
fn snippet<'a>(
    span: Span,
    diagnostic: &Diagnostic,
    source: &Source,
    language: &Language,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let other = diagnostic.other.as_ref();
    let (first, part) = excerpt(source, span, other.map(|other| other.span));
    let text = &source.text()[part.start..part.end];
    let range = |of: Span| {
        let shown = |offset: usize| shown(&text[..offset.clamp(part.start, part.end) - part.start]).len();
        shown(of.start)..shown(of.end)
    };
    let annotation = AnnotationKind::Primary.span(range(span));
    let beside = other.filter(|other| part.start <= other.span.start && other.span.end <= part.end);
    let beside = beside.map(|other| AnnotationKind::Context.span(range(other.span)).label(language.say(&other.value)));
    Snippet::source(shown(text)).line_start(first).annotation(annotation).annotations(beside)
}

/// What is shown of a text: the lines with these places, the number of the first and where they stand. Where that is too much, as in a
/// file that a program wrote on one line, it is what stands around the first place.
fn excerpt(source: &Source, span: Span, other: Option<Span>) -> (usize, Span) {
    /// More than a screen, and little enough to draw a thousand times.
    const MOST_BYTES: usize = 4000;
    /// More than the widest terminal shows.
    const AROUND: usize = 500;
    let both = other.map_or(span, |other| Span::new(span.start.min(other.start), span.end.max(other.end)));
    let (first, lines) = source.lines_of(both);
    if lines.end - lines.start <= MOST_BYTES {
        return (first, lines);
    }
    let (first, lines) = source.lines_of(span);
    let is_within = |offset: &usize| source.text().is_char_boundary(*offset);
    let start = lines.start.max(span.start.saturating_sub(AROUND));
    let end = lines.end.min(span.end.min(span.start + AROUND) + AROUND);
    let start = (start..=span.start).find(is_within).unwrap_or(span.start);
    (first, Span::new(start, (start..=end).rfind(is_within).unwrap_or(start)))
}

/// A text of a file, without what could change the screen around it; the column of each letter is as it was.
fn shown(text: &str) -> String {
    let letter = |letter: char| match letter {
        '\n' | '\t' => letter,
        letter if changes_screen(letter) => char::REPLACEMENT_CHARACTER,
        letter => letter,
    };
    text.replace("\r\n", "\n").chars().map(letter).collect()
}

/// A text that begins after so many columns of a terminal, wrapped by words.
fn wrapped(text: &str, width: Option<usize>, before: usize) -> String {
    match width {
        Some(width) => textwrap::fill(text, wrapping(text, width.saturating_sub(before).max(FEWEST_COLUMNS))),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tellapart::check_deck;

    fn draw(width: usize, has_colours: bool) -> String {
        let text = "{\n\t\"format\": 1, \"id\": \"市场\", \"title\": \"Marketing and sales\", \"language\": \"en\", \"facts\": [3]\n}\n";
        let (_, diagnostics) = check_deck("deck.json", text.as_bytes());
        drawn(&diagnostics, Language::english(), Some(width), has_colours)
    }

    #[test]
    fn it_keeps_to_the_width_of_the_terminal() {
        for width in [40, 80] {
            let drawn = draw(width, false);
            assert!(drawn.lines().all(|line| textwrap::core::display_width(line) <= width), "{width}:\n{drawn}");
        }
    }

    #[test]
    fn of_a_file_on_one_line_only_what_is_near_is_drawn() {
        let before = format!("{{{}\"format\": 1, ", "\"ö\": 1,".repeat(900));
        let text = format!("{before}\"ä\": \"{}\"}}", "ü".repeat(9999));
        let (_, diagnostics) = check_deck("deck.json", text.as_bytes());
        let drawn = drawn(&diagnostics, Language::english(), Some(80), false);
        let (_, last) = drawn.rsplit_once("error[").unwrap();
        assert!(last.contains(&format!("--> deck.json:1:{}\n", before.chars().count() + 1)), "{last}");
        assert!(last.contains(", \"ä\": \"üüü") && last.contains(" ^^^\n"), "{last}");
        assert!(last.lines().all(|line| textwrap::core::display_width(line) <= 80), "{last}");
    }

    #[test]
    fn colours_are_for_who_wants_them() {
        assert!(!draw(80, false).contains('\u{1b}'));
        assert!(draw(80, true).contains('\u{1b}'));
    }
}
