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
            pay_state_tells_the_money(&step.after)?;
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
    fn facts_name_the_money_that_came_in_and_went_out(history in histories()) {
        let lived = Lived::through(&history);
        let (mut kept, mut tips) = (Money::ZERO, Money::ZERO);
        for (_, fact) in &lived.facts {
            match fact {
                OrderFact::PaymentCaptured { amount, tip, .. } => (kept, tips) = (kept + *amount, tips + *tip),
                OrderFact::PaymentRefunded { amount, tip, .. } => (kept, tips) = (kept - *amount, tips - *tip),
                OrderFact::Paid { total } => prop_assert_eq!(*total, kept),
                _ => {}
            }
        }
        prop_assert_eq!((lived.order.totals().paid, lived.order.totals().tips), (kept, tips));
    }

    /// Cash is rounded where it settles all that is left of the bill, or of a share of it, and nowhere else.
    #[test]
    fn only_cash_that_settles_what_is_due_is_rounded(history in histories()) {
        for step in Lived::through(&history).steps {
            for fact in step.answer.iter().flatten() {
                if let OrderFact::PaymentCaptured { tender, amount, rounding, share, .. } = fact {
                    let before = &step.before;
                    let of_share = before.shares().into_iter().find(|known| Some(known.id) == *share);
                    let due = of_share.map_or(before.totals().due, |share| share.due);
                    let coin = history.rules.cash_rounding.filter(|_| *tender == Tender::Cash && *amount == due);
                    let (coin, rounding) = (coin.map_or(1, Money::minor), rounding.minor());
                    prop_assert_eq!((amount.minor() + rounding) % coin, 0);
                    prop_assert!(2 * rounding.abs() <= coin - coin % 2, "{} by coins of {}", rounding, coin);
                }
            }
        }
    }
}

fn not_negative(order: &Order) -> Result<(), TestCaseError> {
    let totals = order.totals();
    let figures = [
        totals.subtotal,
        totals.discount,
        totals.service,
        totals.tax,
        totals.total,
        totals.paid,
        totals.credited,
        totals.refunded,
        totals.tips,
        totals.drafts,
    ];
    for figure in figures {
        prop_assert!(Money::ZERO <= figure, "{totals:?}");
    }
    prop_assert!(totals.discount <= totals.subtotal);
    prop_assert!(Money::ZERO <= totals.due || order.is_amending, "only a bill being changed is overpaid");
    for line in &order.lines {
        prop_assert!((1..=Line::QUANTITY_MAX).contains(&line.quantity));
        prop_assert!(Money::ZERO <= line.unit_price);
        prop_assert!(line.seat.is_none_or(|seat| (1..=Line::SEAT_MAX).contains(&seat)));
        prop_assert!((1..=Line::COURSE_MAX).contains(&line.course));
    }
    Ok(())
}

fn payments_are_sound(order: &Order) -> Result<(), TestCaseError> {
    for (at, payment) in order.payments.iter().enumerate() {
        prop_assert!(Money::ZERO < payment.amount && Money::ZERO <= payment.tip);
        prop_assert!(Money::ZERO <= payment.change());
        prop_assert!(payment.tender == Tender::Cash || (payment.change() + payment.rounding).is_zero());
        prop_assert!(order.payments[..at].iter().all(|earlier| earlier.payment != payment.payment));
    }
    Ok(())
}

fn paid_is_settled(step: &Step) -> Result<(), TestCaseError> {
    let (order, due) = (&step.after, step.after.totals().due);
    let has_drafts = order.drafts().next().is_some();
    prop_assert!(step.before.paid_at.is_none() || step.before.paid_at == order.paid_at, "paid once");
    match order.paid_at {
        Some(_) if order.is_open() => prop_assert!(order.is_amending || (due.is_zero() && !has_drafts)),
        None if order.is_open() => prop_assert!(order.payments.is_empty() || !due.is_zero() || has_drafts),
        _ => prop_assert!(due.is_zero() && !order.is_amending),
    }
    Ok(())
}

fn pay_state_tells_the_money(order: &Order) -> Result<(), TestCaseError> {
    let (totals, has_refunds) = (order.totals(), !order.refunds.is_empty());
    let owes = Money::ZERO < totals.due;
    match order.pay_state() {
        PayState::Unpaid => prop_assert!(order.payments.is_empty() && order.paid_at.is_none()),
        PayState::PartlyPaid => prop_assert!(order.paid_at.is_none() || owes),
        PayState::Paid => prop_assert!(order.paid_at.is_some() && !owes && !has_refunds),
        PayState::PartlyRefunded => {
            prop_assert!(order.paid_at.is_some() && !owes && has_refunds && !totals.paid.is_zero());
        }
        PayState::Refunded => prop_assert!(has_refunds && totals.paid.is_zero()),
    }
    Ok(())
}
