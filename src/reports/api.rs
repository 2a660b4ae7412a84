//! The owner's figures for programs.

pub mod figures;

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    model::{
        Dashboard,
        audit::{AuditQuery, AuditRow},
    },
    service::audit,
};
use crate::{
    flows::dashboard as flow,
    kernel::{
        error::AppError,
        fact::FactKind,
        ids::{MemberId, OperationId, OrderId},
        time::Timestamp,
    },
    server::api::{
        csv::{self, Format, cell},
        extract::{Asked, Staff},
        problem::{Problem, Refusal},
    },
};

/// Today's figures, from live data.
#[utoipa::path(get, path = "/reports/dashboard", tag = "reports",
    responses((status = 200, body = Dashboard), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("reports.view"))))]
pub async fn dashboard(Staff(ctx): Staff) -> Result<Json<Dashboard>, Refusal> {
    Ok(Json(flow::dashboard(&ctx).await?))
}

/// What of the log is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AuditIn {
    /// What this member did.
    pub person: Option<MemberId>,
    /// A kind of fact, such as `order.line_voided`.
    #[param(max_length = 60)]
    pub kind: Option<String>,
    pub order: Option<OrderId>,
    /// This instant and later.
    #[param(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    /// Before this instant.
    #[param(value_type = Option<String>, format = DateTime)]
    pub to: Option<Timestamp>,
    /// The last number of the list before.
    #[param(minimum = 1)]
    pub after: Option<i64>,
    /// At most so many; 50 unless it is said, and all up to 10000 as a table.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `csv` is a table for a spreadsheet.
    #[serde(default)]
    #[param(inline)]
    pub format: Format,
}

/// A part of the log.
#[derive(Serialize, ToSchema)]
pub struct AuditPage {
    /// Newest first.
    pub items: Vec<AuditRow>,
    /// How many there are in all.
    pub total: i64,
    /// Where the next list goes on, where there is more.
    pub next: Option<i64>,
}

/// How many rows there are in all, on a table.
const TOTAL: http::HeaderName = http::HeaderName::from_static("x-total-count");
const ROWS: u32 = 50;
const ROWS_MAX: u32 = 200;

/// What was done here, by whom and when: the log that nobody can change. As a table it has the newest 10000 rows; the header
/// `X-Total-Count` says how many there are, and `to` narrows it to older ones.
#[utoipa::path(get, path = "/audit", tag = "reports", params(AuditIn),
    responses((status = 200, content((AuditPage = "application/json"), (String = "text/csv"))), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("audit.view"))))]
pub async fn audit_log(Staff(ctx): Staff, Asked(asked): Asked<AuditIn>) -> Result<Response, Refusal> {
    let kind = asked.kind.as_deref().map(|kind| {
        FactKind::parse(kind).ok_or_else(|| AppError::invalid("kind", "Nothing of this kind is ever recorded."))
    });
    let is_table = asked.format == Format::Csv;
    let query = AuditQuery {
        person: asked.person,
        kind: kind.transpose()?,
        order: asked.order,
        from: asked.from,
        to: asked.to,
        before: asked.after,
        limit: if is_table { audit::TABLE_MAX } else { asked.limit.unwrap_or(ROWS).clamp(1, ROWS_MAX) },
    };
    let part = audit::list(&ctx, &query).await?;
    Ok(if is_table {
        ([(TOTAL, part.total.to_string())], csv::answer(table(&part.rows))).into_response()
    } else {
        Json(AuditPage { items: part.rows, total: part.total, next: part.next }).into_response()
    })
}

fn table(rows: &[AuditRow]) -> String {
    let mut table =
        String::from("seq,at,actor,name,approver,action,kind,order,order_number,operation,before,after,data,words\r\n");
    for row in rows {
        let words: Vec<String> = row.words.iter().map(|(subject, body)| format!("{subject}: {body}")).collect();
        let cells = [
            row.seq.to_string(),
            row.at.to_rfc3339(),
            cell(&row.actor),
            cell(row.actor_name.as_deref().unwrap_or_default()),
            cell(row.approver_name.as_deref().unwrap_or_default()),
            cell(&row.action),
            cell(&row.kind),
            row.order.map(|order: OrderId| order.to_string()).unwrap_or_default(),
            row.order_number.map(|number| number.to_string()).unwrap_or_default(),
            row.operation.map(|operation: OperationId| operation.to_string()).unwrap_or_default(),
            row.before.as_ref().map(|before| cell(&before.to_string())).unwrap_or_default(),
            row.after.as_ref().map(|after| cell(&after.to_string())).unwrap_or_default(),
            cell(&row.data.to_string()),
            cell(&words.join("; ")),
        ];
        table += &cells.join(",");
        table += "\r\n";
    }
    table
}
