//! Random small menus: four dishes and a combo, sizes, two groups of extras, three tax classes, both tax modes.

use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_oneof},
};

use crate::{
    kernel::{
        currency::Currency,
        language::Language,
        money::{Money, Rate},
        time::Timestamp,
    },
    menu::model::{
        Availability, Category, Group, Item, Menu, Modifier, Pricing, Slot, SlotOption, Station, TaxClass, Variant,
        words::Translated,
    },
};

/// An id made from a small number, so that a failure is read easily.
pub fn id<T: From<uuid::Uuid>>(number: u128) -> T {
    T::from(uuid::Uuid::from_u128(number))
}

/// When the orders of all histories open.
pub fn opening() -> Timestamp {
    "2026-11-20T18:00:00Z".parse().unwrap()
}

pub fn minutes(count: u32) -> chrono::TimeDelta {
    chrono::TimeDelta::minutes(i64::from(count))
}

pub fn menus() -> impl Strategy<Value = Menu> {
    let groups = (group(1), group(2));
    let dishes = (dish(1), dish(2), dish(3), dish(4), combo(5));
    let classes = (tax_class(0), tax_class(1), tax_class(2));
    (any::<bool>(), groups, dishes, classes).prop_map(|(prices_include_tax, groups, dishes, classes)| Menu {
        currency: Currency::parse("EUR").unwrap(),
        prices_include_tax,
        language: Language::En,
        stations: (0..2).map(|n| Station { id: id(n), name: named("Station", n) }).collect(),
        categories: (0..2)
            .map(|n| Category {
                id: id(n),
                name: named("Category", n),
                station: id(n),
                course: if n == 0 { 1 } else { 2 },
            })
            .collect(),
        items: vec![dishes.0, dishes.1, dishes.2, dishes.3, dishes.4],
        groups: vec![groups.0, groups.1],
        tax_classes: vec![classes.0, classes.1, classes.2],
        rules: vec![],
        at: None,
    })
}

/// A name with a translation, since both are kept on lines and in facts.
fn named(word: &str, number: u128) -> Translated {
    let mut name = Translated::own(format!("{word} {number}"));
    name.other.insert(Language::Zh, format!("{number}號"));
    name
}

/// Mostly everyday prices; free ones and dear ones too.
fn price() -> impl Strategy<Value = Money> {
    prop_oneof![2 => Just(0), 6 => 1i64..=5_000, 1 => 0i64..=1_000_000].prop_map(Money::from_minor)
}

fn rate() -> impl Strategy<Value = Rate> {
    prop_oneof![Just(0), Just(1_000), Just(2_100), 0i32..=10_000].prop_map(Rate::from_basis_points)
}

fn tax_class(n: u128) -> impl Strategy<Value = TaxClass> {
    (rate(), rate()).prop_map(move |(dine_in, takeaway)| TaxClass {
        id: id(n),
        name: format!("Class {n}"),
        dine_in,
        takeaway,
    })
}

fn group(n: u128) -> impl Strategy<Value = Group> {
    (0u32..=2, 0u32..=2, 0u32..=3, vec(price(), 1..=3)).prop_map(move |(min, more, included, prices)| Group {
        id: id(n),
        name: named("Group", n),
        min,
        max: (min + more).max(1),
        included,
        modifiers: (n * 100..)
            .zip(prices)
            .map(|(n, price)| Modifier { id: id(n), name: named("Extra", n), price, allergens: vec![], opens: None })
            .collect(),
    })
}

/// Most dishes are on sale, a few are off for good or come back while people order.
fn availability() -> impl Strategy<Value = Availability> {
    prop_oneof![
        16 => Just(Availability::OnSale),
        1 => Just(Availability::OffSale { until: None }),
        1 => (0u32..40).prop_map(|after| Availability::OffSale { until: Some(opening() + minutes(after)) }),
    ]
}

fn dish(n: u128) -> impl Strategy<Value = Item> {
    let groups = (any::<bool>(), any::<bool>());
    (price(), vec(price(), 0..=2), groups, 0u128..2, 0u128..3, availability()).prop_map(
        move |(price, sizes, groups, category, tax_class, availability)| Item {
            id: id(n),
            category: id(category),
            tax_class: id(tax_class),
            name: named("Dish", n),
            code: None,
            description: Translated::default(),
            price,
            pricing: Pricing::Fixed,
            picture: None,
            allergens: vec![],
            diets: vec![],
            prep_s: 300,
            variants: (n * 100..)
                .zip(sizes)
                .map(|(n, price)| Variant { id: id(n), name: named("Size", n), price })
                .collect(),
            groups: [(1, groups.0), (2, groups.1)].into_iter().filter(|(_, has)| *has).map(|(n, _)| id(n)).collect(),
            slots: vec![],
            availability,
            left: None,
        },
    )
}

/// A dish with one or two slots whose options stand for other dishes or for themselves.
fn combo(n: u128) -> impl Strategy<Value = Item> {
    (dish(n), vec((1u32..=2, vec(option(), 1..=3)), 1..=2)).prop_map(move |(dish, slots)| Item {
        variants: vec![],
        slots: (1u128..)
            .zip(slots)
            .map(|(slot, (choose, options))| Slot {
                id: id(slot),
                name: named("Slot", slot),
                choose,
                options: (slot * 10..)
                    .zip(options)
                    .map(|(n, option)| SlotOption { id: id(n), name: named("Option", n), ..option })
                    .collect(),
            })
            .collect(),
        ..dish
    })
}

fn option() -> impl Strategy<Value = SlotOption> {
    (proptest::option::of(1u128..5), 1u32..=3, price()).prop_map(|(item, pieces, surcharge)| SlotOption {
        id: id(0),
        code: None,
        name: Translated::default(),
        item: item.map(id),
        variant: None,
        pieces,
        surcharge,
    })
}
