//! Small orders, tables and dishes for the tests of the pure parts.

use uuid::Uuid;

use crate::{
    kernel::{
        actor::Actor,
        currency::Currency,
        ids::LineId,
        language::Language,
        money::{Money, Rate},
        time::{Timestamp, UtcOffset},
    },
    menu::model::{Availability, Group, Item, Menu, Modifier, Pricing, Variant},
    orders::model::{
        Channel, Order,
        guest::GuestTable,
        line::{Line, LineState},
    },
    restaurants::model::Restaurant,
    tables::model::{Guest, SeatingState},
};

fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

fn moment() -> Timestamp {
    "2026-11-20T20:00:00Z".parse().expect("a moment")
}

pub fn line_id(number: u128) -> LineId {
    id(number)
}

fn me() -> Guest {
    Guest { id: id(1), number: 1, name: None, is_member: false }
}

/// A dish without choices at 3.20.
pub fn item(name: &str) -> Item {
    Item {
        id: id(1),
        category: id(1),
        tax_class: id(1),
        name: name.into(),
        code: None,
        description: "".into(),
        price: Money::from_minor(320),
        pricing: Pricing::Fixed,
        picture: None,
        allergens: vec![],
        diets: vec![],
        prep_s: 60,
        variants: vec![],
        groups: vec![],
        slots: vec![],
        availability: Availability::OnSale,
        left: None,
    }
}

pub fn variant(number: u128, minor: i64) -> Variant {
    Variant { id: id(number), name: "Size".into(), price: Money::from_minor(minor) }
}

/// A group of `prices.len()` modifiers whose ids are `number * 100` and up.
pub fn group(number: u128, (min, max): (u32, u32), prices: &[i64]) -> Group {
    let modifiers = (0u128..).zip(prices).map(|(at, minor)| Modifier {
        id: id(number * 100 + at),
        name: "Extra".into(),
        price: Money::from_minor(*minor),
        allergens: vec![],
        opens: None,
    });
    Group { id: id(number), name: "Extras".into(), min, max, included: 0, modifiers: modifiers.collect() }
}

pub fn menu(items: Vec<Item>, groups: Vec<Group>) -> Menu {
    Menu {
        currency: Currency::parse("EUR").expect("a currency"),
        prices_include_tax: true,
        language: Language::En,
        stations: vec![],
        categories: vec![],
        items,
        groups,
        tax_classes: vec![],
        rules: vec![],
        at: None,
    }
}

/// One line of the guest with this phone.
pub fn line(number: u128, minor: i64, quantity: u32, state: LineState) -> Line {
    Line {
        id: line_id(number),
        item: id(1),
        selection: Default::default(),
        entered: Default::default(),
        name: "Flat white".into(),
        details: vec![],
        quantity,
        unit_price: Money::from_minor(minor),
        tax: Rate::from_basis_points(1_000),
        station: id(1),
        course: 1,
        prep_s: 60,
        seat: None,
        note: None,
        state,
        by: Actor::Guest(me().id),
        added_at: moment(),
        sent_at: None,
        started_at: None,
        fired_at: None,
        ready_at: None,
        served_at: None,
    }
}

pub fn order(lines: Vec<Line>) -> Order {
    Order {
        id: id(1),
        channel: Channel::DineIn,
        seating: None,
        table: None,
        currency: Currency::parse("EUR").expect("a currency"),
        prices_include_tax: true,
        number: None,
        lines,
        payments: vec![],
        refunds: vec![],
        credits: vec![],
        adjustments: vec![],
        service: None,
        is_service_waived: false,
        split: None,
        rules: Default::default(),
        covers: None,
        server: None,
        name: None,
        customer: None,
        bill_to: None,
        is_amending: false,
        opened_at: moment(),
        sent_at: None,
        paid_at: None,
        closed: None,
        version: 1,
    }
}

pub fn table(orders: Vec<Order>) -> GuestTable {
    GuestTable {
        restaurant: Restaurant {
            id: id(1),
            slug: "bistro".to_owned(),
            name: "Bistro".to_owned(),
            currency: Currency::parse("EUR").expect("a currency"),
            language: Language::En,
            offset: UtcOffset::default(),
        },
        table_name: "12".to_owned(),
        state: SeatingState::Open,
        me: me(),
        guests: vec![me()],
        orders,
        form_key: id(1),
        seq: 1,
    }
}
