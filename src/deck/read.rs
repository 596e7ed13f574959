//! Reading a deck: a document's fields to a [`Deck`], with every problem told at once.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::str::FromStr;

use super::id::SHAPE;
use super::text::{Text, reading};
use super::{Deck, Distinction, Fact, Item, Side, SideId, Trait};
use crate::document::{self, Checker, Fields, Node, Problems, Value, Wording, is_visible};

/// The format that this program reads.
const FORMAT: u64 = 1;

/// What is said of a file that holds no deck.
const WORDING: Wording = Wording {
    is_folder: "this is a folder; name a deck file in it",
    is_large: "is larger than 16 MiB, which no deck is; name a deck file",
    is_empty: "the file is empty; write a deck, as docs/decks.md shows one",
};

/// Reads and checks the deck file at `path`.
///
/// # Errors
///
/// Every problem of the file; a deck with one is not returned.
pub fn read_file(path: &Path) -> Result<Deck, Problems> {
    let missing = || {
        let message = "there is no such file; check the path, or see `tellapart deck list`";
        Problems::whole(&path.display().to_string(), message)
    };
    document::read_file(path, &WORDING, deck)?.ok_or_else(missing)
}

/// Reads and checks a deck; `source` is what its problems call it.
///
/// # Errors
///
/// Every problem of the deck.
pub fn read_bytes(source: &str, bytes: &[u8]) -> Result<Deck, Problems> {
    document::read_bytes(source, bytes, &WORDING, deck)
}

fn deck(checker: &mut Checker<'_>, root: &Node) -> Option<Deck> {
    let known = ["format", "id", "title", "language", "sides", "distinctions", "facts"];
    // A deck of another format may have any fields: then only the format is told.
    if let Value::Object(members) = &root.value
        && let Some(format) = members.iter().find(|member| member.name == "format")
        && !is_our_format(checker, &format.node)
    {
        return None;
    }
    let fields = checker.fields(root, "the deck", &known)?;
    fields.required(checker, "format");
    let id = field(checker, &fields, "id", |checker, node| id(checker, node, "the deck's id"));
    let title = field(checker, &fields, "title", |checker, node| checker.text(node, "the deck's title"));
    let language = match fields.optional("language") {
        Some(node) => checker.text(node, "the deck's language"),
        None => Some("en".to_owned()),
    };
    let sides = field(checker, &fields, "sides", sides);
    let mut items = Items { sides: sides.as_deref(), seen: HashMap::new(), items: Vec::new() };
    let mut are_lists = true;
    if let Some(node) = fields.required(checker, "distinctions") {
        let list = checker.list(node, "the field \"distinctions\"");
        are_lists &= list.is_some();
        list.unwrap_or_default().iter().for_each(|node| items.add(checker, node, "distinction", distinction));
    }
    if let Some(node) = fields.optional("facts") {
        let list = checker.list(node, "the field \"facts\"");
        are_lists &= list.is_some();
        list.unwrap_or_default().iter().for_each(|node| items.add(checker, node, "fact", |_, c, f, o| fact(c, f, o)));
    }
    let items = items.items;
    if items.is_empty() && are_lists && checker.is_content() {
        checker.report(root.offset, "the deck has nothing to ask; add at least one distinction or fact");
    }
    let fingerprint = document::fingerprint_of(root);
    Some(Deck { id: id?, title: title?, language: language?, sides: sides?, items, fingerprint })
}

fn is_our_format(checker: &mut Checker<'_>, node: &Node) -> bool {
    match &node.value {
        Value::Number(number) if number.as_u64() == Some(FORMAT) => return true,
        Value::Number(number) if number.as_u64().is_some_and(|format| format > FORMAT) => {
            checker.report(
                node.offset,
                format!("the deck is of format {number} and this tellapart reads format {FORMAT}; install a newer one"),
            );
        }
        _ => checker
            .report(node.offset, format!("the deck's format must be the number {FORMAT}; write \"format\": {FORMAT}")),
    }
    false
}

