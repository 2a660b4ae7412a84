//! Bills divided among people, worked out by hand.

use super::{
    bills::{burger, coffee, evenly, fixed, off, on_bill, own, service_for_six, split},
    bistro::{A_WATER, Bistro, EGGS, LUNCH, MINT, add, chosen, euros, id, send, void},
};
use crate::{
    menu::model::selection::Selection,
    orders::model::{
        PayState, Tender,
        command::{Capture, OrderCommand},
        error::OrderError,
        fact::OrderFact,
        split::Part,
    },
};

/// Ten coffees: 25.00.
fn coffees() -> Bistro {
    Bistro::open().had(1, coffee(), 10)
}

/// 25.00 among three: 8.34, 8.33 and 8.33; the odd cent is the first one's.
#[test]
fn an_even_split_adds_up_to_the_bill() {
    let mut bistro = coffees();
    bistro.done(evenly(&[1, 2, 3]));
    assert_eq!(bistro.dues(), [834, 833, 833]);
    assert_eq!(bistro.done(evenly(&[1, 2, 3])), [], "divided so already");
    for (payment, share, minor) in [(1, 2, 833), (2, 1, 834), (3, 3, 833)] {
        bistro.take_share(payment, share, minor);
    }
    assert_eq!((bistro.order.pay_state(), bistro.due()), (PayState::Paid, 0));
}

/// A burger, 12.90, of which one ate a third, and a coffee, 2.50, of the other: 4.30, and 8.60 + 2.50 = 11.10.
#[test]
fn dishes_are_divided_by_weight() {
    let mut bistro = Bistro::open().sent(&[burger(), coffee()]);
    bistro.done(split(&[(1, own(&[(1, 1)])), (2, own(&[(1, 2), (2, 1)]))]));
    assert_eq!(bistro.dues(), [430, 1_110]);
}

/// The burger is one's own; the coffee is nobody's own, so the two others share it: 1.25 each. A guest who offers 0.50
/// pays 0.50 and the 2.00 that nobody takes.
#[test]
fn what_nobody_took_is_divided_evenly_among_the_rest() {
    let mut bistro = Bistro::open().sent(&[burger(), coffee()]);
    bistro.done(split(&[(1, own(&[(1, 1)])), (2, Part::Even), (3, Part::Even)]));
    assert_eq!(bistro.dues(), [1_290, 125, 125]);
    bistro.done(split(&[(1, own(&[(1, 1)])), (2, fixed(50))]));
    assert_eq!(bistro.dues(), [1_290, 250], "where nobody is even, what is left is the last one's");
}

/// 10.00 of 15.40 is one's, the rest, 5.40, the other's; an amount above the bill is the bill.
#[test]
fn an_amount_leaves_the_rest_to_the_others() {
    let mut bistro = Bistro::open().sent(&[burger(), coffee()]);
    bistro.done(split(&[(1, fixed(1_000)), (2, Part::Even)]));
    assert_eq!(bistro.dues(), [1_000, 540]);
    bistro.done(split(&[(1, fixed(2_000)), (2, Part::Even)]));
    assert_eq!(bistro.dues(), [1_540, 0]);
}

/// Six people: burger 12.90, coffee 2.50, 10 % service 1.54. By dishes the service goes along in proportion:
/// 1.54 × 12.90 / 15.40 = 1.29 to the burger, 0.25 to the coffee.
#[test]
fn service_is_borne_in_proportion_to_the_dishes() {
    let mut bistro = Bistro::open().under(service_for_six()).party_of(6).sent(&[burger(), coffee()]);
    bistro.done(split(&[(1, own(&[(1, 1)])), (2, own(&[(2, 1)]))]));
    assert_eq!(bistro.dues(), [1_290 + 129, 250 + 25]);
}

/// 25.00 among three; the first has paid 8.34. The other 16.66 is divided again, in two, and after one of them in
/// two again: 8.33, then 4.17 and 4.16.
#[test]
fn what_is_left_is_divided_again_and_again_until_nothing_is_left() {
    let mut bistro = coffees();
    bistro.done(evenly(&[1, 2, 3]));
    bistro.take_share(1, 1, 834);
    bistro.done(evenly(&[4, 5]));
    assert_eq!(bistro.dues(), [0, 833, 833]);
    bistro.take_share(2, 5, 833);
    bistro.done(evenly(&[6, 7]));
    assert_eq!(bistro.dues(), [0, 0, 417, 416]);
    bistro.take_share(3, 6, 417);
    assert!(bistro.take_share(4, 7, 416).contains(&OrderFact::Paid { total: euros(2_500) }));
}

/// A share pays in parts: 5.00 of 8.34 in cash, then 3.34. What is left of it when the bill is divided again is the
/// others'.
#[test]
fn a_share_is_paid_in_parts() {
    let mut bistro = coffees();
    bistro.done(evenly(&[1, 2, 3]));
    bistro.take_share(1, 1, 500);
    assert_eq!(bistro.dues(), [334, 833, 833]);
    let mut again = bistro.clone();
    again.done(evenly(&[4, 5]));
    assert_eq!(again.dues(), [0, 1_000, 1_000]);
    bistro.take_share(2, 1, 334);
    assert_eq!(bistro.dues(), [0, 833, 833]);
}

