//! `--form`, for every command that asks.

use clap::Args;

use crate::cli::error::Error;
use tellapart::{AllowedForms, FormName, SittingError};

/// The forms asked for.
#[derive(Debug, Clone, Args)]
pub(super) struct Forms {
    /// Ask only in this form, or in these: true-false, which-side, choice, matching, typed, recall
    #[arg(long = "form", value_name = "FORM", value_delimiter = ',', value_parser = named)]
    forms: Vec<FormName>,
}

fn named(name: &str) -> Result<FormName, String> {
    let known = || FormName::all().map(|form| form.to_string()).collect::<Vec<_>>().join(", ");
    let form = FormName::all().find(|form| form.as_str() == name);
    form.ok_or_else(|| format!("there is no such form; the forms are {}", known()))
}

impl Forms {
    /// No wish at all.
    pub(super) fn any() -> Self {
        Self { forms: Vec::new() }
    }

    /// What was wished on the command line, else what the settings prefer.
    pub(super) fn allowed(&self, preferred: &[FormName]) -> AllowedForms {
        if self.forms.is_empty() { AllowedForms::preferring(preferred) } else { AllowedForms::only(&self.forms) }
    }

    /// The same error; that nothing can be asked, with the forms that were asked for.
    pub(super) fn explain(&self, error: Error) -> Error {
        match error {
            Error::Sitting(SittingError::NothingToAsk) if !self.forms.is_empty() => {
                Error::NothingToAsk { forms: self.forms.iter().map(ToString::to_string).collect() }
            }
            other => other,
        }
    }
}
