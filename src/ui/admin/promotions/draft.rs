//! A promotion as it is being typed, and whether it can be saved.

use crate::{
    kernel::{
        currency::Currency,
        error::FieldError,
        ids::PromotionId,
        money::{Money, Rate},
        text::{Name, TextError},
    },
    menu::model::price::PRICE_MAX,
    promotions::model::{Effect, Promotion, Targets, Terms, editing::PromotionForm},
    ui::admin::{fill::fill, promotions::words::Words, refusal::Wrong, schedule::draft::ScheduleDraft},
};

/// The kinds of effect, as the form has them.
pub const ORDER_PERCENT: &str = "order_percent";
pub const ORDER_AMOUNT: &str = "order_amount";
pub const ITEMS_PERCENT: &str = "items_percent";
pub const FREE_ITEMS: &str = "free_items";
pub const BUY_GET: &str = "buy_get";

const COUNT: std::ops::RangeInclusive<u32> = 1..=99;

/// Texts as typed. Hours and dates are a draft of their own beside it. What the chosen kind does not use is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromotionDraft {
    pub id: Option<PromotionId>,
    pub name: String,
    pub kind: String,
    pub percent: String,
    pub amount: String,
    pub buy_count: String,
    pub get_count: String,
    pub buy: Targets,
    pub get: Targets,
    pub minimum: String,
    pub by_voucher: bool,
}

impl Default for PromotionDraft {
    fn default() -> Self {
        Self {
            id: None,
            name: String::new(),
            kind: ORDER_PERCENT.to_owned(),
            percent: String::new(),
            amount: String::new(),
            buy_count: "2".to_owned(),
            get_count: "1".to_owned(),
            buy: Targets::default(),
            get: Targets::default(),
            minimum: String::new(),
            by_voucher: true,
        }
    }
}

impl PromotionDraft {
    pub fn of(promotion: &Promotion, currency: Currency) -> Self {
        let minimum = promotion.terms.minimum;
        let mut draft = Self {
            id: Some(promotion.id),
            name: promotion.name.clone(),
            minimum: if minimum.is_zero() { String::new() } else { currency.digits(minimum) },
            by_voucher: promotion.by_voucher,
            ..Self::default()
        };
        let percent = |rate: Rate| rate.percent_text().trim_end_matches(" %").to_owned();
        match &promotion.effect {
            Effect::OrderPercent(rate) => draft.percent = percent(*rate),
            Effect::OrderAmount(amount) => {
                (draft.kind, draft.amount) = (ORDER_AMOUNT.to_owned(), currency.digits(*amount));
            }
            Effect::ItemsPercent { of, rate } => {
                (draft.kind, draft.percent, draft.get) = (ITEMS_PERCENT.to_owned(), percent(*rate), of.clone());
            }
            Effect::FreeItems { of, count } => {
                (draft.kind, draft.get_count, draft.get) = (FREE_ITEMS.to_owned(), count.to_string(), of.clone());
            }
            Effect::BuyGet { buy, buy_count, get, get_count, rate } => {
                draft.kind = BUY_GET.to_owned();
                (draft.percent, draft.buy, draft.get) = (percent(*rate), buy.clone(), get.clone());
                (draft.buy_count, draft.get_count) = (buy_count.to_string(), get_count.to_string());
            }
        }
        draft
    }

    /// Which fields the chosen kind uses.
    pub fn uses(&self, field: Field) -> bool {
        let kind = self.kind.as_str();
        match field {
            Field::Percent => matches!(kind, ORDER_PERCENT | ITEMS_PERCENT | BUY_GET),
            Field::Amount => kind == ORDER_AMOUNT,
            Field::Buy => kind == BUY_GET,
            Field::GetCount => matches!(kind, FREE_ITEMS | BUY_GET),
            Field::Get => matches!(kind, ITEMS_PERCENT | FREE_ITEMS | BUY_GET),
        }
    }

