//! Walking through a file: every path, method and macro in it is held against the rules.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{
    Arm, Attribute, Block, ExprMethodCall, ExprPath, Field, ImplItem, Item, LitStr, Local, Macro, Path, QSelf, Stmt,
    TraitItem, Type, TypePath, Variant,
};

use super::checker::{Floors, Found, House, NO_ROOM, Violation, room_of};
use super::load::is_test;
use super::modules::{Module, Names, Trace, Use, attributes, extern_crate, segments};

/// How a path is used.
#[derive(Clone, Copy, PartialEq)]
pub enum How {
    /// It is imported.
    Import,
    /// A macro is called.
    Macro,
    Other,
}

pub struct Walker<'h> {
    house: &'h House,
    modules: &'h [Module],
    floors: &'h Floors,
    found: &'h mut Found,
    file: String,
    /// The module that is walked through.
    at: usize,
    /// What the blocks around name, the innermost last.
    blocks: Vec<Names>,
    pub is_in_attribute: bool,
}

impl<'h> Walker<'h> {
    pub fn new(house: &'h House, modules: &'h [Module], floors: &'h Floors, found: &'h mut Found) -> Self {
        Self { house, modules, floors, found, file: String::new(), at: 0, blocks: Vec::new(), is_in_attribute: false }
    }

    /// Walks through a file, which is the module `at`.
    pub fn file(mut self, file: &str, at: usize, syntax: &syn::File) {
        file.clone_into(&mut self.file);
        self.at = at;
        self.visit_file(syntax);
    }

    fn violation(&mut self, span: Span, name: &str, what: String) {
        self.found.violations.push(Violation::new(&self.file, span, name, what));
    }

    fn room(&self) -> &'h str {
        room_of(self.house, &self.modules[self.at].path)
    }

    pub fn path(&mut self, path: &[String], span: Span, how: How) {
        let trace = Trace::of(self.modules, self.at, &self.blocks, path);
        let mut rooms: Vec<&str> =
            trace.passed.iter().map(|module| room_of(self.house, &self.modules[*module].path)).collect();
        rooms.retain(|room| *room != NO_ROOM && *room != self.room());
        rooms.dedup();
        rooms.iter().for_each(|room| self.arrow(room, span));
        let leads_on = !rooms.is_empty() || !trace.outside.is_empty();
        for (module, name) in trace.stops {
            let is_in_no_room = room_of(self.house, &self.modules[module].path) == NO_ROOM;
            if is_in_no_room && !leads_on && self.room() != NO_ROOM {
                self.violation(span, &name, format!("`{name}` is no room, and no room has it"));
            }
        }
        trace.outside.into_iter().for_each(|outside| self.outside(outside, span, how));
    }

    /// A use of another room.
    fn arrow(&mut self, used: &str, span: Span) {
        let room = self.room();
        *self.found.arrows.entry((room.to_owned(), used.to_owned())).or_default() += 1;
        if room != NO_ROOM && self.floors.get(used) >= self.floors.get(room) {
            self.violation(span, used, format!("`{room}` uses `{used}`, which is not below it"));
        }
    }

    /// A use of another crate.
    fn outside(&mut self, mut path: Vec<String>, span: Span, how: How) {
        match (how, path.as_mut_slice()) {
            // A variable, or what the standard library brings into every module.
            (How::Other, [_]) | (_, []) => return,
            (How::Macro, [name]) => path = vec!["std".to_owned(), format!("{name}!")],
            (How::Macro, [.., name]) => name.push('!'),
            _ => {}
        }
        if matches!(path[0].as_str(), "core" | "alloc") {
            "std".clone_into(&mut path[0]);
        }
        let whole = path.join("::");
        if how == How::Import && self.house.engine == Some(whole.as_str()) {
            self.violation(span, &whole, format!("`{whole}` goes by its own name only, and names what it is used for"));
        }
        let is_it = |name: &str| {
            let is_below = whole.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
            is_below || how == How::Import && name.strip_suffix('!') == Some(&whole)
        };
        self.things(is_it, &whole, span);
    }

    pub fn method(&mut self, method: &str, span: Span) {
        self.things(|name| name.strip_prefix('.') == Some(method), &format!(".{method}"), span);
    }

    /// A use, as `used`, of the things that go by such a name.
    fn things(&mut self, is_it: impl Fn(&str) -> bool, used: &str, span: Span) {
        for thing in self.house.things {
            let Some(name) = thing.names.iter().find(|name| is_it(name)) else { continue };
            if thing.homes.contains(&self.room()) {
                self.found.at_home += 1;
            } else {
                self.violation(span, used, format!("`{name}` does not belong here: {}", thing.instead));
            }
        }
    }

    pub fn imports(&mut self, uses: &[Use]) {
        for used in uses {
            self.path(&used.path, used.span, How::Import);
            if used.name.is_none() {
                self.glob(used);
            }
        }
    }

    /// `use path::*` of another crate's module: it must not bring in, unnamed, what does not belong here.
    fn glob(&mut self, used: &Use) {
        let room = self.room();
        for path in Trace::of(self.modules, self.at, &self.blocks, &used.path).outside {
            let above = path.join("::") + "::";
            for thing in self.house.things.iter().filter(|thing| !thing.homes.contains(&room)) {
                if let Some(name) = thing.names.iter().find(|name| name.starts_with(&above)) {
                    self.violation(used.span, name, format!("`{above}*` brings in `{name}`: {}", thing.instead));
                }
            }
        }
    }

    pub fn with_block(&mut self, names: Names, walk: impl FnOnce(&mut Self)) {
        self.blocks.push(names);
        walk(self);
        self.blocks.pop();
    }

    pub fn statements(&mut self, statements: &[Stmt]) {
        let items = statements.iter().filter_map(|statement| match statement {
            Stmt::Item(item) => Some(item),
            _ => None,
        });
        self.with_block(Names::of(items), |walker| {
            statements.iter().for_each(|statement| walker.visit_stmt(statement));
        });
    }

    /// `<Type>::name`: as `Type::name`.
    fn qualified(&mut self, of: Option<&QSelf>, path: &Path) {
        if let Some(of) = of
            && let Type::Path(own) = &*of.ty
        {
            let rest = path.segments.iter().skip(of.position).map(|segment| segment.ident.unraw().to_string());
            let whole: Vec<String> = segments(&own.path).into_iter().chain(rest).collect();
            self.path(&whole, span_of(path), How::Other);
        }
    }

    fn inline_module(&mut self, module: &syn::ItemMod) {
        let Some((_, items)) = &module.content else { return };
        let Some(child) = self.modules[self.at].names.module(&module.ident.unraw().to_string()) else {
            self.violation(module.ident.span(), "mod", "a module in a block cannot be followed".to_owned());
            return;
        };
        let (above, blocks) = (std::mem::replace(&mut self.at, child), std::mem::take(&mut self.blocks));
        items.iter().for_each(|item| self.visit_item(item));
        (self.at, self.blocks) = (above, blocks);
    }
}

