//! Random histories: who did what to an order, one minute after the other.

use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_oneof},
};

use super::{
    bills::{Act, acts, divisions, values},
    intents::{Intent, Part, Pick},
    menus::menus,
};
use crate::{
    kernel::{
        actor::Actor,
        money::{Money, Rate},
        text::Note,
    },
    menu::model::Menu,
    orders::model::{Channel, Tender, command::StockFate, line::LineState},
    restaurants::model::{OrderRules, ServiceRule},
};

use super::menus::id;

#[derive(Clone, Debug)]
pub struct History {
    pub menu: Menu,
    pub channel: Channel,
    pub rules: OrderRules,
    pub covers: Option<u32>,
    pub steps: Vec<(Actor, Intent)>,
}

pub fn histories() -> impl Strategy<Value = History> {
    histories_within(30)
}

/// Histories that end while most orders are still open.
pub fn short_histories() -> impl Strategy<Value = History> {
    histories_within(12)
}

fn histories_within(rounds_max: usize) -> impl Strategy<Value = History> {
    let channel = prop_oneof![2 => Just(Channel::DineIn), 1 => Just(Channel::Takeaway)];
    let covers = proptest::option::of(1u32..=9);
    let beginning = vec((actors(), additions()), 1..5);
    let rounds = vec(rounds(), 0..rounds_max);
    (menus(), channel, rules(), covers, beginning, rounds).prop_map(
        |(menu, channel, rules, covers, beginning, rounds)| History {
            menu,
            channel,
            rules,
            covers,
            steps: beginning.into_iter().chain(rounds.into_iter().flatten()).collect(),
        },
    )
}

/// Half of the houses know none of it.
fn rules() -> impl Strategy<Value = OrderRules> {
    let coin = proptest::option::of(prop_oneof![Just(5i64), Just(10), Just(100)]);
    let cap = proptest::option::of(0i32..=5_000);
    let service = proptest::option::of((1i32..=2_500, prop_oneof![Just(0), Just(1_000), Just(2_100)], 1u32..=6));
    (coin, cap, service).prop_map(|(coin, cap, service)| OrderRules {
        points_per_hundred: None,
        cash_rounding: coin.map(Money::from_minor),
        discount_cap: cap.map(Rate::from_basis_points),
        service: service.map(|(rate, tax, covers_min)| ServiceRule {
            rate: Rate::from_basis_points(rate),
            tax: Rate::from_basis_points(tax),
            covers_min,
        }),
    })
}

type Round = Vec<(Actor, Intent)>;

/// Mostly single operations; sometimes what people do in one go, so that histories come far.
fn rounds() -> impl Strategy<Value = Round> {
    let to_kitchen = (actors(), additions(), additions(), any::<bool>()).prop_map(|(by, one, other, is_held)| {
        let sending = if is_held { vec![Intent::HoldAll, Intent::FireAll] } else { vec![Intent::SendAll] };
        [one, other].into_iter().chain(sending).map(|act| (by, act)).collect()
    });
    let to_till = (actors(), payments()).prop_map(|(by, payment)| vec![(by, Intent::SendAll), (by, payment)]);
    prop_oneof![
        40 => (actors(), intents()).prop_map(|one| vec![one]),
        4 => to_kitchen,
        2 => to_till,
        2 => taken_back(),
        3 => divided(),
        3 => amended(),
        2 => given_back(),
        2 => large_party(),
    ]
}

fn by_the_owner(acts: impl IntoIterator<Item = Intent>) -> Round {
    acts.into_iter().map(|act| (Actor::Member(id(1)), act)).collect()
}

fn pay(payment: u128, part: Part, share: u8) -> Intent {
    let tender = Tender::Terminal;
    Intent::Pay { payment, part, extra: 0, over: 0, tip: 0, tender, share, is_due_seen: true }
}

/// Everything but one line is paid, then that line is taken back or taken off: the bill is settled without a payment.
/// What stands in the cart, and leaves it, decides when.
fn taken_back() -> impl Strategy<Value = Round> {
    (any::<bool>(), any::<bool>(), any::<bool>(), additions(), 0u8..200, 0u128..8).prop_map(
        |(is_served, is_late, is_comp, addition, at, payment)| {
            let line = Pick(at);
            let served = is_served.then_some(Intent::AdvanceAll { to: LineState::Served });
            let (late, changed_mind) =
                if is_late { (Some(addition), Some(Intent::Remove { line })) } else { (None, None) };
            let off = if is_comp {
                Intent::Act(Act::Discount { id: payment, on: Some(line), value: super::bills::Off::Comp })
            } else {
                Intent::Void { line, stock: None }
            };
            let one_bill = Intent::Act(Act::Together);
            let acts = [
                Some(Intent::SendAll),
                Some(one_bill),
                served,
                Some(pay(payment, Part::AllBut(line), 0)),
                late,
                Some(off),
                changed_mind,
            ];
            by_the_owner(acts.into_iter().flatten())
        },
    )
}

