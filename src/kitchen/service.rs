//! Making tickets, and the board.

use std::collections::{BTreeMap, HashSet};

use chrono::TimeDelta;

use super::{
    model::{Board, StationTab, TicketCard, TicketLine},
    store,
};
use crate::{
    kernel::{
        error::AppError,
        ids::{LineId, StationId, TicketId},
        time::{Timestamp, UtcOffset},
    },
    menu::model::words::Translated,
    orders::model::{Order, line::Line, line::LineState},
    platform::{db::Tx, facts},
};

/// What a station was not finished with this long ago is on no screen any more.
const LOOK_BACK: TimeDelta = TimeDelta::hours(18);
const ROWS_MAX: i64 = 2_000;
/// What was taken back longer ago is not shown to a screen on its own: each screen remembers by itself which voids were
/// tapped away, and a new one should not begin with those of the whole day.
const VOID_LOOK_BACK: TimeDelta = TimeDelta::hours(1);
const DONE_MAX: usize = 50;

/// A ticket about to be made: lines with how many more (or fewer) portions.
pub struct NewTicket {
    pub id: TicketId,
    pub station: StationId,
    pub lines: Vec<(LineId, i32)>,
}

/// One line of one ticket with the order it belongs to (its head, without lines).
pub struct TicketRow {
    pub ticket: TicketId,
    pub station: StationId,
    pub fired_at: Timestamp,
    pub quantity_delta: i32,
    pub line: Line,
    pub order: Order,
    pub table_name: Option<String>,
}

fn portions(line: &Line) -> i32 {
    i32::try_from(line.quantity).unwrap_or(i32::MAX)
}

/// Tells each station what it is asked for: one ticket per station for the lines that were just sent.
pub async fn open_tickets_in_tx(tx: &mut Tx, order: &Order, sent: &[LineId]) -> Result<(), AppError> {
    tell_in_tx(tx, order, sent, portions).await
}

/// Tells each station what was taken back.
pub async fn take_back_in_tx(tx: &mut Tx, order: &Order, voided: &[LineId]) -> Result<(), AppError> {
    tell_in_tx(tx, order, voided, |line| -portions(line)).await
}

async fn tell_in_tx(tx: &mut Tx, order: &Order, ids: &[LineId], delta: fn(&Line) -> i32) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let mut stations: BTreeMap<StationId, Vec<(LineId, i32)>> = BTreeMap::new();
    for line in order.lines.iter().filter(|line| ids.contains(&line.id)) {
        stations.entry(line.station).or_default().push((line.id, delta(line)));
    }
    let tickets = stations.into_iter().map(|(station, lines)| NewTicket { id: tx.new_id(), station, lines });
    let tickets: Vec<_> = tickets.collect();
    Ok(store::insert(tx.conn(), restaurant, order.id, &tickets, at).await?)
}

/// The board of one station, or of all.
pub async fn board_in_tx(tx: &mut Tx, station: Option<StationId>, offset: UtcOffset) -> Result<Board, AppError> {
    let (restaurant, now) = (tx.restaurant(), tx.at());
    // The log's end is read first: whatever is told after it is fetched anew.
    let seq = facts::last_seq(tx.conn(), restaurant).await?;
    let names = store::stations(tx.conn(), restaurant).await?;
    let rows = store::rows(tx.conn(), restaurant, now - LOOK_BACK, ROWS_MAX).await?;
    let voided = voided_since(&rows, now - VOID_LOOK_BACK);
    let cards = cards(rows, &voided);
    let is_open = |card: &TicketCard| card.open_lines().next().is_some();
    let stations = names
        .iter()
        .map(|(id, name)| StationTab {
            id: *id,
            name: name.clone(),
            open: cards.iter().filter(|card| card.station == *id && is_open(card)).fold(0, |count, _| count + 1),
        })
        .collect();
    let also_at = |card: &TicketCard| -> Vec<Translated> {
        let others =
            cards.iter().filter(|other| other.order == card.order && other.station != card.station && is_open(other));
        let mut ids: Vec<StationId> = others.map(|other| other.station).collect();
        ids.sort();
        ids.dedup();
        names.iter().filter(|(id, _)| ids.contains(id)).map(|(_, name)| name.clone()).collect()
    };
    let here = |card: &&TicketCard| station.is_none_or(|station| card.station == station);
    let tickets = cards
        .iter()
        .filter(here)
        .filter(|card| is_open(card))
        .map(|card| TicketCard { also_at: also_at(card), ..card.clone() })
        .collect();
    let done = |card: &&TicketCard| !is_open(card) && card.lines.iter().any(|line| line.state != LineState::Voided);
    let done = cards.iter().rev().filter(here).filter(done).take(DONE_MAX).cloned().collect();
    let is_taken_back =
        |card: &&TicketCard| !is_open(card) && card.lines.iter().any(|line| voided.contains(&line.line));
    let taken_back = cards.iter().filter(here).filter(is_taken_back).cloned().collect();
    Ok(Board { stations, tickets, done, taken_back, now, offset, seq })
}

/// Lines that were taken back since then.
fn voided_since(rows: &[TicketRow], since: Timestamp) -> HashSet<LineId> {
    let is_void = |row: &&TicketRow| row.quantity_delta < 0 && row.line.state == LineState::Voided;
    rows.iter().filter(is_void).filter(|row| since <= row.fired_at).map(|row| row.line.id).collect()
}

/// Rows to cards. What was taken back is on the card it was asked for with, struck through; of a closed order nothing
/// else is shown.
fn cards(rows: Vec<TicketRow>, voided: &HashSet<LineId>) -> Vec<TicketCard> {
    let mut cards: Vec<TicketCard> = vec![];
    let is_shown = |row: &TicketRow| 0 < row.quantity_delta && (row.order.is_open() || voided.contains(&row.line.id));
    for row in rows.into_iter().filter(is_shown) {
        let line = TicketLine {
            line: row.line.id,
            quantity: row.line.quantity,
            name: row.line.name,
            details: row.line.details,
            note: row.line.note,
            state: row.line.state,
            prep_s: row.line.prep_s,
        };
        match cards.iter_mut().find(|card| card.id == row.ticket) {
            Some(card) => card.lines.push(line),
            None => cards.push(TicketCard {
                id: row.ticket,
                order: row.order.id,
                number: row.order.number,
                channel: row.order.channel,
                table_name: row.table_name,
                station: row.station,
                also_at: vec![],
                fired_at: row.fired_at,
                lines: vec![line],
            }),
        }
    }
    for card in &mut cards {
        card.lines.sort_by_key(|line| line.line);
    }
    cards
}