/// Four lunches, 44.00, in two: one has paid 22.00. A lunch is taken back: 33.00, and the other owes 11.00, not 16.50.
/// 1.00 off the bill is the other's too.
#[test]
fn a_bill_that_becomes_smaller_asks_nobody_for_more_than_is_left() {
    let lunch = || (LUNCH, chosen(None, &[], &[A_WATER, EGGS, EGGS]));
    let mut bistro = Bistro::open().sent(&[lunch(), lunch(), lunch(), lunch()]);
    bistro.done(evenly(&[1, 2]));
    bistro.take_share(1, 1, 2_200);
    bistro.done(void(4));
    assert_eq!(bistro.dues(), [0, 1_100]);
    bistro.done(on_bill(1, off(100)));
    assert_eq!((bistro.dues(), bistro.due()), (vec![0, 1_000], 1_000));
    assert!(bistro.take_share(2, 2, 1_000).contains(&OrderFact::Paid { total: euros(3_200) }));
}

/// 25.00 in two, one has paid 12.50; another coffee makes it 13.75 each.
#[test]
fn a_bill_that_grows_is_borne_by_all_its_shares() {
    let mut bistro = coffees();
    bistro.done(evenly(&[1, 2]));
    bistro.take_share(1, 1, 1_250);
    bistro.done(add(2, coffee().0, coffee().1, 1));
    bistro.done(send(&[2]));
    assert_eq!(bistro.dues(), [125, 1_375]);
}

/// 5.00 paid before anybody spoke of dividing: the other 20.00 is divided.
#[test]
fn what_was_paid_before_is_nobody_s_share() {
    let mut bistro = coffees();
    bistro.take(1, Tender::Cash, 500);
    bistro.done(evenly(&[1, 2]));
    assert_eq!(bistro.dues(), [1_000, 1_000]);
}

#[test]
fn a_bill_is_put_together_again_while_no_share_is_paid() {
    let mut bistro = coffees();
    assert_eq!(bistro.done(split(&[])), [], "one bill already");
    bistro.done(evenly(&[1, 2]));
    assert_eq!(bistro.done(split(&[])), [OrderFact::BillSplit { split: None }]);
    bistro.take(1, Tender::Cash, 2_500);
    assert_eq!(bistro.order.pay_state(), PayState::Paid);
}

#[test]
fn a_division_that_makes_no_sense_is_refused() {
    let mut bistro = coffees();
    let refused = [
        (evenly(&[1, 1]), OrderError::ShareTwice),
        (evenly(&(1..=51).collect::<Vec<_>>()), OrderError::TooManyShares { max: 50 }),
        (split(&[(1, fixed(0))]), OrderError::AmountNotPositive),
        (split(&[(1, own(&[(7, 1)]))]), OrderError::LineUnknown),
        (split(&[(1, own(&[(1, 0)]))]), OrderError::Weight { max: 1_000 }),
        (split(&[(1, own(&[(1, 1_001)]))]), OrderError::Weight { max: 1_000 }),
    ];
    for (command, expected) in refused {
        assert_eq!(bistro.refusal(command), expected);
    }
}

#[test]
fn a_share_that_paid_is_not_divided_again() {
    let mut bistro = coffees();
    bistro.done(evenly(&[1, 2]));
    bistro.take_share(1, 1, 1_250);
    for command in [evenly(&[1, 2]), split(&[])] {
        assert_eq!(bistro.refusal(command), OrderError::SharePaid);
    }
    bistro.take_share(2, 2, 1_250);
    assert_eq!(bistro.refusal(evenly(&[3, 4])), OrderError::Paid);
}

#[test]
fn money_for_a_divided_bill_names_its_share() {
    let mut bistro = coffees();
    let with_share = bistro.capture(1, Tender::Terminal, 100);
    let with_share = Capture { share: Some(id(1)), ..with_share };
    assert_eq!(bistro.refusal(OrderCommand::Capture(with_share)), OrderError::ShareUnknown);
    bistro.done(evenly(&[1, 2]));
    let refused = [
        (bistro.capture(1, Tender::Terminal, 100), OrderError::ShareMissing),
        (bistro.of_share(1, 9, 100), OrderError::ShareUnknown),
        (bistro.of_share(1, 2, 1_251), OrderError::AmountTooHigh { due: euros(1_250) }),
        (
            Capture { seen_due: euros(2_500), ..bistro.of_share(1, 2, 1_250) },
            OrderError::BillChanged { due: euros(1_250) },
        ),
    ];
    for (capture, expected) in refused {
        assert_eq!(bistro.refusal(OrderCommand::Capture(capture)), expected);
    }
}

/// A mint taken back leaves its share with nothing to pay; what a share has of it is nobody's.
#[test]
fn a_dish_taken_back_is_on_nobody_s_share() {
    let mut bistro = Bistro::open().sent(&[burger(), (MINT, Selection::default())]);
    bistro.done(split(&[(1, own(&[(1, 1)])), (2, own(&[(2, 1)]))]));
    bistro.done(void(2));
    assert_eq!(bistro.dues(), [1_290, 0]);
}
