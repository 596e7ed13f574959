//! `tellapart certificate`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::{Reply, chance};
use crate::cli::words::count;
use tellapart::{Certificate as Sheet, Name, NoCertificate};

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
    #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "output"])]
    verify: Option<PathBuf>,
}

impl Certificate {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match (&self.verify, &self.deck, &self.name) {
            (Some(file), deck, _) => verify(app, file, deck.as_deref()),
            (None, Some(deck), Some(name)) => self.write(app, deck, name),
            // The command line was checked for this.
            (None, _, _) => Err(Error::Refused("name a deck, and a name with --name".to_owned())),
        }
    }

    fn write(&self, app: &mut App, named: &str, name: &Name) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&[named.to_owned()])?;
        let deck = &shelf.decks()[0];
        let learner = app.learner()?;
        let onboard = app.program().word("onboard").operand(named);
        let sheet = Sheet::of(learner.store(), learner.progress(), deck, name).map_err(|error| match error {
            NoCertificate::NotPassed { .. } => Error::Refused(format!(
                "no exam on {} has been passed yet; to go on, type: {onboard}",
                deck.title
            )),
            NoCertificate::Void { .. } => Error::Refused(format!(
                "the deck was changed during your exam on {}, so that it does not count; to take another, type: {onboard}",
                deck.title
            )),
            NoCertificate::OtherDeck { .. } => Error::Refused(format!(
                "the exam on {} was passed with another version of this deck; name the file of that one",
                deck.title
            )),
            NoCertificate::LinesMissing => Error::Refused("the lines of the exam are not in the journal".to_owned()),
            NoCertificate::Journal(error) => Error::Journal(error),
        })?;
        let usual = format!("certificate-{}.html", deck.id);
        let page = match &self.output {
            Some(named) => page_at(app, named.clone(), &usual)?,
            None => PathBuf::from(&usual),
        };
        let json = page.with_extension("json");
        for path in [&page, &json] {
            if app.store.exists(path) && !may_replace(app, path)? {
                return Err(Error::Refused(format!(
                    "{} is there already and was left as it is; name another file with --output",
                    path.display()
                )));
            }
        }
        app.store.save(&page, sheet.to_html()?.as_bytes())?;
        app.store.save(&json, sheet.to_json()?.as_bytes())?;
        app.console.paragraph("", &format!("Wrote {} and {}.", page.display(), json.display()))?;
        app.console.paragraph("", "Open the first in a browser to print it.")?;
        let folder = app.store.data_dir()?.display().to_string();
        app.console.paragraph(
            "",
            &format!(
                "Send both to whoever asked for them. To check them, they need your folder of progress too: {folder}"
            ),
        )?;
        Ok(Outcome::Done)
    }
}

/// The file of the page: as it was named, with `.html` behind it if that is missing; in a folder, under its usual name.
fn page_at(app: &App, named: PathBuf, usual: &str) -> Result<PathBuf, Error> {
    let name = named.to_string_lossy();
    if app.store.is_folder(&named) || name.ends_with(std::path::is_separator) {
        return Ok(named.join(usual));
    }
    let end = named.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    match end.as_str() {
        "html" | "htm" => Ok(named),
        "json" => Ok(named.with_extension("html")),
        "pdf" | "png" | "doc" | "docx" | "txt" => Err(Error::Refused(format!(
            "{name}: a certificate is a page, whose name ends in .html; a browser prints it, or makes a PDF of it"
        ))),
        _ => Ok(PathBuf::from(format!("{name}.html"))),
    }
}

fn may_replace(app: &mut App, path: &Path) -> Result<bool, Error> {
    let question = format!("{} is there already. Write over it?", path.display());
    Ok(app.front_end().confirm(&question, false)? == Reply::Given(true))
}

fn verify(app: &mut App, file: &Path, deck: Option<&str>) -> Result<Outcome, Error> {
    let refused = |what: String| Error::Refused(format!("{}: {what}", file.display()));
    let journal = app.store.data_dir()?.join("journal");
    if !app.store.exists(&journal) {
        let what = "there is no journal at this place; name the folder that holds the folder journal with --data-dir";
        return Err(Error::Refused(format!("{}: {what}", journal.display())));
    }
    let text = app.store.text_of(file)?;
    let sheet = Sheet::read(&text).map_err(|error| refused(error.to_string()))?;
    let learner = app.learner()?;
    // A deck of one's own has to be named; a built-in one is known.
    let built_in = app.store.shelf(&[])?;
    let named = deck.map(|deck| app.store.shelf(&[deck.to_owned()])).transpose()?;
    let deck = named.as_ref().unwrap_or(&built_in).deck_named(&sheet.deck);
    let mismatches = sheet.check(&text, learner.store(), learner.progress(), deck)?;
    if mismatches.is_empty() {
        for line in in_order(&sheet, deck.is_some()) {
            app.console.paragraph("", &line)?;
        }
        return Ok(Outcome::Done);
    }
    for mismatch in &mismatches {
        app.console.paragraph("- ", &mismatch.to_string())?;
    }
    Err(refused("this certificate does not agree with the journal".to_owned()))
}

/// What is said of a certificate that is in order.
fn in_order(sheet: &Sheet, is_deck_known: bool) -> Vec<String> {
    let Sheet { name, title, right, questions, pass, attempt, sittings, workshop, .. } = sheet;
    let day = tellapart::Language::english().say(&tellapart::ToMessage::message(&sheet.day));
    let sittings = count(*sittings, "sitting", "sittings");
    let mut lines = vec![
        format!("In order: {name} passed {title} on {day}."),
        format!("{right} of {questions} right, {pass} % needed; attempt number {attempt}, in {sittings}."),
        chance(sheet.chance_by_guessing),
    ];
    lines.extend(workshop.then(|| "Taken in a workshop, without a night between learning and exam.".to_owned()));
    let unknown =
        format!("The deck {} is not known here and was not checked; name its file before --verify.", sheet.deck);
    lines.extend((!is_deck_known).then_some(unknown));
    lines
}
