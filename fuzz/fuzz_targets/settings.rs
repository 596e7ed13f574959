//! A file of settings that holds anything: what can be read is written and read again the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellapart::Settings;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(settings) = Settings::read("settings.json", bytes) {
        let again =
            Settings::read("settings.json", settings.to_json().as_bytes()).expect("what was written can be read");
        assert_eq!(settings.to_json(), again.to_json());
    }
});
