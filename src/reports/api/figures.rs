//! Reports for programs, most of them as a table for a spreadsheet, too.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    flows::report as flow,
    kernel::{
        ids::{CustomerId, MemberId},
        money::Money,
        quantity::Quantity,
        time::BusinessDate,
    },
    reports::model::figures::{
        AttendanceReport, CustomerHistory, DailySales, InventoryReport, OrdersReport, SalesReport,
    },
    server::api::{
        csv::{self, Format, cell},
        extract::{Asked, Body, Staff},
        problem::{Problem, Refusal},
    },
};

/// The time that a report is about.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RangeIn {
    /// `24h`, `7d`, `30d` up to now, or two dates or instants with two dots between them, such as `2026-11-01..2026-11-30`; business days
    /// are whole, the last one too. 24 hours unless it is said.
    #[param(max_length = 80)]
    pub range: Option<String>,
    /// `csv` is a table for a spreadsheet.
    #[serde(default)]
    #[param(inline)]
    pub format: Format,
}

impl RangeIn {
    fn range(&self) -> &str {
        self.range.as_deref().unwrap_or("24h")
    }
}

/// The report, or its table.
fn answer<T: Serialize>(format: Format, report: T, table: impl FnOnce(&T) -> String) -> Response {
    match format {
        Format::Json => Json(report).into_response(),
        Format::Csv => csv::answer(table(&report)),
    }
}

/// Rows of a table below its head.
fn rows(head: &str, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = format!("{head}\r\n");
    for row in rows {
        table += &row.join(",");
        table += "\r\n";
    }
    table
}

fn money(amount: Money) -> String {
    amount.minor().to_string()
}

/// What was sold, by day, tender and dish. As a table: the days.
#[utoipa::path(get, path = "/reports/sales", tag = "reports", params(RangeIn),
    responses((status = 200, content((SalesReport = "application/json"), (String = "text/csv"))), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("reports.view"))))]
pub async fn sales(Staff(ctx): Staff, Asked(asked): Asked<RangeIn>) -> Result<Response, Refusal> {
    let report = flow::sales(&ctx, asked.range()).await?;
    Ok(answer(asked.format, report, |report| {
        let days = report.by_day.iter();
        rows("date,sales,orders", days.map(|day| vec![day.date.to_string(), money(day.sales), day.orders.to_string()]))
    }))
}

/// Which business dates.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DaysIn {
    /// The first; 29 days before the last unless it is said.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<BusinessDate>,
    /// The last; today unless it is said.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<BusinessDate>,
    /// `csv` is a table for a spreadsheet.
    #[serde(default)]
    #[param(inline)]
    pub format: Format,
}

/// Sales of each business date; those without sales are zero.
#[utoipa::path(get, path = "/reports/daily-sales", tag = "reports", params(DaysIn),
    responses((status = 200, content((Vec<DailySales> = "application/json"), (String = "text/csv"))), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("reports.view"))))]
pub async fn daily_sales(Staff(ctx): Staff, Asked(asked): Asked<DaysIn>) -> Result<Response, Refusal> {
    let days = flow::daily(&ctx, (asked.from, asked.to)).await?;
    Ok(answer(asked.format, days, |days| {
        let row = |day: &DailySales| {
            let figures = day.figures;
            let amounts = [figures.sales, figures.net, figures.tax].map(money);
            [vec![day.date.to_string()], amounts.to_vec(), vec![figures.orders.to_string(), money(day.average)]]
                .concat()
        };
        rows("date,sales,net,tax,orders,average", days.iter().map(row))
    }))
}

/// What became of the orders that were placed. As a table: the channels.
#[utoipa::path(get, path = "/reports/orders", tag = "reports", params(RangeIn),
    responses((status = 200, content((OrdersReport = "application/json"), (String = "text/csv"))), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("reports.view"))))]
