//! Words stand in `language`: what code says is compared with the file of the English language, and no other room has words for people.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::load::load;
use super::rules::{COMMAND_LINE, ENGINE};
use super::sources;

/// Files with words that are still to be moved to `language`. One without any has to leave this list.
const STILL_TO_MOVE: &[&str] = &[];

/// Texts that read like English and are said to no one, with the reason.
const NO_WORDS: &[(&str, &str, &str)] = &[
    ("src/certificate/page.rs", "&amp;", "HTML"),
    ("src/certificate/page.rs", "&lt;", "HTML"),
    ("src/certificate/page.rs", "&gt;", "HTML"),
    ("src/certificate/page.rs", "&quot;", "HTML"),
    ("src/cli/command/help.rs", "[OPTIONS]", "clap's own name for options, of which ours takes the place"),
    ("src/cli/command/man.rs", "PP", "roff"),
    ("src/cli/command/man.rs", "SH", "roff"),
    ("src/cli/environment/mod.rs", "TERM", "the name of a variable"),
    ("src/json/syntax.rs", "EOF", FROM_SERDE),
    ("src/json/syntax.rs", " at line ", FROM_SERDE),
    ("src/json/syntax.rs", "control character", FROM_SERDE),
    ("src/json/syntax.rs", "trailing comma", FROM_SERDE),
    ("src/json/syntax.rs", "key must be a string", FROM_SERDE),
    ("src/json/syntax.rs", "expected value", FROM_SERDE),
    ("src/json/syntax.rs", "expected ident", FROM_SERDE),
    ("src/json/syntax.rs", "trailing characters", FROM_SERDE),
];

const FROM_SERDE: &str = "what `serde_json` says, by which one mistake is told from another";

/// A message as a file defines it: the names of its arguments, and whom it refers to.
#[derive(Default)]
struct Defined {
    arguments: BTreeSet<String>,
    refers_to: BTreeSet<String>,
}

fn defined(source: &str) -> BTreeMap<String, Defined> {
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut all = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut found = Defined::default();
        let patterns = message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value));
        patterns.for_each(|pattern| look_through(pattern, &mut found));
        assert!(all.insert(message.id.name.to_owned(), found).is_none(), "{} stands there twice", message.id.name);
    }
    all
}

fn look_through(pattern: &Pattern<&str>, found: &mut Defined) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            look_through_expression(expression, found);
        }
    }
}

fn look_through_expression(expression: &Expression<&str>, found: &mut Defined) {
    match expression {
        Expression::Inline(inline) => look_through_inline(inline, found),
        Expression::Select { selector, variants } => {
            look_through_inline(selector, found);
            variants.iter().for_each(|variant| look_through(&variant.value, found));
        }
    }
}

fn look_through_inline(inline: &InlineExpression<&str>, found: &mut Defined) {
    match inline {
        InlineExpression::VariableReference { id } => drop(found.arguments.insert(id.name.to_owned())),
        InlineExpression::MessageReference { id, .. } => drop(found.refers_to.insert(id.name.to_owned())),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|argument| look_through_inline(argument, found));
        }
        InlineExpression::Placeable { expression } => look_through_expression(expression, found),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

/// `message!(...)` somewhere in the code.
struct Said {
    place: String,
    id: String,
    arguments: BTreeSet<String>,
}

/// A text in the code, outside of `message!`.
struct Literal {
    place: String,
    text: String,
}

#[derive(Default)]
struct Code {
    said: Vec<Said>,
    literals: Vec<Literal>,
}

/// Everything that is compiled for use.
fn code() -> BTreeMap<String, Code> {
    let sources = sources();
    let mut all = BTreeMap::new();
    for house in [&ENGINE, &COMMAND_LINE] {
        for (file, ..) in load(&sources, house).files {
            let mut code = Code::default();
            let tokens: TokenStream = sources[&file].parse().unwrap();
            read(&file, &tokens, &mut code);
            all.insert(file, code);
        }
    }
    all
}

