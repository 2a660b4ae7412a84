//! The architecture, as tests: who may name whom, where SQL and `cfg` may stand, how long a file may be, and the like.
//! `docs/ARCHITECTURE.md` and `docs/STYLE.md` say what the rules are for.
//!
//! A rule is a function over a set of files, so that `plant` can show for each that it finds what it forbids.
//! Text is read, not compiled: comments and the insides of strings are told apart, macros are not expanded.
//! Deliberately absent: what the compiler, clippy or the schema test already say.

mod breach;
mod functions;
mod items;
mod mask;
mod paths;
mod source;
mod tree;

mod citations;
mod endpoints;
mod imports;
mod migrations;
mod options;
mod permissions;
mod placement;
mod quotes;
mod screens;
mod sql;
mod words;

mod plant;
mod planted_code;
mod planted_rest;
mod rules;
