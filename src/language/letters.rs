//! What letters a text may have, and what of them can be seen.

/// Single spaces between words and none at the ends: how a writer spaced them is no meaning.
pub(crate) fn tidy(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// Whether a text is nothing but ASCII letters and signs with single spaces between them, as most are: then much about it need not be asked letter by
/// letter.
pub(crate) fn is_plain(text: &str) -> bool {
    let mut was_space = true;
    let is_plain = |&byte: &u8| {
        let is_second_space = byte == b' ' && was_space;
        was_space = byte == b' ';
        (byte.is_ascii_graphic() || byte == b' ') && !is_second_space
    };
    text.as_bytes().iter().all(is_plain) && !text.ends_with(' ')
}

/// Whether the text shows anything.
pub(crate) fn is_visible(text: &str) -> bool {
    text.chars().any(|character| !character.is_whitespace() && !is_invisible(character))
}

/// Characters that show nothing by themselves: soft hyphens, joiners, fillers, marks of direction.
pub(crate) fn is_invisible(character: char) -> bool {
    let is_filler = matches!(character, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    let joins =
        matches!(character, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    is_filler || joins || turns_text(character)
}

/// Whether a character changes the screen around it: it steers the terminal, ends a line, or turns the direction of text. Nothing from
/// outside may bring one to where people read.
pub fn changes_screen(character: char) -> bool {
    character.is_control() || turns_text(character) || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Whether a character turns the direction of what follows it, and can make a line read otherwise than it was written: the explicit
/// formatting characters of the Unicode Bidirectional Algorithm (UAX 9, 2).
fn turns_text(character: char) -> bool {
    overrides_direction(character) || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// Whether a text can be shown as it stands, on a terminal as well.
pub(crate) fn is_harmless(text: &str) -> bool {
    is_visible(text) && !text.chars().any(|letter| letter.is_control() || overrides_direction(letter))
}

/// Those of them that turn more than their neighbours. No text needs one; the others stand in many an Arabic one.
pub(crate) fn overrides_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
