//! Money back and credits: never more than came in, never more than was charged, and to the cent.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*};

use super::{
    histories::{History, histories, short_histories},
    lived::{Lived, Step},
    menus::id,
};
use crate::{
    kernel::{actor::Actor, ids::LineId, money::Money},
    orders::model::{
        Order, Tender,
        command::{Capture, OrderCommand, Refund, RefundLine, RefundOf},
        fact::OrderFact,
    },
};

proptest! {
    #[test]
    fn no_payment_gives_back_more_than_it_brought(history in histories()) {
        let lived = Lived::through(&history);
        for step in &lived.steps {
            gives_back_what_came_in(&step.after)?;
        }
    }

    /// In all, and at each rate of tax; a cancelled order charges and credits nothing.
    #[test]
    fn no_more_is_credited_than_was_charged(history in histories()) {
        for step in Lived::through(&history).steps {
            let (order, totals) = (&step.after, step.after.totals());
            prop_assert!(totals.credited <= totals.total);
            let mut credited: BTreeMap<_, (Money, Money)> = BTreeMap::new();
            for credit in &order.credits {
                let shares = credit.taxes.iter().map(|share| share.gross()).sum::<Money>();
                prop_assert_eq!(shares, credit.total);
                for share in &credit.taxes {
                    prop_assert!(Money::ZERO <= share.net && Money::ZERO <= share.tax, "{:?}", share);
                    let all = credited.entry(share.rate).or_default();
                    *all = (all.0 + share.net, all.1 + share.tax);
                }
            }
            for (rate, (net, tax)) in credited {
                let charged = totals.taxes.iter().find(|share| share.rate == rate);
                prop_assert!(
                    charged.is_some_and(|share| net <= share.net && tax <= share.tax),
                    "{:?} credited of {:?}", (net, tax), charged
                );
            }
            for line in &order.lines {
                let portions: u32 = credits_of(order, line.id).map(|(quantity, _)| quantity).sum();
                prop_assert!(portions <= line.quantity);
            }
        }
    }

    /// What is not charged after all is given back, no more and no less; what is overpaid was not charged anyway.
    #[test]
    fn a_refund_gives_back_what_it_credits(history in histories()) {
        for step in Lived::through(&history).steps {
            if let OrderCommand::Refund(refund) = &step.command
                && step.answer.as_ref().is_ok_and(|facts| !facts.is_empty())
            {
                refunded_soundly(&step, refund)?;
            }
        }
    }

    /// Dish by dish, in any steps and whatever discounts there were: the credits come to the lines exactly.
    #[test]
    fn crediting_every_portion_in_steps_credits_the_lines((history, steps) in paid_bills()) {
        let mut lived = paid(&history);
        let is_settled = lived.order.paid_at.is_some() && lived.order.totals().due.is_zero();
        if !is_settled || !lived.order.credits.is_empty() {
            return Ok(());
        }
        let charged: Vec<(LineId, u32, Money)> = {
            let quantity = |id| lived.order.line(id).expect("it is charged").quantity;
            lived.order.figures().lines.iter().map(|line| (line.line, quantity(line.line), line.total)).collect()
        };
        let mut steps = steps.into_iter().cycle();
        for (line, quantity, total) in &charged {
            let mut left = *quantity;
            while 0 < left && !total.is_zero() {
                left -= credit(&mut lived, *line, left, steps.next().unwrap_or(1));
            }
            let credited = credits_of(&lived.order, *line).map(|(_, amount)| amount).sum::<Money>();
            prop_assert_eq!(credited, *total);
        }
        let totals = lived.order.totals();
        let service = lived.order.figures().service.map_or(Money::ZERO, |service| service.total);
        prop_assert_eq!((totals.paid, totals.due), (service, Money::ZERO));
    }
}

