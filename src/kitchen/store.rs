//! tickets, ticket_lines; the board is read from the view of tickets.

use sqlx::PgConnection;

use super::service::{NewTicket, TicketRow};
use crate::{
    kernel::ids::{OrderId, RestaurantId, StationId},
    kernel::time::Timestamp,
    menu::model::words::Translated,
    orders::model::{Order, line::Line},
};

fn decode(error: serde_json::Error) -> sqlx::Error {
    sqlx::Error::Decode(error.into())
}

pub(super) async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
    tickets: &[NewTicket],
    at: Timestamp,
) -> sqlx::Result<()> {
    let ids: Vec<_> = tickets.iter().map(|ticket| ticket.id.uuid()).collect();
    let stations: Vec<_> = tickets.iter().map(|ticket| ticket.station.uuid()).collect();
    let lines = || tickets.iter().flat_map(|ticket| ticket.lines.iter().map(|line| (ticket.id, line)));
    let tickets_of_lines: Vec<_> = lines().map(|(ticket, _)| ticket.uuid()).collect();
    let line_ids: Vec<_> = lines().map(|(_, (line, _))| line.uuid()).collect();
    let deltas: Vec<i32> = lines().map(|(_, (_, delta))| *delta).collect();
    sqlx::query!(
        "with printed as (
             insert into tickets (restaurant_id, ticket_id, order_id, station_id, fired_at)
             select $1, ticket_id, $2, station_id, $3 from unnest($4::uuid[], $5::uuid[]) as t(ticket_id, station_id))
         insert into ticket_lines (restaurant_id, ticket_id, line_id, quantity_delta)
         select $1, * from unnest($6::uuid[], $7::uuid[], $8::int[])",
        restaurant.uuid(),
        order.uuid(),
        at,
        &ids,
        &stations,
        &tickets_of_lines,
        &line_ids,
        &deltas
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn stations(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
) -> sqlx::Result<Vec<(StationId, Translated)>> {
    let rows = sqlx::query!(
        r#"select station_id as "station_id!", name as "name!", translations as "translations!" from reporting.station_names where restaurant_id = $1 order by position"#,
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.station_id.into(), words(row.name, row.translations))).collect())
}

fn words(own: String, json: serde_json::Value) -> Translated {
    let other = json.get("name").cloned().and_then(|names| serde_json::from_value(names).ok()).unwrap_or_default();
    Translated { own, other }
}

/// The lines of tickets fired since `since`, of orders that are open or were closed since then; oldest first.
pub(super) async fn rows(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    since: Timestamp,
    max: i64,
) -> sqlx::Result<Vec<TicketRow>> {
    let rows = sqlx::query!(
        r#"select ticket_id as "ticket_id!", station_id as "station_id!", fired_at as "fired_at!", quantity_delta as "quantity_delta!",
             snapshot as "snapshot!", head as "head!", table_name as "table_name?"
         from reporting.ticket_rows
         where restaurant_id = $1 and fired_at > $2
         order by fired_at, ticket_id limit $3"#,
        restaurant.uuid(),
        since,
        max
    );
    let mut found = vec![];
    for row in rows.fetch_all(conn).await? {
        found.push(TicketRow {
            ticket: row.ticket_id.into(),
            station: row.station_id.into(),
            fired_at: row.fired_at,
            quantity_delta: row.quantity_delta,
            line: serde_json::from_value::<Line>(row.snapshot).map_err(decode)?,
            order: serde_json::from_value::<Order>(row.head).map_err(decode)?,
            table_name: row.table_name,
        });
    }
    Ok(found)
}
