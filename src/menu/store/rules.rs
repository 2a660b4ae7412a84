//! price_rules.

use chrono::NaiveDate;
use sqlx::PgConnection;

use crate::{
    kernel::{
        channel::Channel,
        ids::{CategoryId, ItemId, PriceRuleId, RestaurantId},
        money::{Money, Rate},
        schedule::{TimeOfDay, Weekdays, Window},
    },
    menu::model::rule::{Effect, PriceRule, Scope},
};

struct Row {
    price_rule_id: uuid::Uuid,
    name: String,
    item_id: Option<uuid::Uuid>,
    category_id: Option<uuid::Uuid>,
    weekdays: i32,
    from_minute: i32,
    to_minute: i32,
    first_day: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
    channel: Option<String>,
    percent_bp: Option<i32>,
    price_minor: Option<i64>,
}

impl Row {
    /// None for values that the schema does not let in.
    fn rule(self) -> Option<PriceRule> {
        let time = |minute: i32| u16::try_from(minute).ok().and_then(|minute| TimeOfDay::try_from(minute).ok());
        Some(PriceRule {
            id: self.price_rule_id.into(),
            name: self.name,
            scope: match (self.item_id, self.category_id) {
                (Some(id), _) => Scope::Item(id.into()),
                (None, Some(id)) => Scope::Category(id.into()),
                (None, None) => Scope::Everything,
            },
            window: Window {
                weekdays: Weekdays::try_from(u8::try_from(self.weekdays).ok()?).ok()?,
                from: time(self.from_minute)?,
                to: time(self.to_minute)?,
                first_day: self.first_day,
                last_day: self.last_day,
            },
            channel: self.channel.as_deref().and_then(Channel::parse),
            effect: match (self.percent_bp, self.price_minor) {
                (Some(basis_points), _) => Effect::PercentOff(Rate::try_from(basis_points).ok()?),
                (None, Some(minor)) => Effect::Price(Money::try_from(minor).ok()?),
                (None, None) => return None,
            },
        })
    }
}

/// Every rule, oldest first.
pub async fn list(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<PriceRule>> {
    let rows = sqlx::query_as!(
        Row,
        "select price_rule_id, name, item_id, category_id, weekdays, from_minute, to_minute, first_day, last_day, channel, percent_bp, price_minor
         from price_rules where restaurant_id = $1 order by price_rule_id",
        restaurant.uuid()
    );
    Ok(rows.fetch_all(conn).await?.into_iter().filter_map(Row::rule).collect())
}

/// A rule as the columns hold it.
struct Columns<'a> {
    item: Option<uuid::Uuid>,
    category: Option<uuid::Uuid>,
    channel: Option<&'a str>,
    percent: Option<i32>,
    price: Option<i64>,
}

impl Columns<'_> {
    fn of(rule: &PriceRule) -> Self {
        let (item, category) = match rule.scope {
            Scope::Item(id) => (Some(ItemId::uuid(id)), None),
            Scope::Category(id) => (None, Some(CategoryId::uuid(id))),
            Scope::Everything => (None, None),
        };
        let (percent, price) = match rule.effect {
            Effect::PercentOff(rate) => (Some(rate.basis_points()), None),
            Effect::Price(price) => (None, Some(price.minor())),
        };
        Self { item, category, channel: rule.channel.map(Channel::as_str), percent, price }
    }
}

pub async fn insert(conn: &mut PgConnection, restaurant: RestaurantId, rule: &PriceRule) -> sqlx::Result<()> {
    let columns = Columns::of(rule);
    sqlx::query!(
        "insert into price_rules (restaurant_id, price_rule_id, name, item_id, category_id, weekdays, from_minute, to_minute, first_day, last_day, channel, percent_bp, price_minor)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        restaurant.uuid(),
        rule.id.uuid(),
        rule.name,
        columns.item,
        columns.category,
        i32::from(rule.window.weekdays.bits()),
        i32::from(rule.window.from.minutes()),
        i32::from(rule.window.to.minutes()),
        rule.window.first_day,
        rule.window.last_day,
        columns.channel,
        columns.percent,
        columns.price
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Changes a rule; none when there is no such rule.
pub async fn update(conn: &mut PgConnection, restaurant: RestaurantId, rule: &PriceRule) -> sqlx::Result<Option<()>> {
    let columns = Columns::of(rule);
    let done = sqlx::query!(
        "update price_rules set name = $3, item_id = $4, category_id = $5, weekdays = $6, from_minute = $7, to_minute = $8,
             first_day = $9, last_day = $10, channel = $11, percent_bp = $12, price_minor = $13
         where restaurant_id = $1 and price_rule_id = $2",
        restaurant.uuid(),
        rule.id.uuid(),
        rule.name,
        columns.item,
        columns.category,
        i32::from(rule.window.weekdays.bits()),
        i32::from(rule.window.from.minutes()),
        i32::from(rule.window.to.minutes()),
        rule.window.first_day,
        rule.window.last_day,
        columns.channel,
        columns.percent,
        columns.price
    )
    .execute(conn)
    .await?;
    Ok((done.rows_affected() == 1).then_some(()))
}

/// None when there is no such rule.
pub async fn delete(conn: &mut PgConnection, restaurant: RestaurantId, rule: PriceRuleId) -> sqlx::Result<Option<()>> {
    let done = sqlx::query!(
        "delete from price_rules where restaurant_id = $1 and price_rule_id = $2",
        restaurant.uuid(),
        rule.uuid()
    )
    .execute(conn)
    .await?;
    Ok((done.rows_affected() == 1).then_some(()))
}
