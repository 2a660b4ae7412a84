//! A small bistro with one order, for tests that say in full what happens.

use crate::{
    kernel::{
        actor::Actor,
        currency::Currency,
        ids::LineId,
        language::Language,
        money::{Money, Rate},
        text::Note,
        time::Timestamp,
    },
    menu::model::{
        Availability, Category, Group, Item, Menu, Modifier, Pricing, Slot, SlotOption, Station, TaxClass, Variant,
        selection::Selection, words::Translated,
    },
    orders::model::{
        Channel, Moment, Order, Tender,
        command::{Capture, OrderCommand},
        decide::{Policy, decide},
        error::OrderError,
        evolve::{evolve, opened},
        fact::{Opened, OrderFact},
        line::LineState,
    },
};

/// In sizes: 2.50 and 3.20; a drink.
pub const COFFEE: u128 = 1;
/// 12.90 with a side (one included, one more may be had) and up to three sauces (one included).
pub const BURGER: u128 = 2;
/// 6.00, off until half past six.
pub const SOUP: u128 = 3;
/// Free.
pub const WATER: u128 = 4;
/// 11.00 with a drink and two sides.
pub const LUNCH: u128 = 5;
/// 0.05.
pub const MINT: u128 = 6;

pub const SMALL: u128 = 11;
pub const LARGE: u128 = 12;

/// 1.50 and 2.00.
pub const FRIES: u128 = 21;
pub const SALAD: u128 = 22;
/// 0.50 and 1.00.
pub const KETCHUP: u128 = 23;
pub const AIOLI: u128 = 24;

/// The lunch's drinks (the coffee costs 1.00 more) and sides (the leaves cost 0.50 more).
pub const A_WATER: (u128, u128) = (31, 41);
pub const A_COFFEE: (u128, u128) = (31, 42);
pub const EGGS: (u128, u128) = (32, 43);
pub const LEAVES: (u128, u128) = (32, 44);
pub const A_SOUP: (u128, u128) = (32, 45);

pub const WAITER: u128 = 1;

pub fn id<T: From<uuid::Uuid>>(number: u128) -> T {
    T::from(uuid::Uuid::from_u128(number))
}

pub const fn euros(minor: i64) -> Money {
    Money::from_minor(minor)
}

pub fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

fn lines(numbers: &[u128]) -> Vec<LineId> {
    numbers.iter().copied().map(id).collect()
}

pub fn waiter() -> Actor {
    Actor::Member(id(WAITER))
}

pub fn guest(number: u128) -> Actor {
    Actor::Guest(id(number))
}

/// A selection of a size, extras and a combo's options.
pub fn chosen(size: Option<u128>, extras: &[u128], options: &[(u128, u128)]) -> Selection {
    Selection {
        variant: size.map(id),
        modifiers: extras.iter().copied().map(id).collect(),
        options: options.iter().map(|(slot, option)| (id(*slot), id(*option))).collect(),
    }
}

/// The bistro at six, with one open order.
#[derive(Clone)]
pub struct Bistro {
    pub menu: Menu,
    pub order: Order,
    pub now: Timestamp,
}

impl Bistro {
    /// Prices contain the tax; people eat in.
    pub fn open() -> Self {
        Self::with(true, Channel::DineIn)
    }

    pub fn with(prices_include_tax: bool, channel: Channel) -> Self {
        let menu = menu(prices_include_tax);
        let now = "2026-11-20T18:00:00Z".parse().unwrap();
        let currency = menu.currency;
        let fact = Opened {
            order: id(1),
            channel,
            seating: None,
            table: None,
            currency,
            prices_include_tax,
            rules: crate::restaurants::model::OrderRules::default(),
            covers: None,
        };
        let order = opened(&fact, &Moment { at: now, by: waiter() });
        Self { menu, order, now }
    }

    /// Does it, or says why not; a refusal leaves everything as it was.
    pub fn ask(&mut self, by: Actor, command: &OrderCommand) -> Result<Vec<OrderFact>, OrderError> {
        let moment = Moment { at: self.now, by };
        let facts =
            decide(&self.order, &Policy { menu: &self.menu, may_exceed_cap: true, at: None }, &moment, command)?;
        for fact in &facts {
            evolve(&mut self.order, fact, &moment);
        }
        Ok(facts)
    }

    pub fn done(&mut self, command: OrderCommand) -> Vec<OrderFact> {
        self.ask(waiter(), &command).unwrap_or_else(|error| panic!("{command:?}: {error}"))
    }

    /// The waiter is refused.
    pub fn refusal(&mut self, command: OrderCommand) -> OrderError {
        self.refusal_of(waiter(), command)
    }

    /// The refusal, once it is sure that nothing was changed.
    pub fn refusal_of(&mut self, by: Actor, command: OrderCommand) -> OrderError {
        let before = self.order.clone();
        let error = self.ask(by, &command).expect_err("it is refused");
        assert_eq!(self.order, before);
        error
    }

    /// Lines 1, 2, ... of these dishes, sent.
    pub fn sent(mut self, dishes: &[(u128, Selection)]) -> Self {
        let numbers: Vec<u128> = (1..).take(dishes.len()).collect();
        for (number, (dish, selection)) in numbers.iter().zip(dishes) {
            self.done(add(*number, *dish, selection.clone(), 1));
        }
        self.done(send(&numbers));
        self
    }

