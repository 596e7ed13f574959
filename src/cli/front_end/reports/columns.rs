//! Columns of a table.

use textwrap::core::display_width;

/// `text` in a column of `width`: cut short between words, or filled up.
pub(super) fn cell(text: &str, width: usize) -> String {
    let text = shortened(text, width);
    let pad = width.saturating_sub(display_width(&text));
    text + &" ".repeat(pad)
}

fn shortened(text: &str, width: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let lines = textwrap::wrap(text, width.saturating_sub(3));
    format!("{}...", lines.first().map_or("", AsRef::as_ref))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_as_wide_as_its_column_whatever_is_in_it() {
        assert_eq!(cell("Force", 8), "Force   ");
        assert_eq!(cell("How long it takes", 12), "How long... ");
        for text in ["", "Force", "Vertriebsunterstützung", "市场营销与销售的区别"] {
            assert_eq!(display_width(&cell(text, 12)), 12, "{text}");
        }
    }
}
