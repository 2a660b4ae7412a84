//! Rights in words.

use crate::{
    kernel::{language::Language, permission::Permission},
    ui::shared::page::language,
};

/// What a person may do with it. Rights that are no exception show their name.
pub fn permission_word(right: Permission) -> &'static str {
    match language() {
        Language::Es => spanish(right),
        Language::En | Language::Zh => english(right),
    }
}

const fn english(right: Permission) -> &'static str {
    use Permission as P;
    match right {
        P::OrdersView => "See orders",
        P::OrdersCreate => "Open orders",
        P::OrdersSend => "Send to the kitchen",
        P::OrdersAmend => "Amend paid bills",
        P::OrdersTransfer => "Move dishes and tables",
        P::OrdersSplit => "Split bills",
        P::OrdersDiscount => "Give discounts",
        P::OrdersVoid => "Void what was sent",
        P::OrdersComp => "Give on the house",
        P::OrdersCancel => "Cancel orders",
        P::PaymentsTake => "Take payments",
        P::PaymentsRefund => "Give money back",
        P::PaymentsCorrectTender => "Correct a tender",
        P::OrdersReopen => "Reopen closed bills",
        P::DrawerUse => "Have a drawer",
        P::DrawerManage => "Close others' drawers, Z",
        P::KitchenView => "See the kitchen",
        P::KitchenAdvance => "Move dishes on",
        P::MenuView => "See the menu",
        P::Menu86 => "Take dishes off sale",
        P::MenuEdit => "Edit the menu",
        P::InventoryView => "See stock",
        P::InventoryWaste => "Record waste",
        P::InventoryAdjust => "Receive and count stock",
        P::PurchasingManage => "Order from suppliers",
        P::CustomersView => "See customers",
        P::CustomersEdit => "Edit customers",
        P::CustomersErase => "Erase customers",
        P::PromotionsManage => "Promotions and vouchers",
        P::TablesManage => "Tables and codes",
        P::ReportsView => "See the figures",
        P::AuditView => "See what was done",
        P::StaffView => "See the staff",
        P::StaffAttendance => "See attendance",
        P::StaffInvite => "Add and invite staff",
        P::StaffClock => "Clock in and out",
        _ => right.as_str(),
    }
}

const fn spanish(right: Permission) -> &'static str {
    use Permission as P;
    match right {
        P::OrdersView => "Ver pedidos",
        P::OrdersCreate => "Abrir pedidos",
        P::OrdersSend => "Enviar a cocina",
        P::OrdersAmend => "Modificar cuentas pagadas",
        P::OrdersTransfer => "Mover platos y mesas",
        P::OrdersSplit => "Dividir cuentas",
        P::OrdersDiscount => "Hacer descuentos",
        P::OrdersVoid => "Anular lo enviado",
        P::OrdersComp => "Invitar de la casa",
        P::OrdersCancel => "Cancelar pedidos",
        P::PaymentsTake => "Cobrar",
        P::PaymentsRefund => "Devolver dinero",
        P::PaymentsCorrectTender => "Corregir la forma de pago",
        P::OrdersReopen => "Reabrir cuentas cerradas",
        P::DrawerUse => "Tener caja",
        P::DrawerManage => "Cerrar cajas de otros, Z",
        P::KitchenView => "Ver la cocina",
        P::KitchenAdvance => "Avanzar platos",
        P::MenuView => "Ver la carta",
        P::Menu86 => "Quitar platos de la venta",
        P::MenuEdit => "Editar la carta",
        P::InventoryView => "Ver existencias",
        P::InventoryWaste => "Apuntar mermas",
        P::InventoryAdjust => "Recibir y contar existencias",
        P::PurchasingManage => "Pedir a proveedores",
        P::CustomersView => "Ver clientes",
        P::CustomersEdit => "Editar clientes",
        P::CustomersErase => "Borrar clientes",
        P::PromotionsManage => "Promociones y vales",
        P::TablesManage => "Mesas y códigos",
        P::ReportsView => "Ver las cifras",
        P::AuditView => "Ver lo que se hizo",
        P::StaffView => "Ver el personal",
        P::StaffAttendance => "Ver la asistencia",
        P::StaffInvite => "Añadir e invitar personal",
        P::StaffClock => "Fichar",
        _ => right.as_str(),
    }
}
