//! What the journal takes from orders: after every operation the postings come to the order as it is.

use proptest::prelude::*;

use super::{expected::wide, histories::histories, lived::Lived};
use crate::{
    kernel::money::Money,
    orders::model::sale::{Sale, SalePart, difference},
};

proptest! {
    /// Each operation posts the difference it makes; all of them together are the sale.
    #[test]
    fn differences_add_up_to_the_sale(history in histories()) {
        let lived = Lived::through(&history);
        let mut posted = Sale::new();
        for step in &lived.steps {
            let more = difference(&step.before.sale(), &step.after.sale());
            prop_assert!(step.before != step.after || more.is_empty());
            prop_assert!(step.after.paid_at.is_some() || more.is_empty(), "nothing is sold before it is paid");
            for (rate, part) in more {
                prop_assert!(part != SalePart::default());
                let all = posted.entry(rate).or_default();
                *all = SalePart {
                    sales: all.sales + part.sales,
                    discounts: all.discounts + part.discounts,
                    service: all.service + part.service,
                    returns: all.returns + part.returns,
                    tax: all.tax + part.tax,
                };
            }
            posted.retain(|_, part| *part != SalePart::default());
            let mut sale = step.after.sale();
            sale.retain(|_, part| *part != SalePart::default());
            prop_assert_eq!(&posted, &sale);
        }
    }

    /// In all and at each rate: what is charged and not credited, once the bill was paid.
    #[test]
    fn a_sale_is_what_is_owed_for_the_order(history in histories()) {
        for step in Lived::through(&history).steps {
            let (sale, totals) = (step.after.sale(), step.after.totals());
            if step.after.paid_at.is_none() {
                prop_assert!(sale.is_empty());
                continue;
            }
            let gross = sale.values().map(|part| part.gross()).sum::<Money>();
            prop_assert_eq!(gross, totals.total - totals.credited);
            prop_assert_eq!(totals.due, gross - totals.paid);
            for (rate, part) in &sale {
                let charged = totals.taxes.iter().filter(|share| share.rate == *rate);
                let charged: i128 = charged.map(|share| wide(share.gross())).sum();
                let credits = step.after.credits.iter().flat_map(|credit| &credit.taxes);
                let credited: i128 =
                    credits.filter(|share| share.rate == *rate).map(|share| wide(share.gross())).sum();
                prop_assert_eq!(wide(part.gross()), charged - credited);
                let figures = [part.sales, part.discounts, part.service, part.returns, part.tax];
                prop_assert!(figures.into_iter().all(|figure| Money::ZERO <= figure), "{:?}", part);
            }
        }
    }
}
