//! Decks as JSON, for people who write it by hand.

use std::fmt::Write as _;

use super::Format;
use crate::deck::draft::{
    Draft, DraftDistinction, DraftExample, DraftFact, DraftSide, DraftSituation, DraftTrait, Field,
};
use crate::deck::parts;
use crate::diagnostic::{Diagnostic, Source, Span, Spanned};
use crate::json::{self, Fields, Node, Reader, Value};
use crate::language::Message;

pub(super) const FORMAT: Format = Format { extensions: &["json"], read, write: Some(write) };

/// The version of the format that is read and written.
const VERSION: u64 = 1;

/// What an example says beside its situations.
const HELD: &str = "held";

fn read(source: &Source) -> (Option<Draft>, Vec<Diagnostic>) {
    if source.text().trim().is_empty() {
        return (None, vec![Diagnostic::of_file(message!("deck-file-empty"))]);
    }
    let mut reader = Reader::default();
    let draft = json::read(source.text(), &mut reader).and_then(|root| draft(&mut reader, &root));
    (draft, reader.into_diagnostics())
}

/// Reads what stands in a field.
fn field<T>(node: Option<&Node>, read: impl FnOnce(&Node) -> Option<T>) -> Field<T> {
    node.map_or(Field::Missing, |node| read(node).map_or(Field::Unreadable, Field::Given))
}

fn text(reader: &mut Reader, fields: &Fields<'_>, name: &str, what: &Message) -> Field<Spanned<String>> {
    field(fields.get(name), |node| reader.text(node, what))
}

fn truth(reader: &mut Reader, fields: &Fields<'_>, name: &str, what: &Message) -> Field<Spanned<bool>> {
    field(fields.get(name), |node| reader.truth(node, what))
}

/// The texts in a list, as far as they are texts.
fn texts(reader: &mut Reader, node: &Node, list: &Message, one: &Message) -> Option<Vec<Spanned<String>>> {
    let nodes = reader.list(node, list)?;
    let texts: Vec<_> = nodes.iter().filter_map(|node| reader.text(node, one)).collect();
    // With nothing but numbers in it a list is not empty.
    (nodes.is_empty() || !texts.is_empty()).then_some(texts)
}

fn draft(reader: &mut Reader, root: &Node) -> Option<Draft> {
    // A deck of another version may have any fields: then only the version is told.
    if let Value::Object(members) = &root.value
        && let Some(format) = members.iter().find(|member| member.name == "format")
        && let Some(other) = other_version(&format.node)
    {
        reader.report(other);
        return None;
    }
    let known = ["format", "id", "title", "language", "sides", "distinctions", "facts"];
    let fields = reader.fields(root, &parts::deck(), &known)?;
    if fields.get("format").is_none() {
        let message = message!("deck-field-missing", owner = parts::deck(), name = "format");
        reader.report(Diagnostic::error(root.head, message));
    }
    let items = parts::field;
    let id = text(reader, &fields, "id", &parts::deck_id());
    Some(Draft {
        span: place(&id, root),
        id,
        title: text(reader, &fields, "title", &parts::title()),
        language: text(reader, &fields, "language", &parts::language()),
        sides: field(fields.get("sides"), |node| {
            let list = reader.list(node, &items("sides"))?;
            Some(Spanned::new(list.iter().map(|node| side(reader, node)).collect(), node.head))
        }),
        distinctions: field(fields.get("distinctions"), |node| {
            let list = reader.list(node, &items("distinctions"))?;
            Some(list.iter().map(|node| distinction(reader, node)).collect())
        }),
        facts: field(fields.get("facts"), |node| {
            let list = reader.list(node, &items("facts"))?;
            Some(list.iter().map(|node| fact(reader, node)).collect())
        }),
    })
}

fn other_version(node: &Node) -> Option<Diagnostic> {
    let message = match &node.value {
        Value::Number(number) => match number.as_u64() {
            Some(VERSION) => return None,
            Some(format) if format > VERSION => message!("deck-format-newer", format = format, own = VERSION),
            _ => message!("deck-format-unknown", own = VERSION),
        },
        _ => message!("deck-format-unknown", own = VERSION),
    };
    Some(Diagnostic::error(node.head, message))
}

/// What to point at where something with this id lacks something else.
fn place(id: &Field<Spanned<String>>, node: &Node) -> Span {
    id.given().map_or(node.head, |id| id.span)
}

fn side(reader: &mut Reader, node: &Node) -> DraftSide {
    let (id, name) = match reader.fields(node, &parts::side(), &["id", "name"]) {
        Some(fields) => {
            (text(reader, &fields, "id", &parts::side_id()), text(reader, &fields, "name", &parts::side_name()))
        }
        None => (Field::Unreadable, Field::Unreadable),
    };
    DraftSide { span: place(&id, node), id, name }
}