fn gives_back_what_came_in(order: &Order) -> Result<(), TestCaseError> {
    for payment in &order.payments {
        let back = || order.refunds.iter().filter(|refund| refund.payment == payment.payment);
        prop_assert!(back().map(|refund| refund.amount).sum::<Money>() <= payment.amount);
        prop_assert!(back().map(|refund| refund.tip).sum::<Money>() <= payment.tip);
        prop_assert!(back().map(|refund| refund.given()).sum::<Money>() <= payment.received());
        for refund in back() {
            prop_assert!(Money::ZERO <= refund.amount && Money::ZERO <= refund.tip, "{:?}", refund);
            prop_assert!(Money::ZERO < refund.amount + refund.tip && Money::ZERO <= refund.given(), "{:?}", refund);
            prop_assert_eq!(refund.tender, payment.tender);
            prop_assert!(refund.tender == Tender::Cash || refund.rounding.is_zero());
        }
    }
    let known = |refund: &crate::orders::model::refunds::Refunded| {
        order.payments.iter().any(|payment| payment.payment == refund.payment)
    };
    prop_assert!(order.refunds.iter().all(known));
    prop_assert!(order.totals().refunded <= order.payments.iter().map(|payment| payment.amount).sum());
    Ok(())
}

fn refunded_soundly(step: &Step, refund: &Refund) -> Result<(), TestCaseError> {
    let (before, after) = (step.before.totals(), step.after.totals());
    let (back, credited) = (after.refunded - before.refunded, after.credited - before.credited);
    match &refund.what {
        RefundOf::Whole => {
            prop_assert_eq!(credited, back);
            prop_assert_eq!((after.paid, after.tips, after.due), (Money::ZERO, Money::ZERO, Money::ZERO));
            let given = step.after.refunds.iter().map(|refund| refund.given()).sum::<Money>();
            prop_assert_eq!(given, step.after.payments.iter().map(|payment| payment.received()).sum::<Money>());
        }
        RefundOf::Amount { amount } => prop_assert_eq!((credited, back), (*amount, *amount)),
        RefundOf::Lines { .. } => prop_assert!(credited == back && Money::ZERO < back),
        RefundOf::Overpaid => prop_assert_eq!((credited, back, after.due), (Money::ZERO, -before.due, Money::ZERO)),
    }
    Ok(())
}

fn credits_of(order: &Order, line: LineId) -> impl Iterator<Item = (u32, Money)> {
    let lines = order.credits.iter().flat_map(|credit| &credit.lines);
    lines.filter(move |credit| credit.line == line).map(|credit| (credit.quantity, credit.amount))
}

fn paid_bills() -> impl Strategy<Value = (History, Vec<u32>)> {
    (short_histories(), vec(1u32..=3, 1..6))
}

/// The order with everything sent and paid in one sum, however far it came in its history.
fn paid(history: &History) -> Lived {
    let mut lived = Lived::while_open(history);
    lived.send_all();
    while let Some((share, due)) = owed(&lived.order) {
        lived.then(OrderCommand::Capture(Capture {
            payment: id(1_000 + u128::try_from(lived.order.payments.len()).expect("few payments")),
            tender: Tender::Terminal,
            amount: due,
            tip: Money::ZERO,
            tendered: due,
            share,
            seen_due: due,
            is_fetched: false,
        }));
    }
    lived
}

fn owed(order: &Order) -> Option<(Option<crate::kernel::ids::ShareId>, Money)> {
    let shares = order.shares().into_iter().map(|share| (Some(share.id), share.due));
    let whole = order.split.is_none().then(|| (None, order.totals().due));
    shares.chain(whole).find(|(_, due)| Money::ZERO < *due)
}

/// Credits some portions of the line, as many as a step has, or more while they come to nothing. Answers how many.
fn credit(lived: &mut Lived, line: LineId, left: u32, step: u32) -> u32 {
    for quantity in step.min(left)..=left {
        let refund = id(2_000 + u128::try_from(lived.steps.len()).expect("histories are short"));
        let what = RefundOf::Lines { lines: vec![RefundLine { line, quantity }] };
        let reason = super::intents::reason();
        lived.perform(Actor::Member(id(1)), OrderCommand::Refund(Refund { refund, what, from: vec![], reason }));
        let facts = lived.steps.last().into_iter().flat_map(|step| step.answer.iter().flatten());
        if facts.into_iter().any(|fact| matches!(fact, OrderFact::CreditGiven { .. })) {
            return quantity;
        }
    }
    panic!("{left} portions of {line:?} cannot be credited: {:?}", lived.steps.last().map(|step| &step.answer));
}
