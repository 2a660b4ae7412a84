//! What the bistro offers beside its menu: a happy hour, and a welcome for those who have a voucher.

use crate::{
    kernel::{
        channel::Channel,
        ids::CategoryId,
        money::{Money, Rate},
        schedule::{TimeOfDay, Weekdays, Window},
        text::Name,
    },
    menu::{
        model::{
            editing::PriceRuleForm,
            rule::{Effect as PriceEffect, Scope},
        },
        service::rules,
    },
    platform::db::Tx,
    promotions::{
        model::{
            Effect, Terms,
            code::VoucherCode,
            editing::{Codes, PromotionForm, VoucherForm},
            voucher::{Limits, Uses},
        },
        service::{editing, vouchers},
    },
};

/// Weekdays from five to seven the drinks at a table are 20 % off. Ten percent off for newcomers, and for fifty guests
/// with the card that lies in the hotel next door.
pub async fn make_in_tx(tx: &mut Tx, drinks: CategoryId) -> anyhow::Result<()> {
    let happy_hour = PriceRuleForm {
        id: None,
        name: Name::parse("Happy hour")?,
        scope: Scope::Category(drinks),
        window: Window {
            weekdays: Weekdays::WORKING,
            from: TimeOfDay::new(17, 0),
            to: TimeOfDay::new(19, 0),
            ..Window::ALWAYS
        },
        channel: Some(Channel::DineIn),
        effect: PriceEffect::PercentOff(Rate::from_basis_points(2_000)),
    };
    let rule = tx.new_id();
    rules::save_in_tx(tx, &happy_hour, rule).await?;
    let welcome = PromotionForm {
        id: None,
        name: Name::parse("Welcome")?,
        effect: Effect::OrderPercent(Rate::from_basis_points(1_000)),
        terms: Terms { window: Window::ALWAYS, channel: None, minimum: Money::from_minor(2_000) },
        by_voucher: true,
    };
    let new = tx.new_id();
    let promotion = editing::save_in_tx(tx, &welcome, new).await?;
    let once_each = Limits { uses: Uses::Unlimited, per_customer: Some(1), first_day: None, last_day: None };
    let fifty = Limits { uses: Uses::Limited(50), per_customer: None, first_day: None, last_day: None };
    for (code, limits) in [("WELCOME10", once_each), ("HOTEL-50", fifty)] {
        let codes = Codes::Own(VoucherCode::parse(code)?);
        let id = tx.new_id();
        vouchers::make_in_tx(tx, &VoucherForm { promotion, codes, limits }, |_| id).await?;
    }
    Ok(())
}
