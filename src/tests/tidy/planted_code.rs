//! Plants for the rules about Rust code.

use super::plant::Plant;

static LONG: [u8; 501] = [b'\n'; 501];
static LONG_ENOUGH: [u8; 500] = [b'\n'; 500];

const fn lines(bytes: &'static [u8]) -> &'static str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

pub static PLANTS: &[Plant] = &[
    Plant {
        rule: "modules_name_only_what_their_ring_allows",
        files: &[
            ("src/kernel/ids.rs", "use super::money::Money;\nuse crate::platform::ctx::Ctx;\n"),
            ("src/platform/db.rs", "use crate::kernel::ids;\nuse crate::menu::model::Menu;\n"),
            (
                "src/menu/model/mod.rs",
                "use crate::{kernel::ids, restaurants::model::Restaurant, orders::model::Order};\n",
            ),
            ("src/menu/model/price.rs", "use crate::platform::ctx::Ctx;\n"),
            (
                "src/menu/store/items.rs",
                "use super::super::{model::Item, service::NewItem};\nuse crate::menu::service::save;\n",
            ),
            (
                "src/orders/service.rs",
                "use crate::menu::model::Menu;\n// crate::menu::service\nuse crate::menu::service;\n",
            ),
            ("src/orders/rpc.rs", "use crate::{flows::open, server::rpc, platform::ctx};\nuse super::store;\n"),
            ("src/flows/open.rs", "use crate::menu::{model, service, store};\nuse crate::orders::rpc;\n"),
            ("src/verify/run.rs", "use crate::platform::db;\nuse crate::orders::service;\n"),
            ("src/ui/kit/button.rs", "use super::icon::Icon;\nuse crate::kernel::money::Money;\n"),
            ("src/ui/shared/price.rs", "use crate::kernel::money::Money;\nuse crate::ui::pos::words;\n"),
            (
                "src/ui/pos/page.rs",
                "use crate::{orders::{model, rpc}, ui::kit};\nuse super::super::kds::page;\nuse crate::flows;\n",
            ),
            ("src/ui/kds/page.rs", "fn f() { crate::orders::service::get() }\n"),
            ("src/server/router.rs", "use crate::{flows, orders::service, ui::app};\n"),
        ],
        found: &[
            ("src/flows/open.rs:1", "names menu::store"),
            ("src/flows/open.rs:2", "names orders::rpc"),
            ("src/kernel/ids.rs:2", "names platform::ctx::Ctx"),
            ("src/menu/model/mod.rs:1", "names orders::model::Order"),
            ("src/menu/model/price.rs:1", "names platform::ctx::Ctx"),
            ("src/menu/store/items.rs:2", "names menu::service::save"),
            ("src/orders/rpc.rs:2", "names orders::store"),
            ("src/orders/service.rs:3", "names menu::service"),
            ("src/platform/db.rs:2", "names menu::model::Menu"),
            ("src/ui/kds/page.rs:1", "names orders::service::get"),
            ("src/ui/kit/button.rs:2", "names kernel::money::Money"),
            ("src/ui/pos/page.rs:3", "names flows"),
            ("src/ui/pos/page.rs:2", "names ui::kds::page"),
            ("src/ui/shared/price.rs:2", "names ui::pos::words"),
            ("src/verify/run.rs:2", "names orders::service"),
        ],
    },
    Plant {
        rule: "stores_are_private_to_their_slice",
        files: &[
            ("src/menu/mod.rs", "pub mod service;\nmod store;\n"),
            ("src/orders/mod.rs", "pub(crate) mod store;\n"),
        ],
        found: &[("src/orders/mod.rs:1", "mod store;")],
    },
    Plant {
        rule: "cfg_stands_only_where_modules_are_declared",
        files: &[
            ("src/menu/mod.rs", "#[cfg(feature = \"ssr\")]\nmod store;\n"),
            (
                "src/menu/model.rs",
                "#[cfg_attr(feature = \"ssr\", derive(Type))]\nstruct A;\n#[cfg(all(test, feature = \"ssr\"))]\nmod tests {}\n",
            ),
            ("src/menu/rpc.rs", "#[cfg(test)]\nmod tests {}\nfn f() { cfg!(feature = \"ssr\"); }\n"),
        ],
        found: &[("src/menu/model.rs:3", "cfg by target"), ("src/menu/rpc.rs:3", "cfg by target")],
    },
    Plant {
        rule: "no_path_climbs_twice",
        files: &[("src/menu/rpc.rs", "use super::model;\n// super::super\nuse super::super::orders;\n")],
        found: &[("src/menu/rpc.rs:3", "climbs twice")],
    },
    Plant {
        rule: "nothing_is_exported_again",
        files: &[("src/menu/mod.rs", "mod a;\nuse a::B;\npub use self::a::A;\npub(crate) use a::C;\n")],
        found: &[("src/menu/mod.rs:3", "re-export"), ("src/menu/mod.rs:4", "re-export")],
    },
    Plant {
        rule: "every_file_is_declared",
        files: &[
            ("src/menu/mod.rs", "mod a;\n#[path = \"c_here.rs\"]\nmod c;\n"),
            ("src/menu/a.rs", ""),
            ("src/menu/b.rs", ""),
            ("src/menu/c_here.rs", ""),
        ],
        found: &[("src/menu/b.rs:1", "no `mod` line")],
    },
    Plant {
        rule: "files_stay_short",
        files: &[("src/menu/a.rs", lines(&LONG_ENOUGH)), ("src/menu/b.rs", lines(&LONG))],
        found: &[("src/menu/b.rs:1", "501 lines")],
    },
    Plant {
        rule: "module_files_hold_docs_and_mod_lines",
        files: &[
            ("src/menu/mod.rs", "//! Docs.\n\n#[cfg(\n    feature = \"ssr\"\n)]\npub(crate) mod a;\n\nfn f() {}\n"),
            ("src/menu/model/mod.rs", "pub struct Menu;\n"),
            ("src/ui/pos/mod.rs", "mod page;\n#[lazy_route]\nimpl LazyRoute for Pos {}\n"),
        ],
        found: &[("src/menu/mod.rs:8", "code in a module file")],
    },
    Plant {
        rule: "module_files_with_code_are_needed",
        files: &[("src/payments/gateway/mod.rs", "//! The trait is elsewhere.\n")],
        found: &[("src/payments/gateway/mod.rs:1", "take it off the list")],
    },
    Plant {
        rule: "every_act_asks_for_a_permission_first",
        files: &[
            (
                "src/flows/a.rs",
                "pub async fn asks(ctx: &Ctx) -> R {\n    ctx.require(P::A)?;\n    x().await\n}\n\
                 pub async fn asks_late(ctx: &Ctx) -> R {\n    x().await;\n    ctx.require(P::A)\n}\n\
                 pub async fn x_in_tx(tx: &mut Tx) -> R {}\nasync fn x() {}\npub fn y() {}\n",
            ),
            (
                "src/menu/service/items.rs",
                "impl A {\n    pub(super) async fn save(&self) -> [u8; 2] { /* ctx.require(P) */ }\n}\n",
            ),
            ("src/menu/store.rs", "pub async fn rows() {}\n"),
        ],
        found: &[("src/flows/a.rs:5", "`asks_late`"), ("src/menu/service/items.rs:2", "`save`")],
    },
    Plant {
        rule: "what_runs_in_a_transaction_leaves_it_open",
        files: &[
            ("src/flows/a.rs", "pub async fn a(ctx: &Ctx) { let tx = ctx.begin().await?; tx.commit().await }\n"),
            ("src/menu/service.rs", "pub async fn b_in_tx(tx: Tx) -> R {\n    tx.commit().await\n}\n"),
        ],
        found: &[("src/menu/service.rs:2", "`b_in_tx`")],
    },
    Plant {
        rule: "no_float_stands_where_amounts_are",
        files: &[
            ("src/kernel/money.rs", "// f64\nfn f(a: i64) {}\nfn g(a: f64) {}\n"),
            ("src/ui/kit/chart.rs", "fn f(a: f64) {}\n"),
        ],
        found: &[("src/kernel/money.rs:3", "a float")],
    },
    Plant {
        rule: "nothing_is_unwrapped_outside_tests",
        files: &[
            ("src/menu/mod.rs", "mod a;\n#[cfg(test)]\nmod properties;\n"),
            (
                "src/menu/a.rs",
                "fn f() { a.unwrap_or(b); a.unwrap() }\n#[cfg(test)]\nmod tests { fn f() { a.unwrap() } }\n",
            ),
            ("src/menu/properties/b.rs", "fn f() { a.unwrap() }\n"),
        ],
        found: &[("src/menu/a.rs:1", ".unwrap()")],
    },
    Plant {
        rule: "nothing_is_left_to_do",
        files: &[
            ("src/menu/a.rs", "fn f() { g(\"TODO\") }\nfn g() { todo!() }\n// TODO: more\n"),
            ("style/main.css", "/* FIXME */\n"),
        ],
        found: &[("src/menu/a.rs:2", "finish it"), ("src/menu/a.rs:3", "TODO"), ("style/main.css:1", "FIXME")],
    },
    Plant {
        rule: "nothing_is_printed",
        files: &[("src/menu/a.rs", "fn f() { writeln!(out); }\nfn g() { println!(\"x\") }\n#[test]\nfn h() {}\n")],
        found: &[("src/menu/a.rs:2", "`println!`")],
    },
    Plant {
        rule: "time_comes_from_the_clock",
        files: &[
            ("src/platform/clock.rs", "fn now() { SystemTime::now() }\n"),
            (
                "src/menu/a.rs",
                "fn f() { ctx.now() }\nfn g() { std::time::Instant::now() }\n#[cfg(test)]\nfn h() { Utc::now() }\n",
            ),
        ],
        found: &[("src/menu/a.rs:2", "`Instant::now`")],
    },
    Plant {
        rule: "ids_and_chance_come_from_the_act",
        files: &[
            ("src/platform/crypto.rs", "use rand::Rng;\nfn new_id() { Uuid::now_v7() }\n"),
            (
                "src/menu/store.rs",
                "fn a() { tx.new_id() }\nfn b() { uuid::Uuid::now_v7() }\nfn c() { operand::d() }\nfn e() { plan(Uuid::new_v4) }\n\
                 #[cfg(test)]\nfn f() { Uuid::now_v7() }\n",
            ),
            ("src/server/seed/people.rs", "use rand::random;\n"),
        ],
        found: &[
            ("src/menu/store.rs:2", "`Uuid::now_v7`"),
            ("src/menu/store.rs:4", "`Uuid::new_v4`"),
            ("src/server/seed/people.rs:1", "`rand::`"),
        ],
    },
];
