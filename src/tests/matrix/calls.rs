//! Server functions: what our own pages call.

use http::{Request, StatusCode, header};
use leptos::server_fn::axum::server_fn_paths;
use serde_json::Value;

use super::{
    cases::{For, Who, guest},
    outcome::Outcome,
    sample::{NOBODY, named},
};
use crate::{
    kernel::permission::{Permission, Role},
    server::{api::routes::endpoints, session::GUEST_COOKIE},
    tests::app::{Answer, TestApp},
};

/// One function: its path below `/rpc/`, whom it is for, its right, and arguments that can be read.
pub(super) struct Call {
    pub(super) path: &'static str,
    pub(super) whom: For,
    permission: Permission,
    pub(super) arguments: Value,
}

/// A changed line is a reviewed line. `ID` is nobody's, `CODE` the first table's, `$Name` a value of that schema.
/// `own` is about the person's own login: it is tried with a stranger only, as it would end this test's sessions.
const TABLE: &str = r#"
attendance/clock_in          staff  staff.clock        {}
attendance/clock_out         staff  staff.clock        {}
attendance/own               staff  staff.clock        {}
auth/accept_invitation       anyone public.sign_in     {"token":"x","name":"a","password":"long enough for all"}
auth/add_staff               staff  staff.invite       {"id":ID,"new":{"name":"Eve","username":"eve","password":"long enough for all","role":"waiter"}}
auth/approvers               staff  orders.view        {"permission":"orders.void"}
auth/approve                 staff  orders.view        {"member":ID,"pin":"1234","permission":"orders.void","order":ID}
auth/change_email            own    public.sign_in     {"current":"x","email":"eve@example.com"}
auth/change_member           staff  staff.invite       {"id":ID,"change":{}}
auth/change_password         own    public.sign_in     {"current":"x","password":"long enough for all"}
auth/end_other_sign_ins      own    public.sign_in     {}
auth/devices                 staff  staff.view         {}
auth/enrol_device            staff  staff.invite       {"name":"Till"}
auth/lock                    anyone  public.sign_in     {}
auth/pin_sign_in             anyone public.sign_in     {"member":ID,"pin":"1234"}
auth/revoke_device           staff  staff.invite       {"id":ID}
auth/till                    anyone public.sign_in     {}
auth/end_sign_in             own    public.sign_in     {"id":ID}
auth/forgot_password         anyone public.sign_in     {"email":"nobody@example.com"}
auth/invited                 anyone public.sign_in     {"token":"x"}
auth/invite                  staff  staff.invite       {"id":ID,"email":"eve@example.com","role":"waiter"}
auth/outbox                  staff  staff.invite       {}
auth/register                anyone public.sign_in     {"new[name]":"a"}
auth/remove_member           staff  staff.invite       {"id":ID}
auth/reset_password          anyone public.sign_in     {"token":"x","password":"long enough for all"}
auth/security_events         staff  audit.view         {"after":null}
auth/sign_ins                own    public.sign_in     {}
auth/sign_in                 anyone public.sign_in     {"login":"nobody","password":"x"}
auth/still_here              staff  public.sign_in     {}
auth/sign_out                anyone public.sign_in     {}
auth/staff                   staff  staff.view         {}
auth/switch_restaurant       own    public.sign_in     {"restaurant":ID}
auth/unlock_member           staff  staff.view         {"id":ID}
auth/withdraw_invitation     staff  staff.invite       {"id":ID}
customers/add                staff  customers.edit     {"id":ID,"name":"Ada","email":null,"phone":null}
customers/find               staff  customers.view     {"text":"a"}
drawers/close                staff  drawer.use         {"drawer":ID}
drawers/count                staff  drawer.use         {"count":$NewCount}
drawers/desk                 staff  drawer.use         {}
drawers/force_close          staff  drawer.manage      {"closing":$ForcedClosing}
drawers/move_cash            staff  drawer.use         {"movement":$NewMovement}
drawers/open                 staff  drawer.use         {"drawer":$NewDrawer}
drawers/take_z               staff  drawer.manage      {"operation":ID}
drawers/x_report             staff  drawer.use         {}
drawers/z_report             staff  drawer.manage      {"number":999}
guest/add                    table  guest.table        {"token":CODE,"key":ID,"item":ID,"quantity":1}
guest/apply                  table  guest.table        {"token":CODE,"operation":ID,"command":{"do":"send","lines":[],"hold":[]}}
guest/menu                   table  menu.view          {"token":CODE}
guest/pay                    table  guest.table        {"token":CODE,"key":ID,"order":ID}
guest/send                   table  guest.table        {"token":CODE,"key":ID}
guest/set_quantity           table  guest.table        {"token":CODE,"key":ID,"line":ID,"quantity":1}
guest/table                  table  guest.table        {"token":CODE}
inventory/add_ingredient     staff  inventory.adjust   {"id":ID,"form":$IngredientForm}
inventory/add_location       staff  inventory.adjust   {"location":{"id":ID,"name":"Cellar"}}
inventory/change             staff  inventory.adjust   {"operation":ID,"ingredient":ID,"change":{"do":"receive","quantity":1},"reference":"x"}
inventory/edit_ingredient    staff  inventory.adjust   {"id":ID,"form":$IngredientForm}
inventory/movements          staff  inventory.view     {"filter":{"ingredient":null,"reason":null,"before":null}}
inventory/stock              staff  inventory.view     {}
kitchen/advance              staff  kitchen.advance    {"order":ID,"lines":[],"to":"ready","operation":ID}
kitchen/board                staff  kitchen.view       {"station":null}
menu/editable                staff  menu.view          {}
menu/get                     staff  menu.view          {}
menu/public                  anyone public.menu        {"slug":"nowhere"}
menu/remove_category         staff  menu.edit          {"id":ID}
menu/remove_group            staff  menu.edit          {"id":ID}
menu/remove_price_rule       staff  menu.edit          {"rule":ID}
menu/remove_station          staff  menu.edit          {"id":ID}
menu/restore                 staff  menu.86            {"item":ID}
menu/save_category           staff  menu.edit          {"id":ID,"form":$CategoryForm}
menu/save_group              staff  menu.edit          {"id":ID,"form":$ModifierGroupForm}
menu/save_station            staff  menu.edit          {"id":ID,"form":$StationForm}
menu/save_item               staff  menu.edit          {"form":$ItemForm}
menu/save_price_rule         staff  menu.edit          {"form":$PriceRuleForm}
menu/take_off_sale           staff  menu.86            {"item":ID,"lasting":"hour"}
orders/apply                 staff  orders.view        {"order":ID,"operations":[]}
orders/get                   staff  orders.view        {"order":ID}
orders/list                  staff  orders.view        {"filter":"open"}
orders/move_lines            staff  orders.transfer    {"from":ID,"to":ID,"lines":[],"operation":ID}
orders/open                  staff  orders.create      {"new":{"id":ID,"channel":"takeaway","table":null,"covers":null}}
orders/redeem_voucher        staff  orders.discount    {"order":ID,"code":"SPRING-10","operation":ID}
payments/card_page           anyone public.sign_in     {"session":"x"}
payments/card_refunds        alone  payments.refund    {}
payments/without_bill        alone  payments.refund    {}
payments/charge_held         staff  payments.take      {"order":ID,"payment":ID,"seen_due":1,"tip":0}
payments/enter_card          anyone public.sign_in     {"session":"x"}
payments/give_up             staff  payments.take      {"order":ID}
payments/held_card           staff  payments.take      {"order":ID}
payments/hold_card           staff  payments.take      {"order":ID,"id":ID,"amount":1}
payments/open_checkout       staff  payments.take      {"order":ID,"payment":PAYMENT}
payments/receipt             staff  orders.view        {"order":ID}
payments/release_card        staff  payments.take      {"order":ID}
payments/send_refund_again   alone  payments.refund    {"refund":ID,"payment":ID}
payments/settle_refund       alone  payments.refund    {"refund":ID,"payment":ID,"how":"x"}
payments/take                staff  payments.take      {"order":ID,"payment":PAYMENT}
payments/under_way           staff  payments.take      {"order":ID}
promotions/list              staff  promotions.manage  {}
promotions/make_vouchers     staff  promotions.manage  {"form":$VoucherForm}
promotions/save              staff  promotions.manage  {"form":$PromotionForm}
promotions/stop_voucher      staff  promotions.manage  {"voucher":ID}
promotions/stop              staff  promotions.manage  {"promotion":ID}
promotions/vouchers          staff  promotions.manage  {"promotion":ID}
reports/audit_log            staff  audit.view         {"asked":{"person":null,"kind":null,"from":null,"to":null,"offset":0,"before":null}}
reports/dashboard            staff  reports.view       {}
settings/remove_tax_class    staff  settings.edit      {"id":ID}
settings/save_tax_class      staff  settings.edit      {"id":ID,"form":$TaxClassForm}
settings/read                staff  settings.edit      {}
settings/save                staff  settings.edit      {"seen":$HouseSettings,"wanted":$HouseSettings}
tables/approve_seating       staff  orders.create      {"seating":ID}
tables/close_seating         staff  payments.take      {"seating":ID}
tables/codes                 staff  tables.manage      {}
tables/floor                 staff  orders.view        {}
tables/move_party            staff  orders.transfer    {"seating":ID,"to":ID}
tables/open_seating          staff  orders.create      {"table":ID,"covers":2}
tables/rotate_code           staff  tables.manage      {"table":ID}
"#;

