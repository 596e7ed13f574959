//! `tellapart certificate`.

mod refusal;

use std::path::{Path, PathBuf};

use clap::Args;

use super::Run;
use super::name::{self, Settled};
use super::only_deck::the_only_deck;
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, given};
use crate::cli::front_end::Reply;
use crate::cli::front_end::reports::{self, Paragraphs};
use refusal::CertificateRefusal;
use tellapart::{Certificate as Sheet, Name, NoCertificate, message};

#[derive(Debug, Args)]
pub(super) struct Certificate {
    #[arg(default_value = the_only_deck(), required_unless_present_any = the_only_deck().is_none().then_some("verify"))]
    deck: Option<String>,
    #[arg(long, value_parser = given::<Name>)]
    name: Option<Name>,
    #[arg(long)]
    output: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["name", "output"])]
    verify: Option<PathBuf>,
}

impl Run for Certificate {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.verify {
            Some(file) => verify(app, file, self.deck.as_deref()),
            None => self.write(app),
        }
    }
}

impl Certificate {
    /// That of this deck, under its usual name.
    pub(super) fn of(deck: &str) -> Self {
        Self { deck: Some(deck.to_owned()), name: None, output: None, verify: None }
    }

    /// Writes it, under the learner's name.
    pub(super) fn write(&self, app: &mut App) -> Result<Outcome, Error> {
        // The command line was checked for a deck.
        let named = self.deck.as_deref().unwrap_or_default();
        let shelf = app.store.shelf(&[named.to_owned()])?;
        let deck = &shelf.decks()[0];
        let mut learner = app.learner()?;
        let mut sheet = Sheet::of(learner.store(), learner.progress(), deck);
        // Only who has passed has use for a name.
        if matches!(sheet, Ok(_) | Err(NoCertificate::Nameless)) {
            if let Settled::Stopped(how) = name::settle(app, &mut learner, self.name.as_ref())? {
                return Ok(Outcome::of(how));
            }
            sheet = Sheet::of(learner.store(), learner.progress(), deck);
        }
        let onboard = app.program().word("onboard").operand(named);
        let sheet = sheet.map_err(|error| match error {
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
        let folder = app.store.data_dir()?;
        Paragraphs::show(&mut app.console, |on| reports::written_certificate(&page, &json, folder, on))?;
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
    let question = message!("file-write-over", path = path.display().to_string());
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
        Paragraphs::show(&mut app.console, |on| reports::valid_certificate(&sheet, deck.is_some(), on))?;
        return Ok(Outcome::Done);
    }
    Paragraphs::show(&mut app.console, |on| reports::mismatches(&mismatches, on))?;
    Err(CertificateRefusal::Disagrees { path: path() }.into())
}
