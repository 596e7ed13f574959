//! The settings as they are listed.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::settings::{Key, Settings};

/// Every setting with its value, and the file that keeps them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SettingsReport {
    /// The path of the file, whether it is there yet or not.
    pub file: String,
    /// Each setting by its name.
    pub settings: BTreeMap<&'static str, SettingValue>,
}

/// The value that a setting has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SettingValue {
    /// Whether it is the default, as nothing was set.
    #[serde(rename = "default")]
    pub is_default: bool,
    /// The value.
    pub value: Value,
}

impl SettingsReport {
    /// These settings, which this file keeps.
    pub fn of(settings: &Settings, file: String) -> Self {
        let value = |key| SettingValue { is_default: !settings.is_set(key), value: settings.json(key) };
        Self { file, settings: Key::all().map(|key| (key.name(), value(key))).collect() }
    }
}