const PAYMENT: &str =
    r#"{"id":ID,"tender":"cash","amount":1,"tip":0,"share":null,"tendered":1,"seen_due":1,"card":"approves"}"#;

/// Every call, with the code and the id where the table has `CODE` and `ID`.
pub(super) fn calls(code: &str, id: &str) -> Vec<Call> {
    let document = serde_json::to_value(endpoints().into_openapi()).unwrap();
    let value = |text: &str| -> Value {
        let text = text.replace("PAYMENT", PAYMENT).replace("ID", &format!("\"{id}\""));
        let text = text.replace("CODE", &format!("\"{code}\""));
        let mut parts = text.split('$');
        let mut whole = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = part.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(part.len());
            whole += &named(&document, &part[..end]).to_string().replace(NOBODY, id);
            whole += &part[end..];
        }
        serde_json::from_str(&whole).unwrap_or_else(|error| panic!("{error}: {whole}"))
    };
    let line = |line: &'static str| {
        let mut words = line.split_whitespace();
        let mut word = || words.next().unwrap_or_else(|| panic!("a word is missing: {line}"));
        let (path, whom, permission) = (word(), For::parse(word()), Permission::parse(word()).expect(line));
        Call { path, whom, permission, arguments: value(&words.collect::<Vec<_>>().join(" ")) }
    };
    TABLE.trim().lines().map(line).collect()
}

