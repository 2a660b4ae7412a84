//! What people do to stock by hand: deliveries, waste, counts, carrying from place to place, new ingredients and places.

use serde_json::json;

use crate::{
    inventory::{
        model::{IngredientForm, Location, Reason, StockChange},
        service::{NewIngredient, add_ingredient_in_tx},
        store::{self, Cause, levels},
    },
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::{IngredientId, LocationId, OperationId},
        money::Money,
        permission::Permission,
        quantity::Quantity,
        text::Note,
    },
    menu::model::Need,
    platform::{
        ctx::Ctx,
        db::Tx,
        error::on_constraint,
        facts::NewFact,
        idempotency::{self, Claim},
    },
};

/// The most that is moved by hand at once, in thousandths: a thousand million units.
const QUANTITY_MAX: Quantity = Quantity::from_milli(1_000_000_000_000);

/// The most that a thousand units cost.
const COST_MAX: Money = Money::from_minor(1_000_000_000_000);

/// A change of one ingredient's stock in one place.
#[derive(Clone, Debug)]
pub struct Change {
    /// The same again changes nothing twice.
    pub operation: OperationId,
    pub ingredient: IngredientId,
    /// None: where dishes are made from.
    pub location: Option<LocationId>,
    pub change: StockChange,
    /// Why, or what it refers to: a delivery note.
    pub reference: Note,
}

impl StockChange {
    /// The right it needs.
    const fn permission(self) -> Permission {
        match self {
            Self::Waste { .. } => Permission::InventoryWaste,
            Self::Receive { .. } | Self::Count { .. } | Self::Transfer { .. } => Permission::InventoryAdjust,
        }
    }

    const fn quantity(self) -> Quantity {
        match self {
            Self::Receive { quantity }
            | Self::Waste { quantity }
            | Self::Count { quantity }
            | Self::Transfer { quantity, .. } => quantity,
        }
    }
}

/// Changes stock by hand: every change is a movement with its actor and its reference.
pub async fn change_stock(ctx: &Ctx, change: &Change) -> Result<(), AppError> {
    ctx.require(change.change.permission())?;
    let quantity = change.change.quantity();
    let is_count = matches!(change.change, StockChange::Count { .. });
    if quantity < Quantity::ZERO || (quantity == Quantity::ZERO && !is_count) || QUANTITY_MAX < quantity {
        return Err(AppError::invalid("quantity", "Say a quantity of more than nothing."));
    }
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let request = (change.ingredient, change.location, change.change, &change.reference);
    let claim = idempotency::claim(tx.conn(), restaurant, change.operation.uuid(), &request, at).await?;
    if claim == Claim::Repeat {
        return Ok(());
    }
    let on_hand = levels::lock(tx.conn(), restaurant, change.ingredient, change.location).await?;
    let (on_hand, promised) = on_hand.ok_or_else(|| AppError::not_found("ingredient"))?;
    let free = on_hand - promised;
    match change.change {
        StockChange::Receive { .. } => put(&mut tx, change, change.location, (Reason::Receive, quantity)).await?,
        StockChange::Waste { .. } => take(&mut tx, change, Reason::Waste, (free, quantity)).await?,
        StockChange::Count { .. } => {
            if quantity != on_hand {
                put(&mut tx, change, change.location, (Reason::Count, quantity - on_hand)).await?;
            }
        }
        StockChange::Transfer { to, .. } => {
            if to == change.location {
                return Err(AppError::invalid("to", "It is there already. Choose another place."));
            }
            take(&mut tx, change, Reason::Transfer, (free, quantity)).await?;
            put(&mut tx, change, to, (Reason::Transfer, quantity)).await?;
        }
    }
    let data = json!({ "ingredient": change.ingredient, "location": change.location, "change": change.change, "reference": null, "before": on_hand });
    let fact = NewFact::new(FactKind::IngredientAdjusted, data);
    tx.record(fact.with_private("/reference".to_owned(), change.reference.to_string()));
    tx.commit().await
}

fn check_figures(form: &IngredientForm) -> Result<(), AppError> {
    if form.threshold < Quantity::ZERO || QUANTITY_MAX < form.threshold {
        return Err(AppError::invalid("threshold", "Say a quantity, or nothing."));
    }
    if form.cost_per_thousand.is_negative() || COST_MAX < form.cost_per_thousand {
        return Err(AppError::invalid("cost_per_thousand", "Say a price, or nothing."));
    }
    Ok(())
}