/// The bill is divided, a few pay, something happens, it is divided again and paid.
fn divided() -> impl Strategy<Value = Round> {
    let between = prop_oneof![
        Just(None),
        values().prop_map(|value| Some(Intent::Act(Act::Discount { id: 4, on: None, value }))),
        (0u8..200).prop_map(|at| Some(Intent::Void { line: Pick(at), stock: None })),
        Just(Some(Intent::FireAll)),
    ];
    let percents = (prop_oneof![Just(100i64), 1i64..100], prop_oneof![3 => Just(100i64), 1 => 1i64..100]);
    (divisions(), divisions(), between, percents, 0u128..8, any::<bool>()).prop_map(
        |(first, again, between, (one, other), payment, is_again)| {
            let again = is_again.then_some(Intent::Act(Act::Split(again)));
            let acts = [
                Some(Intent::SendAll),
                Some(Intent::Act(Act::Split(first))),
                Some(pay(payment, Part::Percent(one), 0)),
                between,
                again,
                Some(pay(payment + 1, Part::Percent(other), 1)),
                Some(pay(payment + 2, Part::Percent(100), 2)),
                Some(pay(payment + 3, Part::Percent(100), 3)),
            ];
            by_the_owner(acts.into_iter().flatten())
        },
    )
}

/// A paid bill is changed and settled again, by a payment or by money given back.
fn amended() -> impl Strategy<Value = Round> {
    (additions(), 0u8..200, 0u128..8, any::<bool>(), any::<bool>()).prop_map(
        |(addition, at, payment, is_voided, is_served)| {
            let voided = is_voided.then_some(Intent::Void { line: Pick(at), stock: Some(StockFate::Return) });
            let served = is_served.then_some(Intent::AdvanceAll { to: LineState::Served });
            let acts = [
                Some(Intent::Act(Act::Reopen)),
                Some(Intent::SendAll),
                Some(Intent::Act(Act::Together)),
                served,
                Some(pay(payment, Part::Percent(100), 0)),
                Some(Intent::Act(Act::Amend)),
                (!is_voided).then_some(addition),
                voided,
                Some(Intent::SendAll),
                Some(pay(payment + 1, Part::Percent(100), 0)),
                Some(Intent::Act(Act::overpaid(payment))),
                Some(Intent::Complete),
            ];
            by_the_owner(acts.into_iter().flatten())
        },
    )
}

/// A party that is charged for service, until somebody waives it or half of them go home.
fn large_party() -> impl Strategy<Value = Round> {
    (additions(), any::<bool>(), 1u128..3).prop_map(|(addition, is_waived, customer)| {
        let end = if is_waived { Act::WaiveService } else { Act::SetCovers(1) };
        let acts = [Act::SetCustomer(Some(customer)), Act::SetCovers(9)].map(Intent::Act);
        by_the_owner(acts.into_iter().chain([addition, Intent::SendAll, Intent::Act(end)]))
    })
}

/// A paid bill, and some of its money given back in two steps.
fn given_back() -> impl Strategy<Value = Round> {
    let refund = || super::bills::refunds().prop_map(Intent::Act);
    let is_cancelled = prop_oneof![7 => Just(false), 1 => Just(true)];
    (refund(), refund(), 0u128..8, is_cancelled).prop_map(|(one, other, payment, is_cancelled)| {
        let paid = [Intent::SendAll, Intent::Act(Act::Together), pay(payment, Part::Percent(100), 0), one, other];
        let end = is_cancelled.then_some(Intent::Cancel { stock: None });
        by_the_owner(paid.into_iter().chain(end))
    })
}

pub fn actors() -> impl Strategy<Value = Actor> {
    prop_oneof![
        2 => Just(Actor::Member(id(1))),
        2 => Just(Actor::Member(id(2))),
        1 => Just(Actor::Guest(id(1))),
        1 => Just(Actor::Guest(id(2))),
    ]
}

