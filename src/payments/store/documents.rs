//! receipts, receipt_numbers.

use sqlx::PgConnection;

use crate::{
    kernel::ids::{OrderId, RestaurantId},
    payments::{model::Series, service::Issued},
};

fn decode(error: serde_json::Error) -> sqlx::Error {
    sqlx::Error::Decode(error.into())
}

fn unreadable() -> sqlx::Error {
    sqlx::Error::Decode("a document's series cannot be read".into())
}

/// The next number of a series. The row queues issuers behind each other until they commit, so that none is skipped.
pub async fn next_number(conn: &mut PgConnection, restaurant: RestaurantId, series: Series) -> sqlx::Result<i64> {
    let number = sqlx::query_scalar!(
        "insert into receipt_numbers (restaurant_id, series, last_number) values ($1, $2, 1)
         on conflict (restaurant_id, series) do update set last_number = receipt_numbers.last_number + 1
         returning last_number",
        restaurant.uuid(),
        series.as_str()
    );
    number.fetch_one(conn).await
}

pub async fn insert_document(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
    issued: &Issued,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into receipts (restaurant_id, series, number, order_id, issued_at, content) values ($1, $2, $3, $4, $5, $6)",
        restaurant.uuid(),
        issued.series.as_str(),
        issued.number,
        order.uuid(),
        issued.issued_at,
        serde_json::to_value(&issued.content).map_err(decode)?
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Every document of an order, oldest first.
pub async fn documents(conn: &mut PgConnection, restaurant: RestaurantId, order: OrderId) -> sqlx::Result<Vec<Issued>> {
    let rows = sqlx::query!(
        "select series, number, issued_at, content from receipts where restaurant_id = $1 and order_id = $2 order by issued_at, series desc, number",
        restaurant.uuid(),
        order.uuid()
    );
    let mut documents = vec![];
    for row in rows.fetch_all(conn).await? {
        documents.push(Issued {
            series: Series::parse(&row.series).ok_or_else(unreadable)?,
            number: row.number,
            issued_at: row.issued_at,
            content: row.content.map(serde_json::from_value).transpose().map_err(decode)?,
        });
    }
    Ok(documents)
}
