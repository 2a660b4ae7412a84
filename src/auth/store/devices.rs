//! devices. Made and listed in their restaurant; found by their hash before it is known.

use sqlx::{PgConnection, PgPool};

use crate::{
    auth::model::devices::{Device, PinPerson, Till},
    kernel::{
        ids::{DeviceId, MemberId, RestaurantId},
        permission::Role,
        time::Timestamp,
    },
};

/// A device that shows its token.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub restaurant: RestaurantId,
    pub device: DeviceId,
}

pub async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (id, name): (DeviceId, &str),
    (hash, by): (&[u8; 32], MemberId),
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into devices (restaurant_id, device_id, name, token_hash, enrolled_by, enrolled_at) values ($1, $2, $3, $4, $5, $6)",
        restaurant.uuid(),
        id.uuid(),
        name,
        hash.as_slice(),
        by.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Those that were not taken away, the newest first.
pub async fn list(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    own: Option<[u8; 32]>,
) -> sqlx::Result<Vec<Device>> {
    let rows = sqlx::query!(
        r#"select d.device_id, d.name, n.name as "enrolled_by?", d.enrolled_at, d.last_used_at, coalesce(d.token_hash = $2, false) as "is_this!"
         from devices d
         left join reporting.member_names n on n.restaurant_id = d.restaurant_id and n.member_id = d.enrolled_by
         where d.restaurant_id = $1 and d.revoked_at is null order by d.enrolled_at desc, d.device_id"#,
        restaurant.uuid(),
        own.as_ref().map(<[u8; 32]>::as_slice)
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| Device {
            id: row.device_id.into(),
            name: row.name,
            enrolled_by: row.enrolled_by.unwrap_or_default(),
            enrolled_at: row.enrolled_at,
            last_used_at: row.last_used_at,
            is_this: row.is_this,
        })
        .collect())
}

/// False when there is no such device, or it was taken away before.
pub async fn revoke(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    device: DeviceId,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update devices set revoked_at = $3 where restaurant_id = $1 and device_id = $2 and revoked_at is null",
        restaurant.uuid(),
        device.uuid(),
        at
    );
    Ok(done.execute(conn).await?.rows_affected() == 1)
}

pub async fn revoke_all(conn: &mut PgConnection, restaurant: RestaurantId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "update devices set revoked_at = $2 where restaurant_id = $1 and revoked_at is null",
        restaurant.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends what was signed in on a device, on the system pool.
pub async fn end_sign_ins(pool: &PgPool, device: DeviceId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("update sessions set revoked_at = $2 where device_id = $1 and revoked_at is null", device.uuid(), at)
        .execute(pool)
        .await?;
    sqlx::query!(
        "update token_families set revoked_at = $2, revoked_for = 'device_revoked' where device_id = $1 and revoked_at is null",
        device.uuid(),
        at
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// The device with this hash, on the system pool; that it is used is noted at most once a minute.
pub async fn find(pool: &PgPool, hash: &[u8; 32], now: Timestamp) -> sqlx::Result<Option<Known>> {
    let row = sqlx::query!(
        "select restaurant_id, device_id, last_used_at from devices where token_hash = $1 and revoked_at is null",
        hash.as_slice()
    );
    let Some(row) = row.fetch_optional(pool).await? else { return Ok(None) };
    if row.last_used_at.is_none_or(|used| chrono::TimeDelta::minutes(1) < now - used) {
        sqlx::query!(
            "update devices set last_used_at = $3 where restaurant_id = $1 and device_id = $2",
            row.restaurant_id,
            row.device_id,
            now
        )
        .execute(pool)
        .await?;
    }
    Ok(Some(Known { restaurant: row.restaurant_id.into(), device: row.device_id.into() }))
}

pub async fn till(conn: &mut PgConnection, restaurant: RestaurantId, device: DeviceId) -> sqlx::Result<Option<Till>> {
    let head = sqlx::query!(
        "select d.name, r.name as restaurant from devices d join restaurants r using (restaurant_id)
         where d.restaurant_id = $1 and d.device_id = $2",
        restaurant.uuid(),
        device.uuid()
    );
    let Some(head) = head.fetch_optional(&mut *conn).await? else { return Ok(None) };
    let people = sqlx::query!(
        "select m.member_id, m.role, i.display_name from members m join identities i on i.identity_id = m.identity_id
         where m.restaurant_id = $1 and m.pin_hash is not null and m.removed_at is null and i.disabled_at is null
         order by i.display_name, m.member_id",
        restaurant.uuid()
    );
    let people = people.fetch_all(conn).await?.into_iter().filter_map(|row| {
        Some(PinPerson { member: row.member_id.into(), name: row.display_name, role: Role::parse(&row.role)? })
    });
    Ok(Some(Till { name: head.name, restaurant: head.restaurant, people: people.collect() }))
}
