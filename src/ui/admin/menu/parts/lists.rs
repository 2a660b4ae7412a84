//! The lists of the menu's parts.

use leptos::prelude::*;

use crate::{
    menu::model::{Category, Group, Station, TaxClass, editing::EditableMenu},
    ui::{
        admin::{
            fill::count,
            menu::{
                choices::rule_text,
                parts::{
                    acts::{PartActs, PartId},
                    draft::{CategoryDraft, PartDraft, StationDraft, TaxClassDraft},
                    group_draft::GroupDraft,
                    line::LineActions,
                    words::words,
                },
                words::words as menu_words,
            },
            place::Place,
        },
        kit::{
            button::{Button, ButtonKind},
            card::Card,
            empty::Empty,
            table::Table,
        },
    },
};

/// Categories in the menu's order, with where their dishes are made.
#[component]
pub fn CategoryList(data: Signal<EditableMenu>, acts: PartActs, place: Place) -> impl IntoView {
    let words = words();
    let rows = Memo::new(move |_| data.with(|data| data.menu.categories.clone()));
    let row = move |category: Category| {
        let made_at = data.with(|data| {
            let station = data.menu.stations.iter().find(|station| station.id == category.station);
            station.map(|station| station.name.in_language(place.language).to_owned()).unwrap_or_default()
        });
        let items = data.with(|data| data.rows.iter().filter(|row| row.item.category == category.id).count());
        let (name, draft) = (category.name.own.clone(), PartDraft::Category(CategoryDraft::of(&category)));
        view! {
            <tr>
                <th scope="row" class="font-semibold">{category.name.in_language(place.language).to_owned()}</th>
                <td>{made_at}</td>
                <td class="num">{category.course}</td>
                <td class="num">{items}</td>
                <td><LineActions id=PartId::Category(category.id) name draft acts/></td>
            </tr>
        }
    };
    let head = move || {
        view! {
            <th scope="col">{words.name}</th>
            <th scope="col">{words.station}</th>
            <th scope="col" class="num">{words.course}</th>
            <th scope="col" class="num">{words.items}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    view! {
        <Show
            when=move || !rows.with(Vec::is_empty)
            fallback=move || view! {
                <Empty icon="tag" title=words.no_categories text=words.no_categories_text.to_owned()>
                    <NewCategory data acts/>
                </Empty>
            }
        >
            <Card flush=true>
                <Table caption=words.categories head>{move || rows.get().into_iter().map(row).collect_view()}</Table>
            </Card>
        </Show>
    }
}

#[component]
pub fn NewCategory(data: Signal<EditableMenu>, acts: PartActs) -> impl IntoView {
    let open = move |_| acts.open(PartDraft::Category(data.with_untracked(|data| CategoryDraft::new(&data.menu))));
    view! { <Button icon="plus" on:click=open>{words().new_category}</Button> }
}

/// Groups of extras with what they let guests choose.
#[component]
pub fn GroupList(data: Signal<EditableMenu>, acts: PartActs, place: Place) -> impl IntoView {
    let words = words();
    let item_words = menu_words();
    let rows = Memo::new(move |_| data.with(|data| data.menu.groups.clone()));
    let row = move |group: Group| {
        let language = place.language;
        let asked = data.with(|data| data.rows.iter().filter(|row| row.item.groups.contains(&group.id)).count());
        let choices: Vec<_> = group.modifiers.iter().map(|one| one.name.in_language(language).to_owned()).collect();
        let draft = PartDraft::Group(GroupDraft::of(&group, place.currency));
        let name = group.name.own.clone();
        view! {
            <tr>
                <th scope="row" class="font-semibold">{group.name.in_language(language).to_owned()}</th>
                <td>{rule_text(&group)}</td>
                <td class="text-ink-muted">{choices.join(", ")}</td>
                <td class="whitespace-nowrap">{count(asked, item_words.item_one, item_words.item_many)}</td>
                <td><LineActions id=PartId::Group(group.id) name draft acts/></td>
            </tr>
        }
    };
    let head = move || {
        view! {
            <th scope="col">{words.name}</th>
            <th scope="col">{words.rule}</th>
            <th scope="col">{words.choices}</th>
            <th scope="col">{words.items}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    view! {
        <Show
            when=move || !rows.with(Vec::is_empty)
            fallback=move || view! {
                <Empty icon="list" title=words.no_groups text=words.no_groups_text.to_owned()><NewGroup acts/></Empty>
            }
        >
            <Card flush=true>
                <Table caption=words.groups head>{move || rows.get().into_iter().map(row).collect_view()}</Table>
            </Card>
        </Show>
    }
}

#[component]
pub fn NewGroup(acts: PartActs) -> impl IntoView {
    let open = move |_| acts.open(PartDraft::Group(GroupDraft::default()));
    view! { <Button icon="plus" on:click=open>{words().new_group}</Button> }
}

/// Where dishes are made, and how they are taxed.
#[component]
pub fn PlaceList(
    data: Signal<EditableMenu>,
    acts: PartActs,
    /// Whether this person may change taxes.
    may_tax: bool,
    place: Place,
) -> impl IntoView {
    view! {
        <div class="grid items-start gap-4 xl:grid-cols-2">
            <Stations data acts place/>
            <TaxClasses data acts may_tax/>
        </div>
    }
}

#[component]
fn Stations(data: Signal<EditableMenu>, acts: PartActs, place: Place) -> impl IntoView {
    let words = words();
    let row = move |station: Station| {
        let made = data.with(|data| {
            let here = data.menu.categories.iter().filter(|category| category.station == station.id);
            here.map(|category| category.name.in_language(place.language).to_owned()).collect::<Vec<_>>()
        });
        let (name, draft) = (station.name.own.clone(), PartDraft::Station(StationDraft::of(&station)));
        view! {
            <tr>
                <th scope="row" class="font-semibold">{station.name.in_language(place.language).to_owned()}</th>
                <td class="text-ink-muted">{made.join(", ")}</td>
                <td><LineActions id=PartId::Station(station.id) name draft acts/></td>
            </tr>
        }
    };
    let head = move || {
        view! {
            <th scope="col">{words.name}</th>
            <th scope="col">{words.made_here}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    let open = move |_| acts.open(PartDraft::Station(StationDraft::default()));
    view! {
        <section class="grid gap-3">
            <header class="flex items-center justify-between gap-3">
                <h2 class="text-lg font-semibold">{words.stations}</h2>
                <Button kind=ButtonKind::Quiet icon="plus" on:click=open>{words.new_station}</Button>
            </header>
            <Card flush=true>
                <Table caption=words.stations head>
                    {move || data.with(|data| data.menu.stations.clone()).into_iter().map(row).collect_view()}
                </Table>
            </Card>
        </section>
    }
}

#[component]
fn TaxClasses(data: Signal<EditableMenu>, acts: PartActs, may_tax: bool) -> impl IntoView {
    let words = words();
    let row = move |class: TaxClass| {
        let (name, draft) = (class.name.clone(), PartDraft::TaxClass(TaxClassDraft::of(&class)));
        let id = PartId::TaxClass(class.id);
        view! {
            <tr>
                <th scope="row" class="font-semibold">{class.name.clone()}</th>
                <td class="num">{class.dine_in.percent_text()}</td>
                <td class="num">{class.takeaway.percent_text()}</td>
                {may_tax.then(|| view! { <td><LineActions id name draft acts/></td> })}
            </tr>
        }
    };
    let head = move || {
        view! {
            <th scope="col">{words.name}</th>
            <th scope="col" class="num">{words.dine_in}</th>
            <th scope="col" class="num">{words.takeaway}</th>
            {may_tax.then(|| view! { <th scope="col"><span class="sr-only">{words.actions}</span></th> })}
        }
    };
    let open = move |_| acts.open(PartDraft::TaxClass(TaxClassDraft::default()));
    let new = move || {
        may_tax
            .then(|| view! { <Button kind=ButtonKind::Quiet icon="plus" on:click=open>{words.new_tax_class}</Button> })
    };
    view! {
        <section class="grid gap-3">
            <header class="flex items-center justify-between gap-3">
                <h2 class="text-lg font-semibold">{words.tax_classes}</h2>
                {new()}
            </header>
            <Card flush=true>
                <Table caption=words.tax_classes head>
                    {move || data.with(|data| data.menu.tax_classes.clone()).into_iter().map(row).collect_view()}
                </Table>
            </Card>
        </section>
    }
}
