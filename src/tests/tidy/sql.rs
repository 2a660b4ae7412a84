//! Where SQL may stand, and that it names its tenant.

use super::{
    breach::Breach,
    functions::function_around,
    items::closing_bracket,
    source::{Source, find_words},
    tree::Tree,
};

/// Files outside the stores that speak SQL.
const SPEAKERS: [&str; 1] = ["src/auth/session_store.rs"];

/// Look-ups that come before the tenant is known, and why. They run on the system pool.
const SYSTEM_LOOKUPS: [(&str, &str, &str); 5] = [
    ("src/restaurants/store.rs", "find_id_by_slug", "answers with the tenant that a public address names"),
    ("src/restaurants/store.rs", "list_ids", "answers with every tenant, for the owner of the installation"),
    ("src/tables/store.rs", "find_code", "answers with the tenant that a printed code names"),
    ("src/tables/store.rs", "find_seat", "answers with the tenant that a guest's phone belongs to"),
    ("src/tables/store.rs", "find_phone", "answers with the tenant that a guest's phone belongs to"),
];

const WAYS_TO_SPEAK: [&str; 4] = ["sqlx::query", "sqlx::raw_sql", "QueryBuilder", "sqlx::prepare"];

pub fn sql_stands_in_stores(tree: &Tree) -> Vec<Breach> {
    let may = |file: &Source| {
        file.ring() == "store"
            || matches!(file.top(), "platform" | "verify" | "tests")
            || SPEAKERS.contains(&file.path.as_str())
    };
    let mut breaches = vec![];
    for file in tree.rust().filter(|file| !may(file)) {
        let spoken = WAYS_TO_SPEAK.iter().flat_map(|way| file.code.match_indices(way)).map(|(at, _)| at);
        let imported = file.code.match_indices("sqlx::{").map(|(at, _)| at).filter(|at| {
            let group = &file.code[*at..closing_bracket(&file.code, at + "sqlx::".len())];
            group.contains("query")
        });
        let places = spoken.chain(imported).filter(|at| !file.is_test_code(*at));
        breaches
            .extend(places.map(|at| Breach::at(file, at, "SQL outside a store: move the query to the slice's store")));
    }
    breaches
}

/// Stores of tables that belong to no restaurant, and of what is looked for before it is known whose it is.
const WITHOUT_TENANT: [&str; 2] = ["src/payments/store/gateways.rs", "src/payments/store/simulated.rs"];

/// The net beneath is the tenant policy of the database; this is the rule that it catches us breaking.
pub fn every_query_names_its_restaurant(tree: &Tree) -> Vec<Breach> {
    let slices = tree.slices();
    let mut breaches = vec![];
    // A login exists before a restaurant is known: the tables of `auth` have no tenant.
    for file in
        tree.rust().filter(|file| file.ring() == "store" && slices.contains(&file.top()) && file.top() != "auth")
    {
        for at in file.code.match_indices("sqlx::query").map(|(at, _)| at) {
            let function = function_around(&file.code, at).unwrap_or_default();
            let is_exempt = is_system_lookup(file, function) || WITHOUT_TENANT.contains(&file.path.as_str());
            if !names_restaurant(&query(file, at)) && !is_exempt {
                let advice =
                    format!("the query of `{function}` is not bound to a restaurant: add `restaurant_id = $1`");
                breaches.push(Breach::at(file, at, advice));
            }
        }
    }
    breaches
}

/// The exceptions are real: each names a function whose query is not bound.
pub fn system_lookups_are_needed(tree: &Tree) -> Vec<Breach> {
    let is_needed = |path: &str, function: &str| {
        tree.get(path).is_some_and(|file| {
            let mut queries = file.code.match_indices("sqlx::query").map(|(at, _)| at);
            queries.any(|at| function_around(&file.code, at) == Some(function) && !names_restaurant(&query(file, at)))
        })
    };
    SYSTEM_LOOKUPS
        .iter()
        .filter(|(path, function, _)| !is_needed(path, function))
        .map(|(path, function, _)| Breach::of(path, format!("`{function}` is listed as a system look-up and is none")))
        .collect()
}

fn is_system_lookup(file: &Source, function: &str) -> bool {
    SYSTEM_LOOKUPS.iter().any(|(path, name, _)| *path == file.path && *name == function)
}

/// The text between the brackets of a query, on one line.
fn query(file: &Source, at: usize) -> String {
    let open = at + file.code[at..].find('(').unwrap_or_default();
    let text = &file.spoken[open..closing_bracket(&file.code, open)];
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads and changes compare it, inserts fill it.
fn names_restaurant(query: &str) -> bool {
    let fills =
        query.contains("insert into ") && find_words(query, "restaurant_id").any(|at| query[..at].ends_with('('));
    fills || query.contains("restaurant_id = $")
}
