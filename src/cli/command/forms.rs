//! `--form`, for every command that asks.

use clap::Args;

use crate::cli::error::{Error, Misfit, Refusal};
use tellapart::{
    AllowedForms, FormName, Message, SittingError, ToMessage, display_in_english, listed, message, one_of,
};

#[derive(Debug, Clone, Args)]
pub(super) struct Forms {
    #[arg(long = "form", value_delimiter = ',', value_parser = named)]
    forms: Vec<FormName>,
}

fn named(name: &str) -> Result<FormName, Misfit> {
    let known = || listed(FormName::all().map(|form| form.to_string()));
    let form = FormName::all().find(|form| form.as_str() == name);
    form.ok_or_else(|| Misfit::new(message!("not-a-form", forms = known())))
}

/// Nothing can be asked in the forms asked for.
#[derive(Debug)]
struct NothingToAsk {
    forms: Vec<FormName>,
}

impl ToMessage for NothingToAsk {
    fn message(&self) -> Message {
        message!("error-nothing-to-ask", forms = one_of(self.forms.iter().map(|form| form.as_str())))
    }
}

impl std::error::Error for NothingToAsk {}

impl Refusal for NothingToAsk {
    fn kind(&self) -> &'static str {
        SittingError::NothingToAsk.kind()
    }
}

display_in_english!(NothingToAsk);

impl Forms {
    /// Any form.
    pub(super) fn any() -> Self {
        Self { forms: Vec::new() }
    }

    /// What the command line allows, else what the settings prefer.
    pub(super) fn allowed(&self, preferred: &[FormName]) -> AllowedForms {
        if self.forms.is_empty() { AllowedForms::preferring(preferred) } else { AllowedForms::only(&self.forms) }
    }

    /// The same error; that nothing can be asked, with the forms that were asked for.
    pub(super) fn explain(&self, error: Error) -> Error {
        match error {
            Error::Sitting(SittingError::NothingToAsk) if !self.forms.is_empty() => {
                NothingToAsk { forms: self.forms.clone() }.into()
            }
            other => other,
        }
    }
}
