//! The settings as they are being typed, and whether they can be saved.

use crate::{
    kernel::{
        currency::Currency,
        error::FieldError,
        language::Language,
        money::{Money, Rate},
    },
    restaurants::model::{
        GuestOrders, ServiceRule, StockPolicy,
        settings::{HouseSettings, SettingsView},
    },
    ui::admin::{refusal::Wrong, settings::words::Words},
};

/// Texts as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub name: String,
    pub legal_name: String,
    pub address: String,
    pub tax_id: String,
    pub time_zone: String,
    pub day_cutoff_hour: String,
    pub language: String,
    pub stock_policy: String,
    pub guest_orders: String,
    /// Empty: none.
    pub cash_rounding: String,
    pub discount_cap: String,
    pub service_rate: String,
    pub service_tax: String,
    pub service_covers: String,
    pub points: String,
}

fn percent(rate: Rate) -> String {
    rate.percent_text().trim_end_matches(" %").to_owned()
}

impl Draft {
    pub fn of(view: &SettingsView) -> Self {
        let SettingsView { settings, currency, .. } = view;
        let service = settings.service;
        Self {
            name: settings.name.clone(),
            legal_name: settings.legal_name.clone(),
            address: settings.address.clone(),
            tax_id: settings.tax_id.clone(),
            time_zone: settings.time_zone.clone(),
            day_cutoff_hour: settings.day_cutoff_hour.to_string(),
            language: settings.language.as_str().to_owned(),
            stock_policy: settings.stock_policy.as_str().to_owned(),
            guest_orders: settings.guest_orders.as_str().to_owned(),
            cash_rounding: settings.cash_rounding.map(|coin| currency.digits(coin)).unwrap_or_default(),
            discount_cap: settings.discount_cap.map(percent).unwrap_or_default(),
            service_rate: service.map(|service| percent(service.rate)).unwrap_or_default(),
            service_tax: service.map_or_else(|| "0".to_owned(), |service| percent(service.tax)),
            service_covers: service.map_or(1, |service| service.covers_min).to_string(),
            points: percent(Rate::from_basis_points(i32::try_from(settings.points_per_hundred).unwrap_or(i32::MAX))),
        }
    }

    /// What the server is sent, or every field that it would refuse.
    pub fn check(&self, currency: Currency, words: &Words) -> Result<HouseSettings, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let language = Language::parse(&self.language).or_else(|| wrong.with("language", words.choose_one));
        let stock_policy = StockPolicy::parse(&self.stock_policy);
        let stock_policy = stock_policy.or_else(|| wrong.with("stock_policy", words.choose_one));
        let guest_orders = GuestOrders::parse(&self.guest_orders);
        let guest_orders = guest_orders.or_else(|| wrong.with("guest_orders", words.choose_one));
        let day_cutoff_hour =
            whole(&self.day_cutoff_hour).or_else(|| wrong.with("day_cutoff_hour", words.not_a_number));
        let cash_rounding = self.coin(currency, words, &mut wrong);
        let discount_cap = optional(&self.discount_cap, Rate::parse_percent);
        let discount_cap = discount_cap.or_else(|| wrong.with("discount_cap", words.not_a_percent));
        let service = self.service(words, &mut wrong);
        let points = hundredths(&self.points).or_else(|| wrong.with("points_per_hundred", words.not_a_number));
        let read = (|| {
            Some(HouseSettings {
                name: self.name.trim().to_owned(),
                legal_name: self.legal_name.trim().to_owned(),
                address: self.address.trim().to_owned(),
                tax_id: self.tax_id.trim().to_owned(),
                time_zone: self.time_zone.trim().to_owned(),
                day_cutoff_hour: day_cutoff_hour?,
                language: language?,
                stock_policy: stock_policy?,
                guest_orders: guest_orders?,
                cash_rounding: cash_rounding?,
                discount_cap: discount_cap?,
                service: service?,
                points_per_hundred: points?,
            })
        })();
        match read {
            Some(settings) if wrong.0.is_empty() => {
                let wrong = settings.wrong();
                if wrong.is_empty() { Ok(settings) } else { Err(words.said(wrong)) }
            }
            _ => Err(wrong.0),
        }
    }

    fn coin(&self, currency: Currency, words: &Words, wrong: &mut Wrong) -> Option<Option<Money>> {
        let coin = optional(&self.cash_rounding, |text| currency.parse_amount(text).ok());
        coin.or_else(|| wrong.with("cash_rounding", words.not_an_amount))
    }

    fn service(&self, words: &Words, wrong: &mut Wrong) -> Option<Option<ServiceRule>> {
        if self.service_rate.trim().is_empty() {
            return Some(None);
        }
        let rate = Rate::parse_percent(&self.service_rate).or_else(|| wrong.with("service", words.not_a_percent));
        let tax = Rate::parse_percent(&self.service_tax).or_else(|| wrong.with("service_tax", words.not_a_percent));
        let covers = whole(&self.service_covers).or_else(|| wrong.with("service_covers", words.not_a_number));
        Some(Some(ServiceRule { rate: rate?, tax: tax?, covers_min: covers? }))
    }
}

/// Nothing typed is nothing set; what is typed must be readable.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if text.trim().is_empty() { Some(None) } else { read(text).map(Some) }
}

fn whole(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

/// Points as people write them, `1.5` or `1,5`, in hundredths.
fn hundredths(text: &str) -> Option<u32> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let is_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || 2 < part.len() || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::admin::settings::words::words;

    fn view() -> SettingsView {
        let settings = HouseSettings {
            name: "Bistro".to_owned(),
            legal_name: "Bistro S.L.".to_owned(),
            address: "Calle 1".to_owned(),
            tax_id: "B1".to_owned(),
            time_zone: "Europe/Madrid".to_owned(),
            day_cutoff_hour: 4,
            language: Language::Es,
            stock_policy: StockPolicy::Warn,
            guest_orders: GuestOrders::Approve,
            cash_rounding: Some(Money::from_minor(5)),
            discount_cap: Some(Rate::from_basis_points(1_250)),
            service: Some(ServiceRule {
                rate: Rate::from_basis_points(1_000),
                tax: Rate::from_basis_points(2_100),
                covers_min: 6,
            }),
            points_per_hundred: 150,
        };
        SettingsView { settings, currency: Currency::parse("EUR").unwrap(), prices_include_tax: true }
    }

    #[test]
    fn what_is_shown_is_what_is_kept() {
        let seen = view();
        assert_eq!(Draft::of(&seen).check(seen.currency, words()), Ok(seen.settings));
    }

    #[test]
    fn nothing_typed_is_nothing_set() {
        let seen = view();
        let (cash_rounding, discount_cap, service_rate) = Default::default();
        let draft = Draft { cash_rounding, discount_cap, service_rate, ..Draft::of(&seen) };
        let read = draft.check(seen.currency, words()).unwrap();
        assert_eq!((read.cash_rounding, read.discount_cap, read.service), (None, None, None));
    }

    #[test]
    fn every_wrong_field_is_named() {
        let seen = view();
        let draft = Draft {
            day_cutoff_hour: "noon".to_owned(),
            cash_rounding: "five".to_owned(),
            service_rate: "lots".to_owned(),
            points: "1.234".to_owned(),
            ..Draft::of(&seen)
        };
        let wrong = draft.check(seen.currency, words()).unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(fields, ["day_cutoff_hour", "cash_rounding", "service", "points_per_hundred"]);
        let late = Draft { day_cutoff_hour: "13".to_owned(), ..Draft::of(&seen) };
        assert_eq!(late.check(seen.currency, words()).unwrap_err()[0].field, "day_cutoff_hour");
    }
}
