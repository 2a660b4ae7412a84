//! promotion_targets.

use std::collections::HashMap;

use sqlx::PgConnection;

use crate::{
    kernel::ids::{PromotionId, RestaurantId},
    promotions::model::Targets,
};

/// What a promotion is for.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    pub buy: Targets,
    pub get: Targets,
}

impl Parts {
    fn add(&mut self, part: &str, item: Option<uuid::Uuid>, category: Option<uuid::Uuid>) {
        let targets = if part == "buy" { &mut self.buy } else { &mut self.get };
        targets.items.extend(item.map(crate::kernel::ids::ItemId::from));
        targets.categories.extend(category.map(crate::kernel::ids::CategoryId::from));
    }
}

/// The targets of every promotion.
pub async fn all(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<HashMap<PromotionId, Parts>> {
    let rows = sqlx::query!(
        "select promotion_id, part, item_id, category_id from promotion_targets where restaurant_id = $1 order by target_id",
        restaurant.uuid()
    );
    let mut parts: HashMap<PromotionId, Parts> = HashMap::new();
    for row in rows.fetch_all(conn).await? {
        parts.entry(row.promotion_id.into()).or_default().add(&row.part, row.item_id, row.category_id);
    }
    Ok(parts)
}

/// The targets of one promotion.
pub async fn of(conn: &mut PgConnection, restaurant: RestaurantId, promotion: PromotionId) -> sqlx::Result<Parts> {
    let rows = sqlx::query!(
        "select part, item_id, category_id from promotion_targets where restaurant_id = $1 and promotion_id = $2 order by target_id",
        restaurant.uuid(),
        promotion.uuid()
    );
    let mut parts = Parts::default();
    for row in rows.fetch_all(conn).await? {
        parts.add(&row.part, row.item_id, row.category_id);
    }
    Ok(parts)
}

/// Replaces the targets of a promotion that is locked or new.
pub async fn replace(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    promotion: PromotionId,
    buy: Option<&Targets>,
    get: Option<&Targets>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from promotion_targets where restaurant_id = $1 and promotion_id = $2",
        restaurant.uuid(),
        promotion.uuid()
    )
    .execute(&mut *conn)
    .await?;
    for (part, targets) in [("buy", buy), ("get", get)] {
        let Some(targets) = targets else { continue };
        let items = targets.items.iter().map(|item| (Some(item.uuid()), None));
        let categories = targets.categories.iter().map(|category| (None, Some(category.uuid())));
        for (item, category) in items.chain(categories) {
            insert(conn, restaurant, promotion, part, (item, category)).await?;
        }
    }
    Ok(())
}

/// A target that stands twice is one.
async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    promotion: PromotionId,
    part: &str,
    (item, category): (Option<uuid::Uuid>, Option<uuid::Uuid>),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into promotion_targets (restaurant_id, target_id, promotion_id, part, item_id, category_id) values ($1, gen_random_uuid(), $2, $3, $4, $5)
         on conflict on constraint promotion_targets_unique do nothing",
        restaurant.uuid(),
        promotion.uuid(),
        part,
        item,
        category
    )
    .execute(conn)
    .await?;
    Ok(())
}
