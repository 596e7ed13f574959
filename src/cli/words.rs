//! Numbers in words, for what is not in `language` yet.

/// "1 item", "3 items".
pub(crate) fn count(number: usize, one: &str, several: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {several}") }
}
