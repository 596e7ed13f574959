//! Reading a crate: from its root along every `mod`, as the compiler does. What is compiled for tests only is left out.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Item, ItemMod, Lit, Meta, Token};

use super::checker::{House, Violation};
use super::modules::{Module, Names, ROOT};

/// Source texts by their paths from the package's root, with `/` between folders.
pub type Sources = BTreeMap<String, String>;

/// A crate as it is compiled for use.
pub struct Loaded {
    pub modules: Vec<Module>,
    /// The files with their modules.
    pub files: Vec<(String, usize, syn::File)>,
    /// What could not be read.
    pub violations: Vec<Violation>,
}

/// Whether what has these attributes is there for tests only.
pub fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let demands = || attribute.parse_args::<Meta>().is_ok_and(|condition| demands_test(&condition));
        attribute.path().is_ident("test") || attribute.path().is_ident("cfg") && demands()
    })
}

/// Whether a condition can only hold for tests.
fn demands_test(condition: &Meta) -> bool {
    let Meta::List(list) = condition else { return condition.path().is_ident("test") };
    let Ok(parts) = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) else { return false };
    match list.path.get_ident().map(ToString::to_string).as_deref() {
        Some("all") => parts.iter().any(demands_test),
        Some("any") => !parts.is_empty() && parts.iter().all(demands_test),
        _ => false,
    }
}

pub fn load(sources: &Sources, house: &House) -> Loaded {
    let root = Module { path: Vec::new(), parent: ROOT, names: Names::default() };
    let loaded = Loaded { modules: vec![root], files: Vec::new(), violations: Vec::new() };
    let mut loader = Loader { sources, house, loaded, reached: BTreeSet::new() };
    let folder = house.root.rsplit_once('/').map_or("", |(folder, _)| folder);
    loader.file(house.root, ROOT, folder, false);
    for file in sources.keys().filter(|file| (house.owns)(file)) {
        if !loader.reached.contains(file) {
            let what = "no `mod` leads here, so that nothing here is looked at";
            loader.loaded.violations.push(Violation::new(file, Span::call_site(), file, what.to_owned()));
        }
    }
    loader.loaded
}

struct Loader<'s> {
    sources: &'s Sources,
    house: &'s House,
    loaded: Loaded,
    reached: BTreeSet<String>,
}

impl Loader<'_> {
    /// Reads a file as the module `at`; the files of modules below it lie in `folder`.
    fn file(&mut self, file: &str, at: usize, folder: &str, is_for_tests: bool) {
        self.reached.insert(file.to_owned());
        let Some(text) = self.sources.get(file) else {
            // Tests may share files with others that are no part of this crate.
            if !is_for_tests {
                let what = "this file is not among the sources".to_owned();
                self.loaded.violations.push(Violation::new(file, Span::call_site(), file, what));
            }
            return;
        };
        match syn::parse_file(text) {
            Ok(syntax) => {
                let is_for_tests = is_for_tests || is_test(&syntax.attrs);
                self.items(&syntax.items, file, at, folder, is_for_tests);
                if !is_for_tests {
                    self.loaded.files.push((file.to_owned(), at, syntax));
                }
            }
            Err(error) => {
                self.loaded.violations.push(Violation::new(file, error.span(), file, error.to_string()));
            }
        }
    }

    fn items(&mut self, items: &[Item], file: &str, at: usize, folder: &str, is_for_tests: bool) {
        let declared: Vec<ItemMod> = items.iter().flat_map(modules_of).collect();
        for module in &declared {
            let is_for_tests = is_for_tests || is_test(&module.attrs);
            let name = module.ident.unraw().to_string();
            let child = if is_for_tests { at } else { self.child(at, &name) };
            let folder = format!("{folder}/{name}");
            match &module.content {
                Some((_, items)) => self.items(items, file, child, &folder, is_for_tests),
                None => self.declared(module, file, child, &folder, is_for_tests),
            }
        }
        if !is_for_tests {
            self.loaded.modules[at].names.extend(Names::of(items.iter()));
        }
    }

    /// The module of this name below `at`. On different platforms it may be made of different sources: then it is one with all of them.
    fn child(&mut self, at: usize, name: &str) -> usize {
        if let Some(known) = self.loaded.modules[at].names.module(name) {
            return known;
        }
        let child = self.loaded.modules.len();
        let path = [self.loaded.modules[at].path.as_slice(), &[name.to_owned()]].concat();
        self.loaded.modules.push(Module { path, parent: at, names: Names::default() });
        self.loaded.modules[at].names.add_module(name.to_owned(), child);
        child
    }

    /// Reads the file that `mod name;` in `file` takes its items from.
    fn declared(&mut self, module: &ItemMod, file: &str, child: usize, folder: &str, is_for_tests: bool) {
        let own = format!("{folder}.rs");
        let (below, folder) = match path_attribute(&module.attrs) {
            Some(path) => {
                let below = joined(file, &path);
                let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
                (below, folder)
            }
            None if self.sources.contains_key(&own) => (own, folder.to_owned()),
            None => (format!("{folder}/mod.rs"), folder.to_owned()),
        };
        let span = module.ident.span();
        if is_for_tests && self.reached.contains(&below) {
            return;
        }
        if !is_for_tests && has_conditional_path(&module.attrs) {
            let what = "where this `mod` leads depends on a condition: it cannot be followed".to_owned();
            self.loaded.violations.push(Violation::new(file, span, &below, what));
        } else if !is_for_tests && !(self.house.owns)(&below) {
            let what = format!("{below} belongs to another crate: it may be used, but not taken in");
            self.loaded.violations.push(Violation::new(file, span, &below, what));
        } else if self.loaded.modules[child].path.len() > 20 {
            let what = "this `mod` leads in a circle".to_owned();
            self.loaded.violations.push(Violation::new(file, span, &below, what));
        } else {
            self.file(&below, child, &folder, is_for_tests);
        }
    }
}

/// The modules that an item declares: itself, or where a macro is called, each `mod name` that is handed to it.
fn modules_of(item: &Item) -> Vec<ItemMod> {
    match item {
        Item::Mod(module) => vec![module.clone()],
        // A macro that is defined declares nothing yet.
        Item::Macro(call) if call.ident.is_none() => {
            let tokens: Vec<TokenTree> = call.mac.tokens.clone().into_iter().collect();
            let declared = tokens.windows(2).filter_map(|pair| match pair {
                [TokenTree::Ident(word), TokenTree::Ident(name)] if word == "mod" => Some(quoted_module(name)),
                _ => None,
            });
            declared.collect()
        }
        _ => Vec::new(),
    }
}

fn quoted_module(name: &proc_macro2::Ident) -> ItemMod {
    syn::parse_str(&format!("mod {name};")).expect("a name that stood as the name of a module")
}

/// What `#[path = "..."]` says.
fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    })
}

/// Whether there is a `#[cfg_attr(condition, path = "...")]`.
fn has_conditional_path(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let parts = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap_or_default();
        attribute.path().is_ident("cfg_attr") && parts.iter().any(|part| part.path().is_ident("path"))
    })
}

/// `path` as seen from the folder of `file`.
fn joined(file: &str, path: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}
