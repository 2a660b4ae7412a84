//! Who may do what. The table is `docs`' and `/admin`'s source too; its snapshot is in `src/tests/policy.rs`.

use serde::{Deserialize, Serialize};

macro_rules! permissions {
    // The texts are tokens, not literals: a derived schema reads the rename only so.
    ($($name:ident = $text:tt;)+) => {
        /// A named right. The text form is what `/admin`, the API and the logs show.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
        pub enum Permission { $(#[serde(rename = $text)] $name,)+ }

        impl Permission {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|permission| permission.as_str() == text)
            }

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

// The last five are not in the roles' table: what Comanda itself does when a gateway reports, what a
// guest may do at the own table, and what anybody may do.
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
    GatewayReport = "system.gateway_report";
    TableOrder = "guest.table";
    SignIn = "public.sign_in";
    PublicMenu = "public.menu";
    TableJoin = "public.table_join";
}

/// What a member is in a restaurant. A guest is not a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
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
            P::GatewayReport | P::TableOrder => [N, N, N, N, N, N],
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

/// Some permissions. A list of their names where it is read or written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Permission>", into = "Vec<Permission>")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema), schema(value_type = Vec<Permission>))]
pub struct PermissionSet(u64);

// A bit for each.
const _: () = assert!(Permission::ALL.len() <= 64);

impl PermissionSet {
    pub const EMPTY: Self = Self(0);

    pub const fn contains(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u32) != 0
    }

    pub const fn with(self, permission: Permission) -> Self {
        Self(self.0 | (1 << permission as u32))
    }

    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |permission| self.contains(*permission))
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        permissions.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl From<Vec<Permission>> for PermissionSet {
    fn from(permissions: Vec<Permission>) -> Self {
        permissions.into_iter().collect()
    }
}

impl From<PermissionSet> for Vec<Permission> {
    fn from(set: PermissionSet) -> Self {
        set.iter().collect()
    }
}

/// What a member may do: by the role, with the exceptions made for this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Rights {
    pub role: Role,
    #[serde(default)]
    pub granted: PermissionSet,
    #[serde(default)]
    pub taken: PermissionSet,
}

impl Rights {
    pub const fn of(role: Role) -> Self {
        Self { role, granted: PermissionSet::EMPTY, taken: PermissionSet::EMPTY }
    }

    /// How far the person goes with it.
    pub const fn grant(self, permission: Permission) -> Grant {
        if self.taken.contains(permission) {
            Grant::No
        } else if self.granted.contains(permission) {
            Grant::Yes
        } else {
            self.role.grant(permission)
        }
    }

    pub const fn allows(self, permission: Permission) -> bool {
        matches!(self.grant(permission), Grant::Yes)
    }
}

/// What no exception gives away: these are the owner's, the guest's, or Comanda's own.
pub const fn may_be_granted(permission: Permission) -> bool {
    !matches!(
        permission,
        Permission::StaffInvite
            | Permission::StaffManage
            | Permission::SettingsEdit
            | Permission::ApiKeysManage
            | Permission::RestaurantsCreate
            | Permission::RestaurantsDelete
            | Permission::GatewayReport
            | Permission::TableOrder
            | Permission::SignIn
            | Permission::PublicMenu
            | Permission::TableJoin
    )
}

/// What is still done in a restaurant that was given up: its books are read and closed, money goes back, and hours are put
/// right.
pub const fn outlives_house(permission: Permission) -> bool {
    matches!(
        permission,
        Permission::OrdersView
            | Permission::KitchenView
            | Permission::MenuView
            | Permission::InventoryView
            | Permission::CustomersView
            | Permission::CustomersErase
            | Permission::ReportsView
            | Permission::AuditView
            | Permission::StaffView
            | Permission::StaffAttendance
            | Permission::PaymentsRefund
            | Permission::DrawerManage
            | Permission::RestaurantsCreate
    ) || stranger_allows(permission)
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
