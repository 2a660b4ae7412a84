//! Doing it again: a repeat adds nothing, a refusal takes nothing, the facts alone make the order again.

use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::{histories::histories, lived::Lived, menus::minutes};
use crate::orders::model::{
    Moment,
    evolve::{evolve, opened},
    fact::OrderFact,
};

proptest! {
    /// The answer was lost and the client asks again, at once or an hour later.
    #[test]
    fn an_operation_repeated_gives_no_facts(history in histories()) {
        let lived = Lived::through(&history);
        for step in lived.steps.iter().filter(|step| step.answer.is_ok()) {
            for later in [step.moment, Moment { at: step.moment.at + minutes(60), ..step.moment }] {
                let again = lived.answer(&step.after, &later, &step.command);
                prop_assert_eq!(again, Ok(vec![]), "{:?}", step.command);
            }
        }
    }

    #[test]
    fn a_refusal_changes_nothing_and_comes_again(history in histories()) {
        let lived = Lived::through(&history);
        for step in lived.steps.iter().filter(|step| step.answer.is_err()) {
            prop_assert_eq!(&step.after, &step.before);
            let again = lived.answer(&step.after, &step.moment, &step.command);
            prop_assert_eq!(&again, &step.answer);
        }
    }

    /// Replay: what the log keeps is enough, even after it was written down and read again.
    #[test]
    fn the_facts_alone_make_the_order_again(history in histories()) {
        let lived = Lived::through(&history);
        let mut facts = lived.facts.iter().map(|(moment, fact)| (moment, over_the_wire(fact)));
        let Some((first, OrderFact::Opened(fact))) = facts.next() else { panic!("the first fact opens the order") };
        let mut order = opened(&fact, first);
        for (moment, fact) in facts {
            evolve(&mut order, &fact, moment);
        }
        prop_assert_eq!(&order, &lived.order);
        evolve(&mut order, &lived.facts[0].1, first);
        prop_assert_eq!(order, lived.order, "a second opening changes nothing");
    }

    #[test]
    fn orders_facts_and_commands_survive_the_wire(history in histories()) {
        let lived = Lived::through(&history);
        for (_, fact) in &lived.facts {
            prop_assert_eq!(&over_the_wire(fact), fact);
        }
        for step in &lived.steps {
            prop_assert_eq!(&over_the_wire(&step.command), &step.command);
        }
        prop_assert_eq!(&over_the_wire(&lived.order), &lived.order);
        prop_assert_eq!(over_the_wire(&lived.order.totals()), lived.order.totals());
    }
}

fn over_the_wire<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}
