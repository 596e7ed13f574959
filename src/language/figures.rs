//! Large numbers and small chances.

use super::Argument;

/// "240,000": these digits in groups of three.
pub fn grouped(digits: &str) -> Argument {
    let first = (digits.len() + 2) % 3 + 1;
    let mut grouped = Argument::from(digits.get(..first).unwrap_or(digits));
    for group in digits.as_bytes().get(first..).unwrap_or_default().chunks(3) {
        let group = String::from_utf8_lossy(group).into_owned();
        grouped = message!("number-grouped", before = grouped, after = group).into();
    }
    grouped
}

/// "6,800": in so many tries something that has this probability, above 0, happens once at most. It is rounded down: from a thousand on, to two
/// digits that tell; what is rarer than once in a trillion tries is that.
pub fn once_in(chance: f64) -> Argument {
    const MOST: f64 = 1e12;
    let tries = (1.0 / chance).clamp(1.0, MOST);
    let scale = if tries < 1000.0 { 1.0 } else { libm::pow(10.0, libm::floor(libm::log10(tries)) - 1.0) };
    // What is computed of a whole number may lie just below it.
    grouped(&format!("{:.0}", (tries / scale + 1e-9).floor() * scale))
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn once_in_so_many_tries_is_rounded_down_to_what_tells() {
        for (chance, expected) in [
            (1.0 / 256.0, "256"),
            (1.0 / 1_999.0, "1,900"),
            (1.0 / 241_234.0, "240,000"),
            (1.3e-8, "76,000,000"),
            (1.0, "1"),
            (0.3, "3"),
            (1e-15, "1,000,000,000,000"),
        ] {
            let said = Language::english().say(&message!("certificate-page-code", code = once_in(chance)));
            assert_eq!(said, format!("Code: {expected}"));
        }
    }
}