/// The table names every server function there is and no other.
#[test]
fn every_function_is_in_the_table() {
    let mut found: Vec<String> =
        server_fn_paths().map(|(path, _)| path.trim_start_matches("/rpc/").to_owned()).collect();
    found.sort();
    let mut listed: Vec<String> =
        TABLE.trim().lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    listed.sort();
    assert_eq!(listed, found);
}

/// No server function is reached by a link or a picture: all of them are posted.
#[test]
fn every_function_is_posted() {
    for (path, method) in server_fn_paths() {
        assert_eq!(method, http::Method::POST, "{path}");
    }
}

/// Those that a plain form posts.
fn is_form(path: &str) -> bool {
    [
        "auth/accept_invitation",
        "auth/change_email",
        "auth/change_password",
        "auth/enrol_device",
        "auth/forgot_password",
        "auth/lock",
        "auth/pin_sign_in",
        "auth/register",
        "auth/reset_password",
        "auth/sign_in",
        "auth/sign_out",
        "auth/switch_restaurant",
        "guest/add",
        "guest/pay",
        "guest/send",
        "guest/set_quantity",
        "payments/enter_card",
    ]
    .contains(&path)
}

pub(super) async fn ask(app: &TestApp, call: &Call, cookie: &str) -> Answer {
    let request = Request::post(format!("/rpc/{}", call.path))
        .header(header::ACCEPT, "application/json")
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin");
    let request = if is_form(call.path) {
        let pairs = call.arguments.as_object().into_iter().flatten();
        let pair = |(name, value): (&String, &Value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            format!("{name}={}", text.replace(' ', "+"))
        };
        let form: Vec<String> = pairs.map(pair).collect();
        request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(form.join("&").into())
    } else {
        request.header(header::CONTENT_TYPE, "application/json").body(call.arguments.to_string().into())
    };
    app.send(request.unwrap()).await
}

/// S3-09..12, S4-34..37, S2-20: our own pages are let in exactly where programs are.
#[tokio::test(flavor = "multi_thread")]
async fn each_function_lets_in_whom_it_should() {
    let app = TestApp::new().await;
    let phone = format!("{GUEST_COOKIE}={}", guest(&app).await);
    let mut cookies = vec![(Who::Stranger, String::new()), (Who::Guest, phone)];
    for role in Role::ALL {
        cookies.push((Who::Member(role), app.sign_in(role).await));
    }
    let mut wrong = vec![];
    for call in calls(&app.house.codes[0], NOBODY) {
        let only_strangers = call.whom == For::Own || matches!(call.path, "auth/sign_out" | "auth/lock");
        for (who, cookie) in cookies.iter().filter(|(who, _)| !only_strangers || *who == Who::Stranger) {
            let answer = ask(&app, &call, cookie).await;
            let (found, expected) = (Outcome::of(&answer), who.expected(call.whom, call.permission));
            // A registration's form has more fields than fit a line here; it is anybody's.
            let is_read = call.path == "auth/register"
                || !answer.body.contains("missing field") && !answer.body.contains("invalid type");
            // Whoever has no place at the table is told to scan its code again.
            let no_place = call.whom == For::Table && *who != Who::Guest && answer.status == StatusCode::CONFLICT;
            if (found != expected && !no_place) || !is_read {
                wrong.push(format!(
                    "{} by {who:?}: {found:?}, not {expected:?}: {} {}",
                    call.path, answer.status, answer.body
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.end().await;
}
