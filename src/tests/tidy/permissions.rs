//! That every act asks for a permission before it does anything.

use super::{
    breach::Breach,
    functions::{Function, functions},
    source::Source,
    tree::Tree,
};

fn acts<'a>(tree: &'a Tree) -> impl Iterator<Item = (&'a Source, Function<'a>)> {
    let slices = tree.slices();
    tree.rust()
        .filter(move |file| file.top() == "flows" || (slices.contains(&file.top()) && file.ring() == "service"))
        .flat_map(|file| functions(&file.code).map(move |function| (file, function)))
        .filter(|(file, function)| function.is_public && function.is_async && !file.is_test_code(function.at))
}

/// What runs before the first thing that is waited for, without spaces.
fn beginning(file: &Source, function: &Function<'_>) -> String {
    let body: String = file.code[function.body.clone()].split_whitespace().collect();
    body.split(".await").next().unwrap_or_default().to_owned()
}

/// A function that ends in `_in_tx` is inside someone's act; every other public one is an act of its own. There are
/// no exceptions: signing in and reading the public menu are permissions too.
pub fn every_act_asks_first(tree: &Tree) -> Vec<Breach> {
    acts(tree)
        .filter(|(_, act)| !act.name.ends_with("_in_tx"))
        .filter(|(file, act)| !beginning(file, act).contains("ctx.require("))
        .map(|(file, act)| {
            let advice = format!("`{}` asks for no permission before it acts: begin with `ctx.require(…)?`", act.name);
            Breach::at(file, act.at, advice)
        })
        .collect()
}

/// Otherwise the ending would be a way around the rule above.
pub fn what_runs_in_a_transaction_does_not_begin_or_end_one(tree: &Tree) -> Vec<Breach> {
    acts(tree)
        .filter(|(_, act)| act.name.ends_with("_in_tx"))
        .filter_map(|(file, act)| {
            let body = &file.code[act.body.clone()];
            let found = [".begin(", ".commit("].into_iter().find_map(|call| body.find(call))?;
            let advice = format!("`{}` begins or ends a transaction: that is its caller's", act.name);
            Some(Breach::at(file, act.body.start + found, advice))
        })
        .collect()
}
