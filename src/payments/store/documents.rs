//! receipts, receipt_numbers.

use sqlx::PgConnection;

use crate::{
    kernel::{
        ids::{OrderId, RestaurantId},
        time::Timestamp,
    },
    payments::{
        model::{Content, Series},
        service::Issued,
    },
};

fn decode(error: serde_json::Error) -> sqlx::Error {
    sqlx::Error::Decode(error.into())
}

fn unreadable() -> sqlx::Error {
    sqlx::Error::Decode("a document's series cannot be read".into())
}

/// Issues a document under the next number of its series. The number's row queues issuers behind each other until they
/// commit, so that none is skipped.
pub async fn issue(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (order, series): (OrderId, Series),
    content: &Content,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "with next as (
             insert into receipt_numbers (restaurant_id, series, last_number) values ($1, $2, 1)
             on conflict (restaurant_id, series) do update set last_number = receipt_numbers.last_number + 1
             returning last_number)
         insert into receipts (restaurant_id, series, number, order_id, issued_at, content)
         select $1, $2, last_number, $3, $4, $5 from next",
        restaurant.uuid(),
        series.as_str(),
        order.uuid(),
        at,
        serde_json::to_value(content).map_err(decode)?
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
