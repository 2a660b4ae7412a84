//! A waiter does what a manager says yes to, once.

use super::{
    app::{TestApp, fresh},
    fixtures::PIN,
    refunds::{note, refund},
};
use crate::{
    auth::{model::Approval, service as approvals},
    flows,
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::OrderId,
        permission::{Permission, Role},
    },
    orders::model::{
        Order,
        command::{Operation, OrderCommand, RefundOf},
        line::LineState,
    },
    reports::model::audit::AuditQuery,
};

async fn with_approval(app: &TestApp, role: Role, order: OrderId, operation: &Operation) -> Result<Order, AppError> {
    flows::apply_operations::apply_operations(&app.house.ctx(role), order, std::slice::from_ref(operation)).await
}

fn is_unapproved(answer: &Result<Order, AppError>) -> bool {
    matches!(answer, Err(AppError::Conflict { code: Code::ApprovalNeeded, .. }))
}

/// Good for one act on one order for two minutes; the act may be repeated, another may not.
#[tokio::test(flavor = "multi_thread")]
async fn a_manager_s_pin_lets_a_waiter_void_once() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1), (app.house.coffee, 1)]).await;
    let void = |line: usize, approval: Option<Approval>| Operation {
        id: fresh(),
        command: OrderCommand::Void { line: order.lines[line].id, reason: note("spilt"), stock: None },
        approval,
    };
    assert!(is_unapproved(&with_approval(&app, Role::Waiter, order.id, &void(0, None)).await));
    let (waiter, manager) = (app.house.ctx(Role::Waiter), app.house.members[&Role::Manager]);
    let may = (Permission::OrdersVoid, order.id);
    let offered = approvals::approvers(&waiter, Permission::OrdersVoid).await.unwrap();
    assert_eq!(offered.iter().map(|approver| approver.rights.role).collect::<Vec<_>>(), [Role::Manager, Role::Owner]);
    let wrong = approvals::approve(&waiter, manager, "1234", may).await;
    assert!(matches!(wrong, Err(AppError::Invalid { .. })), "{wrong:?}");
    let colleague = approvals::approve(&waiter, app.house.members[&Role::Cashier], PIN, may).await;
    assert!(matches!(colleague, Err(AppError::Forbidden { .. })), "{colleague:?}");
    let yes = approvals::approve(&waiter, manager, PIN, may).await.unwrap();
    let first = void(0, Some(yes.clone()));
    let voided = with_approval(&app, Role::Waiter, order.id, &first).await.unwrap();
    assert_eq!(voided.lines[0].state, LineState::Voided);
    assert!(with_approval(&app, Role::Waiter, order.id, &first).await.is_ok(), "the answer had got lost");
    assert!(is_unapproved(&with_approval(&app, Role::Waiter, order.id, &void(1, Some(yes))).await));
    let mut conn = app.db.superuser().await;
    let sql = "select body::jsonb -> 'data' ->> 'approved_by' from facts where kind = 'order.line_voided'";
    let approver: String = sqlx::query_scalar(sql).fetch_one(&mut conn).await.unwrap();
    assert_eq!(approver, manager.to_string());
    let voids = AuditQuery { kind: Some(FactKind::LineVoided), limit: 10, ..AuditQuery::default() };
    let log = crate::reports::service::audit::list(&app.house.ctx(Role::Manager), &voids).await.unwrap();
    assert_eq!(log.rows[0].approver, Some(manager));
    assert!(log.rows[0].approver_name.is_some() && log.rows[0].actor_name != log.rows[0].approver_name);
    let late = approvals::approve(&waiter, manager, PIN, may).await.unwrap();
    app.world.clock.advance(chrono::TimeDelta::minutes(3));
    assert!(is_unapproved(&with_approval(&app, Role::Waiter, order.id, &void(1, Some(late))).await));
    app.end().await;
}

/// An approval for one thing is none for another, nor for another order; a waiter may not refund with anybody's.
#[tokio::test(flavor = "multi_thread")]
async fn an_approval_is_for_one_kind_of_act_on_one_order() {
    let app = TestApp::new().await;
    let (order, other) = (app.sent(0, &[(app.house.burger, 1)]).await, app.sent(1, &[(app.house.burger, 1)]).await);
    let manager = app.house.members[&Role::Manager];
    let cashier = app.house.ctx(Role::Cashier);
    let cancel = |approval| Operation {
        id: fresh(),
        command: OrderCommand::Cancel { reason: note("left"), stock: None },
        approval,
    };
    let for_void = approvals::approve(&cashier, manager, PIN, (Permission::OrdersVoid, order.id)).await.unwrap();
    assert!(is_unapproved(&with_approval(&app, Role::Cashier, order.id, &cancel(Some(for_void))).await));
    let for_other = approvals::approve(&cashier, manager, PIN, (Permission::OrdersCancel, other.id)).await.unwrap();
    assert!(is_unapproved(&with_approval(&app, Role::Cashier, order.id, &cancel(Some(for_other.clone()))).await));
    with_approval(&app, Role::Cashier, other.id, &cancel(Some(for_other))).await.unwrap();
    let paid = app.pay(&order).await;
    let yes = approvals::approve(&cashier, manager, PIN, (Permission::PaymentsRefund, paid.id)).await.unwrap();
    let refund = Operation { id: fresh(), command: refund(RefundOf::Whole), approval: Some(yes) };
    let waiter = with_approval(&app, Role::Waiter, paid.id, &refund).await;
    assert!(matches!(waiter, Err(AppError::Forbidden { .. })), "{waiter:?}");
    with_approval(&app, Role::Cashier, paid.id, &refund).await.unwrap();
    app.end().await;
}

/// Five wrong PINs of one person on one screen, and even the right one has to wait.
#[tokio::test(flavor = "multi_thread")]
async fn pins_are_not_guessed() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let (waiter, manager) = (app.house.ctx(Role::Waiter), app.house.members[&Role::Manager]);
    let may = (Permission::OrdersVoid, order.id);
    for _ in 0..5 {
        let wrong = approvals::approve(&waiter, manager, "0000", may).await;
        assert!(matches!(wrong, Err(AppError::Invalid { .. })), "{wrong:?}");
    }
    let right = approvals::approve(&waiter, manager, PIN, may).await;
    assert!(matches!(right, Err(AppError::TooMany { .. })), "{right:?}");
    app.end().await;
}
