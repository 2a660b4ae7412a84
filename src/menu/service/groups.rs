//! Groups of modifiers, and which dishes ask for them.

use std::collections::HashSet;

use serde_json::json;

use crate::{
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::{GroupId, ItemId},
        permission::Permission,
        text::Name,
    },
    menu::{
        model::{
            Group, Modifier,
            choice_forms::{GroupForm, ItemGroupsForm, ModifierForm},
            price::price_in_range,
            words::Translated,
        },
        service::items,
        store::{groups as store, items as item_store, read},
    },
    platform::{ctx::Ctx, db::Tx, error::constraint, facts::NewFact, idempotency},
};

const CHOICES_MAX: u32 = 20;
const MODIFIERS_MAX: usize = 60;
const GROUPS_OF_ITEM_MAX: usize = 20;

/// Every group, in the order they are shown.
pub async fn list(ctx: &Ctx) -> Result<Vec<Group>, AppError> {
    ctx.require(Permission::MenuView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(read::groups(tx.conn(), restaurant).await?)
}

pub async fn get(ctx: &Ctx, id: GroupId) -> Result<Group, AppError> {
    ctx.require(Permission::MenuView)?;
    list(ctx).await?.into_iter().find(|group| group.id == id).ok_or_else(|| AppError::not_found("group"))
}

/// Puts a new group behind the others; the same again changes nothing.
pub async fn add(ctx: &Ctx, id: GroupId, form: &GroupForm) -> Result<Group, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    if idempotency::is_repeat_in_tx(&mut tx, id.uuid(), form).await? {
        drop(tx);
        return get(ctx, id).await;
    }
    items::changed_in_tx(&mut tx).await?;
    let restaurant = tx.restaurant();
    let group = parse(&tx, id, form, None)?;
    let position = store::next_position(tx.conn(), restaurant).await?;
    items::insert_group_in_tx(&mut tx, &group, position).await?;
    saved(&mut tx, &group, None);
    tx.commit().await?;
    Ok(group)
}

/// Changes a group: its modifiers are replaced, and what keeps its id keeps its recipe.
pub async fn change(ctx: &Ctx, id: GroupId, form: &GroupForm) -> Result<Group, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    // First, as it lets in one change of a menu after the other.
    items::changed_in_tx(&mut tx).await?;
    let restaurant = tx.restaurant();
    let known = read::groups(tx.conn(), restaurant).await?.into_iter().find(|group| group.id == id);
    let before = known.ok_or_else(|| AppError::not_found("group"))?;
    let group = parse(&tx, id, form, Some(&before))?;
    store::update(tx.conn(), restaurant, &group).await.map_err(items::group_refused)?;
    saved(&mut tx, &group, Some(&before));
    tx.commit().await?;
    Ok(group)
}

/// Removes a group that no dish asks for, and no modifier opens.
pub async fn remove(ctx: &Ctx, id: GroupId) -> Result<(), AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    items::changed_in_tx(&mut tx).await?;
    let restaurant = tx.restaurant();
    let done = store::delete(tx.conn(), restaurant, id).await.map_err(|error| match constraint(&error) {
        Some("item_groups_group") => AppError::conflict(
            Code::IllegalTransition,
            "There are dishes that ask for this group, on the menu or kept for the books. Take it off them first.",
        ),
        Some("modifiers_opens_group") => {
            AppError::conflict(Code::IllegalTransition, "A choice of another group opens this one. Change that first.")
        }
        _ => error.into(),
    })?;
    done.ok_or_else(|| AppError::not_found("group"))?;
    tx.record(NewFact::new(FactKind::GroupRemoved, json!({ "group": id })));
    tx.commit().await
}

/// Replaces the groups that a dish asks for.
pub async fn save_of_item(ctx: &Ctx, item: ItemId, form: &ItemGroupsForm) -> Result<(), AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    items::changed_in_tx(&mut tx).await?;
    save_of_item_in_tx(&mut tx, item, &form.groups).await?;
    tx.commit().await
}