fn intents() -> impl Strategy<Value = Intent> {
    let sent = prop_oneof![Just(LineState::Preparing), Just(LineState::Ready), Just(LineState::Served)];
    let stock = || prop_oneof![2 => Just(None), 1 => Just(Some(StockFate::Waste)), 1 => Just(Some(StockFate::Return))];
    prop_oneof![
        45 => additions(),
        12 => (picks(), quantities()).prop_map(|(line, quantity)| Intent::SetQuantity { line, quantity }),
        8 => (picks(), notes()).prop_map(|(line, note)| Intent::SetNote { line, note }),
        8 => (picks(), seats()).prop_map(|(line, seat)| Intent::SetSeat { line, seat }),
        8 => (picks(), courses()).prop_map(|(line, course)| Intent::SetCourse { line, course }),
        10 => picks().prop_map(|line| Intent::Remove { line }),
        8 => (vec(picks(), 0..3), any::<bool>()).prop_map(|(lines, is_held)| Intent::Send { lines, is_held }),
        4 => Just(Intent::SendAll),
        4 => Just(Intent::HoldAll),
        8 => vec(picks(), 1..3).prop_map(|lines| Intent::Fire { lines }),
        4 => Just(Intent::FireAll),
        40 => (vec(picks(), 0..4), states()).prop_map(|(lines, to)| Intent::Advance { lines, to }),
        15 => sent.prop_map(|to| Intent::AdvanceAll { to }),
        10 => (picks(), stock()).prop_map(|(line, stock)| Intent::Void { line, stock }),
        90 => acts().prop_map(Intent::Act),
        12 => payments(),
        3 => Just(Intent::Complete),
        1 => stock().prop_map(|stock| Intent::Cancel { stock }),
    ]
}

pub fn additions() -> impl Strategy<Value = Intent> {
    let chosen = prop_oneof![19 => Just(true), 1 => Just(false)];
    let items = prop_oneof![30 => 1u128..=5, 1 => Just(6)];
    let place = (seats(), prop_oneof![4 => Just(None), 1 => courses().prop_map(Some)]);
    (1_000u128..1_030, items, any::<u64>(), chosen, quantities(), notes(), place).prop_map(
        |(line, item, picks, is_chosen, quantity, note, (seat, course))| Intent::Add {
            line,
            item,
            picks,
            is_chosen,
            quantity,
            note,
            seat,
            course,
        },
    )
}

pub fn picks() -> impl Strategy<Value = Pick> {
    any::<u8>().prop_map(Pick)
}

pub fn quantities() -> impl Strategy<Value = u32> {
    prop_oneof![20 => 1u32..=5, 1 => 1u32..=999, 1 => Just(0), 1 => Just(1_000)]
}

pub fn seats() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![9 => Just(None), 9 => (1u8..=4).prop_map(Some), 1 => Just(Some(0)), 1 => Just(Some(100))]
}

pub fn courses() -> impl Strategy<Value = u8> {
    prop_oneof![12 => 1u8..=4, 1 => Just(0), 1 => Just(10)]
}

pub fn notes() -> impl Strategy<Value = Option<Note>> {
    prop_oneof![Just(None), Just(Some("no butter")), Just(Some("¡sin gluten! 不要"))]
        .prop_map(|text| text.map(|text| Note::parse(text).unwrap()))
}

pub fn states() -> impl Strategy<Value = LineState> {
    let any = (0..LineState::ALL.len()).prop_map(|at| LineState::ALL[at]);
    prop_oneof![1 => any, 1 => Just(LineState::Preparing), 1 => Just(LineState::Ready), 1 => Just(LineState::Served)]
}

fn payments() -> impl Strategy<Value = Intent> {
    let percent = prop_oneof![2 => Just(100i64), 3 => 1i64..100];
    let part = percent.prop_map(Part::Percent);
    let extra = prop_oneof![8 => Just(0i64), 1 => Just(1), 1 => -2i64..=2];
    let over = prop_oneof![4 => Just(0i64), 2 => 1i64..2_000, 1 => Just(-1)];
    let tip = prop_oneof![3 => Just(0i64), 1 => 1i64..1_000, 1 => Just(-1)];
    let tender = prop_oneof![2 => Just(Tender::Cash), 1 => Just(Tender::Card), 1 => Just(Tender::Terminal)];
    let seen = prop_oneof![9 => Just(true), 1 => Just(false)];
    (0u128..10, part, extra, (over, tip), tender, any::<u8>(), seen).prop_map(
        |(payment, part, extra, (over, tip), tender, share, is_due_seen)| Intent::Pay {
            payment,
            part,
            extra,
            over,
            tip,
            tender,
            share,
            is_due_seen,
        },
    )
}
