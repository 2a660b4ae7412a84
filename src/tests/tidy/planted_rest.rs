//! Plants for the rules about SQL, screens, addresses, settings, citations and migrations.

use super::plant::Plant;

pub static PLANTS: &[Plant] = &[
    Plant {
        rule: "sql_stands_only_in_stores",
        files: &[
            ("src/menu/store/read.rs", "fn f() { sqlx::query!(\"\") }\n"),
            ("src/platform/db.rs", "fn f() { sqlx::query!(\"\") }\n"),
            ("src/flows/a.rs", "use sqlx::{Error, PgPool};\nfn f() { sqlx::query_scalar!(\"\") }\n"),
            ("src/flows/b.rs", "use sqlx::{PgPool, query};\n"),
        ],
        found: &[("src/flows/a.rs:2", "SQL outside a store"), ("src/flows/b.rs:1", "SQL outside a store")],
    },
    Plant {
        rule: "every_store_query_names_its_restaurant",
        files: &[
            (
                "src/menu/store.rs",
                "fn a() { sqlx::query!(\"select 1 from items i\\n where i.restaurant_id = $1 and (x or y)\") }\n\
                 fn b() { sqlx::query!(r#\"insert into items (restaurant_id, x) select $1, (2)\"#, f(1)) }\n\
                 fn c() { sqlx::query!(\"select restaurant_id from items\", 1) }\n",
            ),
            ("src/auth/store.rs", "fn a() { sqlx::query!(\"select 1\") }\n"),
        ],
        found: &[("src/menu/store.rs:3", "`c`")],
    },
    Plant {
        rule: "system_lookups_are_needed",
        files: &[
            (
                "src/restaurants/store.rs",
                "fn find_id_by_slug() { sqlx::query!(\"select 1\") }\nfn list_ids() { sqlx::query!(\"select 1\") }\n",
            ),
            (
                "src/tables/store.rs",
                "fn find_code() { sqlx::query!(\"select 1\") }\nfn find_seat() { sqlx::query!(\"where restaurant_id = $1\") }\nfn find_phone() { sqlx::query!(\"select 1\") }\n",
            ),
        ],
        found: &[("src/tables/store.rs:1", "`find_seat` is listed")],
    },
    Plant {
        rule: "no_screen_has_an_inline_style",
        files: &[(
            "src/ui/pos/page.rs",
            "fn a() { view! { <style nonce=n>{s}</style> <p class=style> } }\n\
             fn b() { view! { <p style=move || x> } }\nfn c() { view! { <p style:width=x> } }\n\
             fn d() { let style = Style { style: x }; if style == y {} }\nfn e() { div().style(x) }\n",
        )],
        found: &[
            ("src/ui/pos/page.rs:2", "an inline style"),
            ("src/ui/pos/page.rs:3", "an inline style"),
            ("src/ui/pos/page.rs:5", "an inline style"),
        ],
    },
    Plant {
        rule: "colours_are_tokens",
        files: &[
            (
                "src/ui/pos/a.rs",
                "const A: [&str; 3] = [\"bg-surface text-ink-muted\", \"/icons.svg#face\", \"to-rose\"];\n",
            ),
            ("src/ui/pos/b.rs", "const B: &str = \"#fa0\";\n"),
            ("src/ui/pos/c.rs", "const C: &str = \"p-2 hover:bg-red-500\";\n"),
            ("src/ui/pos/d.rs", "const D: &str = \"rgb(1 2 3)\";\nfn rgb(a: u8) {}\n"),
            ("src/ui/pos/e.rs", "const E: &str = \"text-white\"; // #123456\n"),
        ],
        found: &[
            ("src/ui/pos/b.rs:1", "a raw colour"),
            ("src/ui/pos/c.rs:1", "a raw colour"),
            ("src/ui/pos/d.rs:1", "a raw colour"),
            ("src/ui/pos/e.rs:1", "a raw colour"),
        ],
    },
    Plant {
        rule: "every_icon_is_in_the_sprite",
        files: &[
            ("public/icons.svg", "<svg>\n  <symbol id=\"check\" viewBox=\"0\"></symbol>\n</svg>\n"),
            (
                "src/ui/pos/a.rs",
                "view! { <Icon name=\"check\"/> <Icon name=x/> <p name=\"n\"> <Chip icon=\"check\"/> <Chip icon=\"\"/> }\n",
            ),
            ("src/ui/pos/b.rs", "view! { <Icon\n    size=Big\n    name=\"chek\"/> <Chip icon=\"tick\"/> }\n"),
        ],
        found: &[("src/ui/pos/b.rs:3", "no symbol \"tick\""), ("src/ui/pos/b.rs:3", "no symbol \"chek\"")],
    },
    Plant {
        rule: "server_functions_have_fixed_addresses",
        files: &[
            (
                "src/menu/rpc.rs",
                "/// Docs.\n#[server(prefix = \"/rpc\", endpoint = \"menu/get\", input = Json)]\n\
                 pub async fn get(#[server(default)] a: A) {}\n#[server(endpoint = \"menu/set\")]\npub async fn set() {}\n\
                 #[server(prefix = \"/rpc\")]\n#[lazy]\npub async fn put() {}\n",
            ),
            (
                "src/orders/rpc/staff.rs",
                "#[server(prefix = \"/rpc\", endpoint = \"menu/get\")]\npub async fn get() {}\n",
            ),
            ("src/ui/pos/page.rs", "#[server(prefix = \"/rpc\", endpoint = \"pos/get\")]\npub async fn get() {}\n"),
        ],
        found: &[
            ("src/menu/rpc.rs:4", "prefix"),
            ("src/menu/rpc.rs:6", "endpoint"),
            ("src/orders/rpc/staff.rs:1", "is taken in src/menu/rpc.rs"),
            ("src/ui/pos/page.rs:1", "outside a slice's rpc"),
        ],
    },
    Plant {
        rule: "run_time_options_equal_the_build_s",
        files: &[
            (
                "Cargo.toml",
                "[package]\nsite-root = \"no\"\n[package.metadata.leptos]\noutput-name = \"a\"\nsite-root = \"b\"\n\
                 site-pkg-dir = \"c\"\nsite-addr = \"d\"\nassets-dir = \"e\"\n",
            ),
            (
                "Leptos.toml",
                "# site-root = \"no\"\n[package.metadata.leptos]\noutput-name = \"a\"\nsite-root = \"other\"\n\
                 site-pkg-dir = \"c\"\nsite-addr = \"d\"\nenv = \"PROD\"\n",
            ),
        ],
        found: &[("Leptos.toml:1", "reload-port is missing"), ("Leptos.toml:4", "site-root is \"other\"")],
    },
    Plant {
        rule: "quoted_messages_are_printed",
        files: &[
            (
                "docs/troubleshooting.md",
                "# Page\n**`error: PORT: … is \"bad\". Set another`** helps.\n**`Waiting for another build in …`**\n\
                 **`error: it was said long ago`**\n**Not a message**, nor is **`this`** one.\n**`Only a test says so`**\n",
            ),
            ("src/platform/config.rs", "fn f() { bad(\"PORT\", \"is \\\"bad\\\". Set \\\n         another\") }\n"),
            ("scripts/env.sh", "say \"Waiting for another build in $1\"\n"),
            ("src/tests/a.rs", "const A: &str = \"Only a test says so\";\n"),
        ],
        found: &[
            ("docs/troubleshooting.md:4", "it was said long ago"),
            ("docs/troubleshooting.md:6", "Only a test says so"),
        ],
    },
    Plant {
        rule: "cited_wishes_are_well_formed",
        files: &[
            ("src/tests/a.rs", "/// S3-41, S3-41..43: fine; so are MS3-4 and a s3 bucket.\n// S3-4\n"),
            (
                "end2end/a.spec.ts",
                "test('S3-41: fine', x);\ntest('s3-41', x);\ntest('S3-43..41', x);\ntest('S3_41', x);\n",
            ),
        ],
        found: &[
            ("src/tests/a.rs:2", "`S3-4`"),
            ("end2end/a.spec.ts:2", "`s3-41`"),
            ("end2end/a.spec.ts:3", "`S3-43..41`"),
            ("end2end/a.spec.ts:4", "`S3_41`"),
        ],
    },
    Plant {
        rule: "migrations_go_both_ways",
        files: &[
            ("migrations/0001_a.up.sql", "create table a (b int);\n"),
            ("migrations/0001_a.down.sql", "drop table a;\n"),
            ("migrations/0002_b.up.sql", "create table b (b int);\n"),
            ("migrations/0004_c.up.sql", "create table c (b int);\n"),
            ("migrations/0004_c.down.sql", "-- nothing\n"),
        ],
        found: &[
            ("migrations/0002_b.up.sql:1", "0002_b.down.sql is missing"),
            ("migrations/0004_c.up.sql:1", "0004_c.down.sql is missing or empty"),
            ("migrations/0004_c.up.sql:1", "should be 0003"),
        ],
    },
    Plant {
        rule: "every_constraint_is_named",
        files: &[(
            "migrations/0001_a.up.sql",
            "-- a check (x) is named, also in 'check (x)'\ncreate table a (\n\
             b int constraint a_b_positive check (b > 0) constraint a_b_c references c,\n\
             constraint a_d foreign key (b, e) references d (b, e), primary key (b)\n);\n\
             create unique index a_once on a (b);\ncreate function f() $$ check (x) unique $$;\n\
             comment on table a is 'no check (here)';\ncreate table e (\n    b int check (b > 0),\n\
             c numeric(4, 2) REFERENCES d,\n    unique (b),\n    foreign key (b) references d\n);\n",
        )],
        found: &[
            ("migrations/0001_a.up.sql:10", "`check` without a name"),
            ("migrations/0001_a.up.sql:11", "`references` without a name"),
            ("migrations/0001_a.up.sql:12", "`unique` without a name"),
            ("migrations/0001_a.up.sql:13", "`foreign` without a name"),
        ],
    },
    Plant {
        rule: "no_column_reads_the_database_s_clock",
        files: &[(
            "migrations/0001_a.up.sql",
            "-- default now()\ncreate table a (b text default 'now',\nc timestamptz DEFAULT now());\n",
        )],
        found: &[("migrations/0001_a.up.sql:3", "database's clock")],
    },
];
