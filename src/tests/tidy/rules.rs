//! The rules, each as a test over the project.

use super::{
    breach::Rule, citations, endpoints, imports, migrations, options, permissions, placement, quotes, screens, sql,
    tree::Tree, words,
};

fn hold(rule: Rule) {
    let breaches: Vec<String> = rule(Tree::project()).iter().map(ToString::to_string).collect();
    assert!(breaches.is_empty(), "{} breaches:\n{}\n", breaches.len(), breaches.join("\n"));
}

/// Writes a test for each rule, and the list of all.
macro_rules! rules {
    ($($sentence:ident: $rule:path;)*) => {
        $(
            #[test]
            fn $sentence() {
                hold($rule);
            }
        )*

        /// Every rule with the name of its test.
        pub const RULES: &[(&str, Rule)] = &[$((stringify!($sentence), $rule)),*];
    };
}

rules! {
    modules_name_only_what_their_ring_allows: imports::names_inside_the_rings;
    stores_are_private_to_their_slice: imports::stores_are_private;
    cfg_stands_only_where_modules_are_declared: placement::cfg_stands_where_modules_are_declared;
    no_path_climbs_twice: placement::no_path_climbs_twice;
    nothing_is_exported_again: placement::nothing_is_exported_again;
    every_file_is_declared: placement::every_file_is_declared;
    files_stay_short: placement::files_stay_short;
    module_files_hold_docs_and_mod_lines: placement::module_files_only_list;
    module_files_with_code_are_needed: placement::module_files_with_code_are_needed;
    sql_stands_only_in_stores: sql::sql_stands_in_stores;
    every_store_query_names_its_restaurant: sql::every_query_names_its_restaurant;
    system_lookups_are_needed: sql::system_lookups_are_needed;
    every_act_asks_for_a_permission_first: permissions::every_act_asks_first;
    what_runs_in_a_transaction_leaves_it_open: permissions::what_runs_in_a_transaction_does_not_begin_or_end_one;
    no_float_stands_where_amounts_are: words::amounts_are_whole_numbers;
    nothing_is_unwrapped_outside_tests: words::nothing_is_unwrapped;
    nothing_is_left_to_do: words::nothing_is_left_to_do;
    nothing_is_printed: words::nothing_is_printed;
    time_comes_from_the_clock: words::time_comes_from_the_clock;
    ids_and_chance_come_from_the_act: words::ids_and_chance_come_from_the_act;
    no_screen_has_an_inline_style: screens::no_style_attribute;
    colours_are_tokens: screens::colours_are_tokens;
    every_icon_is_in_the_sprite: screens::icons_are_in_the_sprite;
    server_functions_have_fixed_addresses: endpoints::server_functions_have_fixed_addresses;
    run_time_options_equal_the_build_s: options::run_time_options_equal_the_build_s;
    quoted_messages_are_printed: quotes::quoted_messages_are_printed;
    cited_wishes_are_well_formed: citations::cited_wishes_are_well_formed;
    migrations_go_both_ways: migrations::migrations_go_both_ways_and_have_no_gap;
    every_constraint_is_named: migrations::every_constraint_is_named;
    no_column_reads_the_database_s_clock: migrations::no_column_reads_the_database_s_clock;
}

/// Rules over nothing would all hold.
#[test]
fn the_project_is_read() {
    let tree = Tree::project();
    assert!(300 < tree.rust().count(), "only {} Rust files were found", tree.rust().count());
    assert!(tree.slices().starts_with(&["restaurants", "auth", "attendance", "menu"]), "{:?}", tree.slices());
    for folder in ["src/ui", "src/tests", "tests", "migrations", "end2end", "style", "scripts"] {
        assert!(tree.under(folder).next().is_some(), "nothing was read in {folder}");
    }
    for file in ["Cargo.toml", "Leptos.toml", "public/icons.svg", "Makefile", "docs/troubleshooting.md"] {
        assert!(tree.get(file).is_some(), "{file} was not read");
    }
    assert!(tree.rust().all(|file| file.code.len() == file.text.len() && file.spoken.len() == file.text.len()));
}
