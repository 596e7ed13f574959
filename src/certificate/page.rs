//! The certificate as one page: no other file, no script, no font from elsewhere; printed, it is one sheet of A4 or Letter.
//!
//! A page is checked by being written again, so that every letter of one belongs to its format. Its skeleton is `page.html`; its words are
//! messages that are HTML themselves.

use super::Certificate;
use crate::language::{Language, Message, ToMessage, once_in};

const SKELETON: &str = include_str!("page.html");

/// What stands before and after the JSON within a page.
const BEGIN: &str = "<script type=\"application/json\" id=\"certificate\">\n";
const END: &str = "</script>";

/// The page in this language, with this JSON within.
pub(super) fn html(certificate: &Certificate, json: &str, language: &Language) -> String {
    let Certificate { told_apart, distinctions, facts_right, facts, days, .. } = *certificate;
    let score = message!(
        "certificate-page-score",
        right = told_apart,
        distinctions = distinctions,
        facts_right = facts_right,
        facts = facts,
    );
    let learnt = match certificate.workshop {
        true => message!("certificate-page-workshop"),
        false => message!("certificate-page-learnt", days = days),
    };
    let worth = message!(
        "certificate-page-worth",
        phrases = once_in(certificate.chance_by_phrases.get()),
        nothing = once_in(certificate.chance_by_guessing.get()),
    );
    let minutes = usize::try_from(certificate.longest_break.div_ceil(60)).unwrap_or(usize::MAX);
    let say = |message: &Message| language.say(message);
    // In HTML a "<" could end the script, wherever it stands.
    let json = format!("{BEGIN}{}{END}", json.replace('<', "\\u003c"));
    fill(
        SKELETON,
        &[
            ("language", language.tag()),
            ("heading", say(&message!("certificate-page-heading"))),
            ("certifies", say(&message!("certificate-page-certifies"))),
            ("name", escaped(certificate.name.as_str())),
            ("has-passed", say(&message!("certificate-page-has-passed"))),
            ("title", escaped(&certificate.title)),
            ("score", say(&score)),
            ("day", say(&certificate.day.message())),
            ("learnt", say(&learnt)),
            ("asked", say(&message!("certificate-page-asked", minutes = minutes))),
            ("worth", say(&worth)),
            ("not-shown", say(&message!("certificate-page-not-shown"))),
            ("code", say(&message!("certificate-page-code", code = certificate.code()))),
            ("json", json),
        ],
    )
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
