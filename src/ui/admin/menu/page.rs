//! The menu and its editor.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    menu::{model::editing::EditableMenu, rpc::editable_menu},
    ui::{
        admin::{
            fill::count,
            loaded::Loaded,
            menu::{
                arrange::{Filter, Only},
                availability::{Availabilities, use_availability},
                editor::Editor,
                filters::Filters,
                item_table::ItemTable,
                off_sale_dialog::OffSaleDialog,
                parts::{
                    acts::{PartActs, use_part_acts},
                    editor::PartEditor,
                    lists::{CategoryList, GroupList, NewCategory, NewGroup, PlaceList},
                    words::words as parts_words,
                },
                rows::{Row, rows},
                rules::{
                    board::{NewRule, RulesBoard},
                    saving::{RuleActs, use_rule_acts},
                    words::words as rule_words,
                },
                saving::{Saving, use_saving},
                target::{CATEGORIES, EXTRAS, LIST, NEW, PLACES, RULES, Target},
                words::words,
            },
            place::Place,
        },
        kit::{
            button_link::ButtonLink,
            card::Card,
            choice::Choice,
            empty::Empty,
            nav_tabs::NavTabs,
            page_header::PageHeader,
            skeleton::{Skeleton, SkeletonShape},
        },
        shared::words::words as shared_words,
    },
};

/// Owns the menu, its acts and the address.
#[component]
pub fn MenuPage(
    /// Whether this person may change taxes.
    may_tax: bool,
    place: Place,
    fresh: ReadSignal<u64>,
) -> impl IntoView {
    let words = words();
    let data = Resource::new(move || fresh.get(), |_| editable_menu());
    let refetch = move || data.refetch();
    let params = use_params_map();
    let target = Memo::new(move |_| params.with(|params| Target::of(params.get_str("id"))));
    let acts = Acts {
        availability: use_availability(refetch),
        saving: use_saving(refetch),
        rules: use_rule_acts(refetch),
        parts: use_part_acts(refetch),
    };
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=waiting
            page=move |data| view! { <MenuBoard data target acts may_tax place/> }.into_any()
        />
        <OffSaleDialog acts=acts.availability/>
    }
}

fn waiting() -> AnyView {
    let label = shared_words().loading;
    view! {
        <div class="grid gap-3">
            <Skeleton shape=SkeletonShape::Row count=2 label/>
            <Skeleton shape=SkeletonShape::Line label/>
            <Card><Skeleton shape=SkeletonShape::Row count=12 label/></Card>
        </div>
    }
    .into_any()
}

/// `48 items, 3 off sale, 2 inactive`.
fn summary(rows: &[Row]) -> String {
    let words = words();
    let counted = |only: Only, one: &'static str, many: &'static str| {
        let n = rows.iter().filter(|row| only.keeps(row.status)).count();
        (0 < n).then(|| count(n, one, many))
    };
    let all = count(rows.len(), words.item_one, words.item_many);
    let off_sale = counted(Only::OffSale, words.off_sale_one, words.off_sale_many);
    let inactive = counted(Only::Inactive, words.inactive_one, words.inactive_many);
    [Some(all), off_sale, inactive].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What can be done on this page; handles only.
#[derive(Clone, Copy)]
struct Acts {
    availability: Availabilities,
    saving: Saving,
    rules: RuleActs,
    parts: PartActs,
}

#[component]
fn MenuBoard(
    data: Signal<EditableMenu>,
    target: Memo<Target>,
    acts: Acts,
    may_tax: bool,
    place: Place,
) -> impl IntoView {
    let words = words();
    let all = Memo::new(move |_| data.with(|data| rows(data, place.language)));
    let list = Memo::new(move |_| target.get().list());
    let text = move || match list.get() {
        LIST => all.with(|all| summary(all)),
        other => data.with(|data| count_text(other, data)),
    };
    let new = move |list: &'static str| match list {
        CATEGORIES => view! { <NewCategory data acts=acts.parts/> }.into_any(),
        EXTRAS => view! { <NewGroup acts=acts.parts/> }.into_any(),
        PLACES => ().into_any(),
        RULES => view! { <NewRule acts=acts.rules/> }.into_any(),
        _ => view! { <NewItem/> }.into_any(),
    };
    let board = move |list: &'static str| match list {
        CATEGORIES => view! { <CategoryList data acts=acts.parts place/> }.into_any(),
        EXTRAS => view! { <GroupList data acts=acts.parts place/> }.into_any(),
        PLACES => view! { <PlaceList data acts=acts.parts may_tax place/> }.into_any(),
        RULES => view! { <RulesBoard data acts=acts.rules place/> }.into_any(),
        _ => view! { <Items all acts=acts.availability place/> }.into_any(),
    };
    view! {
        <PageHeader title=words.title text=Signal::derive(move || Some(text()))>
            // Made anew for each list, never drawn over another's: an old button would keep its act.
            <For each=move || [list.get()] key=|list| *list children=new/>
        </PageHeader>
        <div class="mb-4">
            <NavTabs label=rule_words().parts items=tabs() current=Signal::derive(move || list.get().to_owned())/>
        </div>
        <For each=move || [list.get()] key=|list| *list children=board/>
        <Editor data target saving=acts.saving place/>
        <PartEditor data acts=acts.parts place/>
    }
}

fn tabs() -> Vec<Choice> {
    let (rules, parts) = (rule_words(), parts_words());
    let tab = |href: &'static str, label: &'static str| Choice::new(href, label).href(href);
    vec![
        tab(LIST, rules.items),
        tab(CATEGORIES, parts.categories),
        tab(EXTRAS, parts.groups),
        tab(PLACES, parts.places),
        tab(RULES, rules.rules),
    ]
}

/// How many there are of what a list shows.
fn count_text(list: &str, data: &EditableMenu) -> String {
    let (rules, parts, menu) = (rule_words(), parts_words(), &data.menu);
    match list {
        CATEGORIES => count(menu.categories.len(), parts.category_one, parts.category_many),
        EXTRAS => count(menu.groups.len(), parts.group_one, parts.group_many),
        PLACES => count(menu.stations.len(), parts.station_one, parts.station_many),
        _ => count(menu.rules.len(), rules.rule_one, rules.rule_many),
    }
}

/// The items, to look for one.
#[component]
fn Items(all: Memo<Vec<Row>>, acts: Availabilities, place: Place) -> impl IntoView {
    let words = words();
    let filter = RwSignal::new(Filter::default());
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <Show
            when=move || !is_empty.get()
            fallback=move || view! {
                <Empty icon="utensils" title=words.empty text=words.empty_text.to_owned()><NewItem/></Empty>
            }
        >
            <div class="grid gap-3">
                <Filters rows=all filter/>
                <ItemTable rows=all filter acts place/>
            </div>
        </Show>
    }
}

/// Opens the editor for a new item.
#[component]
fn NewItem() -> impl IntoView {
    view! { <ButtonLink href=NEW icon="plus" attr:data-noscroll="">{words().new_item}</ButtonLink> }
}
