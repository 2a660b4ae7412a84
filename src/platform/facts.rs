//! The one append-only log: a gapless sequence per restaurant, each row carrying the hash of the row before it.

use serde_json::{Value, json};
use sqlx::PgConnection;

use super::crypto::{hex, random_bytes, sha256};
use crate::kernel::{
    actor::Actor,
    error::AppError,
    fact::FactKind,
    ids::{OperationId, OrderId, RestaurantId, SeatingId},
    time::Timestamp,
};

/// What stands before a restaurant's first fact.
pub const GENESIS: [u8; 32] = [0; 32];

/// A fact about to be written. `data` names people by id and holds no free text; that goes into `private`.
#[derive(Clone, Debug)]
pub struct NewFact {
    kind: FactKind,
    data: Value,
    order: Option<OrderId>,
    seating: Option<SeatingId>,
    operation: Option<OperationId>,
    private: Vec<(String, String)>,
    actor: Actor,
    at: Timestamp,
}

impl NewFact {
    pub fn new(kind: FactKind, data: Value) -> Self {
        Self {
            kind,
            data,
            order: None,
            seating: None,
            operation: None,
            private: vec![],
            actor: Actor::System,
            at: Timestamp::UNIX_EPOCH,
        }
    }

    pub fn of_order(mut self, order: OrderId, operation: Option<OperationId>) -> Self {
        self.order = Some(order);
        self.operation = operation;
        self
    }

    pub fn of_seating(mut self, seating: Option<SeatingId>) -> Self {
        self.seating = seating;
        self
    }

    /// A name or free text, kept beside the log under `subject`, with only its salted hash in it.
    pub fn with_private(mut self, subject: impl Into<String>, body: impl Into<String>) -> Self {
        self.private.push((subject.into(), body.into()));
        self
    }

    pub(super) fn by(mut self, actor: Actor, at: Timestamp) -> Self {
        (self.actor, self.at) = (actor, at);
        self
    }
}

/// The hash of a fact: over the one before it and the exact stored text.
pub fn chain_hash(before: &[u8], body: &str) -> [u8; 32] {
    sha256(&[before, body.as_bytes()])
}

/// Starts a restaurant's log.
pub async fn open_log(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into fact_heads (restaurant_id, last_seq, last_hash) values ($1, 0, $2)",
        restaurant.uuid(),
        GENESIS.as_slice()
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The number of the restaurant's newest fact.
pub async fn last_seq(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<i64> {
    sqlx::query_scalar!("select last_seq from fact_heads where restaurant_id = $1", restaurant.uuid())
        .fetch_one(conn)
        .await
}

/// Appends the facts of one transaction. The head is locked last of all locks, and everything goes in one insert.
pub(super) async fn write(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    facts: &[NewFact],
) -> Result<(), AppError> {
    let head = sqlx::query!(
        "select last_seq, last_hash from fact_heads where restaurant_id = $1 for update",
        restaurant.uuid()
    )
    .fetch_one(&mut *conn)
    .await?;
    let (mut seq, mut hash) = (head.last_seq, head.last_hash);
    let mut rows = Rows::default();
    for fact in facts {
        seq += 1;
        let body = rows.render(restaurant, seq, fact);
        hash = chain_hash(&hash, &body).to_vec();
        rows.push(seq, fact, body, hash.clone());
    }
    Ok(rows.append(conn, restaurant, (seq, &hash)).await?)
}

/// The facts of one transaction, column by column, as `unnest` wants them.
#[derive(Default)]
struct Rows {
    seq: Vec<i64>,
    at: Vec<Timestamp>,
    kind: Vec<String>,
    actor: Vec<String>,
    operation: Vec<Option<uuid::Uuid>>,
    order: Vec<Option<uuid::Uuid>>,
    seating: Vec<Option<uuid::Uuid>>,
    body: Vec<String>,
    hash: Vec<Vec<u8>>,
    private_seq: Vec<i64>,
    private_subject: Vec<String>,
    private_salt: Vec<Vec<u8>>,
    private_body: Vec<String>,
}

impl Rows {
    /// The exact text that is stored and hashed. Private bodies are set aside, their salted hashes go in.
    fn render(&mut self, restaurant: RestaurantId, seq: i64, fact: &NewFact) -> String {
        let mut private = serde_json::Map::new();
        for (subject, body) in &fact.private {
            let salt = random_bytes::<16>();
            private.insert(subject.clone(), Value::String(hex(&sha256(&[&salt, body.as_bytes()]))));
            self.private_seq.push(seq);
            self.private_subject.push(subject.clone());
            self.private_salt.push(salt.to_vec());
            self.private_body.push(body.clone());
        }
        json!({
            "restaurant": restaurant,
            "seq": seq,
            "at": fact.at,
            "kind": fact.kind,
            "actor": fact.actor,
            "operation": fact.operation,
            "order": fact.order,
            "seating": fact.seating,
            "data": fact.data,
            "private": private,
        })
        .to_string()
    }

    fn push(&mut self, seq: i64, fact: &NewFact, body: String, hash: Vec<u8>) {
        self.seq.push(seq);
        self.at.push(fact.at);
        self.kind.push(fact.kind.as_str().to_owned());
        self.actor.push(fact.actor.to_string());
        self.operation.push(fact.operation.map(OperationId::uuid));
        self.order.push(fact.order.map(OrderId::uuid));
        self.seating.push(fact.seating.map(SeatingId::uuid));
        self.body.push(body);
        self.hash.push(hash);
    }

    /// Writes the facts and where the log ends now.
    async fn append(
        &self,
        conn: &mut PgConnection,
        restaurant: RestaurantId,
        (seq, hash): (i64, &[u8]),
    ) -> sqlx::Result<()> {
        sqlx::query!(
            "with added as (
                 insert into facts (restaurant_id, seq, at, kind, actor, operation_id, order_id, seating_id, body, hash)
                 select $1, * from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::text[], $10::bytea[]))
             update fact_heads set last_seq = $11, last_hash = $12 where restaurant_id = $1",
            restaurant.uuid(),
            &self.seq,
            &self.at,
            &self.kind,
            &self.actor,
            &self.operation as &[Option<uuid::Uuid>],
            &self.order as &[Option<uuid::Uuid>],
            &self.seating as &[Option<uuid::Uuid>],
            &self.body,
            &self.hash,
            seq,
            hash
        )
        .execute(&mut *conn)
        .await?;
        if self.private_seq.is_empty() {
            return Ok(());
        }
        sqlx::query!(
            "insert into fact_private (restaurant_id, seq, subject, salt, body)
             select $1, * from unnest($2::bigint[], $3::text[], $4::bytea[], $5::text[])",
            restaurant.uuid(),
            &self.private_seq,
            &self.private_subject,
            &self.private_salt,
            &self.private_body,
        )
        .execute(conn)
        .await?;
        Ok(())
    }
}
