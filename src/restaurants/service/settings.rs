//! Reading and changing a restaurant's settings. Only what somebody changed is written, so that two people at two
//! forms do not undo each other's work.

use serde_json::{Map, Value, json};

use super::{House, house_in_tx};
use crate::{
    kernel::{
        error::{AppError, Code, FieldError},
        fact::FactKind,
        permission::Permission,
    },
    platform::{ctx::Ctx, db::Tx, error::internal, facts::NewFact},
    restaurants::{
        model::settings::{HouseSettings, SettingsView},
        store,
    },
};

impl House {
    /// What of it can be changed.
    pub fn settings(&self) -> HouseSettings {
        HouseSettings {
            name: self.name.clone(),
            legal_name: self.issuer.legal_name.clone(),
            address: self.issuer.address.clone(),
            tax_id: self.issuer.tax_id.clone(),
            time_zone: self.time_zone.name().to_owned(),
            day_cutoff_hour: self.day_cutoff_hour,
            language: self.language,
            stock_policy: self.stock_policy,
            guest_orders: self.guest_orders,
            cash_rounding: self.order_rules.cash_rounding,
            discount_cap: self.order_rules.discount_cap,
            service: self.order_rules.service,
            points_per_hundred: self.points_per_hundred,
        }
    }
}

/// The settings as they are.
pub async fn read(ctx: &Ctx) -> Result<SettingsView, AppError> {
    ctx.require(Permission::SettingsEdit)?;
    let mut tx = ctx.begin().await?;
    Ok(view(&house_in_tx(&mut tx).await?))
}

fn view(house: &House) -> SettingsView {
    SettingsView { settings: house.settings(), currency: house.currency, prices_include_tax: house.prices_include_tax }
}

/// Changes the fields named in `patch` (RFC 7396: null clears one that may be empty, what is not named stays).
pub async fn patch(ctx: &Ctx, patch: Map<String, Value>) -> Result<SettingsView, AppError> {
    ctx.require(Permission::SettingsEdit)?;
    let mut tx = ctx.begin().await?;
    change_in_tx(&mut tx, &patch).await?;
    let now = view(&house_in_tx(&mut tx).await?);
    tx.commit().await?;
    Ok(now)
}

/// Saves a form: what differs from what the person saw is changed, unless somebody else changed it meanwhile.
pub async fn save(ctx: &Ctx, seen: &HouseSettings, wanted: &HouseSettings) -> Result<SettingsView, AppError> {
    ctx.require(Permission::SettingsEdit)?;
    let (seen, wanted) = (fields(seen)?, fields(wanted)?);
    let mut tx = ctx.begin().await?;
    let house = locked_in_tx(&mut tx).await?;
    let current = fields(&house.settings())?;
    let patch: Map<_, _> = wanted.into_iter().filter(|(name, value)| seen.get(name) != Some(value)).collect();
    let is_stale = |name: &String| seen.get(name) != current.get(name) && patch.get(name) != current.get(name);
    if patch.keys().any(is_stale) {
        let sentence = "Somebody else changed the same settings meanwhile. Look at them again before you save.";
        return Err(AppError::conflict(Code::StaleVersion, sentence));
    }
    change_in_tx(&mut tx, &patch).await?;
    let now = view(&house_in_tx(&mut tx).await?);
    tx.commit().await?;
    Ok(now)
}

fn fields(settings: &HouseSettings) -> Result<Map<String, Value>, AppError> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Ok(Map::new()),
        Err(error) => Err(internal("settings", &error)),
    }
}

async fn locked_in_tx(tx: &mut Tx) -> Result<House, AppError> {
    let restaurant = tx.restaurant();
    store::settings::lock(tx.conn(), restaurant).await?;
    house_in_tx(tx).await
}

/// Writes what changes and records it with what stood there before. What changes nothing leaves no trace.
async fn change_in_tx(tx: &mut Tx, patch: &Map<String, Value>) -> Result<(), AppError> {
    let before = fields(&locked_in_tx(tx).await?.settings())?;
    let mut after = before.clone();
    for (name, value) in patch {
        if !before.contains_key(name) {
            return Err(AppError::invalid(name, "There is no such setting."));
        }
        after.insert(name.clone(), value.clone());
    }
    let wanted = parse(&before, &after)?;
    let after = fields(&wanted)?;
    let changed: Vec<_> = after.iter().filter(|(name, value)| before.get(*name) != Some(value)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let old: Map<_, _> = changed.iter().map(|(name, _)| ((*name).clone(), before[*name].clone())).collect();
    let new: Map<_, _> = changed.into_iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let restaurant = tx.restaurant();
    store::settings::update(tx.conn(), restaurant, &wanted).await?;
    tx.record(NewFact::new(FactKind::SettingsChanged, json!({ "before": old, "after": new })));
    Ok(())
}

/// The whole document, read and checked; what cannot be kept is named field by field.
fn parse(before: &Map<String, Value>, after: &Map<String, Value>) -> Result<HouseSettings, AppError> {
    let Some(settings) = document(after) else {
        // Which one it was is found by putting each among the others as they were.
        let is_wrong = |(name, value): &(&String, &Value)| {
            let mut alone = before.clone();
            alone.insert((*name).clone(), (*value).clone());
            document(&alone).is_none()
        };
        let field = after.iter().find(is_wrong).map_or("settings", |(name, _)| name.as_str());
        return Err(AppError::invalid(field, "This is not a value that the setting can have."));
    };
    let mut wrong = settings.wrong();
    if settings.time_zone.parse::<chrono_tz::Tz>().is_err() {
        wrong.push(FieldError::new("time_zone", "There is no such time zone. Write it like Europe/Madrid."));
    }
    match wrong.first() {
        None => Ok(settings),
        Some(first) => Err(AppError::Invalid { message: first.message.clone(), fields: wrong }),
    }
}

/// Texts lose the blanks around them.
fn document(fields: &Map<String, Value>) -> Option<HouseSettings> {
    let trimmed = fields.iter().map(|(name, value)| match value {
        Value::String(text) => (name.clone(), Value::String(text.trim().to_owned())),
        other => (name.clone(), other.clone()),
    });
    serde_json::from_value(Value::Object(trimmed.collect())).ok()
}
