//! The certificate as one page: no other file, no script, no font from elsewhere; printed, it is one sheet of A4 or Letter.
//!
//! A page is checked by being written again, so that every letter of one belongs to its format. Its skeleton is `page.html`; its words are
//! messages that are HTML themselves.

use super::Certificate;
use crate::language::{Language, Message, ToMessage};

const SKELETON: &str = include_str!("page.html");

/// What stands before and after the JSON within a page.
const BEGIN: &str = "<script type=\"application/json\" id=\"certificate\">\n";
const END: &str = "</script>";

/// The page in this language, with this JSON within.
pub(super) fn html(certificate: &Certificate, json: &str, language: &Language) -> String {
    let Certificate { right, questions, pass, attempt, days, sittings, .. } = *certificate;
    let percent = certificate.percent();
    let score =
        message!("certificate-page-score", right = right, questions = questions, percent = percent, pass = pass);
    let learnt = match certificate.workshop {
        true => message!("certificate-workshop"),
        false => message!("certificate-page-learnt", days = days),
    };
    let guessing = match percent_in_two_digits(certificate.chance_by_guessing.get()) {
        Some(percent) => message!("certificate-page-guessing", percent = percent),
        None => message!("certificate-page-no-guessing"),
    };
    let say = |message: &Message| language.say(message);
    // In HTML a "<" could end the script, wherever it stands.
    let json = format!("{BEGIN}{}{END}", json.replace('<', "\\u003c"));
    fill(
        SKELETON,
        &[
            ("language", language.tag()),
            ("heading", say(&message!("certificate-page-heading"))),
            ("certifies", say(&message!("certificate-page-certifies"))),
            ("name", escaped(&certificate.name)),
            ("has-passed", say(&message!("certificate-page-has-passed"))),
            ("title", escaped(&certificate.title)),
            ("score", say(&score)),
            ("day", say(&certificate.day.message())),
            ("learnt", say(&learnt)),
            ("passed", say(&message!("certificate-page-passed", attempt = attempt, sittings = sittings))),
            ("guessing", say(&guessing)),
            ("proof", say(&message!("certificate-page-proof"))),
            ("fingerprint", grouped(&certificate.fingerprint)),
            ("to-check", say(&message!("certificate-page-to-check"))),
            ("json", json),
        ],
    )
}

/// This probability as a percentage: two digits that tell. `None` of 0.
fn percent_in_two_digits(chance: f64) -> Option<String> {
    if chance == 0.0 {
        return None;
    }
    let percent = 100.0 * chance;
    let places = usize::try_from(1 - libm::log10(percent).floor() as i64).unwrap_or(0).min(12);
    Some(format!("{percent:.places$}"))
}

/// The skeleton with these in its places, of which each is named like `{{name}}`. What is filled in is not looked at again.
fn fill(skeleton: &str, fillings: &[(&str, String)]) -> String {
    let mut pieces = skeleton.split("{{");
    let mut page = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (place, after) = piece.split_once("}}").unwrap_or((piece, ""));
        page.extend(fillings.iter().find(|(name, _)| *name == place).map(|(_, filling)| filling.as_str()));
        page.push_str(after);
    }
    page
}

/// The JSON within a page; `None` if there is none.
pub(super) fn json_within(text: &str) -> Option<String> {
    let (_, after) = text.split_once(BEGIN)?;
    after.split_once(END).map(|(json, _)| json.to_owned())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A fingerprint in groups of eight, so that it can be compared by eye.
fn grouped(fingerprint: &str) -> String {
    let letters: Vec<char> = fingerprint.chars().collect();
    let groups = letters.chunks(8).map(|group| escaped(&group.iter().collect::<String>()));
    groups.collect::<Vec<_>>().join(" ")
}