/// Only what is there is taken away by hand; what orders were promised is theirs.
async fn take(
    tx: &mut Tx,
    change: &Change,
    reason: Reason,
    (free, quantity): (Quantity, Quantity),
) -> Result<(), AppError> {
    if free < quantity {
        let left = free.max(Quantity::ZERO).text();
        return Err(AppError::conflict(Code::ShortStock, format!("Only {left} of it is free; orders have the rest.")));
    }
    put(tx, change, change.location, (reason, -quantity)).await
}

async fn put(
    tx: &mut Tx,
    change: &Change,
    location: Option<LocationId>,
    (reason, delta): (Reason, Quantity),
) -> Result<(), AppError> {
    let (restaurant, actor, at) = (tx.restaurant(), tx.actor(), tx.at());
    let deltas = [Need { ingredient: change.ingredient, quantity: delta }];
    // The ledger's reference is short; the whole reason stands with the fact.
    let reference: String = change.reference.as_str().chars().take(120).collect();
    let cause = Cause { reason, reference: &reference, order: None, location, actor, at };
    let ids = [tx.new_id()];
    let unknown = |error| on_constraint(error, "movements_location", || AppError::not_found("location"));
    store::insert_movements(tx.conn(), restaurant, &ids, &deltas, &cause).await.map_err(unknown)?;
    match location {
        None => Ok(store::add_on_hand(tx.conn(), restaurant, &deltas).await?),
        Some(location) => Ok(levels::add(tx.conn(), restaurant, location, deltas[0]).await?),
    }
}

/// Keeps a new ingredient.
pub async fn add_ingredient(ctx: &Ctx, id: IngredientId, form: &IngredientForm) -> Result<(), AppError> {
    ctx.require(Permission::InventoryAdjust)?;
    check_figures(form)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    if levels::lock(tx.conn(), restaurant, id, None).await?.is_some() {
        return Ok(());
    }
    let new = NewIngredient {
        id,
        name: checked_name(&form.name)?,
        unit: form.unit,
        cost_per_thousand: form.cost_per_thousand,
        threshold: form.threshold,
        allergens: form.allergens.clone(),
    };
    add_ingredient_in_tx(&mut tx, &new).await?;
    tx.record(NewFact::new(FactKind::IngredientSaved, json!({ "ingredient": id, "after": form })));
    tx.commit().await
}

/// Changes what is known about an ingredient; its stock is changed by movements only.
pub async fn edit_ingredient(ctx: &Ctx, id: IngredientId, form: &IngredientForm) -> Result<(), AppError> {
    ctx.require(Permission::InventoryAdjust)?;
    check_figures(form)?;
    let form = IngredientForm { name: checked_name(&form.name)?, ..form.clone() };
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    if levels::lock(tx.conn(), restaurant, id, None).await?.is_none() {
        return Err(AppError::not_found("ingredient"));
    }
    let all = levels::forms(tx.conn(), restaurant).await?;
    let before = all.into_iter().find(|(known, _)| *known == id).map(|(_, before)| before);
    // Recipes and the ledger count in it: 200 of something would become another amount.
    if before.as_ref().is_some_and(|before| before.unit != form.unit) {
        return Err(AppError::invalid(
            "unit",
            "The unit stays as it is. Make a new ingredient to count in another one.",
        ));
    }
    levels::update(tx.conn(), restaurant, id, &form).await.map_err(|error| {
        on_constraint(error, "ingredients_name_unique", || {
            AppError::conflict(Code::AlreadyExists, format!("There is already an ingredient called {}.", form.name))
        })
    })?;
    tx.record(NewFact::new(FactKind::IngredientSaved, json!({ "ingredient": id, "before": before, "after": form })));
    tx.commit().await
}

fn checked_name(name: &str) -> Result<String, AppError> {
    let name = crate::kernel::text::Name::parse(name)
        .map_err(|error| AppError::invalid("name", format!("A name {error}.")))?;
    Ok(name.to_string())
}

/// Keeps stock in a further place.
pub async fn add_location(ctx: &Ctx, location: &Location) -> Result<(), AppError> {
    ctx.require(Permission::InventoryAdjust)?;
    let name = checked_name(&location.name)?;
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    if levels::locations(tx.conn(), restaurant).await?.iter().any(|known| known.id == location.id) {
        return Ok(());
    }
    levels::insert_location(tx.conn(), restaurant, (location.id, &name), at).await.map_err(|error| {
        on_constraint(error, "locations_name_unique", || {
            AppError::conflict(Code::AlreadyExists, format!("There is already a place called {name}."))
        })
    })?;
    tx.record(NewFact::new(FactKind::LocationAdded, json!({ "location": location.id, "name": name })));
    tx.commit().await
}
