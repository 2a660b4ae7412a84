//! Who may do what, as a snapshot that a non-engineer can read: a changed line is a reviewed line.

use crate::kernel::permission::{Grant, Permission, Role, guest_allows, stranger_allows};

/// Columns: owner, manager, cashier, waiter, kitchen, trainee, guest, stranger. `a`: with approval.
const TABLE: &str = "\
orders.view              y y y y y y - -
orders.create            y y y y - y y -
orders.send              y y y y - y y -
orders.amend             y y y a - - - -
orders.transfer          y y y y - - - -
orders.split             y y y y - - - -
orders.discount          y y y y - - - -
orders.void              y y a a - - - -
orders.comp              y y a a - - - -
orders.cancel            y y a a - - - -
payments.take            y y y y - - - -
payments.refund          y y a - - - - -
payments.correct_tender  y y a - - - - -
orders.reopen            y y a - - - - -
drawer.use               y y y - - - - -
drawer.manage            y y - - - - - -
kitchen.view             y y y y y y - -
kitchen.advance          y y y y y - - -
menu.view                y y y y y y y -
menu.86                  y y y y y - - -
menu.edit                y y - - - - - -
inventory.view           y y y - y - - -
inventory.waste          y y y - y - - -
inventory.adjust         y y - - - - - -
purchasing.manage        y y - - - - - -
customers.view           y y y y - - - -
customers.edit           y y y y - - - -
customers.erase          y y - - - - - -
promotions.manage        y y - - - - - -
tables.manage            y y - - - - - -
reports.view             y y - - - - - -
audit.view               y y - - - - - -
staff.view               y y - - - - - -
staff.attendance         y y - - - - - -
staff.invite             y y - - - - - -
staff.clock              y y y y y y - -
staff.manage             y - - - - - - -
settings.edit            y - - - - - - -
api_keys.manage          y - - - - - - -
restaurants.create       y - - - - - - -
restaurants.delete       y - - - - - - -
system.gateway_report    - - - - - - - -
guest.table              - - - - - - y -
public.sign_in           y y y y y y y y
public.menu              y y y y y y y y
public.table_join        y y y y y y y y
";

/// S3-09..12, S4-34..37, S2-20.
#[test]
fn the_roles_may_do_what_the_product_says() {
    let mark = |allowed: bool| if allowed { "y" } else { "-" };
    let mut table = String::new();
    for permission in Permission::ALL {
        let roles = Role::ALL.map(|role| match role.grant(*permission) {
            Grant::Yes => "y",
            Grant::WithApproval => "a",
            Grant::No => "-",
        });
        let others = [mark(guest_allows(*permission)), mark(stranger_allows(*permission))];
        table += &format!("{:<24} {} {}\n", permission.as_str(), roles.join(" "), others.join(" "));
    }
    assert_eq!(table, TABLE);
}
