//! restaurants, tax_classes, members, customers.

pub(super) mod settings;
pub(super) mod tax_classes;

use sqlx::PgConnection;

use super::service::{House, NewCustomer, NewMember, NewRestaurant, NewTaxClass};
use crate::{
    kernel::{
        currency::Currency,
        ids::{CustomerId, MemberId, RestaurantId},
        language::Language,
        money::{Money, Rate},
        time::Timestamp,
    },
    restaurants::model::{Customer, GuestOrders, Issuer, OrderRules, ServiceRule, StockPolicy},
};

pub(super) async fn insert(conn: &mut PgConnection, restaurant: &NewRestaurant, at: Timestamp) -> sqlx::Result<()> {
    let rules = restaurant.order_rules;
    sqlx::query!(
        "insert into restaurants (restaurant_id, slug, name, legal_name, address, tax_id, currency, time_zone, language, prices_include_tax, stock_policy, guest_orders, created_at,
             cash_rounding_minor, discount_cap_bp, service_bp, service_tax_bp, service_covers_min)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        restaurant.id.uuid(),
        restaurant.slug.as_str(),
        restaurant.name.as_str(),
        restaurant.issuer.legal_name,
        restaurant.issuer.address,
        restaurant.issuer.tax_id,
        restaurant.currency.code(),
        restaurant.time_zone.name(),
        restaurant.language.as_str(),
        restaurant.prices_include_tax,
        restaurant.stock_policy.as_str(),
        restaurant.guest_orders.as_str(),
        at,
        rules.cash_rounding.map(Money::minor),
        rules.discount_cap.map(Rate::basis_points),
        rules.service.map(|service| service.rate.basis_points()),
        rules.service.map_or(0, |service| service.tax.basis_points()),
        rules.service.map_or(1, |service| i32::try_from(service.covers_min).unwrap_or(i32::MAX))
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn insert_tax_class(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    class: &NewTaxClass,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into tax_classes (restaurant_id, tax_class_id, name, dine_in_bp, takeaway_bp) values ($1, $2, $3, $4, $5)",
        restaurant.uuid(),
        class.id.uuid(),
        class.name,
        class.dine_in.basis_points(),
        class.takeaway.basis_points()
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Somebody works here from now on, under the old id where they did before; none when they work here already.
pub(super) async fn insert_member(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: &NewMember,
    at: Timestamp,
) -> sqlx::Result<Option<MemberId>> {
    let added = sqlx::query_scalar!(
        "insert into members (restaurant_id, member_id, identity_id, role, pin_hash, created_at) values ($1, $2, $3, $4, $5, $6)
         on conflict on constraint members_identity_unique
             do update set role = $4, pin_hash = $5, removed_at = null where members.removed_at is not null
         returning member_id",
        restaurant.uuid(),
        member.id.uuid(),
        member.identity.uuid(),
        member.role.as_str(),
        member.pin_hash,
        at
    );
    Ok(added.fetch_optional(conn).await?.map(MemberId::from))
}

/// Makes a customer; false when another has that number.
pub(super) async fn insert_customer(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    customer: &NewCustomer,
    loyalty_number: &str,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into customers (restaurant_id, customer_id, name, email, phone, loyalty_number, created_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (restaurant_id, loyalty_number) do nothing",
        restaurant.uuid(),
        customer.id.uuid(),
        customer.name,
        customer.email,
        customer.phone,
        loyalty_number,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) async fn is_member(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
) -> sqlx::Result<bool> {
    let found = sqlx::query_scalar!(
        r#"select exists (select from members where restaurant_id = $1 and member_id = $2 and removed_at is null) as "found!""#,
        restaurant.uuid(),
        member.uuid()
    );
    found.fetch_one(conn).await
}

pub(super) async fn is_customer(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    customer: CustomerId,
) -> sqlx::Result<bool> {
    let found = sqlx::query_scalar!(
        r#"select exists (select from customers where restaurant_id = $1 and customer_id = $2) as "found!""#,
        restaurant.uuid(),
        customer.uuid()
    );
    found.fetch_one(conn).await
}

/// The customer with this number.
pub(super) async fn customer_of_number(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    loyalty_number: &str,
) -> sqlx::Result<Option<CustomerId>> {
    let found = sqlx::query_scalar!(
        "select customer_id from customers where restaurant_id = $1 and loyalty_number = $2",
        restaurant.uuid(),
        loyalty_number
    );
    Ok(found.fetch_optional(conn).await?.map(CustomerId::from))
}

/// The customer with this e-mail.
pub(super) async fn customer_of_email(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    email: &str,
) -> sqlx::Result<Option<CustomerId>> {
    let found = sqlx::query_scalar!(
        "select customer_id from customers where restaurant_id = $1 and email = $2",
        restaurant.uuid(),
        email
    );
    Ok(found.fetch_optional(conn).await?.map(CustomerId::from))
}

/// By a part of the name, e-mail or telephone number, or by the whole loyalty number.
pub(super) async fn find_customers(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    text: &str,
) -> sqlx::Result<Vec<Customer>> {
    let rows = sqlx::query!(
        r#"select c.customer_id, c.name, c.email, c.phone, c.loyalty_number,
             coalesce((select sum(points) from point_entries p where p.restaurant_id = $1 and p.customer_id = c.customer_id), 0)::bigint as "points!"
         from customers c
         where c.restaurant_id = $1 and (strpos(lower(c.name), lower($2)) > 0 or strpos(c.email, lower($2)) > 0 or strpos(c.phone, $2) > 0 or c.loyalty_number = $2)
         order by c.name, c.customer_id limit 20"#,
        restaurant.uuid(),
        text
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| Customer {
            id: row.customer_id.into(),
            name: row.name,
            email: row.email,
            phone: row.phone,
            loyalty_number: row.loyalty_number,
            points: row.points,
        })
        .collect())
}

/// A restaurant's row; none when a setting in it cannot be read.
pub(super) async fn find(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Option<House>> {
    let row = sqlx::query!(
        "select slug, name, legal_name, address, tax_id, currency, time_zone, day_cutoff_hour, language, prices_include_tax, stock_policy, guest_orders,
             cash_rounding_minor, discount_cap_bp, service_bp, service_tax_bp, service_covers_min, points_per_hundred, closed_at
         from restaurants where restaurant_id = $1",
        restaurant.uuid()
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.and_then(|row| {
        let service = match row.service_bp {
            None => None,
            Some(rate) => Some(ServiceRule {
                rate: Rate::try_from(rate).ok()?,
                tax: Rate::try_from(row.service_tax_bp).ok()?,
                covers_min: u32::try_from(row.service_covers_min).ok()?,
            }),
        };
        Some(House {
            id: restaurant,
            currency: Currency::parse(&row.currency).ok()?,
            time_zone: row.time_zone.parse().ok()?,
            language: Language::parse(&row.language)?,
            stock_policy: StockPolicy::parse(&row.stock_policy)?,
            guest_orders: GuestOrders::parse(&row.guest_orders)?,
            day_cutoff_hour: u32::try_from(row.day_cutoff_hour).ok()?,
            slug: row.slug,
            name: row.name,
            issuer: Issuer { legal_name: row.legal_name, address: row.address, tax_id: row.tax_id },
            prices_include_tax: row.prices_include_tax,
            points_per_hundred: u32::try_from(row.points_per_hundred).ok()?,
            closed_at: row.closed_at,
            order_rules: OrderRules {
                cash_rounding: row.cash_rounding_minor.and_then(|minor| Money::try_from(minor).ok()),
                discount_cap: row.discount_cap_bp.and_then(|cap| Rate::try_from(cap).ok()),
                service,
                points_per_hundred: u32::try_from(row.points_per_hundred).ok(),
            },
        })
    }))
}

/// False when it was closed before. Waits for orders that are being opened.
pub(super) async fn close(conn: &mut PgConnection, restaurant: RestaurantId, at: Timestamp) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "with locked as (select restaurant_id from restaurants where restaurant_id = $1 for update)
         update restaurants set closed_at = $2 where restaurant_id in (select restaurant_id from locked) and restaurant_id = $1 and closed_at is null",
        restaurant.uuid(),
        at
    );
    Ok(done.execute(conn).await?.rows_affected() == 1)
}

/// When a restaurant was made.
pub(super) async fn created_at(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Option<Timestamp>> {
    sqlx::query_scalar!("select created_at from restaurants where restaurant_id = $1", restaurant.uuid())
        .fetch_optional(conn)
        .await
}

/// Which restaurant a slug names. On the system pool: a visitor names no tenant yet.
pub(super) async fn find_id_by_slug(pool: &sqlx::PgPool, slug: &str) -> sqlx::Result<Option<RestaurantId>> {
    let id = sqlx::query_scalar!("select restaurant_id from restaurants where slug = $1 and closed_at is null", slug)
        .fetch_optional(pool)
        .await?;
    Ok(id.map(RestaurantId::from))
}

/// The oldest restaurants first. On the system pool.
pub(super) async fn list_ids(pool: &sqlx::PgPool) -> sqlx::Result<Vec<RestaurantId>> {
    let ids = sqlx::query_scalar!("select restaurant_id from restaurants order by created_at, restaurant_id")
        .fetch_all(pool)
        .await?;
    Ok(ids.into_iter().map(RestaurantId::from).collect())
}