/// The same in the transaction of whoever says by themselves that the menu changes.
pub async fn save_of_item_in_tx(tx: &mut Tx, item: ItemId, groups: &[GroupId]) -> Result<(), AppError> {
    let refuse = |text: &str| Err(AppError::invalid("groups", text));
    if GROUPS_OF_ITEM_MAX < groups.len() {
        return refuse("A dish asks for at most 20 groups.");
    }
    if groups.iter().collect::<HashSet<_>>().len() < groups.len() {
        return refuse("Name every group once.");
    }
    let restaurant = tx.restaurant();
    item_store::lock(tx.conn(), restaurant, item).await?.ok_or_else(|| AppError::not_found("item"))?;
    let all = read::item_groups(tx.conn(), restaurant).await?;
    let before: Vec<GroupId> = all.into_iter().filter(|(of, _)| *of == item).map(|(_, group)| group).collect();
    if before == groups {
        return Ok(());
    }
    store::replace_links(tx.conn(), restaurant, item, groups).await.map_err(|error| match constraint(&error) {
        Some("item_groups_group") => AppError::invalid("groups", "There is no such group."),
        _ => error.into(),
    })?;
    let data = json!({ "item": item, "before": { "groups": before }, "after": { "groups": groups } });
    tx.record(NewFact::new(FactKind::ItemGroupsSaved, data));
    Ok(())
}

fn parse(tx: &Tx, id: GroupId, form: &GroupForm, before: Option<&Group>) -> Result<Group, AppError> {
    let name = Name::parse(&form.name).map_err(|error| AppError::invalid("name", format!("The name {error}.")))?;
    if !(1..=CHOICES_MAX).contains(&form.max) {
        return Err(AppError::invalid("max", "Let guests choose 1 to 20."));
    }
    if form.max < form.min {
        return Err(AppError::invalid("min", "The least that has to be chosen is above the most that may be."));
    }
    if CHOICES_MAX < form.included {
        return Err(AppError::invalid("included", "At most 20 choices are included."));
    }
    if form.modifiers.is_empty() || MODIFIERS_MAX < form.modifiers.len() {
        return Err(AppError::invalid("modifiers", "A group has 1 to 60 choices."));
    }
    let modifiers: Vec<Modifier> =
        form.modifiers.iter().map(|wanted| modifier(tx, wanted, before)).collect::<Result<_, _>>()?;
    if modifiers.iter().map(|modifier| modifier.id).collect::<HashSet<_>>().len() < modifiers.len() {
        return Err(AppError::invalid("modifiers", "Every choice has an id of its own."));
    }
    if modifiers.iter().any(|modifier| modifier.opens == Some(id)) {
        return Err(AppError::invalid("modifiers.opens", "A choice cannot open its own group."));
    }
    let other = before.map(|before| before.name.other.clone()).unwrap_or_default();
    let name = Translated { own: name.into(), other };
    Ok(Group { id, name, min: form.min, max: form.max, included: form.included, modifiers })
}

fn modifier(tx: &Tx, form: &ModifierForm, group: Option<&Group>) -> Result<Modifier, AppError> {
    let name =
        Name::parse(&form.name).map_err(|error| AppError::invalid("modifiers.name", format!("The name {error}.")))?;
    let old = match form.id {
        None => None,
        Some(id) => Some(
            group
                .and_then(|group| group.modifiers.iter().find(|modifier| modifier.id == id))
                .ok_or_else(|| AppError::invalid("modifiers.id", "This group has no such choice."))?,
        ),
    };
    let other = old.map(|old| old.name.other.clone()).unwrap_or_default();
    Ok(Modifier {
        id: old.map_or_else(|| tx.new_id(), |old| old.id),
        name: Translated { own: name.into(), other },
        price: price_in_range("modifiers.price", form.price)?,
        allergens: form.allergens.clone(),
        opens: form.opens,
    })
}

fn saved(tx: &mut Tx, after: &Group, before: Option<&Group>) {
    let says = |group: &Group| {
        let prices = group.modifiers.iter().map(|one| json!({ "modifier": one.id, "price": one.price }));
        json!({ "min": group.min, "max": group.max, "included": group.included, "modifiers": prices.collect::<Vec<_>>() })
    };
    let data = json!({ "group": after.id, "before": before.map(says), "after": says(after) });
    tx.record(NewFact::new(FactKind::GroupSaved, data).with_private("name", after.name.own.clone()));
}
