//! `tellapart certificate`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::drill::quoted;
use crate::app::{App, Error, Outcome};
use crate::certificate::{Certificate as Sheet, Name, NoCertificate};
use crate::ui::Reply;

/// Write a certificate of a passed exam, or check one
#[derive(Debug, Args)]
#[command(after_help = "\
The certificate is one page that prints on one sheet, and the same as JSON beside it. It carries a fingerprint of the journal lines behind \
it. To check one that was sent to you, get the learner's folder of progress as well and name it with --data-dir. The fingerprint is no \
signature: it shows what was changed afterwards, not who sat at the keyboard.

Examples:
  tellapart certificate marketing-vs-sales --name \"Your Name\"
  tellapart certificate marketing-vs-sales --name \"Your Name\" --output certificates/mine.html
  tellapart certificate --verify certificate-marketing-vs-sales.html
  tellapart certificate --verify mine.json --data-dir their-progress")]
pub(super) struct Certificate {
    /// The deck: the id of a built-in one, or the path of a deck file
    #[arg(value_name = "DECK", required_unless_present = "verify")]
    deck: Option<String>,

    /// The name on the certificate
    #[arg(long, value_name = "NAME", required_unless_present = "verify")]
    name: Option<Name>,

    /// Write the page to this file, and the JSON beside it [default: certificate-DECK.html]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Check this certificate, a page or JSON, against the journal
    #[arg(long, value_name = "FILE", conflicts_with_all = ["deck", "name", "output"])]
    verify: Option<PathBuf>,
}

impl Certificate {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match (&self.verify, &self.deck, &self.name) {
            (Some(file), _, _) => verify(app, file),
            (None, Some(deck), Some(name)) => self.write(app, deck, name),
            // The command line was checked for this.
            (None, _, _) => Err(Error::Refused("name a deck, and a name with --name".to_owned())),
        }
    }

    fn write(&self, app: &mut App, named: &str, name: &Name) -> Result<Outcome, Error> {
        let shelf = app.shelf(&[named.to_owned()])?;
        let deck = &shelf.decks()[0];
        let progress = app.progress()?;
        let sheet =
            Sheet::of(app.data_dir()?, &progress, &deck.id, &deck.title, name).map_err(|error| match error {
                NoCertificate::NotPassed => Error::Refused(format!(
                    "no exam on {} has been passed yet; to go on, type: {} onboard {}",
                    deck.title,
                    app.program(),
                    quoted(named)
                )),
                NoCertificate::LinesMissing => {
                    Error::Refused("the lines of the exam are not in the journal".to_owned())
                }
                NoCertificate::Journal(error) => Error::Journal(error),
            })?;
        let default = || PathBuf::from(format!("certificate-{}.html", deck.id));
        let page = page_at(self.output.clone().unwrap_or_else(default))?;
        let json = page.with_extension("json");
        for path in [&page, &json] {
            if app.exists(path) && !may_replace(app, path)? {
                return Err(Error::Refused(format!(
                    "{} is there already and was left as it is; name another file with --output",
                    path.display()
                )));
            }
        }
        app.save(&page, sheet.to_html()?.as_bytes())?;
        app.save(&json, sheet.to_json()?.as_bytes())?;
        app.print("", &format!("Wrote {} and {}.", page.display(), json.display()))?;
        app.print("", "Open the first in a browser to print it.")?;
        let folder = app.data_dir()?.display().to_string();
        app.print(
            "",
            &format!(
                "Send both to whoever asked for them. To check them, they need your folder of progress too: {folder}"
            ),
        )?;
        Ok(Outcome::Done)
    }
}

/// The file of the page: as it was named, or with what a page's name ends in.
fn page_at(named: PathBuf) -> Result<PathBuf, Error> {
    let is_other = |end: &std::ffi::OsStr| !["html", "htm", "json"].iter().any(|known| end.eq_ignore_ascii_case(known));
    if named.extension().is_some_and(is_other) {
        let what = "a certificate is a page, whose name ends in .html; a browser prints it, or makes a PDF of it";
        return Err(Error::Refused(format!("{}: {what}", named.display())));
    }
    Ok(if named.extension().is_some_and(|end| end == "htm") { named } else { named.with_extension("html") })
}

fn may_replace(app: &mut App, path: &Path) -> Result<bool, Error> {
    let question = format!("{} is there already. Write over it?", path.display());
    Ok(app.face().confirm(&question, false)? == Reply::Given(true))
}

fn verify(app: &mut App, file: &Path) -> Result<Outcome, Error> {
    let refused = |what: String| Error::Refused(format!("{}: {what}", file.display()));
    let journal = app.data_dir()?.join("journal");
    if !app.exists(&journal) {
        let what = "there is no journal at this place; name the folder that holds the folder journal with --data-dir";
        return Err(Error::Refused(format!("{}: {what}", journal.display())));
    }
    let text = app.text_of(file)?;
    let sheet = Sheet::read(&text).map_err(refused)?;
    let progress = app.progress()?;
    let mismatches = sheet.check(&text, app.data_dir()?, &progress)?;
    if mismatches.is_empty() {
        let Sheet { name, title, day, right, questions, .. } = &sheet;
        let day = day.in_words();
        app.print("", &format!("In order: {name} passed {title} on {day}, {right} of {questions} right."))?;
        return Ok(Outcome::Done);
    }
    for mismatch in &mismatches {
        app.print("- ", &mismatch.to_string())?;
    }
    Err(refused("this certificate does not agree with the journal".to_owned()))
}
