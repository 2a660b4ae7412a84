//! Money: every figure is the sum of its lines, no figure is negative, nobody pays more than the bill.

use proptest::prelude::*;

use super::{
    expected,
    histories::histories,
    lived::{Lived, Step},
};
use crate::{
    kernel::money::Money,
    orders::model::{Order, PayState, Tender, fact::OrderFact, line::Line},
};

proptest! {
    #[test]
    fn totals_are_the_sum_of_the_lines(history in histories()) {
        for step in Lived::through(&history).steps {
            prop_assert_eq!(expected::shown(&step.after.totals()), expected::figures(&step.after));
        }
    }

    #[test]
    fn tax_shares_add_up_to_the_total(history in histories()) {
        for step in Lived::through(&history).steps {
            let totals = step.after.totals();
            let (net, tax): (Vec<Money>, Vec<Money>) = totals.taxes.iter().map(|share| (share.net, share.tax)).unzip();
            prop_assert_eq!(tax.iter().copied().sum::<Money>(), totals.tax);
            prop_assert_eq!(net.into_iter().chain(tax).sum::<Money>(), totals.total);
            prop_assert!(totals.taxes.is_sorted_by(|a, b| a.rate < b.rate), "one share for each rate");
        }
    }

    #[test]
    fn a_line_costs_what_the_menu_says(history in histories()) {
        let lived = Lived::through(&history);
        for line in &lived.order.lines {
            prop_assert_eq!(i128::from(line.unit_price.minor()), expected::unit_price(&lived.menu, line));
            prop_assert_eq!(i128::from(line.amount().minor()), expected::amount(line));
        }
    }

    #[test]
    fn nothing_is_negative_and_nobody_pays_more_than_the_bill(history in histories()) {
        for step in Lived::through(&history).steps {
            not_negative(&step.after)?;
            payments_are_sound(&step.after)?;
        }
    }

    #[test]
    fn a_bill_is_paid_when_nothing_is_left_to_pay_and_nothing_waits_in_the_cart(history in histories()) {
        for step in Lived::through(&history).steps {
            paid_is_settled(&step)?;
        }
    }

    #[test]
    fn what_is_sent_keeps_its_price_and_its_count(history in histories()) {
        for step in Lived::through(&history).steps {
            for line in step.before.sent_lines() {
                let later = step.after.line(line.id).expect("what is sent stays on the order");
                prop_assert_eq!((later.unit_price, later.quantity, later.tax), (line.unit_price, line.quantity, line.tax));
            }
        }
    }

    /// The screen that only looks at the facts comes to the same figures: what was captured is what was paid.
    #[test]
    fn facts_name_the_money_that_came_in(history in histories()) {
        let lived = Lived::through(&history);
        let mut captured = Money::ZERO;
        for (_, fact) in &lived.facts {
            if let OrderFact::PaymentCaptured { amount, .. } = fact {
                captured += *amount;
            }
            if let OrderFact::Paid { total } = fact {
                prop_assert_eq!(*total, captured);
            }
        }
        prop_assert_eq!(lived.order.totals().paid, captured);
    }
}

fn not_negative(order: &Order) -> Result<(), TestCaseError> {
    let totals = order.totals();
    for figure in [totals.subtotal, totals.tax, totals.total, totals.paid, totals.due, totals.drafts] {
        prop_assert!(Money::ZERO <= figure, "{totals:?}");
    }
    prop_assert!(totals.paid <= totals.total);
    for line in &order.lines {
        prop_assert!((1..=Line::QUANTITY_MAX).contains(&line.quantity));
        prop_assert!(Money::ZERO <= line.unit_price);
    }
    Ok(())
}

fn payments_are_sound(order: &Order) -> Result<(), TestCaseError> {
    for (at, payment) in order.payments.iter().enumerate() {
        prop_assert!(Money::ZERO < payment.amount);
        prop_assert!(Money::ZERO <= payment.change());
        prop_assert!(payment.tender == Tender::Cash || payment.change().is_zero());
        prop_assert!(order.payments[..at].iter().all(|earlier| earlier.payment != payment.payment));
    }
    Ok(())
}

fn paid_is_settled(step: &Step) -> Result<(), TestCaseError> {
    let (order, due) = (&step.after, step.after.totals().due);
    let has_drafts = order.drafts().next().is_some();
    prop_assert_eq!(order.paid_at.is_some(), order.pay_state() == PayState::Paid);
    if order.paid_at.is_some() {
        prop_assert!(due.is_zero() && !has_drafts);
        prop_assert!(step.before.paid_at.is_none() || step.before.paid_at == order.paid_at, "paid once");
    } else {
        prop_assert!(order.payments.is_empty() || !due.is_zero() || has_drafts);
    }
    Ok(())
}
