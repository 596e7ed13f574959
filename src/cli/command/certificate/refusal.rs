//! Why a certificate is not written, or does not pass its check.

use std::path::{Path, PathBuf};

use crate::cli::error::Refusal;
use crate::cli::shell::CommandLine;
use tellapart::{Language, Message, NoCertificate, NotACertificate, ToMessage, display_in_english, message};

/// Why a certificate is not written, or does not pass its check.
#[derive(Debug)]
pub(super) enum CertificateRefusal {
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
