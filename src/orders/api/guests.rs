//! A table's guests for programs: `/api/v1/guest`. No account; the session's token says which table, and opens nothing
//! else.

use axum::Json;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::input::NewLineIn;
use crate::{
    flows::{
        guest_table::{guest_apply_all, guest_table},
        join_table::join_as,
        menu_with_stock::menu_with_stock,
        read_order_text::read_order_text,
    },
    kernel::{
        error::AppError,
        ids::{ItemId, LineId, OrderId},
        money::Money,
    },
    menu::model::{Menu, free_text::read::Reading},
    orders::model::{
        Order, OrderStatus, PayState,
        command::{Operation, OrderCommand},
        guest::GuestTable,
        line::{Line, LineState},
    },
    platform::ctx::{Caller, Ctx, Scope},
    restaurants::model::{Membership, Restaurant},
    server::{
        api::{
            extract::{Anyone, At, Body, GuestSeat},
            keys::RequestKey,
            problem::{Problem, Refusal},
        },
        identify::GUEST_PREFIX,
    },
    tables::model::{Guest, SeatingState},
};

/// The most dishes of one request.
const LINES_MAX: usize = 50;

/// Where a guest sits down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionIn {
    /// What the table's code says: the last part of its address, `/t/{table}`.
    #[schema(min_length = 1, max_length = 120)]
    pub table: String,
    /// A member's number: what is ordered earns points.
    #[serde(default)]
    #[schema(pattern = "^[0-9]{10}$")]
    pub loyalty_number: Option<String>,
    /// Somebody who would like to be a member from now on.
    #[serde(default)]
    pub opt_in: Option<OptIn>,
}

/// A member about to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OptIn {
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
    #[serde(default)]
    #[schema(format = Email, max_length = 254)]
    pub email: Option<String>,
    #[serde(default)]
    #[schema(min_length = 3, max_length = 40)]
    pub phone: Option<String>,
}

/// A guest's place at a table.
#[derive(Serialize, ToSchema)]
pub struct SessionOut {
    /// Goes into `Authorization: Bearer …`; good while the party is there, at most twelve hours.
    pub token: String,
    #[serde(flatten)]
    pub table: TableOut,
}

/// The table and everything ordered there.
#[derive(Serialize, ToSchema)]
pub struct TableOut {
    pub restaurant: Restaurant,
    pub table: String,
    /// `awaiting_approval`: the staff has to open the table before anything is sent.
    pub state: SeatingState,
    pub me: Guest,
    pub guests: Vec<Guest>,
    /// Oldest first.
    pub orders: Vec<GuestOrderOut>,
}

/// An order as its guests see it.
#[derive(Serialize, ToSchema)]
pub struct GuestOrderOut {
    pub id: OrderId,
    /// None before anything is sent.
    pub number: Option<u32>,
    pub status: OrderStatus,
    pub pay_state: PayState,
    pub currency: String,
    pub lines: Vec<GuestLineOut>,
    pub total: Money,
    pub paid: Money,
    pub due: Money,
    /// What of it earns points for somebody.
    pub earns_points: bool,
}

/// A dish as the table sees it.
#[derive(Serialize, ToSchema)]
pub struct GuestLineOut {
    pub id: LineId,
    pub item: ItemId,
    pub name: String,
    pub details: Vec<String>,
    pub quantity: u32,
    pub amount: Money,
    pub note: Option<String>,
    /// How far the kitchen is with it.
    pub state: LineState,
    /// Whether the guest who asks ordered it.
    pub is_mine: bool,
}

impl TableOut {
    fn new(table: GuestTable) -> Self {
        let me = table.me.id;
        let is_mine = |line: &Line| line.by.guest() == Some(me);
        let orders = table.orders.iter().map(|order| GuestOrderOut::new(order, is_mine)).collect();
        Self {
            restaurant: table.restaurant,
            table: table.table_name,
            state: table.state,
            me: table.me,
            guests: table.guests,
            orders,
        }
    }
}

impl GuestOrderOut {
    fn new(order: &Order, is_mine: impl Fn(&Line) -> bool) -> Self {
        let totals = order.totals();
        let line = |line: &Line| GuestLineOut {
            id: line.id,
            item: line.item,
            name: line.name.own.clone(),
            details: line.details.iter().map(|detail| detail.name.own.clone()).collect(),
            quantity: line.quantity,
            amount: line.amount(),
            note: line.note.as_ref().map(ToString::to_string),
            state: line.state,
            is_mine: is_mine(line),
        };
        Self {
            id: order.id,
            number: order.number.map(|number| number.number),
            status: order.status(),
            pay_state: order.pay_state(),
            currency: order.currency.code().to_owned(),
            lines: order.lines.iter().map(line).collect(),
            total: totals.total,
            paid: totals.paid,
            due: totals.due,
            earns_points: order.customer.is_some(),
        }
    }
}

impl SessionIn {
    fn membership(self) -> Result<Option<Membership>, AppError> {
        match (self.loyalty_number, self.opt_in) {
            (None, None) => Ok(None),
            (Some(number), None) => Ok(Some(Membership::Number(number))),
            (None, Some(new)) => {
                let email = new.email.map(|email| email.trim().to_lowercase());
                Ok(Some(Membership::OptIn { name: new.name.trim().to_owned(), email, phone: new.phone }))
            }
            (Some(_), Some(_)) => Err(AppError::invalid(
                "opt_in",
                "Whoever has a loyalty number is a member already: send one of the two.",
            )),
        }
    }
}

