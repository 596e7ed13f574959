//! Types of values: what a setting's value may be, how it is written in JSON, how it is typed and shown.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::language::{Message, listed};
use crate::memory::Probability;
use crate::question::FormName;

/// What a setting is called, what it is for, and what it may be.
pub(super) struct Setting<T> {
    pub(super) key: &'static str,
    pub(super) about: fn() -> Message,
    pub(super) value_type: T,
}

/// What the value of a setting may be.
pub(super) trait ValueType: Sync {
    type Value;

    /// The value where nothing was set.
    fn usual(&self) -> Self::Value;

    /// The value in this JSON, if it is one that is allowed.
    fn read(&self, json: &Value) -> Option<Self::Value>;

    fn write(&self, value: &Self::Value) -> Value;

    /// What is allowed, to follow "must be".
    fn takes(&self) -> Message;

    /// What someone typed, as JSON has it; whether it is allowed is not asked yet.
    fn typed(&self, text: &str) -> Value {
        serde_json::from_str(text).unwrap_or_else(|_| text.into())
    }

    /// How a value that is allowed is shown: so that it can be typed again.
    fn shown(&self, json: &Value) -> String {
        json.to_string()
    }
}

/// A setting of whatever type.
pub(super) trait TableEntry: Sync {
    fn key(&self) -> &'static str;
    fn about(&self) -> Message;
    fn takes(&self) -> Message;
    fn usual(&self) -> Value;
    fn allows(&self, json: &Value) -> bool;
    /// What someone typed, as JSON, if it is allowed.
    fn typed(&self, text: &str) -> Option<Value>;
    fn shown(&self, json: &Value) -> String;
}

impl<T: ValueType> TableEntry for Setting<T> {
    fn key(&self) -> &'static str {
        self.key
    }

    fn about(&self) -> Message {
        (self.about)()
    }

    fn takes(&self) -> Message {
        self.value_type.takes()
    }

    fn usual(&self) -> Value {
        self.value_type.write(&self.value_type.usual())
    }

    fn allows(&self, json: &Value) -> bool {
        self.value_type.read(json).is_some()
    }

    fn typed(&self, text: &str) -> Option<Value> {
        Some(self.value_type.typed(text.trim())).filter(|json| self.allows(json))
    }

    fn shown(&self, json: &Value) -> String {
        self.value_type.shown(json)
    }
}

/// A probability within these bounds, both included.
pub(super) struct Share {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) usual: Probability,
}

impl ValueType for Share {
    type Value = Probability;

    fn usual(&self) -> Probability {
        self.usual
    }

    fn read(&self, json: &Value) -> Option<Probability> {
        let number = json.as_f64().filter(|number| (self.from..=self.to).contains(number))?;
        Probability::new(number)
    }

    fn write(&self, value: &Probability) -> Value {
        json!(value.get())
    }

    fn takes(&self) -> Message {
        // Two decimals, as it is shown.
        message!("setting-takes-number", from = format!("{:.2}", self.from), to = format!("{:.2}", self.to))
    }

    /// As a number or in percent.
    fn typed(&self, text: &str) -> Value {
        let number = match text.strip_suffix('%') {
            Some(percent) => percent.trim_end().parse().map(|percent: f64| percent / 100.0),
            None => text.parse(),
        };
        number.map_or_else(|_| text.into(), |number| json!(number))
    }

    /// With two decimals, or with as many as it has.
    fn shown(&self, json: &Value) -> String {
        let number = json.as_f64().unwrap_or_default();
        let short = format!("{number:.2}");
        if short.parse() == Ok(number) { short } else { number.to_string() }
    }
}

/// A whole number within these bounds, both included.
pub(super) struct Whole {
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) usual: u16,
}

impl ValueType for Whole {
    type Value = u16;

    fn usual(&self) -> u16 {
        self.usual
    }

    fn read(&self, json: &Value) -> Option<u16> {
        let number = json.as_u64().and_then(|number| u16::try_from(number).ok())?;
        (self.from..=self.to).contains(&number).then_some(number)
    }

    fn write(&self, value: &u16) -> Value {
        json!(value)
    }

    fn takes(&self) -> Message {
        message!("setting-takes-whole-number", from = self.from, to = self.to)
    }
}

/// Yes or no.
pub(super) struct Switch {
    pub(super) usual: bool,
}

impl ValueType for Switch {
    type Value = bool;

    fn usual(&self) -> bool {
        self.usual
    }

    fn read(&self, json: &Value) -> Option<bool> {
        json.as_bool()
    }

    fn write(&self, value: &bool) -> Value {
        json!(value)
    }

    fn takes(&self) -> Message {
        message!("setting-takes-boolean")
    }
}

/// Some of the forms, or all: then those as well that a later version brings.
pub(super) struct FormList;

const ALL: &str = "all";

impl ValueType for FormList {
    type Value = Vec<FormName>;

    fn usual(&self) -> Vec<FormName> {
        FormName::all().collect()
    }

    fn read(&self, json: &Value) -> Option<Vec<FormName>> {
        if json == ALL {
            return Some(self.usual());
        }
        let list = json.as_array().filter(|list| !list.is_empty())?;
        let known = |name: &Value| self.usual().into_iter().find(|form| name == form.to_string().as_str());
        let forms: Vec<FormName> = list.iter().map(known).collect::<Option<_>>()?;
        let each_once = forms.iter().collect::<HashSet<_>>().len() == forms.len();
        each_once.then_some(forms)
    }

    fn write(&self, value: &Vec<FormName>) -> Value {
        if *value == self.usual() { ALL.into() } else { value.iter().map(ToString::to_string).collect() }
    }

    fn takes(&self) -> Message {
        let names = self.usual();
        message!("setting-takes-forms", all = ALL, forms = listed(names.iter().map(ToString::to_string)))
    }

    /// Names with commas between them, or all.
    fn typed(&self, text: &str) -> Value {
        if text == ALL { ALL.into() } else { text.split(',').map(str::trim).collect() }
    }

    fn shown(&self, json: &Value) -> String {
        let names = json.as_array().map(|list| list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","));
        names.unwrap_or_else(|| ALL.to_owned())
    }
}
