//! The modules of a crate as its sources declare them, and what a path in one of them leads to.

use std::collections::BTreeMap;

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Ident, Item, Type, UseTree};

use super::load::is_test;

/// The place of the crate's root among its modules.
pub const ROOT: usize = 0;

/// A module, whether it is a file or stands inside one.
pub struct Module {
    /// Its path from the crate's root.
    pub path: Vec<String>,
    pub parent: usize,
    pub names: Names,
}

/// What the items of a module or of a block name.
#[derive(Default)]
pub struct Names {
    named: BTreeMap<String, Vec<Name>>,
    /// The paths of `use path::*`.
    globs: Vec<Vec<String>>,
}

#[derive(Clone)]
enum Name {
    /// A module below.
    Module(usize),
    /// Another name for this path, as it reads where it stands.
    Alias(Vec<String>),
    /// Anything else that is made here.
    Own,
}

impl Names {
    pub fn of<'i>(items: impl Iterator<Item = &'i Item>) -> Self {
        let mut names = Self::default();
        for item in items.filter(|item| !is_test(attributes(item))) {
            match item {
                Item::Use(item) => names.add_uses(&Use::all(item.leading_colon.is_some(), &item.tree)),
                Item::ExternCrate(item) => {
                    let name = item.rename.as_ref().map_or(&item.ident, |(_, name)| name);
                    names.add(name, Name::Alias(extern_crate(&item.ident)));
                }
                Item::Type(item) => {
                    let alias = match &*item.ty {
                        Type::Path(of) if of.qself.is_none() => Name::Alias(segments(&of.path)),
                        _ => Name::Own,
                    };
                    names.add(&item.ident, alias);
                }
                Item::Const(syn::ItemConst { ident, .. })
                | Item::Enum(syn::ItemEnum { ident, .. })
                | Item::Fn(syn::ItemFn { sig: syn::Signature { ident, .. }, .. })
                | Item::Macro(syn::ItemMacro { ident: Some(ident), .. })
                | Item::Static(syn::ItemStatic { ident, .. })
                | Item::Struct(syn::ItemStruct { ident, .. })
                | Item::Trait(syn::ItemTrait { ident, .. })
                | Item::Union(syn::ItemUnion { ident, .. }) => names.add(ident, Name::Own),
                _ => {}
            }
        }
        names
    }

    pub fn add_uses(&mut self, uses: &[Use]) {
        for used in uses {
            match &used.name {
                Some(name) => self.named.entry(name.clone()).or_default().push(Name::Alias(used.path.clone())),
                None => self.globs.push(used.path.clone()),
            }
        }
    }

    pub fn add_module(&mut self, name: String, module: usize) {
        self.named.entry(name).or_default().push(Name::Module(module));
    }

    /// The module of this name, if these are the names of the module above it.
    pub fn module(&self, name: &str) -> Option<usize> {
        self.named.get(name)?.iter().find_map(|name| match name {
            Name::Module(module) => Some(*module),
            _ => None,
        })
    }

    pub fn extend(&mut self, more: Self) {
        for (name, of) in more.named {
            self.named.entry(name).or_default().extend(of);
        }
        self.globs.extend(more.globs);
    }

    fn add(&mut self, ident: &Ident, name: Name) {
        self.named.entry(ident.unraw().to_string()).or_default().push(name);
    }
}

/// One import of a `use` item.
pub struct Use {
    pub path: Vec<String>,
    /// What it is called from now on; `None` for `*`.
    pub name: Option<String>,
    pub span: Span,
}

impl Use {
    /// The imports of a `use` item, one by one. What begins with `::` has an empty first segment.
    pub fn all(is_leading: bool, tree: &UseTree) -> Vec<Self> {
        let mut uses = Vec::new();
        Self::add(&mut uses, if is_leading { vec![String::new()] } else { Vec::new() }, tree);
        uses
    }

    fn add(uses: &mut Vec<Self>, above: Vec<String>, tree: &UseTree) {
        let below = |ident: &Ident| match ident.unraw().to_string() {
            own if own == "self" && !above.is_empty() => above.clone(),
            name => [above.as_slice(), &[name]].concat(),
        };
        match tree {
            UseTree::Path(tree) => Self::add(uses, below(&tree.ident), &tree.tree),
            UseTree::Name(tree) => {
                let path = below(&tree.ident);
                uses.push(Self { name: path.last().cloned(), path, span: tree.ident.span() });
            }
            UseTree::Rename(tree) => {
                let name = Some(tree.rename.unraw().to_string());
                uses.push(Self { name, path: below(&tree.ident), span: tree.ident.span() });
            }
            UseTree::Glob(tree) => uses.push(Self { path: above, name: None, span: tree.star_token.spans[0] }),
            UseTree::Group(tree) => tree.items.iter().for_each(|tree| Self::add(uses, above.clone(), tree)),
        }
    }
}