/// The id of an item as it stands, right or wrong.
fn id_of(node: &Node) -> Option<&str> {
    let Value::Object(members) = &node.value else { return None };
    match &members.iter().find(|member| member.name == "id")?.node.value {
        Value::String(id) => Some(id),
        _ => None,
    }
}

fn distinction(reader: &mut Reader, node: &Node) -> DraftDistinction {
    let owner = parts::distinction(id_of(node));
    let Some(fields) =
        reader.fields(node, &owner, &["id", "aspect", "traits", "degree", "lures", "examples", "near", "why"])
    else {
        return DraftDistinction::unreadable(node.head);
    };
    let id = text(reader, &fields, "id", &parts::item_id());
    DraftDistinction {
        span: place(&id, node),
        id,
        aspect: text(reader, &fields, "aspect", &parts::aspect(&owner)),
        traits: field(fields.get("traits"), |node| {
            let members = reader.members(node, &parts::traits(&owner))?;
            let side = |name: &str, span| Spanned::new(name.to_owned(), span);
            // One that stands there twice was told by the reader.
            let is_first = |at: usize| members[..at].iter().all(|earlier| earlier.name != members[at].name);
            let members = members.iter().enumerate().filter(|(at, _)| is_first(*at)).map(|(_, member)| member);
            let traits = members.map(|member| trait_of(reader, side(&member.name, member.span), &member.node, &owner));
            Some(Spanned::new(traits.collect(), node.head))
        }),
        degree: truth(reader, &fields, "degree", &parts::degree(&owner)),
        lures: field(fields.get("lures"), |node| texts(reader, node, &parts::lures(&owner), &parts::lure(&owner))),
        examples: field(fields.get("examples"), |node| {
            let list = reader.list(node, &parts::examples(&owner))?;
            Some(list.iter().filter_map(|node| example(reader, node, &owner)).collect())
        }),
        near: field(fields.get("near"), |node| texts(reader, node, &parts::near(&owner), &parts::near(&owner))),
        why: text(reader, &fields, "why", &parts::why(&owner)),
    }
}

fn trait_of(reader: &mut Reader, side: Spanned<String>, node: &Node, distinction: &Message) -> DraftTrait {
    let owner = parts::trait_of(&side.value, distinction);
    let (text, accept, also) = match reader.fields(node, &owner, &["text", "accept", "also"]) {
        Some(fields) => {
            let spellings = parts::accept(&owner);
            let accept = field(fields.get("accept"), |node| texts(reader, node, &spellings, &spellings));
            let sides = parts::also(&owner);
            let also = field(fields.get("also"), |node| texts(reader, node, &sides, &sides));
            (text(reader, &fields, "text", &owner), accept, also)
        }
        None => (Field::Unreadable, Field::Unreadable, Field::Unreadable),
    };
    DraftTrait { span: side.span, side, text, accept, also }
}

/// An example: a member for each side, by its id, and whether it is held.
fn example(reader: &mut Reader, node: &Node, distinction: &Message) -> Option<DraftExample> {
    let owner = parts::example(distinction);
    let members = reader.members(node, &owner)?;
    let mut example = DraftExample { span: node.head, situations: Vec::new(), held: Field::Missing };
    for member in members {
        if member.name == HELD {
            example.held = field(Some(&member.node), |node| reader.truth(node, &parts::held(&owner)));
        } else if !example.situations.iter().any(|earlier| earlier.side.value == member.name) {
            let text = field(Some(&member.node), |node| reader.text(node, &owner));
            let side = Spanned::new(member.name.clone(), member.span);
            example.situations.push(DraftSituation { side, text });
        }
    }
    Some(example)
}

fn fact(reader: &mut Reader, node: &Node) -> DraftFact {
    let owner = parts::fact(id_of(node));
    let Some(fields) = reader.fields(node, &owner, &["id", "title", "true", "false", "why"]) else {
        return DraftFact::unreadable(node.head);
    };
    let id = text(reader, &fields, "id", &parts::item_id());
    DraftFact {
        span: place(&id, node),
        id,
        title: text(reader, &fields, "title", &parts::fact_title(&owner)),
        statement: text(reader, &fields, "true", &parts::statement(&owner)),
        false_versions: field(fields.get("false"), |node| {
            let (list, one) = (parts::false_versions(&owner), parts::false_version(&owner));
            Some(Spanned::new(texts(reader, node, &list, &one)?, node.head))
        }),
        why: text(reader, &fields, "why", &parts::why(&owner)),
    }
}

