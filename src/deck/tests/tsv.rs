//! A deck that a spreadsheet wrote: tabs between cells, a row a distinction.

use proptest::prelude::*;

use crate::deck::draft::Draft;
use crate::deck::{Deck, check_deck, read_deck};

/// What is wrong with this file, a line each.
fn problems(text: &str) -> String {
    read_deck("some/lead vs. prospect.tsv", text.as_bytes()).expect_err("the deck should have a problem").to_string()
}

#[test]
fn the_first_row_names_the_sides_and_the_first_column_the_aspects() {
    let text = "\u{feff}Aspect\tlead\tprospect\tcustomer\r\n\r\nBudget\thas [no budget] yet\thas a [budget]\t\r\nContract\t\tis [asked] for one\thas [signed] one\r\n";
    let deck = read_deck("some/Lead vs. Prospect.TSV", text.as_bytes()).unwrap();
    assert_eq!((deck.id.as_str(), deck.title.as_str()), ("lead-vs-prospect", "Lead vs. Prospect"));
    assert_eq!(deck.sides.iter().map(|side| side.name.as_str()).collect::<Vec<_>>(), ["lead", "prospect", "customer"]);
    let told = |deck: &Deck| -> Vec<(String, Vec<String>)> {
        let traits = |of: &crate::deck::Distinction| of.traits.iter().map(|of| of.text.plain().to_owned()).collect();
        deck.distinctions().map(|of| (of.aspect.clone(), traits(of))).collect()
    };
    let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let expected = [
        ("Budget".to_owned(), texts(&["has no budget yet", "has a budget"])),
        ("Contract".to_owned(), texts(&["is asked for one", "has signed one"])),
    ];
    assert_eq!(told(&deck), expected);
    let (_, diagnostics) = check_deck("x.tsv", text.as_bytes());
    assert_eq!(diagnostics.iter().count(), 0, "of what there is no column for nothing is asked: {diagnostics:?}");
    // The same deck written as JSON says the same.
    let json = Draft::from(&deck).write("x.json").unwrap();
    let again = read_deck("x.json", json.as_bytes()).unwrap();
    assert_eq!((&again, again.fingerprint()), (&deck, deck.fingerprint()));
    assert_eq!(Draft::from(&deck).write("x.tsv"), None);
}

#[test]
fn each_fault_is_told_on_the_line_of_the_spreadsheet() {
    for (text, told) in [
        ("", "the file is empty"),
        (
            "Aspect\tlead\tprospect\n\nForce\tpulls\n",
            "3:1: the distinction \"force\" has a trait for fewer than two sides",
        ),
        ("Aspect\tlead\tprospect\nForce\tpulls\tpushes\tsleeps\n", "2:20: this cell stands under no side"),
        (
            "Aspect\tlead\tprospect\nForce\tpulls [\tpushes\n",
            "2:7: the trait \"lead\" of the distinction \"force\" has a \"[\" that is never closed",
        ),
        ("Aspect\tlead\tLead\nForce\tpulls\tpushes\n", "1:13: two sides have the id \"lead\""),
        ("Aspect\tlead\t\nForce\tpulls\tpushes\n", "1:13: a side's name is empty"),
        ("Aspect\tlead\tprospect\nForce\ta\tb\n力\tc\td\nFORCE\te\tf\n", "4:1: two rows have the id \"force\""),
        ("Aspect\tlead\nForce\tpulls\n", "1:1: a deck tells at least two sides apart"),
        ("Aspect;lead;prospect\nForce;pulls;pushes\n", "1:1: the columns are separated by \";\", not by tabs"),
        ("Aspect,lead,prospect\nForce,pulls,pushes\n", "1:1: the columns are separated by \",\", not by tabs"),
        ("Aspect\tlead\tprospect\n", "1:1: the deck has nothing to ask"),
    ] {
        let problems = problems(text);
        assert!(problems.contains(told), "{text:?}: {problems}");
    }
}

proptest! {
    #[test]
    fn any_table_is_read_or_refused_in_place(text in "([a-z\\[\\]é力\"]{0,3}[\t\n\r ]){0,20}", bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        let _ = check_deck("x.tsv", &bytes);
        let (deck, diagnostics) = check_deck("x.tsv", text.as_bytes());
        prop_assert!(deck.is_some() != diagnostics.has_errors());
        let source = diagnostics.source();
        for span in diagnostics.iter().filter_map(|diagnostic| diagnostic.span) {
            prop_assert!(span.start <= span.end && source.text().get(span.start..span.end).is_some(), "{span:?} in {text:?}");
        }
    }
}