    /// Cash that fits, for the bill as it is.
    pub fn cash(&self, payment: u128, minor: i64) -> Capture {
        let amount = euros(minor);
        Capture {
            payment: id(payment),
            tender: Tender::Cash,
            amount,
            tip: Money::ZERO,
            share: None,
            tendered: amount,
            seen_due: self.order.totals().due,
            is_fetched: false,
        }
    }

    pub fn pay_all(&mut self) -> Vec<OrderFact> {
        let due = self.order.totals().due.minor();
        self.done(OrderCommand::Capture(self.cash(99, due)))
    }

    pub fn status(&self) -> &'static str {
        self.order.status().as_str()
    }
}

pub fn add(line: u128, dish: u128, selection: Selection, quantity: u32) -> OrderCommand {
    OrderCommand::AddLine {
        line: id(line),
        item: id(dish),
        selection,
        entered: Default::default(),
        quantity,
        note: None,
        seat: None,
        course: None,
    }
}

pub fn send(numbers: &[u128]) -> OrderCommand {
    OrderCommand::Send { lines: lines(numbers), hold: vec![] }
}

pub fn advance(numbers: &[u128], to: LineState) -> OrderCommand {
    OrderCommand::Advance { lines: lines(numbers), to }
}

pub fn void(line: u128) -> OrderCommand {
    OrderCommand::Void { line: id(line), reason: note("spilt"), stock: None }
}

pub fn cancel() -> OrderCommand {
    OrderCommand::Cancel { reason: note("they left"), stock: None }
}

/// Food bears 10 % eaten in and 5 % taken away, drinks 21 %.
fn menu(prices_include_tax: bool) -> Menu {
    let tax = |number, name: &str, dine_in, takeaway| TaxClass {
        id: id(number),
        name: name.to_owned(),
        dine_in: Rate::from_basis_points(dine_in),
        takeaway: Rate::from_basis_points(takeaway),
    };
    let soup_is_off = Availability::OffSale { until: Some("2026-11-20T18:30:00Z".parse().unwrap()) };
    Menu {
        currency: Currency::parse("EUR").unwrap(),
        prices_include_tax,
        language: Language::En,
        stations: vec![Station { id: id(1), name: "Kitchen".into() }],
        categories: vec![Category { id: id(1), name: "All".into(), station: id(1), course: 1 }],
        items: vec![
            Item {
                variants: vec![size(SMALL, "Small", 250), size(LARGE, "Large", 320)],
                tax_class: id(2),
                ..dish(COFFEE, "Coffee", 250)
            },
            Item { groups: vec![id(1), id(2)], ..dish(BURGER, "Burger", 1_290) },
            Item { availability: soup_is_off, ..dish(SOUP, "Soup", 600) },
            Item { tax_class: id(2), ..dish(WATER, "Water", 0) },
            Item { slots: lunch_slots(), ..dish(LUNCH, "Lunch", 1_100) },
            dish(MINT, "Mint", 5),
        ],
        groups: vec![
            Group { min: 1, max: 2, ..group(1, "Side", vec![extra(FRIES, "Fries", 150), extra(SALAD, "Salad", 200)]) },
            Group { max: 3, ..group(2, "Sauce", vec![extra(KETCHUP, "Ketchup", 50), extra(AIOLI, "Aioli", 100)]) },
        ],
        tax_classes: vec![tax(1, "Food", 1_000, 500), tax(2, "Drinks", 2_100, 2_100)],
        rules: vec![],
        at: None,
    }
}

fn dish(number: u128, name: &str, minor: i64) -> Item {
    Item {
        id: id(number),
        category: id(1),
        tax_class: id(1),
        name: name.into(),
        code: None,
        description: Translated::default(),
        price: euros(minor),
        pricing: Pricing::Fixed,
        picture: None,
        allergens: vec![],
        diets: vec![],
        prep_s: 300,
        variants: vec![],
        groups: vec![],
        slots: vec![],
        availability: Availability::OnSale,
        left: None,
    }
}

fn size(number: u128, name: &str, minor: i64) -> Variant {
    Variant { id: id(number), name: name.into(), price: euros(minor) }
}

fn extra(number: u128, name: &str, minor: i64) -> Modifier {
    Modifier { id: id(number), name: name.into(), price: euros(minor), allergens: vec![], opens: None }
}

fn group(number: u128, name: &str, modifiers: Vec<Modifier>) -> Group {
    Group { id: id(number), name: name.into(), min: 0, max: 1, included: 1, modifiers }
}

fn lunch_slots() -> Vec<Slot> {
    let option = |(_, number), name: &str, item: Option<u128>, pieces, surcharge| SlotOption {
        id: id(number),
        code: None,
        name: name.into(),
        item: item.map(id),
        variant: None,
        pieces,
        surcharge: euros(surcharge),
    };
    let slot = |(number, _): (u128, u128), name: &str, choose, options| Slot {
        id: id(number),
        name: name.into(),
        choose,
        options,
    };
    let drinks = vec![option(A_WATER, "Water", Some(WATER), 1, 0), option(A_COFFEE, "Coffee", Some(COFFEE), 1, 100)];
    let sides = vec![
        option(EGGS, "Egg", None, 2, 0),
        option(LEAVES, "Leaves", None, 1, 50),
        option(A_SOUP, "Soup", Some(SOUP), 1, 0),
    ];
    vec![slot(A_WATER, "Drink", 1, drinks), slot(EGGS, "Sides", 2, sides)]
}
