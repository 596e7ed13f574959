//! What may stand in a text, and what of it can be seen.

/// Single spaces between words and none at the ends: how a writer spaced them is no meaning.
pub(crate) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters that show nothing by themselves: soft hyphens, joiners, fillers, marks of direction.
pub(crate) fn is_invisible(character: char) -> bool {
    let is_filler = matches!(character, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    let is_mark = matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    );
    is_filler || is_mark || turns_text(character)
}

/// Whether the text shows anything.
pub(crate) fn is_visible(text: &str) -> bool {
    text.chars().any(|character| !character.is_whitespace() && !is_invisible(character))
}

/// Characters that turn the direction of what follows them, and can make a line read otherwise than it was written.
pub(crate) fn turns_text(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
