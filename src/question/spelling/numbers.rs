//! Numbers, in digits and in words: "10,000" and "ten thousand", "3" and "three", "5 %" and "five percent".

use super::reading::{Kind, Token};
use crate::language::Orthography;

/// No number word has more parts: French "quatre-vingt-dix-sept".
const MOST_PARTS: usize = 4;

/// The tokens with number words made one each, and "percent" made its sign.
pub(super) fn counted(tokens: Vec<Token>, orthography: &Orthography) -> Vec<Token> {
    let mut counted: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let Some(first) = rest.first() {
        let (token, parts) =
            number_word(rest, orthography).or_else(|| percent(rest, orthography)).unwrap_or_else(|| (first.clone(), 1));
        match counted.last_mut().and_then(|before| multiplied(before, &rest[..parts], orthography)) {
            Some(product) => {
                counted.pop();
                counted.push(product);
            }
            None => counted.push(token),
        }
        rest = &rest[parts..];
    }
    counted
}

/// The number word that the tokens begin with, and how many of them it takes.
fn number_word(tokens: &[Token], orthography: &Orthography) -> Option<(Token, usize)> {
    let of_parts = |parts: usize| {
        let words = joined(tokens.get(..parts)?)?;
        let value = orthography.number(&words).or_else(|| in_one_word(&words, orthography))?;
        let text = words.replace('-', "");
        Some((Token { value: Some(value.to_string()), is_code: false, ..tokens[0].with_text(text) }, parts))
    };
    (1..=MOST_PARTS).rev().find_map(of_parts)
}

/// A multiple by itself or as the end of a word: "thousand", "zehntausend".
fn in_one_word(word: &str, orthography: &Orthography) -> Option<u64> {
    let (number, by) = orthography.multiplied(word)?;
    match number {
        "" => Some(by),
        number => orthography.number(number)?.checked_mul(by),
    }
}

/// A number and what multiplies it, as one: "ten thousand", "10 thousand".
fn multiplied(number: &Token, multiple: &[Token], orthography: &Orthography) -> Option<Token> {
    let [multiple] = multiple else { return None };
    let by = orthography.multiple(&multiple.text)?;
    let value = number.value.as_ref()?.parse::<u64>().ok()?.checked_mul(by)?;
    let text = format!("{}{}", number.text, multiple.text);
    Some(Token { value: Some(value.to_string()), ..number.with_text(text) })
}

fn percent(tokens: &[Token], orthography: &Orthography) -> Option<(Token, usize)> {
    let readings = orthography.readings_of('%');
    let of_parts = |parts: usize| readings.contains(&joined(tokens.get(..parts)?)?).then_some(parts);
    let parts = (1..=2).rev().find_map(of_parts)?;
    Some((Token { kind: Kind::Sign, is_code: true, ..tokens[0].with_text("%".to_owned()) }, parts))
}

/// The words, joined by hyphens; `None` if one is no word.
fn joined(tokens: &[Token]) -> Option<String> {
    let words: Option<Vec<&str>> =
        tokens.iter().map(|token| (token.kind == Kind::Word).then_some(token.text.as_str())).collect();
    words.map(|words| words.join("-"))
}

/// A number in digits as every language could read it: groups of thousands closed up, a point before the fraction. What is no such number
/// (10:30, 1/2, 1.2.3) stays as it is.
pub(super) fn in_digits(number: &str, decimal_point: char) -> String {
    let number = if number.starts_with('.') { format!("0{number}") } else { number.to_owned() };
    let group = if decimal_point == '.' { ',' } else { '.' };
    let (whole, fraction) = match number.rsplit_once(decimal_point) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number.as_str(), None),
    };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let closed_up = |between: char| {
        let mut groups = whole.split(between);
        let is_first = groups.next().is_some_and(|first| are_digits(first) && first.len() <= 3);
        let are_groups = whole.contains(between) && groups.all(|group| are_digits(group) && group.len() == 3);
        (is_first && are_groups).then(|| whole.replace(between, ""))
    };
    let whole = closed_up(group).or_else(|| closed_up('\'')).unwrap_or_else(|| whole.to_owned());
    match fraction {
        Some(fraction) if are_digits(&whole) && are_digits(fraction) => format!("{whole}.{fraction}"),
        Some(_) => number,
        // Written as another language does, where that can mean only this.
        None => match whole.split_once(group) {
            Some((before, after)) if are_digits(before) && are_digits(after) => format!("{before}.{after}"),
            _ => whole,
        },
    }
}
