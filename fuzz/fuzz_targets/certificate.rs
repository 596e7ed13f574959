//! A certificate, page or JSON, that holds anything: what can be read can be written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellapart::Certificate;

fuzz_target!(|text: &str| {
    if let Ok(sheet) = Certificate::read(text) {
        let page = sheet.to_html().expect("a page");
        assert_eq!(Certificate::read(&page).expect("what was written can be read"), sheet);
    }
});
