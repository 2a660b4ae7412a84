//! Divided bills: the shares always add up to the bill, to the cent, and paying them settles it.

use proptest::prelude::*;

use super::{
    bills::{Division, divisions},
    expected::wide,
    histories::{History, histories, short_histories},
    lived::Lived,
    menus::id,
};
use crate::{
    kernel::{actor::Actor, money::Money},
    orders::model::{
        Order, Tender,
        command::{Capture, OrderCommand},
        fact::OrderFact,
        split::{Part, ShareFigures},
    },
};

proptest! {
    #[test]
    fn shares_add_up_to_what_is_owed(history in histories()) {
        for step in Lived::through(&history).steps {
            let (order, shares) = (&step.after, step.after.shares());
            prop_assert_eq!(order.split.is_some(), !shares.is_empty());
            if shares.is_empty() {
                continue;
            }
            let due = order.totals().due;
            prop_assert_eq!(shares.iter().map(|share| share.due).sum::<Money>(), due);
            for share in &shares {
                prop_assert_eq!(share.amount - share.paid, share.due);
                let is_fair = if due < Money::ZERO { share.due <= Money::ZERO } else { Money::ZERO <= share.due };
                prop_assert!(is_fair, "nobody is asked for more than the bill: {:?} of {}", shares, due.minor());
            }
        }
    }

    /// Dividing again leaves alone what people have paid.
    #[test]
    fn a_share_that_paid_stays_as_it_was_paid(history in histories()) {
        for step in Lived::through(&history).steps {
            let is_split = step.answer.iter().flatten().any(|fact| matches!(fact, OrderFact::BillSplit { .. }));
            let shares = step.after.shares();
            for was in step.before.shares().into_iter().filter(|share| is_split && !share.paid.is_zero()) {
                let Some(now) = shares.iter().find(|share| share.id == was.id) else {
                    return Err(TestCaseError::fail("a share that paid is gone"));
                };
                prop_assert_eq!(now.paid, was.paid);
                prop_assert!(now.due <= Money::ZERO, "it owes nothing more: {:?}", now);
            }
        }
    }

    /// Nothing paid yet: no even share is a cent apart from another more than once, and the first ones bear it.
    #[test]
    fn even_shares_differ_by_a_cent_at_most(history in histories()) {
        for step in Lived::through(&history).steps {
            let Some(split) = step.after.split.as_ref().filter(|_| step.after.payments.is_empty()) else { continue };
            let is_even: Vec<bool> = split.shares.iter().map(|share| share.part == Part::Even).collect();
            let shares = step.after.shares();
            let even: Vec<i128> =
                shares.iter().zip(&is_even).filter(|(_, is_even)| **is_even).map(|(share, _)| wide(share.due)).collect();
            prop_assert!(even.is_sorted_by(|a, b| a >= b));
            let (most, least) = (even.first().copied().unwrap_or(0), even.last().copied().unwrap_or(0));
            prop_assert!(most - least <= 1, "{:?}", even);
        }
    }

    /// However the bill is divided, when everybody has paid the own share it is settled.
    #[test]
    fn paying_every_share_settles_the_bill((history, division, again) in bills_to_divide()) {
        let mut lived = Lived::while_unpaid(&history);
        lived.send_all();
        if lived.order.paid_at.is_some() || lived.order.totals().due.is_zero() {
            return Ok(());
        }
        split(&mut lived, &division);
        if let Some(first) = owing(&lived.order).first().copied() {
            take(&mut lived, first);
            split(&mut lived, &again);
        }
        while let Some(share) = owing(&lived.order).last().copied() {
            take(&mut lived, share);
        }
        let totals = lived.order.totals();
        prop_assert!(lived.order.paid_at.is_some() && totals.due.is_zero() && totals.paid == totals.total);
    }
}

fn bills_to_divide() -> impl Strategy<Value = (History, Division, Division)> {
    let again = divisions().prop_map(|division| Division { first: 101, ..division });
    (short_histories(), divisions(), again)
}

/// Divides it, if it can be divided so.
fn split(lived: &mut Lived, division: &Division) {
    let shares = division.shares(&lived.order);
    lived.perform(Actor::Member(id(1)), OrderCommand::Split { shares });
}

/// Who still owes; of a bill that is not divided, the one share it is.
fn owing(order: &Order) -> Vec<ShareFigures> {
    let due = order.totals().due;
    let shares = match &order.split {
        Some(_) => order.shares(),
        None => vec![ShareFigures { id: id(0), amount: due, paid: Money::ZERO, due }],
    };
    shares.into_iter().filter(|share| Money::ZERO < share.due).collect()
}

fn take(lived: &mut Lived, share: ShareFigures) {
    let payment = 1_000 + u128::try_from(lived.order.payments.len()).expect("few payments");
    lived.then(OrderCommand::Capture(Capture {
        payment: id(payment),
        tender: Tender::Terminal,
        amount: share.due,
        tip: Money::ZERO,
        tendered: share.due,
        share: lived.order.split.as_ref().map(|_| share.id),
        seen_due: share.due,
        is_fetched: false,
    }));
}
