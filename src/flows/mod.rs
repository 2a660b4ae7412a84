//! One file per act that spans slices. A flow opens the transaction and commits it; nothing else does both.
//!
//! Locks are always taken in this order, and only by store functions called `lock*` or by the statement that
//! changes the row: the menu's version, table, seating, order, order number, vouchers (by code), drawer, payment, receipt
//! number, ingredients (by id), and last the head of the restaurant's log, when the transaction commits.

pub mod apply_operations;
pub mod card_checkout;
pub mod card_tab;
pub mod close_drawer;
pub mod close_restaurant;
pub mod close_seating;
pub mod consequences;
pub mod count_drawer;
pub mod dashboard;
pub mod drawer_desk;
pub mod edit_menu;
pub mod guest_forms;
pub mod guest_table;
pub mod import_items;
pub mod import_menu;
pub mod join_table;
pub mod kitchen_board;
pub mod list_orders;
pub mod menu_with_stock;
mod money_follows;
pub mod move_cash;
pub mod move_lines;
pub mod open_drawer;
pub mod open_order;
pub mod place_order;
mod promote;
pub mod public_menu;
pub mod redeem_voucher;
pub mod read_order_text;
pub mod receipt;
pub mod reconcile;
pub mod register;
pub mod report;
pub mod send_refunds;
pub mod setting;
pub mod settle_payment;
pub mod staff;
pub mod take_off_sale;
pub mod take_payment;
pub mod tax_classes;
pub mod test_card;
pub mod x_report;
pub mod z_report;
