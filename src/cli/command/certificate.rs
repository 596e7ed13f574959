//! `tellapart certificate`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::console::Console;
use crate::cli::error::{Error, Refusal};
use crate::cli::front_end::{Reply, chance};
use crate::cli::shell::CommandLine;
use tellapart::{
    Certificate as Sheet, Language, Message, Name, NoCertificate, NotACertificate, ToMessage, display_in_english,
    message,
};

#[derive(Debug, Args)]
pub(super) struct Certificate {
    #[arg(value_name = "DECK", required_unless_present = "verify")]
    deck: Option<String>,
    #[arg(long, value_name = "NAME", required_unless_present = "verify")]
    name: Option<Name>,
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "output"])]
    verify: Option<PathBuf>,
}

impl Run for Certificate {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match (&self.verify, &self.deck, &self.name) {
            (Some(file), deck, _) => verify(app, file, deck.as_deref()),
            (None, Some(deck), Some(name)) => self.write(app, deck, name),
            // The command line was checked for this.
            (None, _, _) => Err(CertificateRefusal::WithoutName.into()),
        }
    }
}

impl Certificate {
    fn write(&self, app: &mut App, named: &str, name: &Name) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&[named.to_owned()])?;
        let deck = &shelf.decks()[0];
        let learner = app.learner()?;
        let onboard = app.program().word("onboard").operand(named);
        let sheet = Sheet::of(learner.store(), learner.progress(), deck, name).map_err(|error| match error {
            NoCertificate::Journal(error) => Error::Journal(error),
            error => CertificateRefusal::NoneToWrite { error, onboard }.into(),
        })?;
        let usual = format!("certificate-{}.html", deck.id);
        let page = match &self.output {
            Some(named) => page_at(app, named.clone(), &usual)?,
            None => PathBuf::from(&usual),
        };
        let json = page.with_extension("json");
        for path in [&page, &json] {
            if app.store.exists(path) && !may_replace(app, path)? {
                return Err(CertificateRefusal::LeftAlone { path: path.clone() }.into());
            }
        }
        app.store.save(&page, sheet.to_html()?.as_bytes())?;
        app.store.save(&json, sheet.to_json()?.as_bytes())?;
        let (page, json) = (page.display().to_string(), json.display().to_string());
        app.console.say(&message!("certificate-written", page = page, json = json))?;
        let folder = app.store.data_dir()?.display().to_string();
        app.console.say(&message!("certificate-to-send", folder = folder))?;
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
        "pdf" | "png" | "doc" | "docx" | "txt" => Err(CertificateRefusal::IsAPage { name: named }.into()),
        _ => Ok(PathBuf::from(format!("{name}.html"))),
    }
}

fn may_replace(app: &mut App, path: &Path) -> Result<bool, Error> {
    let question = message!("certificate-write-over", path = path.display().to_string());
    Ok(app.front_end().confirm(&question, false)? == Reply::Given(true))
}

fn verify(app: &mut App, file: &Path, deck: Option<&str>) -> Result<Outcome, Error> {
    let path = || file.to_owned();
    let text = app.store.text_of(file)?;
    let journal = app.store.data_dir()?.join("journal");
    if !app.store.exists(&journal) {
        return Err(CertificateRefusal::NoJournal { path: journal }.into());
    }
    let sheet = Sheet::read(&text).map_err(|error| CertificateRefusal::CannotBeRead { path: path(), error })?;
    let learner = app.learner()?;
    // A deck of one's own has to be named; a built-in one is known.
    let built_in = app.store.shelf(&[])?;
    let named = deck.map(|deck| app.store.shelf(&[deck.to_owned()])).transpose()?;
    let deck = named.as_ref().unwrap_or(&built_in).deck_named(&sheet.deck);
    let mismatches = sheet.check(&text, learner.store(), learner.progress(), deck)?;
    if mismatches.is_empty() {
        tell_valid(&mut app.console, &sheet, deck.is_some())?;
        return Ok(Outcome::Done);
    }
    let language = app.console.language();
    for mismatch in &mismatches {
        app.console.paragraph("- ", &language.say(&mismatch.message()))?;
        if let Some(hint) = language.beside(&mismatch.message(), "hint") {
            app.console.paragraph("  ", &hint)?;
        }
    }
    Err(CertificateRefusal::Disagrees { path: path() }.into())
}

/// Tells what is said of a certificate that is valid.
fn tell_valid(console: &mut Console, sheet: &Sheet, is_deck_known: bool) -> Result<(), Error> {
    let Sheet { name, title, right, questions, pass, attempt, sittings, workshop, .. } = sheet;
    console.say(&message!("certificate-valid", name = name, title = title, day = sheet.day.message()))?;
    console.say(&message!(
        "certificate-valid-score",
        right = *right,
        questions = *questions,
        percent = sheet.percent(),
        pass = *pass,
        attempt = *attempt,
        sittings = *sittings,
    ))?;
    console.say(&chance(sheet.chance_by_guessing))?;
    if *workshop {
        console.say(&message!("certificate-workshop"))?;
    }
    if !is_deck_known {
        console.say(&message!("certificate-deck-unknown", deck = sheet.deck.as_str()))?;
    }
    Ok(())
}

/// Why a certificate is not written, or does not pass its check.
#[derive(Debug)]
enum CertificateRefusal {
    WithoutName,
    NoneToWrite {
        error: NoCertificate,
        onboard: CommandLine,
    },
    /// A file stands there and was not to be replaced.
    LeftAlone {
        path: PathBuf,
    },
    IsAPage {
        name: PathBuf,
    },
    NoJournal {
        path: PathBuf,
    },
    CannotBeRead {
        path: PathBuf,
        error: NotACertificate,
    },
    /// It does not agree with the journal.
    Disagrees {
        path: PathBuf,
    },
}

impl ToMessage for CertificateRefusal {
    fn message(&self) -> Message {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::WithoutName => message!("certificate-without-name"),
            Self::NoneToWrite { error, .. } => error.message(),
            Self::LeftAlone { path } => message!("certificate-left", path = shown(path)),
            Self::IsAPage { name } => message!("certificate-is-a-page", name = shown(name)),
            Self::NoJournal { path } => message!("certificate-no-journal", path = shown(path)),
            Self::CannotBeRead { path, .. } => message!("certificate-cannot-be-read", path = shown(path)),
            Self::Disagrees { path } => message!("certificate-does-not-agree", path = shown(path)),
        }
    }
}

display_in_english!(CertificateRefusal);

impl std::error::Error for CertificateRefusal {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // It is told as that error itself.
            Self::NoneToWrite { error, .. } => error.source(),
            Self::CannotBeRead { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl Refusal for CertificateRefusal {
    fn kind(&self) -> &'static str {
        "certificate"
    }

    fn hint(&self, language: &Language) -> Option<String> {
        let beside = |message: &Message| language.beside(message, "hint");
        match self {
            Self::NoneToWrite { error: NoCertificate::NotPassed { .. }, onboard } => {
                Some(language.say(&message!("certificate-to-go-on", command = onboard)))
            }
            Self::NoneToWrite { error: NoCertificate::Void { .. }, onboard } => {
                Some(language.say(&message!("certificate-to-take-another", command = onboard)))
            }
            Self::CannotBeRead { error, .. } => beside(&error.message()),
            other => beside(&other.message()),
        }
    }
}
