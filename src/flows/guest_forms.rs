//! The guests' plain forms: what works before the wasm arrives, and when it never does.

use super::{
    card_checkout::{GuestPayment, guest_checkout},
    guest_table::{guest_apply, guest_table},
};
use crate::{
    kernel::{
        error::AppError,
        flaw::Flaw,
        ids::{ItemId, LineId, ModifierId, OperationId, OrderId, ShareId, VariantId},
        money::{Money, Rate},
        permission::Permission,
        text::Note,
    },
    menu::model::selection::Selection,
    orders::model::command::OrderCommand,
    payments::model::CardPage,
    platform::{crypto::sha256, ctx::Ctx},
};

/// The largest tip that is asked for, in percent.
const TIP_PERCENT_MAX: u32 = 30;

/// The item sheet as a form sends it.
pub struct AddForm {
    pub item: ItemId,
    pub variant: Option<VariantId>,
    pub modifiers: Vec<ModifierId>,
    /// `slot:option` pairs.
    pub options: Vec<String>,
    pub quantity: u32,
    pub note: String,
}

/// Puts a dish in the cart. The page's key and the form's content make the operation, so that a double tap is one.
pub async fn add(ctx: &Ctx, key: OperationId, form: AddForm) -> Result<(), AppError> {
    ctx.require(Permission::OrdersCreate)?;
    let note = match form.note.trim() {
        "" => None,
        text => Some(Note::parse(text).map_err(|error| AppError::flaw("note", error.into()))?),
    };
    let mut options = vec![];
    for pair in &form.options {
        let not_in_list = || AppError::flaw("options", Flaw::NotInList);
        let (slot, option) = pair.split_once(':').ok_or_else(not_in_list)?;
        let unreadable = |_| not_in_list();
        options.push((slot.parse().map_err(unreadable)?, option.parse().map_err(unreadable)?));
    }
    let selection = Selection { variant: form.variant, modifiers: form.modifiers, options };
    let operation = derived(key, &(form.item, &selection, form.quantity, &note))?;
    // The line bears the operation's id: the repeat of a form is the same line.
    let line = LineId::from(operation.uuid());
    let command = OrderCommand::AddLine {
        line,
        item: form.item,
        selection,
        entered: Default::default(),
        quantity: form.quantity,
        note,
        seat: None,
        course: None,
    };
    guest_apply(ctx, operation, &command).await.map(|_| ())
}

/// Another count of a dish in the cart; zero takes it out.
pub async fn set_quantity(ctx: &Ctx, key: OperationId, line: LineId, quantity: u32) -> Result<(), AppError> {
    ctx.require(Permission::OrdersCreate)?;
    let command = match quantity {
        0 => OrderCommand::RemoveLine { line },
        quantity => OrderCommand::SetQuantity { line, quantity },
    };
    guest_apply(ctx, derived(key, &(line, quantity))?, &command).await.map(|_| ())
}

/// Sends everything in the table's cart.
pub async fn send(ctx: &Ctx, key: OperationId) -> Result<(), AppError> {
    ctx.require(Permission::OrdersSend)?;
    let table = guest_table(ctx).await?;
    let lines: Vec<LineId> =
        table.open_order().into_iter().flat_map(|order| order.drafts()).map(|line| line.id).collect();
    if lines.is_empty() && table.orders.iter().any(|order| order.sent_lines().next().is_some()) {
        // The second tap of a double tap: it has gone out.
        return Ok(());
    }
    let operation = derived(key, &("send", &lines))?;
    guest_apply(ctx, operation, &OrderCommand::Send { lines, hold: vec![] }).await.map(|_| ())
}

/// Pays what is left of an order of the table, or of one share of it, with a tip in percent: opens the page for the card.
pub async fn pay(
    ctx: &Ctx,
    key: OperationId,
    (order, share, tip_percent): (OrderId, Option<ShareId>, u32),
    token: &str,
) -> Result<CardPage, AppError> {
    ctx.require(Permission::TableOrder)?;
    let table = guest_table(ctx).await?;
    let bill = table.orders.iter().find(|known| known.id == order).ok_or_else(|| AppError::not_found("order"))?;
    let of_share = || bill.shares().into_iter().find(|known| Some(known.id) == share).map(|known| known.due);
    let due = of_share().unwrap_or_else(|| bill.totals().due);
    if TIP_PERCENT_MAX < tip_percent {
        return Err(AppError::flaw("tip", Flaw::NotInList));
    }
    let rate = Rate::try_from(i32::try_from(tip_percent * 100).unwrap_or_default());
    let tip = rate.map_or(Money::ZERO, |rate| due.share(rate));
    let id = derived(key, &("pay", order, share, tip_percent, due))?;
    let wanted = GuestPayment { id: id.uuid().into(), order, share, tip };
    guest_checkout(ctx, &wanted, &format!("/t/{token}/order")).await
}

/// An operation's id made of the page's key and what was asked: the time part of the key is kept, so that lines made
/// of it stand in the order of the pages.
fn derived(key: OperationId, content: &impl serde::Serialize) -> Result<OperationId, AppError> {
    let content = serde_json::to_vec(content).map_err(|error| crate::platform::error::internal("form", &error))?;
    let digest = sha256(&[key.uuid().as_bytes(), &content]);
    let mut bytes = *key.uuid().as_bytes();
    bytes[6..].copy_from_slice(&digest[..10]);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    Ok(uuid::Uuid::from_bytes(bytes).into())
}