/// The text of a file that holds this draft, as one would write it by hand.
fn write(draft: &Draft) -> String {
    let mut fields = vec![("format", VERSION.to_string())];
    fields.extend(
        [("id", &draft.id), ("title", &draft.title), ("language", &draft.language)].into_iter().filter_map(named),
    );
    if let Field::Given(sides) = &draft.sides {
        let sides = sides
            .value
            .iter()
            .map(|side| on_one_line([("id", &side.id), ("name", &side.name)].into_iter().filter_map(named)));
        fields.push(("sides", list(sides, 1)));
    }
    if let Field::Given(distinctions) = &draft.distinctions {
        fields.push(("distinctions", list(distinctions.iter().map(written_distinction), 1)));
    }
    if let Field::Given(facts) = &draft.facts {
        fields.push(("facts", list(facts.iter().map(written_fact), 1)));
    }
    object(fields, 0) + "\n"
}

fn written_distinction(distinction: &DraftDistinction) -> String {
    let mut fields: Vec<_> =
        [("id", &distinction.id), ("aspect", &distinction.aspect)].into_iter().filter_map(named).collect();
    if let Field::Given(traits) = &distinction.traits {
        let traits = traits.value.iter().map(|of| (of.side.value.as_str(), written_trait(of)));
        fields.push(("traits", object(traits, 3)));
    }
    fields.extend(said("degree", &distinction.degree));
    if let Field::Given(lures) = &distinction.lures {
        fields.push(("lures", list(lures.iter().map(quoted), 3)));
    }
    if let Field::Given(examples) = &distinction.examples {
        fields.push(("examples", list(examples.iter().map(written_example), 3)));
    }
    fields.extend(listed("near", &distinction.near));
    fields.extend(named(("why", &distinction.why)));
    object(fields, 2)
}

fn written_trait(of: &DraftTrait) -> String {
    let lists = [listed("accept", &of.accept), listed("also", &of.also)];
    on_one_line(named(("text", &of.text)).into_iter().chain(lists.into_iter().flatten()))
}

/// A list of texts on one line, if it is given.
fn listed<'n>(name: &'n str, texts: &Field<Vec<Spanned<String>>>) -> Option<(&'n str, String)> {
    let texts: Vec<String> = texts.given()?.iter().map(quoted).collect();
    Some((name, format!("[{}]", texts.join(", "))))
}

/// A line for each situation, so that they can be compared.
fn written_example(example: &DraftExample) -> String {
    let situations =
        example.situations.iter().filter_map(|of| Some((of.side.value.as_str(), quoted(of.text.given()?))));
    object(situations.chain(said(HELD, &example.held)), 4)
}

fn written_fact(fact: &DraftFact) -> String {
    let texts = [("id", &fact.id), ("title", &fact.title), ("true", &fact.statement)];
    let mut fields: Vec<_> = texts.into_iter().filter_map(named).collect();
    if let Field::Given(versions) = &fact.false_versions {
        fields.push(("false", list(versions.value.iter().map(quoted), 3)));
    }
    fields.extend(named(("why", &fact.why)));
    object(fields, 2)
}

/// A field with its text, if it is given.
fn named<'n>((name, text): (&'n str, &Field<Spanned<String>>)) -> Option<(&'n str, String)> {
    text.given().map(|text| (name, quoted(text)))
}

/// A field that says whether something is so, if it is given.
fn said<'n>(name: &'n str, truth: &Field<Spanned<bool>>) -> Option<(&'n str, String)> {
    truth.given().map(|truth| (name, truth.value.to_string()))
}

fn quoted(text: &Spanned<String>) -> String {
    Value::String(text.value.clone()).plain().to_string()
}

/// Fields in `{ }`, a line each; those of an object of this level, from 0.
fn object<'n>(fields: impl IntoIterator<Item = (&'n str, String)>, level: usize) -> String {
    let name = |name: &str| serde_json::Value::from(name).to_string();
    enclosed('{', fields.into_iter().map(|(field, value)| format!("{}: {value}", name(field))), '}', level)
}

fn list(elements: impl Iterator<Item = String>, level: usize) -> String {
    enclosed('[', elements, ']', level)
}

fn enclosed(open: char, parts: impl Iterator<Item = String>, close: char, level: usize) -> String {
    let mut text = String::from(open);
    let indent = |level: usize| "  ".repeat(level);
    for (number, part) in parts.enumerate() {
        let comma = if number == 0 { "" } else { "," };
        // Writing into a text never fails.
        let _ = write!(text, "{comma}\n{}{part}", indent(level + 1));
    }
    if text.len() > open.len_utf8() {
        let _ = write!(text, "\n{}", indent(level));
    }
    text.push(close);
    text
}

/// Fields in `{ }` on one line.
fn on_one_line<'n>(fields: impl Iterator<Item = (&'n str, String)>) -> String {
    let fields: Vec<String> = fields.map(|(name, value)| format!("\"{name}\": {value}")).collect();
    if fields.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", fields.join(", ")) }
}
