//! Decks as a spreadsheet copies them: tabs between cells, a row a distinction. The first row names the sides, the first column the aspects.
//!
//! Ids are made of what stands there: the deck's of the file's name, the others of side and aspect. What a spreadsheet has no column for,
//! the deck does without. Such files are only read.

use super::Format;
use crate::deck::draft::{Draft, DraftDistinction, DraftSide, DraftTrait, Field};
use crate::deck::id::MOST_LETTERS;
use crate::diagnostic::{Diagnostic, Source, Span, Spanned};

pub(super) const FORMAT: Format = Format { extensions: &["tsv", "tab"], read, write: None };

type Cell<'t> = Spanned<&'t str>;

fn read(source: &Source) -> (Option<Draft>, Vec<Diagnostic>) {
    let mut rows = rows(source.text());
    let Some(header) = rows.next() else {
        return (None, vec![Diagnostic::of_file(message!("deck-file-empty"))]);
    };
    if let Some(mark) = other_separator(&header) {
        return (None, vec![Diagnostic::error(header[0].span, message!("tsv-other-separator", mark = mark))]);
    }
    let span = header.iter().map(|cell| cell.span).fold(header[0].span, |all, cell| Span::new(all.start, cell.end));
    let sides: Vec<DraftSide> = (1..).zip(header.iter().skip(1)).map(|(number, cell)| side(number, cell)).collect();
    let mut wrong = Vec::new();
    let mut distinctions: Vec<DraftDistinction> = Vec::new();
    for (number, row) in (1..).zip(rows) {
        for cell in row.iter().skip(header.len()).filter(|cell| !cell.value.trim().is_empty()) {
            wrong.push(Diagnostic::error(cell.span, message!("tsv-cell-without-side", sides = sides.len())));
        }
        let mut next = distinction(number, &row, &sides);
        if let Some(before) = distinctions.iter().find(|before| id_of(before) == id_of(&next)) {
            let error = Diagnostic::error(next.span, message!("tsv-rows-share-id", id = id_of(&next)));
            wrong.push(error.beside(before.span, message!("deck-said-before")));
            next.id = Field::Unreadable;
        }
        distinctions.push(next);
    }
    let stem = stem(source.name());
    let draft = Draft {
        span,
        id: given(slug(stem).unwrap_or_else(|| "deck".to_owned()), span),
        title: given(stem.to_owned(), span),
        language: Field::NoPlace,
        sides: Field::Given(Spanned::new(sides, span)),
        distinctions: Field::Given(distinctions),
        facts: Field::NoPlace,
    };
    (Some(draft), wrong)
}

/// The rows that hold anything, cell by cell; each has one at least.
fn rows(text: &str) -> impl Iterator<Item = Vec<Cell<'_>>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let begins = start;
        start += line.len();
        (begins, line.trim_end_matches(['\n', '\r']))
    });
    lines.filter(|(_, line)| !line.trim().is_empty()).map(|(begins, line)| {
        let mut start = begins;
        let cell = |cell| {
            let span = Span::new(start, start + str::len(cell));
            start = span.end + 1;
            Spanned::new(cell, span)
        };
        line.split('\t').map(cell).collect()
    })
}

/// What stands between the columns where that is no tab: a header of a single cell names no sides.
fn other_separator(header: &[Cell<'_>]) -> Option<&'static str> {
    let [only] = header else { return None };
    [";", ",", "|"].into_iter().find(|mark| only.value.matches(mark).count() > 1)
}

fn side(number: usize, cell: &Cell<'_>) -> DraftSide {
    let id = slug(cell.value).unwrap_or_else(|| format!("side-{number}"));
    DraftSide { span: cell.span, id: given(id, cell.span), name: text(cell) }
}

fn distinction(number: usize, row: &[Cell<'_>], sides: &[DraftSide]) -> DraftDistinction {
    let aspect = &row[0];
    // A side of which a row says nothing takes no part in it.
    let told = sides.iter().zip(row.iter().skip(1)).filter(|(_, cell)| !cell.value.trim().is_empty());
    let traits = told.filter_map(|(side, cell)| {
        let side = Spanned::new(side.id.given()?.value.clone(), cell.span);
        Some(DraftTrait { span: cell.span, side, text: text(cell), accept: Field::NoPlace, also: Field::NoPlace })
    });
    DraftDistinction {
        span: aspect.span,
        id: given(slug(aspect.value).unwrap_or_else(|| format!("row-{number}")), aspect.span),
        aspect: text(aspect),
        traits: Field::Given(Spanned::new(traits.collect(), aspect.span)),
        degree: Field::NoPlace,
        lures: Field::NoPlace,
        examples: Field::NoPlace,
        near: Field::NoPlace,
        why: Field::NoPlace,
    }
}

fn id_of(distinction: &DraftDistinction) -> &str {
    distinction.id.given().map_or("", |id| &id.value)
}

fn given(text: String, span: Span) -> Field<Spanned<String>> {
    Field::Given(Spanned::new(text, span))
}

fn text(cell: &Cell<'_>) -> Field<Spanned<String>> {
    given(cell.value.to_owned(), cell.span)
}

/// The name of a file without its folder and its ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// An id made of a text; `None` where it has nothing that an id may have.
fn slug(text: &str) -> Option<String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    id.truncate(MOST_LETTERS);
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}
