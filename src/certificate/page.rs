//! The certificate as one page, whose every letter belongs to format 1, as a page is checked by being written again:
//! no other file, no script, no font from elsewhere; printed, it is one sheet of A4 or Letter.

use super::Certificate;
use crate::language::{Language, ToMessage};

/// What stands before and after the JSON within a page.
const BEGIN: &str = "<script type=\"application/json\" id=\"certificate\">\n";
const END: &str = "</script>";

/// The page, with this JSON within.
pub(super) fn html(certificate: &Certificate, json: &str) -> String {
    let Certificate { right, questions, pass, attempt, days, sittings, .. } = *certificate;
    let name = escaped(&certificate.name);
    let title = escaped(&certificate.title);
    let percent = right.saturating_mul(100) / questions.max(1);
    let day = Language::english().say(&certificate.day.message());
    let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let way = if certificate.workshop {
        "Taken in a workshop, without a night between learning and exam.".to_owned()
    } else {
        format!("Learnt on {days}. The exam opened once every item had been right on two different days.")
    };
    let nth = if attempt == 1 { "at the first attempt".to_owned() } else { format!("at attempt number {attempt}") };
    let sat = if sittings == 1 { "in one sitting".to_owned() } else { format!("in {sittings} sittings") };
    let guessing = guessing(certificate.chance_by_guessing.get());
    let fingerprint = grouped(&certificate.fingerprint);
    // In HTML a "<" could end the script, wherever it stands.
    let json = json.replace('<', "\\u003c");
    format!(
        r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Certificate: {name}, {title}</title>
<style>
@page {{ margin: 15mm; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; color: #1b1b1b; background: #fff; font: 12pt/1.5 Georgia, "Times New Roman", serif; }}
main {{ max-width: 180mm; margin: 8mm auto; padding: 14mm 12mm; border: 1.2mm double #2c4a66; text-align: center; break-inside: avoid; }}
h1 {{ margin: 0 0 10mm; font-size: 26pt; font-weight: normal; letter-spacing: 0.08em; color: #2c4a66; }}
.name {{ margin: 4mm 0; font-size: 24pt; overflow-wrap: anywhere; }}
.title {{ margin: 4mm 0 8mm; font-size: 18pt; font-style: italic; overflow-wrap: anywhere; }}
.score {{ margin: 0; font-size: 14pt; }}
.notes {{ margin: 10mm auto 0; max-width: 140mm; font-size: 10.5pt; }}
.proof {{ margin: 10mm 0 0; padding-top: 4mm; border-top: 0.3mm solid #999; font-size: 8.5pt; color: #444; }}
code {{ font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; overflow-wrap: anywhere; }}
@media print {{ main {{ margin: 0 auto; }} }}
</style>
</head>
<body>
<main>
<h1>Certificate</h1>
<p>This is to certify that</p>
<p class="name">{name}</p>
<p>has passed the exam</p>
<p class="title">{title}</p>
<p class="score"><strong>{right} of {questions}</strong> questions right ({percent} %), {pass} % needed</p>
<p>{day}</p>
<div class="notes">
<p>{way}</p>
<p>Passed {nth}, {sat}. Each answer had to be written or chosen among four. {guessing}</p>
</div>
<div class="proof">
<p>Fingerprint of the journal lines behind it (SHA-256)<br><code>{fingerprint}</code></p>
<p>To check it against the journal: <code>tellapart certificate --verify FILE</code></p>
</div>
</main>
{BEGIN}{json}{END}
</body>
</html>
"#
    )
}

/// How often this exam is passed by guessing.
fn guessing(chance: f64) -> String {
    if chance == 0.0 {
        return "Nobody passes this exam by guessing alone.".to_owned();
    }
    let percent = 100.0 * chance;
    // Two digits that tell.
    let places = usize::try_from(1 - percent.log10().floor() as i64).unwrap_or(0).min(12);
    format!("Whoever knows nothing and guesses passes it with a probability of {percent:.places$} %.")
}

/// The JSON within a page; `None` if there is none.
pub(super) fn json_within(text: &str) -> Option<String> {
    let (_, after) = text.split_once(BEGIN)?;
    after.split_once(END).map(|(json, _)| json.to_owned())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// In groups of eight, so that it can be compared by eye.
fn grouped(fingerprint: &str) -> String {
    let letters: Vec<char> = fingerprint.chars().collect();
    letters
        .chunks(8)
        .map(|group| group.iter().collect::<String>())
        .map(|group| escaped(&group))
        .collect::<Vec<_>>()
        .join(" ")
}
