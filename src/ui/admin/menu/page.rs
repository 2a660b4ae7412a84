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
                rows::{Row, rows},
                rules::{
                    board::{NewRule, RulesBoard},
                    saving::{RuleActs, use_rule_acts},
                    words::words as rule_words,
                },
                saving::{Saving, use_saving},
                target::{LIST, NEW, RULES, Target},
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
pub fn MenuPage(place: Place, fresh: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let data = Resource::new(move || fresh.get(), |_| editable_menu());
    let refetch = move || data.refetch();
    let params = use_params_map();
    let target = Memo::new(move |_| params.with(|params| Target::of(params.get_str("id"))));
    let acts = use_availability(refetch);
    let saving = use_saving(refetch);
    let rule_acts = use_rule_acts(refetch);
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=waiting
            page=move |data| view! { <MenuBoard data target acts saving rule_acts place/> }.into_any()
        />
        <OffSaleDialog acts/>
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

#[component]
fn MenuBoard(
    data: Signal<EditableMenu>,
    target: Memo<Target>,
    acts: Availabilities,
    saving: Saving,
    rule_acts: RuleActs,
    place: Place,
) -> impl IntoView {
    let words = words();
    let rule_words = rule_words();
    let all = Memo::new(move |_| data.with(|data| rows(data, place.language)));
    let is_rules = Memo::new(move |_| target.get() == Target::Rules);
    let text = move || {
        if is_rules.get() {
            count(data.with(|data| data.menu.rules.len()), rule_words.rule_one, rule_words.rule_many)
        } else {
            all.with(|all| summary(all))
        }
    };
    let tabs =
        vec![Choice::new("items", rule_words.items).href(LIST), Choice::new("rules", rule_words.rules).href(RULES)];
    let current = move || if is_rules.get() { "rules" } else { "items" }.to_owned();
    let filter = RwSignal::new(Filter::default());
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <PageHeader title=words.title text=Signal::derive(move || Some(text()))>
            <Show when=move || is_rules.get() fallback=move || view! { <NewItem/> }>
                <NewRule acts=rule_acts/>
            </Show>
        </PageHeader>
        <div class="mb-4"><NavTabs label=rule_words.parts items=tabs current=current/></div>
        <Show when=move || is_rules.get()>
            <RulesBoard data acts=rule_acts place/>
        </Show>
        <Show when=move || !is_rules.get() && is_empty.get()>
            <Empty icon="utensils" title=words.empty text=words.empty_text.to_owned()><NewItem/></Empty>
        </Show>
        <Show when=move || !is_rules.get() && !is_empty.get()>
            <div class="grid gap-3">
                <Filters rows=all filter/>
                <ItemTable rows=all filter acts place/>
            </div>
        </Show>
        <Editor data target saving place/>
    }
}

/// Opens the editor for a new item.
#[component]
fn NewItem() -> impl IntoView {
    view! { <ButtonLink href=NEW icon="plus" attr:data-noscroll="">{words().new_item}</ButtonLink> }
}