/// What `extern crate` makes a name for.
pub fn extern_crate(ident: &Ident) -> Vec<String> {
    match ident.unraw().to_string() {
        own if own == "self" => vec!["crate".to_owned()],
        other => vec![String::new(), other],
    }
}

/// The names of a path's segments; what begins with `::` has an empty first one.
pub fn segments(path: &syn::Path) -> Vec<String> {
    let leading = path.leading_colon.map(|_| String::new());
    leading.into_iter().chain(path.segments.iter().map(|segment| segment.ident.unraw().to_string())).collect()
}

/// The attributes of an item.
pub fn attributes(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Where a path leads. One name can stand for a module, a type and a function at once: then it leads to each of them.
#[derive(Default)]
pub struct Trace {
    /// The modules of this crate that it passes, and those that it ends in.
    pub passed: Vec<usize>,
    ends: Vec<usize>,
    /// The modules that make the last name that could be followed, or do not know it, with that name.
    pub stops: Vec<(usize, String)>,
    /// Paths into other crates, the crate first.
    pub outside: Vec<Vec<String>>,
}

impl Trace {
    /// Where this path leads from the module `at`, in blocks that name these things, the innermost last.
    pub fn of(modules: &[Module], at: usize, blocks: &[Names], path: &[String]) -> Self {
        let mut walk = Walk { modules, blocks, seen: Vec::new(), trace: Self::default() };
        walk.follow(at, path);
        walk.trace
    }
}

struct Walk<'m> {
    modules: &'m [Module],
    blocks: &'m [Names],
    /// Names that are being looked up: an import that leads back to itself leads nowhere.
    seen: Vec<(usize, String)>,
    trace: Trace,
}

impl Walk<'_> {
    /// Follows a path as it reads in the module `at`.
    fn follow(&mut self, at: usize, path: &[String]) {
        let Some((first, rest)) = path.split_first() else { return };
        match first.as_str() {
            "" => self.trace.outside.push(rest.to_vec()),
            "crate" => self.descend(ROOT, rest),
            "self" | "super" => self.descend(at, path),
            "Self" => {}
            _ => {
                let modules = self.modules.len();
                let is_named = (0..self.blocks.len()).rev().any(|block| self.named(at, modules + block, path));
                if !is_named && !self.named(at, at, path) {
                    self.trace.outside.push(path.to_vec());
                }
            }
        }
    }

    /// Follows the rest of a path from the module that it has come to.
    fn descend(&mut self, at: usize, rest: &[String]) {
        self.trace.passed.push(at);
        match rest.split_first() {
            None => self.trace.ends.push(at),
            Some((first, rest)) if first == "self" => self.descend(at, rest),
            Some((first, rest)) if first == "super" => self.descend(self.modules[at].parent, rest),
            Some((first, _)) => {
                if !self.named(at, at, rest) {
                    self.trace.stops.push((at, first.clone()));
                }
            }
        }
    }

    /// Follows a path whose first segment is looked up in one scope, the module `at` or a block in it; returns whether it is named there.
    fn named(&mut self, at: usize, scope: usize, path: &[String]) -> bool {
        let Some((first, rest)) = path.split_first() else { return false };
        let key = (scope, first.clone());
        if self.seen.contains(&key) {
            return false;
        }
        let names = match scope.checked_sub(self.modules.len()) {
            Some(block) => &self.blocks[block],
            None => &self.modules[scope].names,
        };
        self.seen.push(key);
        let found = names.named.get(first).cloned().unwrap_or_default();
        for name in &found {
            match name {
                Name::Module(module) => self.descend(*module, rest),
                Name::Alias(target) => self.follow(at, &[target.as_slice(), rest].concat()),
                Name::Own => {
                    self.trace.passed.push(at);
                    self.trace.stops.push((at, first.clone()));
                }
            }
        }
        let is_named = !found.is_empty() || names.globs.iter().any(|glob| self.named_by(at, glob, path));
        self.seen.pop();
        is_named
    }

    /// The same where all names of the module with the path `glob` are imported.
    fn named_by(&mut self, at: usize, glob: &[String], path: &[String]) -> bool {
        let mut walk =
            Walk { modules: self.modules, blocks: self.blocks, seen: self.seen.clone(), trace: Trace::default() };
        walk.follow(at, glob);
        walk.trace.ends.into_iter().filter(|end| *end != at).any(|end| self.named(end, end, path))
    }
}