pub async fn orders(Staff(ctx): Staff, Asked(asked): Asked<RangeIn>) -> Result<Response, Refusal> {
    let report = flow::orders(&ctx, asked.range()).await?;
    Ok(answer(asked.format, report, |report| {
        let channels = report.by_channel.iter();
        let row =
            channels.map(|known| vec![known.channel.as_str().to_owned(), known.orders.to_string(), money(known.total)]);
        rows("channel,orders,total", row)
    }))
}

/// Every ingredient: what there is, what it is worth, and what became of it in a time.
#[utoipa::path(get, path = "/reports/inventory", tag = "reports", params(RangeIn),
    responses((status = 200, content((InventoryReport = "application/json"), (String = "text/csv"))), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("reports.view"))))]
pub async fn inventory(Staff(ctx): Staff, Asked(asked): Asked<RangeIn>) -> Result<Response, Refusal> {
    let report = flow::inventory(&ctx, asked.range()).await?;
    Ok(answer(asked.format, report, |report| {
        let head = "name,unit,on_hand,elsewhere,free,threshold,used,received,wasted,counted,value";
        let row = report.ingredients.iter().map(|known| {
            let named = vec![cell(&known.name), known.unit.as_str().to_owned()];
            let there = [known.on_hand, known.elsewhere, known.free, known.threshold].map(Quantity::text);
            let moved = [known.used, known.received, known.wasted, known.counted].map(Quantity::text);
            [named, there.to_vec(), moved.to_vec(), vec![money(known.value)]].concat()
        });
        rows(head, row)
    }))
}

/// Who worked when, in shifts that began in a time. As a table: the shifts.
#[utoipa::path(get, path = "/reports/staff-attendance", tag = "reports", params(RangeIn),
    responses((status = 200, content((AttendanceReport = "application/json"), (String = "text/csv"))), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.attendance"))))]
pub async fn attendance(Staff(ctx): Staff, Asked(asked): Asked<RangeIn>) -> Result<Response, Refusal> {
    let report = flow::attendance(&ctx, asked.range()).await?;
    Ok(answer(asked.format, report, |report| {
        let row = report.shifts.iter().map(|shift| {
            let ended = shift.ended_at.map(|at| at.to_rfc3339()).unwrap_or_default();
            vec![cell(&shift.name), shift.started_at.to_rfc3339(), ended, shift.minutes.to_string()]
        });
        rows("name,started_at,ended_at,minutes", row)
    }))
}

/// Whose history.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CustomerAsked {
    pub customer: CustomerId,
}

/// What a customer ordered and paid.
#[utoipa::path(get, path = "/reports/customer-history", tag = "reports", params(CustomerAsked),
    responses((status = 200, body = CustomerHistory), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("customers.view"))))]
pub async fn customer(Staff(ctx): Staff, Asked(asked): Asked<CustomerAsked>) -> Result<Json<CustomerHistory>, Refusal> {
    Ok(Json(flow::customer(&ctx, asked.customer).await?))
}

/// A letter about to be written.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SummaryIn {
    /// Which member it goes to; whoever asks unless it is said.
    #[serde(default)]
    pub to: Option<MemberId>,
    /// The business date; today unless it is said.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub date: Option<BusinessDate>,
}

/// A letter that was written.
#[derive(Debug, Serialize, ToSchema)]
pub struct SummaryOut {
    /// The e-mail it goes to.
    pub to: String,
}

/// Writes a letter with a day's figures to a member's e-mail. It is sent where mail is, and kept in any case.
#[utoipa::path(post, path = "/reports/email-summary", tag = "reports", request_body = SummaryIn,
    responses((status = 202, body = SummaryOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("reports.view"))))]
pub async fn mail_summary(
    Staff(ctx): Staff,
    Body(asked): Body<SummaryIn>,
) -> Result<(StatusCode, Json<SummaryOut>), Refusal> {
    let to = flow::mail_summary(&ctx, asked.to, asked.date).await?;
    Ok((StatusCode::ACCEPTED, Json(SummaryOut { to })))
}
