//! `--form`, for every command that asks.

use std::fmt;

use clap::Args;

use crate::cli::app::Error;
use tellapart::question::{FORMS, Form, FormName, form_named};
use tellapart::session::Wishes;
use tellapart::sitting::SittingError;

/// The forms wished for.
#[derive(Debug, Clone, Args)]
pub(super) struct Forms {
    /// Ask only in this form, or in these: true-false, which-side, choice, matching, typed, recall
    #[arg(long = "form", value_name = "FORM", value_delimiter = ',', value_parser = named)]
    forms: Vec<Named>,
}

#[derive(Clone)]
struct Named(&'static dyn Form);

impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.name().fmt(f)
    }
}

fn named(name: &str) -> Result<Named, String> {
    let known = || FORMS.iter().map(|form| form.name().to_string()).collect::<Vec<_>>().join(", ");
    form_named(name).map(Named).ok_or_else(|| format!("there is no such form; the forms are {}", known()))
}

impl Forms {
    /// No wish at all.
    pub(super) fn any() -> Self {
        Self { forms: Vec::new() }
    }

    /// What was wished on the command line, else what the settings prefer.
    pub(super) fn wishes(&self, preferred: &[FormName]) -> Wishes {
        if self.forms.is_empty() {
            Wishes::preferring(preferred)
        } else {
            Wishes::only(self.forms.iter().map(|named| named.0).collect())
        }
    }

    /// The same error; that nothing can be asked, with the forms that were wished for.
    pub(super) fn explain(&self, error: Error) -> Error {
        match error {
            Error::Sitting(SittingError::NothingToAsk) if !self.forms.is_empty() => {
                Error::NothingToAsk { forms: self.forms.iter().map(|named| named.0.name().to_string()).collect() }
            }
            other => other,
        }
    }
}