/// Takes a required field and reads it.
fn field<T>(
    checker: &mut Checker<'_>,
    fields: &Fields<'_>,
    name: &str,
    read: impl FnOnce(&mut Checker<'_>, &Node) -> Option<T>,
) -> Option<T> {
    let node = fields.required(checker, name)?;
    read(checker, node)
}

fn id<Id: FromStr>(checker: &mut Checker<'_>, node: &Node, owner: &str) -> Option<Id> {
    let text = checker.text(node, owner)?;
    let id = text.parse().ok();
    if id.is_none() {
        let text = text.escape_debug();
        checker.report(node.offset, format!("{owner} \"{text}\" is not written as an id; use {SHAPE}"));
    }
    id
}

fn sides(checker: &mut Checker<'_>, node: &Node) -> Option<Vec<Side>> {
    let list = checker.list(node, "the field \"sides\"")?;
    let mut sides: Vec<Side> = Vec::new();
    let mut complete = true;
    for node in list {
        let Some(fields) = checker.fields(node, "a side", &["id", "name"]) else {
            complete = false;
            continue;
        };
        let id = field(checker, &fields, "id", |checker, node| id::<SideId>(checker, node, "a side's id"));
        let name = field(checker, &fields, "name", |checker, node| checker.text(node, "a side's name"));
        if let Some(id) = &id
            && sides.iter().any(|side| side.id == *id)
        {
            checker.report(node.offset, format!("two sides have the id \"{id}\"; give one of them another"));
        }
        if let Some(name) = &name
            && sides.iter().any(|side| reading(&side.name) == reading(name))
        {
            checker.report(node.offset, format!("two sides read \"{name}\"; give one of them another name"));
        }
        match (id, name) {
            (Some(id), Some(name)) => sides.push(Side { id, name }),
            _ => complete = false,
        }
    }
    if list.len() < 2 {
        checker.report(node.offset, "a deck tells at least two sides apart; add the sides that are missing");
    }
    // With a side half read, what the distinctions say of it cannot be judged.
    complete.then_some(sides)
}

/// The items read so far, of either kind: they share their ids.
struct Items<'s> {
    /// `None` while the sides themselves are wrong.
    sides: Option<&'s [Side]>,
    /// The byte offset at which each id stood last.
    seen: HashMap<String, usize>,
    items: Vec<Item>,
}

impl Items<'_> {
    fn add(
        &mut self,
        checker: &mut Checker<'_>,
        node: &Node,
        kind: &str,
        read: impl FnOnce(Option<&[Side]>, &mut Checker<'_>, &Node, &str) -> Option<Item>,
    ) {
        let owner = match name_of(node) {
            Some(name) => format!("the {kind} \"{}\"", name.escape_debug()),
            None => format!("a {kind}"),
        };
        if let Some(name) = name_of(node)
            && let Some(first) = self.seen.insert(name.to_owned(), node.offset)
        {
            let line = checker.position(first).line;
            checker.report(
                node.offset,
                format!(
                    "the id \"{}\" is taken by the item at line {line}; give one of them another",
                    name.escape_debug()
                ),
            );
        }
        self.items.extend(read(self.sides, checker, node, &owner));
    }
}

/// The id of an item as it stands, right or wrong.
fn name_of(node: &Node) -> Option<&str> {
    let Value::Object(members) = &node.value else { return None };
    match &members.iter().find(|member| member.name == "id")?.node.value {
        Value::String(id) => Some(id),
        _ => None,
    }
}

fn distinction(sides: Option<&[Side]>, checker: &mut Checker<'_>, node: &Node, owner: &str) -> Option<Item> {
    let fields = checker.fields(node, owner, &["id", "aspect", "traits", "lures", "why"])?;
    let id = field(checker, &fields, "id", |checker, node| id(checker, node, "an item's id"));
    let aspect =
        field(checker, &fields, "aspect", |checker, node| checker.text(node, &format!("the aspect of {owner}")));
    // Every text of an aspect and where it stands, to find two that read the same.
    let mut texts: Vec<(usize, String)> = Vec::new();
    let traits = field(checker, &fields, "traits", |checker, node| traits(sides, checker, node, owner, &mut texts));
    let mut lures = Vec::new();
    if let Some(list) = fields.optional("lures").and_then(|node| checker.list(node, &format!("the lures of {owner}"))) {
        for node in list {
            if let Some(text) = marked(checker, node, &format!("a lure of {owner}")) {
                texts.push((node.offset, text.plain().to_owned()));
                lures.push(text);
            }
        }
    }
    report_same_reading(checker, &texts, owner);
    let why = why(checker, &fields, owner);
    Some(Item::Distinction(Distinction { id: id?, aspect: aspect?, traits: traits?, lures, why }))
}