/// Macros whose texts are for programmers.
const FOR_PROGRAMMERS: &[&str] =
    &["assert", "assert_eq", "assert_ne", "debug_assert", "unreachable", "panic", "concat", "include_str", "env"];

/// Attributes whose texts a program shows to people.
const SHOWN: &[&str] = &["arg", "command"];

fn read(file: &str, tokens: &TokenStream, code: &mut Code) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at..] {
            // What is said about the module itself.
            [TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(_), ..]
                if hash.as_char() == '#' && bang.as_char() == '!' =>
            {
                at += 3;
            }
            // #[cfg(test)] mod tests { ... }, and whatever else is for tests only.
            [TokenTree::Punct(hash), TokenTree::Group(attribute), ..]
                if hash.as_char() == '#' && attribute.delimiter() == Delimiter::Bracket =>
            {
                let text = attribute.stream().to_string().replace(' ', "");
                at += 2;
                if text.starts_with("cfg(test)") || text.starts_with("cfg(all(test") {
                    let is_end = |token: &TokenTree| match token {
                        TokenTree::Punct(end) => [';', ','].contains(&end.as_char()),
                        TokenTree::Group(body) => body.delimiter() == Delimiter::Brace,
                        _ => false,
                    };
                    at += tokens[at..].iter().position(is_end).map_or(tokens.len() - at, |end| end + 1);
                } else if SHOWN.iter().any(|name| text.starts_with(&format!("{name}("))) {
                    read(file, &attribute.stream(), code);
                }
            }
            [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(arguments), ..]
                if bang.as_char() == '!' =>
            {
                if name == "message" {
                    said(file, &arguments.stream(), code);
                } else if !FOR_PROGRAMMERS.contains(&name.to_string().as_str()) {
                    read(file, &arguments.stream(), code);
                }
                at += 3;
            }
            [TokenTree::Ident(name), TokenTree::Group(_), ..] if name == "expect" => at += 2,
            [TokenTree::Group(group), ..] => {
                read(file, &group.stream(), code);
                at += 1;
            }
            [TokenTree::Literal(literal), ..] => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    let place = format!("{file}:{}", literal.span().start().line);
                    code.literals.push(Literal { place, text: text.value() });
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
}

fn said(file: &str, tokens: &TokenStream, code: &mut Code) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let Some(TokenTree::Literal(id)) = tokens.first() else { return };
    let place = format!("{file}:{}", id.span().start().line);
    let mut arguments = BTreeSet::new();
    let is_sign =
        |token: Option<&TokenTree>, sign| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Ident(name) = token
            && is_sign(tokens.get(at - 1), ',')
            && is_sign(tokens.get(at + 1), '=')
            && !is_sign(tokens.get(at + 2), '=')
        {
            arguments.insert(name.to_string());
        }
    }
    code.said.push(Said { place, id: id.to_string().trim_matches('"').to_owned(), arguments });
    // What is handed to it may say something itself.
    read(file, &tokens[1..].iter().cloned().collect(), code);
}

fn english() -> BTreeMap<String, Defined> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language/en.ftl");
    defined(&fs::read_to_string(path).unwrap())
}

/// Messages that are asked for by a name made at run time: another test looks at them.
fn is_named_at_run_time(id: &str) -> bool {
    ["grammar-", "spelling-", "list-", "help-", "missing-"].iter().any(|beginning| id.starts_with(beginning))
}

