//! A menu from another system's JSON payload: read, compared with the menu here, and turned into a list of changes.
//!
//! [`file::parse`] reads the text, [`plan::plan`] compares it with what the restaurant has and gives the changes;
//! writing them is the slice's service. Both are pure, so a dry run is the same plan, printed.
//!
//! # The format
//! - `menu_items`: `name`, `price`, `is_active` (true unless said). A bracketed prefix is the category: `[PASTA] 花蛤`
//!   is the dish 花蛤 in category PASTA, shown as "Pasta". Without a prefix, a name that ends in a size, `(M)`, is a
//!   drink (category DRINK); any other goes to category OTHER.
//! - `combo_rules`: `code`, `name`, `bundle_price`, `raw_rule_text` (the description of a new combo), `drink_rule` and
//!   `side_rule`, at least one of them. `drink_rule` names its `eligible_drinks`, none dearer than `max_price`; with
//!   `max_price` alone every drink on the menu up to it is eligible. `side_rule` asks for `choice_count` (1 to 9; the
//!   same option may be chosen twice) of `options` with `code` and `name`; `薯餅*2片` is two pieces of 薯餅.
//! - `ingredient_list`: `name` and `unit`: g, ml, piece, or a counting word such as 片.
//! - `recipes`: from an item's name to the names of its ingredients; `雞蛋(2個)` is two.
//!
//! A field that is null counts as absent. Any other field than these is refused unless it is null.
//!
//! # Invariants
//! - A file is accepted whole or refused whole, with the place in the text, the path and the reason.
//! - Prices are read from the digits in the text, never through a float.
//! - Names that differ only in width, spaces or capitals are the same name ([`name::fold`]); nothing looser matches.
//! - The plan of a file on a menu that it was applied to is empty. What the file does not name is left alone; so is
//!   what it cannot say: translations, pictures, surcharges, quantities, the spelling and place of what is there.
//!
//! Deliberately absent: quantities of recipes. A line that the file brings takes the counted number of pieces, else
//! one of its unit, which the plan warns of. A recipe here gains the ingredients it lacks and loses none.

pub mod current;
pub mod error;
pub mod file;
pub mod name;
pub mod plan;

mod catalogue;
mod combos;
mod json;
mod recipes;
mod show;

#[cfg(test)]
mod applied;
#[cfg(test)]
mod file_tests;
#[cfg(test)]
mod plan_tests;