    /// What the server is sent, or every field that it would refuse, in the person's language.
    pub fn check(
        &self,
        schedule: &ScheduleDraft,
        currency: Currency,
        words: &Words,
    ) -> Result<PromotionForm, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let name = Name::parse(&self.name).map_err(|error| wrong.with::<Name>("name", name_error(error, words))).ok();
        let effect = self.effect(currency, words, &mut wrong);
        let minimum = match self.minimum.trim() {
            "" => Some(Money::ZERO),
            text => amount(text, currency).or_else(|| wrong.with("minimum", words.not_an_amount)),
        };
        let window = schedule.check(&mut wrong);
        match (name, effect, minimum, window) {
            (Some(name), Some(effect), Some(minimum), Some(window)) if wrong.0.is_empty() => {
                let terms = Terms { window, channel: schedule.channel(), minimum };
                Ok(PromotionForm { id: self.id, name, effect, terms, by_voucher: self.by_voucher })
            }
            _ => Err(wrong.0),
        }
    }

    fn effect(&self, currency: Currency, words: &Words, wrong: &mut Wrong) -> Option<Effect> {
        let rate = |wrong: &mut Wrong| {
            let rate = Rate::parse_percent(&self.percent).filter(|rate| *rate != Rate::ZERO);
            rate.or_else(|| wrong.with("percent", words.not_a_percent))
        };
        let count = |wrong: &mut Wrong, field: &str, text: &str| {
            let count = text.trim().parse().ok().filter(|count| COUNT.contains(count));
            count.or_else(|| wrong.with(field, words.not_a_count))
        };
        let targets = |wrong: &mut Wrong, field: &str, targets: &Targets| {
            if targets.is_empty() { wrong.with(field, words.no_target) } else { Some(targets.clone()) }
        };
        match self.kind.as_str() {
            ORDER_AMOUNT => {
                let amount = amount(&self.amount, currency).filter(|amount| Money::ZERO < *amount);
                amount.map(Effect::OrderAmount).or_else(|| wrong.with("amount", words.not_an_amount))
            }
            ITEMS_PERCENT => {
                let (rate, of) = (rate(wrong), targets(wrong, "get", &self.get));
                Some(Effect::ItemsPercent { rate: rate?, of: of? })
            }
            FREE_ITEMS => {
                let (count, of) = (count(wrong, "get_count", &self.get_count), targets(wrong, "get", &self.get));
                Some(Effect::FreeItems { count: count?, of: of? })
            }
            BUY_GET => {
                let (buy_count, buy) = (count(wrong, "buy_count", &self.buy_count), targets(wrong, "buy", &self.buy));
                let (get_count, get) = (count(wrong, "get_count", &self.get_count), targets(wrong, "get", &self.get));
                let rate = rate(wrong);
                Some(Effect::BuyGet { buy: buy?, buy_count: buy_count?, get: get?, get_count: get_count?, rate: rate? })
            }
            _ => rate(wrong).map(Effect::OrderPercent),
        }
    }
}

/// Fields that only some kinds use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Percent,
    Amount,
    Buy,
    GetCount,
    Get,
}

fn amount(text: &str, currency: Currency) -> Option<Money> {
    currency.parse_amount(text).ok().filter(|amount| (Money::ZERO..=PRICE_MAX).contains(amount))
}

fn name_error(error: TextError, words: &Words) -> String {
    match error {
        TextError::Empty => words.name_missing.to_owned(),
        TextError::TooLong { max } => fill(words.too_long, "n", max),
        TextError::ControlCharacter | TextError::NotASlug | TextError::NotAPin => words.odd_character.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{kernel::schedule::Window, ui::admin::promotions::words::words};

    fn euro() -> Currency {
        Currency::parse("EUR").unwrap()
    }

    fn check(draft: &PromotionDraft) -> Result<PromotionForm, Vec<String>> {
        let checked = draft.check(&ScheduleDraft::default(), euro(), words());
        checked.map_err(|fields| fields.into_iter().map(|field| field.field).collect())
    }

    #[test]
    fn what_is_read_back_is_what_was_stored() {
        let rate = Rate::from_basis_points(1_250);
        let of = Targets { items: vec![uuid::Uuid::nil().into()], categories: vec![] };
        for effect in [
            Effect::OrderPercent(rate),
            Effect::OrderAmount(Money::from_minor(550)),
            Effect::ItemsPercent { of: of.clone(), rate },
            Effect::FreeItems { of: of.clone(), count: 3 },
            Effect::BuyGet { buy: of.clone(), buy_count: 2, get: of.clone(), get_count: 1, rate },
        ] {
            let promotion = Promotion {
                id: uuid::Uuid::nil().into(),
                name: "Offer".to_owned(),
                effect,
                terms: Terms { window: Window::ALWAYS, channel: None, minimum: Money::from_minor(2_000) },
                by_voucher: false,
                stopped_at: None,
            };
            let form = check(&PromotionDraft::of(&promotion, euro())).unwrap();
            assert_eq!((form.effect, form.terms, form.by_voucher), (promotion.effect, promotion.terms, false));
        }
    }

    #[test]
    fn only_the_fields_of_its_kind_are_asked() {
        let of = |kind: &str| PromotionDraft { name: "Offer".to_owned(), kind: kind.to_owned(), ..Default::default() };
        let refused = |kind: &str| check(&of(kind)).unwrap_err();
        assert_eq!(refused(ORDER_PERCENT), ["percent"]);
        assert_eq!(refused(ORDER_AMOUNT), ["amount"]);
        assert_eq!(refused(ITEMS_PERCENT), ["percent", "get"]);
        assert_eq!(refused(FREE_ITEMS), ["get"]);
        assert_eq!(refused(BUY_GET), ["buy", "get", "percent"]);
        assert_eq!(check(&PromotionDraft { minimum: "x".to_owned(), ..Default::default() }).unwrap_err().len(), 3);
    }
}
