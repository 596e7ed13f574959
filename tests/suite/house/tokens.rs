//! What stands inside of macros and attributes, where no grammar is known: read as expressions or statements if it can be, and token
//! by token otherwise.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{Block, Expr, Path, Token, UseTree};

use super::modules::{Names, Use, segments};
use super::walk::{How, Walker};

impl Walker<'_> {
    pub fn inside_macro(&mut self, tokens: &TokenStream) {
        if let Ok(expressions) = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens.clone()) {
            expressions.iter().for_each(|expression| self.visit_expr(expression));
        } else if let Ok(statements) = Block::parse_within.parse2(tokens.clone()) {
            self.statements(&statements);
        } else {
            self.tokens(tokens);
        }
    }

    /// A text in an attribute may be a path, as in `#[serde(with = "crate::room")]`.
    pub fn text(&mut self, text: &str, span: Span) {
        if self.is_in_attribute
            && text.contains("::")
            && let Ok(path) = syn::parse_str::<Path>(text)
        {
            self.path(&segments(&path), span, How::Other);
        }
    }

    pub fn tokens(&mut self, tokens: &TokenStream) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut names = Names::default();
        for at in (0..tokens.len()).filter(|at| is_word(&tokens, *at, "use")) {
            names.add_uses(&uses(&tokens[at + 1..]));
        }
        self.with_block(names, |walker| {
            let mut at = 0;
            while let Some(token) = tokens.get(at) {
                at = match token {
                    TokenTree::Ident(_) => walker.words(&tokens, at),
                    TokenTree::Group(group) => {
                        walker.tokens(&group.stream());
                        at + 1
                    }
                    TokenTree::Literal(literal) => {
                        walker.text(literal.to_string().trim_matches('"'), literal.span());
                        at + 1
                    }
                    TokenTree::Punct(_) => at + 1,
                };
            }
        });
    }

    /// A path, a method or an import that begins here; returns where the next token is to be looked at.
    fn words(&mut self, tokens: &[TokenTree], begin: usize) -> usize {
        if is_word(tokens, begin, "use") {
            let uses = uses(&tokens[begin + 1..]);
            self.imports(&uses);
            let length = tokens[begin..].iter().position(|token| is_sign(Some(token), ';'));
            return if uses.is_empty() { begin + 1 } else { begin + length.unwrap_or(1) };
        }
        let is = |at: Option<usize>, sign: char| is_sign(at.and_then(|at| tokens.get(at)), sign);
        let is_colons = |at: Option<usize>| is(at, ':') && is(at.map(|at| at + 1), ':');
        let is_group = |at: usize| matches!(tokens.get(at), Some(TokenTree::Group(_)));
        let (span, mut end) = (tokens[begin].span(), begin);
        let mut path = Vec::new();
        if is_colons(begin.checked_sub(2)) {
            path.push(String::new());
        }
        while let Some(TokenTree::Ident(ident)) = tokens.get(end) {
            path.push(ident.unraw().to_string());
            end += 1;
            if !is_colons(Some(end)) {
                break;
            }
            if is_group(end + 2) {
                // `path::{one, other}` without `use`, where a macro makes an import of it.
                self.imports(&uses(&tokens[begin..end + 3]));
            }
            if matches!(tokens.get(end + 2), Some(TokenTree::Ident(_))) {
                end += 2;
            }
        }
        if is(begin.checked_sub(1), '.') && !is(begin.checked_sub(2), '.') {
            if is_group(end) || is_colons(Some(end)) {
                self.method(&path[0], span);
            }
        } else {
            let is_macro = is(Some(end), '!') && is_group(end + 1);
            self.path(&path, span, if is_macro { How::Macro } else { How::Other });
        }
        end
    }
}

fn is_word(tokens: &[TokenTree], at: usize, word: &str) -> bool {
    matches!(&tokens[at], TokenTree::Ident(ident) if ident == word)
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// The imports that these tokens make up to the next semicolon; none if they make no `use` item. `$crate` is `crate`.
fn uses(tokens: &[TokenTree]) -> Vec<Use> {
    let item = tokens.iter().take_while(|token| !is_sign(Some(token), ';'));
    let tokens: TokenStream = item.filter(|token| !is_sign(Some(token), '$')).cloned().collect();
    let parser = |input: ParseStream<'_>| {
        let leading: Option<Token![::]> = input.parse()?;
        let tree: UseTree = input.parse()?;
        Ok(Use::all(leading.is_some(), &tree))
    };
    parser.parse2(tokens).unwrap_or_default()
}