#[test]
fn every_message_that_code_says_is_there_with_just_these_arguments_and_none_is_left_over() {
    let (defined, code) = (english(), code());
    let said = || code.values().flat_map(|code| &code.said);
    let mut wrong = Vec::new();
    for Said { place, id, arguments } in said() {
        match defined.get(id) {
            None => wrong.push(format!("{place}: there is no message {id}")),
            Some(message) if message.arguments != *arguments => {
                wrong.push(format!("{place}: {id} takes {:?} and is given {arguments:?}", message.arguments));
            }
            Some(_) => {}
        }
    }
    let is_used =
        |id: &String| said().any(|said| said.id == *id) || defined.values().any(|other| other.refers_to.contains(id));
    let unused = defined.keys().filter(|id| !is_named_at_run_time(id) && !is_used(id));
    wrong.extend(unused.map(|id| format!("src/language/en.ftl: nothing says {id}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_translation_has_only_messages_and_arguments_that_the_english_has() {
    let english = english();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
    let files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "ftl"))
        .collect();
    assert!(files.len() > 11, "{files:?}");
    let mut wrong = Vec::new();
    for file in files {
        for (id, Defined { arguments, .. }) in defined(&fs::read_to_string(&file).unwrap()) {
            match english.get(&id) {
                Some(original) if arguments.is_subset(&original.arguments) => {}
                Some(original) => {
                    wrong.push(format!("{file:?}: {id} takes {arguments:?}, and is given {:?}", original.arguments))
                }
                None => wrong.push(format!("{file:?}: there is no message {id}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a text reads like English for people: two words in a row, a word that begins with a capital or ends with a stop.
fn is_for_people(text: &str) -> bool {
    // What stands in braces is put in by a format.
    let mut depth = 0;
    let plain: String = text
        .chars()
        .filter(|letter| {
            depth += i32::from(*letter == '{');
            let is_outside = depth == 0;
            depth -= i32::from(*letter == '}' && depth > 0);
            is_outside
        })
        .collect();
    let is_word = |word: &str| {
        word.chars().filter(|letter| letter.is_ascii_lowercase()).count() >= 2
            && !word.contains(['-', '_', '=', '/', ':', '<', '>'])
    };
    let words: Vec<&str> = plain.split_whitespace().collect();
    let letters = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let are_neighbours = words.windows(2).any(|pair| pair.iter().all(|word| is_word(&letters(word))));
    let is_capital = |word: &&str| {
        let word = letters(word);
        word.starts_with(|letter: char| letter.is_ascii_uppercase()) && is_word(&word)
    };
    let ends_sentence = |word: &&str| word.ends_with(['.', '?', '!', ';', ',']) && is_word(&letters(word));
    // DECK, as a name for what an argument takes: two capitals or more, and nothing else.
    let is_in_capitals = |word: &&str| {
        let word = letters(word);
        word.len() >= 2 && word.chars().all(|letter| letter.is_ascii_uppercase())
    };
    let is_of_people = |word: &&str| is_capital(word) || is_in_capitals(word) || ends_sentence(word);
    are_neighbours || words.iter().any(is_of_people)
}

#[test]
fn no_room_but_language_has_words_for_people() {
    let mut wrong = Vec::new();
    for (file, code) in code() {
        let is_exception =
            |literal: &&Literal| NO_WORDS.iter().any(|(at, text, _)| *at == file && *text == literal.text);
        let found: Vec<&Literal> = code
            .literals
            .iter()
            .filter(|literal| is_for_people(&literal.text))
            .filter(|literal| !is_exception(literal))
            .collect();
        match (STILL_TO_MOVE.contains(&file.as_str()), found.is_empty()) {
            (true, true) => wrong.push(format!("{file} has no words any more: take it off the list")),
            (false, false) => {
                wrong.extend(found.iter().map(|literal| format!("{}: {:?}", literal.place, literal.text)))
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn texts_for_people_are_told_from_names() {
    for text in [
        "True",
        "Right, that is false.",
        "{} items are left",
        "cannot be {doing}",
        "passed.",
        "Match: {}",
        "DECK",
        "[OPTIONS]",
    ] {
        assert!(is_for_people(text), "{text}");
    }
    for text in
        ["true-false", "TELLAPART_NOW", "%a", "{}: {}", "marketing", "src/x.rs", "\"{}\"", "certificate-{}.html", ""]
    {
        assert!(!is_for_people(text), "{text}");
    }
}
