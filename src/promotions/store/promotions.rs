//! promotions.

use chrono::NaiveDate;
use sqlx::PgConnection;

use super::targets::Parts;
use crate::{
    kernel::{
        channel::Channel,
        ids::{PromotionId, RestaurantId},
        money::{Money, Rate},
        schedule::{TimeOfDay, Weekdays, Window},
        time::Timestamp,
    },
    platform::db::assert_one_row,
    promotions::model::{Effect, Promotion, Terms, editing::PromotionForm},
};

/// A promotion before its targets are put in.
pub struct Row {
    promotion_id: uuid::Uuid,
    name: String,
    effect: String,
    percent_bp: Option<i32>,
    amount_minor: Option<i64>,
    buy_count: Option<i32>,
    get_count: Option<i32>,
    by_voucher: bool,
    weekdays: i32,
    from_minute: i32,
    to_minute: i32,
    first_day: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
    channel: Option<String>,
    minimum_minor: i64,
    stopped_at: Option<Timestamp>,
}

impl Row {
    pub fn id(&self) -> PromotionId {
        self.promotion_id.into()
    }

    /// None for values that the schema does not let in.
    pub fn promotion(self, parts: Parts) -> Option<Promotion> {
        let time = |minute: i32| u16::try_from(minute).ok().and_then(|minute| TimeOfDay::try_from(minute).ok());
        let rate = self.percent_bp.and_then(|basis_points| Rate::try_from(basis_points).ok());
        let count = |count: Option<i32>| count.and_then(|count| u32::try_from(count).ok());
        let effect = match self.effect.as_str() {
            "order_percent" => Effect::OrderPercent(rate?),
            "order_amount" => Effect::OrderAmount(Money::try_from(self.amount_minor?).ok()?),
            "items_percent" => Effect::ItemsPercent { of: parts.get, rate: rate? },
            "free_items" => Effect::FreeItems { of: parts.get, count: count(self.get_count)? },
            "buy_get" => Effect::BuyGet {
                buy: parts.buy,
                buy_count: count(self.buy_count)?,
                get: parts.get,
                get_count: count(self.get_count)?,
                rate: rate?,
            },
            _ => return None,
        };
        Some(Promotion {
            id: self.promotion_id.into(),
            name: self.name,
            effect,
            terms: Terms {
                window: Window {
                    weekdays: Weekdays::try_from(u8::try_from(self.weekdays).ok()?).ok()?,
                    from: time(self.from_minute)?,
                    to: time(self.to_minute)?,
                    first_day: self.first_day,
                    last_day: self.last_day,
                },
                channel: self.channel.as_deref().and_then(Channel::parse),
                minimum: Money::try_from(self.minimum_minor).ok()?,
            },
            by_voucher: self.by_voucher,
            stopped_at: self.stopped_at,
        })
    }
}

pub async fn list(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        "select promotion_id, name, effect, percent_bp, amount_minor, buy_count, get_count, by_voucher, weekdays, from_minute, to_minute, first_day, last_day,
             channel, minimum_minor, stopped_at
         from promotions where restaurant_id = $1 order by promotion_id",
        restaurant.uuid()
    )
    .fetch_all(conn)
    .await
}

pub async fn find(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    promotion: PromotionId,
) -> sqlx::Result<Option<Row>> {
    sqlx::query_as!(
        Row,
        "select promotion_id, name, effect, percent_bp, amount_minor, buy_count, get_count, by_voucher, weekdays, from_minute, to_minute, first_day, last_day,
             channel, minimum_minor, stopped_at
         from promotions where restaurant_id = $1 and promotion_id = $2",
        restaurant.uuid(),
        promotion.uuid()
    )
    .fetch_optional(conn)
    .await
}

/// Locks a promotion and answers with when it was stopped; none when there is no such promotion.
pub async fn lock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    promotion: PromotionId,
) -> sqlx::Result<Option<Option<Timestamp>>> {
    sqlx::query_scalar!(
        "select stopped_at from promotions where restaurant_id = $1 and promotion_id = $2 for no key update",
        restaurant.uuid(),
        promotion.uuid()
    )
    .fetch_optional(conn)
    .await
}

/// An effect as the columns hold it.
#[derive(Default)]
struct Columns {
    word: &'static str,
    percent: Option<i32>,
    amount: Option<i64>,
    buy_count: Option<i32>,
    get_count: Option<i32>,
}

impl Columns {
    fn of(effect: &Effect) -> Self {
        let count = |count: u32| Some(i32::try_from(count).unwrap_or(i32::MAX));
        match effect {
            Effect::OrderPercent(rate) => {
                Self { word: "order_percent", percent: Some(rate.basis_points()), ..Self::default() }
            }
            Effect::OrderAmount(amount) => {
                Self { word: "order_amount", amount: Some(amount.minor()), ..Self::default() }
            }
            Effect::ItemsPercent { rate, .. } => {
                Self { word: "items_percent", percent: Some(rate.basis_points()), ..Self::default() }
            }
            Effect::FreeItems { count: free, .. } => {
                Self { word: "free_items", get_count: count(*free), ..Self::default() }
            }
            Effect::BuyGet { buy_count, get_count, rate, .. } => Self {
                word: "buy_get",
                percent: Some(rate.basis_points()),
                buy_count: count(*buy_count),
                get_count: count(*get_count),
                ..Self::default()
            },
        }
    }
}

pub async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: PromotionId,
    form: &PromotionForm,
    at: Timestamp,
) -> sqlx::Result<()> {
    let (columns, window) = (Columns::of(&form.effect), &form.terms.window);
    sqlx::query!(
        "insert into promotions (restaurant_id, promotion_id, name, effect, percent_bp, amount_minor, buy_count, get_count, by_voucher,
             weekdays, from_minute, to_minute, first_day, last_day, channel, minimum_minor, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        restaurant.uuid(),
        id.uuid(),
        form.name.as_str(),
        columns.word,
        columns.percent,
        columns.amount,
        columns.buy_count,
        columns.get_count,
        form.by_voucher,
        i32::from(window.weekdays.bits()),
        i32::from(window.from.minutes()),
        i32::from(window.to.minutes()),
        window.first_day,
        window.last_day,
        form.terms.channel.map(Channel::as_str),
        form.terms.minimum.minor(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Changes a promotion that is locked.
pub async fn update(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: PromotionId,
    form: &PromotionForm,
) -> sqlx::Result<()> {
    let (columns, window) = (Columns::of(&form.effect), &form.terms.window);
    let done = sqlx::query!(
        "update promotions set name = $3, effect = $4, percent_bp = $5, amount_minor = $6, buy_count = $7, get_count = $8, by_voucher = $9,
             weekdays = $10, from_minute = $11, to_minute = $12, first_day = $13, last_day = $14, channel = $15, minimum_minor = $16
         where restaurant_id = $1 and promotion_id = $2",
        restaurant.uuid(),
        id.uuid(),
        form.name.as_str(),
        columns.word,
        columns.percent,
        columns.amount,
        columns.buy_count,
        columns.get_count,
        form.by_voucher,
        i32::from(window.weekdays.bits()),
        i32::from(window.from.minutes()),
        i32::from(window.to.minutes()),
        window.first_day,
        window.last_day,
        form.terms.channel.map(Channel::as_str),
        form.terms.minimum.minor()
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}

/// Stops a promotion that is locked.
pub async fn stop(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    promotion: PromotionId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update promotions set stopped_at = $3 where restaurant_id = $1 and promotion_id = $2",
        restaurant.uuid(),
        promotion.uuid(),
        at
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}