fn traits(
    sides: Option<&[Side]>,
    checker: &mut Checker<'_>,
    node: &Node,
    owner: &str,
    texts: &mut Vec<(usize, String)>,
) -> Option<Vec<Trait>> {
    let members = checker.members(node, &format!("the field \"traits\" of {owner}"))?;
    let mut traits = Vec::new();
    for member in members {
        let side = sides.and_then(|sides| sides.iter().find(|side| side.id.as_str() == member.name));
        if let (Some(sides), None) = (sides, side) {
            let known = sides.iter().map(|side| side.id.as_str()).collect::<Vec<_>>().join(", ");
            let name = member.name.escape_debug();
            checker.report(
                member.offset,
                format!("{owner} names the side \"{name}\", which the deck lacks; its sides are {known}"),
            );
        }
        let of = format!("the trait \"{}\" of {owner}", member.name.escape_debug());
        let Some(fields) = checker.fields(&member.node, &of, &["text", "accept"]) else { continue };
        let text = field(checker, &fields, "text", |checker, node| {
            let text = marked(checker, node, &of)?;
            texts.push((node.offset, text.plain().to_owned()));
            Some(text)
        });
        let accept = accept(checker, &fields, text.as_ref(), &of);
        if let (Some(side), Some(text)) = (side, text) {
            traits.push(Trait { side: side.id.clone(), text, accept });
        }
    }
    if members.len() < 2 {
        checker.report(
            node.offset,
            format!("{owner} has a trait for fewer than two sides; add the side that is missing, or make it a fact"),
        );
    }
    let place = |of: &Trait| sides.and_then(|sides| sides.iter().position(|side| side.id == of.side));
    traits.sort_by_key(place);
    Some(traits)
}

/// Other spellings for each run of key words of `text`; nothing while that is unreadable.
fn accept(checker: &mut Checker<'_>, fields: &Fields<'_>, text: Option<&Text>, owner: &str) -> Vec<Vec<String>> {
    let owner = format!("\"accept\" in {owner}");
    let list = fields.optional("accept").and_then(|node| checker.list(node, &owner)).unwrap_or_default();
    let blanks = text.map(|text| text.keys().count());
    let mut spellings = vec![Vec::new(); blanks.unwrap_or(0)];
    for node in list {
        let Some(entry) = marked(checker, node, &owner) else { continue };
        let marked: Vec<&str> = entry.keys().collect();
        let words = if marked.is_empty() { vec![entry.plain()] } else { marked };
        let remedy = match blanks {
            None => continue,
            Some(0) => "the trait marks no key words; put brackets around them in its \"text\": works by [pull]",
            Some(blanks) if blanks == words.len() => {
                spellings.iter_mut().zip(words).for_each(|(spellings, words)| spellings.push(words.to_owned()));
                continue;
            }
            Some(1) => "the trait has one run of key words; write only what may stand in its place",
            Some(_) => "put brackets around its words as many times as in the trait's \"text\": [leads] into [buyers]",
        };
        let entry = entry.plain().escape_debug();
        checker.report(node.offset, format!("{owner} has \"{entry}\", which does not fit: {remedy}"));
    }
    spellings
}

fn fact(checker: &mut Checker<'_>, node: &Node, owner: &str) -> Option<Item> {
    let fields = checker.fields(node, owner, &["id", "true", "false", "why"])?;
    let id = field(checker, &fields, "id", |checker, node| id(checker, node, "an item's id"));
    let mut texts: Vec<(usize, String)> = Vec::new();
    let statement = field(checker, &fields, "true", |checker, node| {
        let text = checker.text(node, &format!("the true version of {owner}"))?;
        texts.push((node.offset, text.clone()));
        Some(text)
    });
    let mut false_versions = Vec::new();
    if let Some(node) = fields.required(checker, "false")
        && let Some(list) = checker.list(node, &format!("the false versions of {owner}"))
    {
        for node in list {
            if let Some(text) = checker.text(node, &format!("a false version of {owner}")) {
                texts.push((node.offset, text.clone()));
                false_versions.push(text);
            }
        }
        if list.is_empty() {
            checker.report(node.offset, format!("{owner} has no false version; write at least one"));
        }
    }
    report_same_reading(checker, &texts, owner);
    let why = why(checker, &fields, owner);
    Some(Item::Fact(Fact { id: id?, statement: statement?, false_versions, why }))
}

fn why(checker: &mut Checker<'_>, fields: &Fields<'_>, owner: &str) -> Option<String> {
    fields.optional("why").and_then(|node| checker.text(node, &format!("the \"why\" of {owner}")))
}

/// A text with its key words marked.
fn marked(checker: &mut Checker<'_>, node: &Node, owner: &str) -> Option<Text> {
    let source = checker.text(node, owner)?;
    let text = Text::parse(&source)
        .map_err(|complaint| checker.report(node.offset, format!("{owner} has {complaint}")))
        .ok()?;
    if !is_visible(text.plain()) {
        checker.report(node.offset, format!("{owner} shows nothing; write its text"));
    }
    Some(text)
}

fn report_same_reading(checker: &mut Checker<'_>, texts: &[(usize, String)], owner: &str) {
    let mut seen = HashSet::with_capacity(texts.len());
    for (offset, text) in texts {
        if !seen.insert(reading(text)) {
            let text = text.escape_debug();
            checker.report(
                *offset,
                format!("{owner} says \"{text}\" twice; word one of them so that they can be told apart"),
            );
        }
    }
}