/// Sits down at a table (S0-42): opens its party, or joins the one that is there.
#[utoipa::path(post, path = "/guest/sessions", tag = "guest", request_body = SessionIn, security(()),
    responses((status = 201, body = SessionOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.table_join"))))]
pub async fn sit_down(
    Anyone(identified): Anyone,
    Body(wanted): Body<SessionIn>,
) -> Result<(StatusCode, Json<SessionOut>), Refusal> {
    let stranger = identified.stranger();
    let code = wanted.table.clone();
    let membership = wanted.membership()?;
    let joined = join_as(&stranger, &code, None, membership.as_ref()).await?;
    let token = joined.new_token.ok_or(AppError::Unavailable)?;
    let ctx = Ctx::new(identified.world, Caller::Guest(joined.seat), Scope::Restaurant(joined.restaurant));
    let table = TableOut::new(guest_table(&ctx).await?);
    Ok((StatusCode::CREATED, Json(SessionOut { token: format!("{GUEST_PREFIX}{token}"), table })))
}

/// The menu of the guest's restaurant as it is offered now.
#[utoipa::path(get, path = "/guest/menu", tag = "guest",
    responses((status = 200, body = Menu), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn menu(GuestSeat(ctx): GuestSeat) -> Result<Json<Menu>, Refusal> {
    Ok(Json(menu_with_stock(&ctx).await?))
}

/// The guest's table: who is there, and every order with how far the kitchen is.
#[utoipa::path(get, path = "/guest/orders", tag = "guest",
    responses((status = 200, body = TableOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("guest.table"))))]
pub async fn list(GuestSeat(ctx): GuestSeat) -> Result<Json<TableOut>, Refusal> {
    Ok(Json(TableOut::new(guest_table(&ctx).await?)))
}

/// One order of the guest's table. Another table's is not there.
#[utoipa::path(get, path = "/guest/orders/{id}", tag = "guest", params(("id" = OrderId, Path)),
    responses((status = 200, body = GuestOrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("guest.table"))))]
pub async fn get(GuestSeat(ctx): GuestSeat, At(id): At<OrderId>) -> Result<Json<GuestOrderOut>, Refusal> {
    let table = TableOut::new(guest_table(&ctx).await?);
    let order = table.orders.into_iter().find(|order| order.id == id);
    Ok(Json(order.ok_or_else(|| AppError::not_found("order"))?))
}

/// Dishes a guest orders.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GuestOrderIn {
    #[schema(min_items = 1, max_items = 50)]
    pub items: Vec<NewLineIn>,
    /// To the kitchen at once; otherwise they stay in the table's cart.
    #[serde(default = "yes")]
    pub send: bool,
}

const fn yes() -> bool {
    true
}

/// Orders for the table, in one act; what was read of a text is confirmed by sending its lines here.
#[utoipa::path(post, path = "/guest/orders", tag = "guest", request_body = GuestOrderIn,
    responses((status = 201, body = TableOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("guest.table"))))]
pub async fn order(
    GuestSeat(ctx): GuestSeat,
    key: RequestKey,
    Body(wanted): Body<GuestOrderIn>,
) -> Result<(StatusCode, Json<TableOut>), Refusal> {
    if wanted.items.is_empty() || LINES_MAX < wanted.items.len() {
        return Err(AppError::invalid("items", format!("Order 1 to {LINES_MAX} dishes at once.")).into());
    }
    let mut operations = vec![];
    let mut lines: Vec<LineId> = vec![];
    for (nth, line) in (0u16..).zip(wanted.items) {
        let id: LineId = key.id("line", nth);
        lines.push(id);
        operations.push(line.operation(id, key.id("add", nth)));
    }
    if wanted.send {
        let command = OrderCommand::Send { lines, hold: vec![] };
        operations.push(Operation { id: key.id("send", 0), command, approval: None });
    }
    let table = guest_apply_all(&ctx, &operations).await?;
    Ok((StatusCode::CREATED, Json(TableOut::new(table))))
}

/// Takes back a dish of one's own that was not sent.
#[utoipa::path(delete, path = "/guest/lines/{id}", tag = "guest", params(("id" = LineId, Path)),
    responses((status = 200, body = TableOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("guest.table"))))]
pub async fn take_back(
    GuestSeat(ctx): GuestSeat,
    At(line): At<LineId>,
    key: RequestKey,
) -> Result<Json<TableOut>, Refusal> {
    let operation = Operation { id: key.id("remove", 0), command: OrderCommand::RemoveLine { line }, approval: None };
    Ok(Json(TableOut::new(guest_apply_all(&ctx, &[operation]).await?)))
}

/// An order in the guest's own words.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextIn {
    #[schema(min_length = 1, max_length = 500)]
    pub text: String,
}

/// Reads an order in the guest's own words against the menu (S2-15). Nothing is ordered: what it answers is confirmed by
/// `POST /guest/orders`.
#[utoipa::path(post, path = "/guest/orders/parse", tag = "guest", request_body = TextIn,
    responses((status = 200, body = Reading), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("menu.view"))))]
pub async fn parse(GuestSeat(ctx): GuestSeat, Body(said): Body<TextIn>) -> Result<Json<Reading>, Refusal> {
    Ok(Json(read_order_text(&ctx, &said.text).await?))
}
