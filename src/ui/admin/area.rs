//! The areas of the back office.

use crate::{
    kernel::permission::Permission,
    ui::{admin::words::Words, kit::choice::Choice},
};

/// What stands after `/admin/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    Dashboard,
    Menu,
    Promotions,
    Stock,
    Tables,
    Refunds,
    Staff,
    Devices,
    Settings,
    Audit,
    SignIns,
    Outbox,
    Unknown,
}

impl Area {
    /// The areas that have a link, in its order.
    pub const LINKED: [Self; 12] = [
        Self::Dashboard,
        Self::Menu,
        Self::Promotions,
        Self::Stock,
        Self::Tables,
        Self::Refunds,
        Self::Staff,
        Self::Devices,
        Self::Settings,
        Self::Audit,
        Self::Outbox,
        Self::SignIns,
    ];

    pub fn of(param: Option<&str>) -> Self {
        match param {
            None | Some("") => Self::Dashboard,
            Some("menu") => Self::Menu,
            Some("promotions") => Self::Promotions,
            Some("stock") => Self::Stock,
            Some("tables") => Self::Tables,
            Some("refunds") => Self::Refunds,
            Some("staff") => Self::Staff,
            Some("devices") => Self::Devices,
            Some("settings") => Self::Settings,
            Some("audit") => Self::Audit,
            Some("sessions") => Self::SignIns,
            Some("outbox") => Self::Outbox,
            Some(_) => Self::Unknown,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dashboard => "dashboard",
            Self::Menu => "menu",
            Self::Promotions => "promotions",
            Self::Stock => "stock",
            Self::Tables => "tables",
            Self::Refunds => "refunds",
            Self::Staff => "staff",
            Self::Devices => "devices",
            Self::Settings => "settings",
            Self::Audit => "audit",
            Self::SignIns => "sessions",
            Self::Outbox => "outbox",
            Self::Unknown => "",
        }
    }

    const fn href(self) -> &'static str {
        match self {
            Self::Dashboard | Self::Unknown => "/admin",
            Self::Menu => "/admin/menu",
            Self::Promotions => "/admin/promotions",
            Self::Stock => "/admin/stock",
            Self::Tables => "/admin/tables",
            Self::Refunds => "/admin/refunds",
            Self::Staff => "/admin/staff",
            Self::Devices => "/admin/devices",
            Self::Settings => "/admin/settings",
            Self::Audit => "/admin/audit",
            Self::SignIns => "/admin/sessions",
            Self::Outbox => "/admin/outbox",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Dashboard | Self::Unknown => "chart",
            Self::Menu => "utensils",
            Self::Promotions => "percent",
            Self::Stock => "box",
            Self::Tables => "table",
            Self::Refunds => "card",
            Self::Staff => "users",
            Self::Devices => "store",
            Self::Settings => "settings",
            Self::Audit => "shield",
            Self::SignIns => "lock",
            Self::Outbox => "bell",
        }
    }

    /// What a person needs to see it; the server asks again.
    pub const fn permission(self) -> Permission {
        match self {
            Self::Dashboard | Self::Unknown => Permission::ReportsView,
            Self::Menu => Permission::MenuEdit,
            Self::Promotions => Permission::PromotionsManage,
            Self::Stock => Permission::InventoryView,
            Self::Tables => Permission::TablesManage,
            Self::Refunds => Permission::PaymentsRefund,
            Self::Staff => Permission::StaffView,
            Self::Devices => Permission::StaffInvite,
            Self::Settings => Permission::SettingsEdit,
            Self::Audit => Permission::AuditView,
            Self::SignIns => Permission::SignIn,
            Self::Outbox => Permission::StaffInvite,
        }
    }

    pub const fn title(self, words: &Words) -> &'static str {
        match self {
            Self::Dashboard => words.dashboard,
            Self::Menu => words.menu,
            Self::Promotions => words.promotions,
            Self::Stock => words.stock,
            Self::Tables => words.tables,
            Self::Refunds => words.refunds,
            Self::Staff => words.staff,
            Self::Devices => words.devices,
            Self::Settings => words.settings,
            Self::Audit => words.audit,
            Self::SignIns => words.sign_ins,
            Self::Outbox => words.outbox,
            Self::Unknown => words.no_such_page,
        }
    }

    /// Its link in the rail.
    pub fn link(self, words: &Words) -> Choice {
        Choice::new(self.as_str(), self.title(words)).icon(self.icon()).href(self.href())
    }
}
