//! Who may do what. The table is `docs`' and `/admin`'s source too; its snapshot is in `src/tests/policy.rs`.

use serde::{Deserialize, Serialize};

macro_rules! permissions {
    ($($name:ident = $text:literal;)+) => {
        /// A named right. The text form is what `/admin`, the API and the logs show.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Permission { $(#[serde(rename = $text)] $name,)+ }

        impl Permission {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

// The last four are not in the roles' table: what a guest may do at the own table, and what anybody may do.
permissions! {
    OrdersView = "orders.view";
    OrdersCreate = "orders.create";
    OrdersSend = "orders.send";
    OrdersAmend = "orders.amend";
    OrdersTransfer = "orders.transfer";
    OrdersSplit = "orders.split";
    OrdersDiscount = "orders.discount";
    OrdersVoid = "orders.void";
    OrdersComp = "orders.comp";
    OrdersCancel = "orders.cancel";
    PaymentsTake = "payments.take";
    PaymentsRefund = "payments.refund";
    PaymentsCorrectTender = "payments.correct_tender";
    OrdersReopen = "orders.reopen";
    DrawerUse = "drawer.use";
    DrawerManage = "drawer.manage";
    KitchenView = "kitchen.view";
    KitchenAdvance = "kitchen.advance";
    MenuView = "menu.view";
    Menu86 = "menu.86";
    MenuEdit = "menu.edit";
    InventoryView = "inventory.view";
    InventoryWaste = "inventory.waste";
    InventoryAdjust = "inventory.adjust";
    PurchasingManage = "purchasing.manage";
    CustomersView = "customers.view";
    CustomersEdit = "customers.edit";
    CustomersErase = "customers.erase";
    PromotionsManage = "promotions.manage";
    TablesManage = "tables.manage";
    ReportsView = "reports.view";
    AuditView = "audit.view";
    StaffView = "staff.view";
    StaffAttendance = "staff.attendance";
    StaffInvite = "staff.invite";
    StaffClock = "staff.clock";
    StaffManage = "staff.manage";
    SettingsEdit = "settings.edit";
    ApiKeysManage = "api_keys.manage";
    RestaurantsCreate = "restaurants.create";
    RestaurantsDelete = "restaurants.delete";
    TableOrder = "guest.table";
    SignIn = "public.sign_in";
    PublicMenu = "public.menu";
    TableJoin = "public.table_join";
}

/// What a member is in a restaurant. A guest is not a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Owner,
    Manager,
    Cashier,
    Waiter,
    Kitchen,
    Trainee,
}

/// How far a role goes with a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    Yes,
    /// With the PIN of someone who holds it.
    WithApproval,
    No,
}

impl Role {
    pub const ALL: [Self; 6] = [Self::Owner, Self::Manager, Self::Cashier, Self::Waiter, Self::Kitchen, Self::Trainee];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Manager => "manager",
            Self::Cashier => "cashier",
            Self::Waiter => "waiter",
            Self::Kitchen => "kitchen",
            Self::Trainee => "trainee",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// The role × permission table, row by row as the product page has it: owner, manager, cashier, waiter,
    /// kitchen, trainee.
    pub const fn grant(self, permission: Permission) -> Grant {
        use Permission as P;
        const Y: Grant = Grant::Yes;
        const A: Grant = Grant::WithApproval;
        const N: Grant = Grant::No;
        let row: [Grant; 6] = match permission {
            P::OrdersView | P::KitchenView | P::MenuView | P::StaffClock => [Y, Y, Y, Y, Y, Y],
            P::OrdersCreate | P::OrdersSend => [Y, Y, Y, Y, N, Y],
            P::OrdersAmend => [Y, Y, Y, A, N, N],
            P::OrdersTransfer | P::OrdersSplit | P::OrdersDiscount | P::PaymentsTake => [Y, Y, Y, Y, N, N],
            P::CustomersView | P::CustomersEdit => [Y, Y, Y, Y, N, N],
            P::OrdersVoid | P::OrdersComp | P::OrdersCancel => [Y, Y, A, A, N, N],
            P::PaymentsRefund | P::PaymentsCorrectTender | P::OrdersReopen => [Y, Y, A, N, N, N],
            P::DrawerUse => [Y, Y, Y, N, N, N],
            P::KitchenAdvance | P::Menu86 => [Y, Y, Y, Y, Y, N],
            P::InventoryView | P::InventoryWaste => [Y, Y, Y, N, Y, N],
            P::DrawerManage | P::MenuEdit | P::InventoryAdjust | P::PurchasingManage => [Y, Y, N, N, N, N],
            P::CustomersErase | P::PromotionsManage | P::TablesManage => [Y, Y, N, N, N, N],
            P::ReportsView | P::AuditView | P::StaffView | P::StaffAttendance | P::StaffInvite => [Y, Y, N, N, N, N],
            P::StaffManage | P::SettingsEdit | P::ApiKeysManage => [Y, N, N, N, N, N],
            P::RestaurantsCreate | P::RestaurantsDelete => [Y, N, N, N, N, N],
            P::TableOrder => [N, N, N, N, N, N],
            P::SignIn | P::PublicMenu | P::TableJoin => [Y, Y, Y, Y, Y, Y],
        };
        row[self as usize]
    }

    /// Whether the role may take more off a bill than the house's cap, and approve that others do.
    pub const fn may_exceed_discount_cap(self) -> bool {
        matches!(self, Self::Owner | Self::Manager)
    }

    /// Whether the role may do this alone.
    pub const fn allows(self, permission: Permission) -> bool {
        matches!(self.grant(permission), Grant::Yes)
    }
}

/// What a guest at a table may do; the flows narrow it to the guest's own seating.
pub const fn guest_allows(permission: Permission) -> bool {
    matches!(
        permission,
        Permission::MenuView | Permission::TableOrder | Permission::OrdersCreate | Permission::OrdersSend
    ) || stranger_allows(permission)
}

/// What anybody may do.
pub const fn stranger_allows(permission: Permission) -> bool {
    matches!(permission, Permission::SignIn | Permission::PublicMenu | Permission::TableJoin)
}