fn span_of(path: &Path) -> Span {
    path.segments.first().map_or_else(Span::call_site, |segment| segment.ident.span())
}

impl<'ast> Visit<'ast> for Walker<'_> {
    fn visit_path(&mut self, path: &'ast Path) {
        self.path(&segments(path), span_of(path), How::Other);
        visit::visit_path(self, path);
    }

    fn visit_expr_path(&mut self, path: &'ast ExprPath) {
        self.qualified(path.qself.as_ref(), &path.path);
        visit::visit_expr_path(self, path);
    }

    fn visit_type_path(&mut self, path: &'ast TypePath) {
        self.qualified(path.qself.as_ref(), &path.path);
        visit::visit_type_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.method(&call.method.unraw().to_string(), call.method.span());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        self.path(&segments(&called.path), span_of(&called.path), How::Macro);
        self.inside_macro(&called.tokens);
    }

    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        self.tokens(tokens);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if !attribute.path().is_ident("doc") {
            let around = std::mem::replace(&mut self.is_in_attribute, true);
            visit::visit_attribute(self, attribute);
            self.is_in_attribute = around;
        }
    }

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.text(&text.value(), text.span());
    }

    fn visit_block(&mut self, block: &'ast Block) {
        self.statements(&block.stmts);
    }

    fn visit_item(&mut self, item: &'ast Item) {
        if is_test(attributes(item)) {
            return;
        }
        match item {
            Item::Use(item) => self.imports(&Use::all(item.leading_colon.is_some(), &item.tree)),
            Item::ExternCrate(item) => self.path(&extern_crate(&item.ident), item.ident.span(), How::Import),
            Item::Mod(module) => {
                module.attrs.iter().for_each(|attribute| self.visit_attribute(attribute));
                self.inline_module(module);
            }
            item => visit::visit_item(self, item),
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let attributes: &[Attribute] = match item {
            ImplItem::Const(item) => &item.attrs,
            ImplItem::Fn(item) => &item.attrs,
            ImplItem::Type(item) => &item.attrs,
            ImplItem::Macro(item) => &item.attrs,
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item(&mut self, item: &'ast TraitItem) {
        let is_for_tests = matches!(item, TraitItem::Fn(item) if is_test(&item.attrs));
        if !is_for_tests {
            visit::visit_trait_item(self, item);
        }
    }

    fn visit_local(&mut self, local: &'ast Local) {
        if !is_test(&local.attrs) {
            visit::visit_local(self, local);
        }
    }

    fn visit_field(&mut self, field: &'ast Field) {
        if !is_test(&field.attrs) {
            visit::visit_field(self, field);
        }
    }

    fn visit_variant(&mut self, variant: &'ast Variant) {
        if !is_test(&variant.attrs) {
            visit::visit_variant(self, variant);
        }
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        if !is_test(&arm.attrs) {
            visit::visit_arm(self, arm);
        }
    }
}
