//! A price rule as it is being typed, and whether it can be saved.

use crate::{
    kernel::{
        currency::Currency,
        error::FieldError,
        ids::PriceRuleId,
        money::{Money, Rate},
        text::Name,
    },
    menu::model::{
        editing::PriceRuleForm,
        price::PRICE_MAX,
        rule::{Effect, PriceRule, Scope},
    },
    ui::admin::{
        menu::{form_words::FormWords, rules::words::Words},
        refusal::Wrong,
        schedule::draft::ScheduleDraft,
    },
};

/// What stands in the select for each scope.
pub const EVERYTHING: &str = "all";

/// The kinds of effect, as the form has them.
pub const PERCENT: &str = "percent";
pub const PRICE: &str = "price";

/// Texts as typed. Hours and dates are a draft of their own beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleDraft {
    pub id: Option<PriceRuleId>,
    pub name: String,
    /// See [`scope_value`].
    pub scope: String,
    pub kind: String,
    pub percent: String,
    pub price: String,
}

impl Default for RuleDraft {
    fn default() -> Self {
        Self {
            id: None,
            name: String::new(),
            scope: EVERYTHING.to_owned(),
            kind: PERCENT.to_owned(),
            percent: String::new(),
            price: String::new(),
        }
    }
}

/// A scope as the value of an option: `all`, `category:ID`, `item:ID`.
pub fn scope_value(scope: Scope) -> String {
    match scope {
        Scope::Everything => EVERYTHING.to_owned(),
        Scope::Category(id) => format!("category:{id}"),
        Scope::Item(id) => format!("item:{id}"),
    }
}

fn scope_of(value: &str) -> Option<Scope> {
    match value.split_once(':') {
        Some(("category", id)) => id.parse().ok().map(Scope::Category),
        Some(("item", id)) => id.parse().ok().map(Scope::Item),
        _ => (value == EVERYTHING).then_some(Scope::Everything),
    }
}

impl RuleDraft {
    pub fn of(rule: &PriceRule, currency: Currency) -> Self {
        let empty =
            Self { id: Some(rule.id), name: rule.name.clone(), scope: scope_value(rule.scope), ..Self::default() };
        match rule.effect {
            Effect::PercentOff(rate) => {
                let percent = rate.percent_text().trim_end_matches(" %").to_owned();
                Self { percent, ..empty }
            }
            Effect::Price(price) => Self { kind: PRICE.to_owned(), price: currency.digits(price), ..empty },
        }
    }

    /// What the server is sent, or every field that it would refuse, in the person's language.
    pub fn check(
        &self,
        schedule: &ScheduleDraft,
        currency: Currency,
        (words, texts): (&Words, &FormWords),
    ) -> Result<PriceRuleForm, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let name = Name::parse(&self.name).map_err(|error| wrong.with::<Name>("name", texts.text_error(error))).ok();
        let scope = scope_of(&self.scope).or_else(|| wrong.with("scope", texts.choose_one));
        let effect = if self.kind == PERCENT {
            let rate = Rate::parse_percent(&self.percent).filter(|rate| *rate != Rate::ZERO);
            rate.map(Effect::PercentOff).or_else(|| wrong.with("percent", words.not_a_percent))
        } else {
            match currency.parse_amount(&self.price) {
                Ok(price) if price < Money::ZERO => wrong.with("price", texts.negative),
                Ok(price) if PRICE_MAX < price => wrong.with("price", texts.too_large),
                Ok(_) if scope == Some(Scope::Everything) => wrong.with("scope", words.price_of_all),
                Ok(price) => Some(Effect::Price(price)),
                Err(error) => wrong.with("price", texts.amount_error(error)),
            }
        };
        let window = schedule.check(&mut wrong);
        match (name, scope, effect, window) {
            (Some(name), Some(scope), Some(effect), Some(window)) if wrong.0.is_empty() => {
                Ok(PriceRuleForm { id: self.id, name, scope, window, channel: schedule.channel(), effect })
            }
            _ => Err(wrong.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kernel::schedule::Window,
        ui::admin::menu::{form_words::form_words, rules::words::words},
    };

    fn check(draft: &RuleDraft) -> Result<PriceRuleForm, Vec<String>> {
        let euro = Currency::parse("EUR").unwrap();
        let checked = draft.check(&ScheduleDraft::default(), euro, (words(), form_words()));
        checked.map_err(|fields| fields.into_iter().map(|field| field.field).collect())
    }

    #[test]
    fn what_is_read_back_is_what_was_stored() {
        let id = uuid::Uuid::nil();
        for (scope, effect) in [
            (Scope::Item(id.into()), Effect::Price(Money::from_minor(250))),
            (Scope::Category(id.into()), Effect::PercentOff(Rate::from_basis_points(1_250))),
            (Scope::Everything, Effect::PercentOff(Rate::from_basis_points(10_000))),
        ] {
            let (name, window) = ("Happy hour".to_owned(), Window::ALWAYS);
            let rule = PriceRule { id: id.into(), name, scope, window, channel: None, effect };
            let form = check(&RuleDraft::of(&rule, Currency::parse("EUR").unwrap())).unwrap();
            assert_eq!((form.id, form.scope, form.effect), (Some(id.into()), scope, effect));
        }
    }

    #[test]
    fn every_wrong_field_is_named() {
        assert_eq!(check(&RuleDraft::default()), Err(vec!["name".to_owned(), "percent".to_owned()]));
        let named = RuleDraft { name: "Lunch".to_owned(), kind: PRICE.to_owned(), ..RuleDraft::default() };
        assert_eq!(check(&named), Err(vec!["price".to_owned()]));
        let of_all = RuleDraft { price: "5".to_owned(), ..named };
        assert_eq!(check(&of_all), Err(vec!["scope".to_owned()]), "one price for the whole menu");
    }
}
