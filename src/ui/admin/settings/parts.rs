//! The parts of the form.

use leptos::prelude::*;

use crate::{
    kernel::{currency::Currency, language::Language},
    ui::{
        admin::{
            refusal::{text_of, write_to},
            settings::{form::Form, words::words},
        },
        kit::{
            card::Card,
            choice::Choice,
            input::{Input, InputKind},
            select::Select,
            textarea::Textarea,
        },
    },
};

/// What it is called and when its day ends.
#[component]
pub fn House(form: Form) -> impl IntoView {
    let (words, Form { draft, refusal }) = (words(), form);
    let languages =
        || Language::CONTENT.map(|language| Choice::new(language.as_str(), language.own_name())).into_iter().collect();
    view! {
        <Card heading=words.house>
            <div class="grid items-start gap-5 sm:grid-cols-2">
                <Input
                    label=words.name
                    name="name"
                    required=true
                    maxlength=120
                    value=text_of(draft, |draft| &draft.name)
                    on_input=write_to(draft, refusal, "name", |draft| &mut draft.name)
                    error=refusal.field_error("name")
                />
                <Select
                    label=words.language
                    hint=words.language_hint.to_owned()
                    name="language"
                    options=Signal::derive(languages)
                    value=text_of(draft, |draft| &draft.language)
                    on_change=write_to(draft, refusal, "language", |draft| &mut draft.language)
                    error=refusal.field_error("language")
                />
                <Input
                    label=words.time_zone
                    hint=words.time_zone_hint.to_owned()
                    name="time_zone"
                    required=true
                    value=text_of(draft, |draft| &draft.time_zone)
                    on_input=write_to(draft, refusal, "time_zone", |draft| &mut draft.time_zone)
                    error=refusal.field_error("time_zone")
                />
                <Input
                    label=words.cutoff
                    hint=words.cutoff_hint.to_owned()
                    name="day_cutoff_hour"
                    kind=InputKind::Whole
                    trail=words.oclock
                    value=text_of(draft, |draft| &draft.day_cutoff_hour)
                    on_input=write_to(draft, refusal, "day_cutoff_hour", |draft| &mut draft.day_cutoff_hour)
                    error=refusal.field_error("day_cutoff_hour")
                />
            </div>
        </Card>
    }
}

/// Who issues receipts.
#[component]
pub fn Issuer(form: Form) -> impl IntoView {
    let (words, Form { draft, refusal }) = (words(), form);
    view! {
        <Card heading=words.issuer>
            <div class="grid items-start gap-5 sm:grid-cols-2">
                <Input
                    label=words.legal_name
                    name="legal_name"
                    required=true
                    maxlength=120
                    value=text_of(draft, |draft| &draft.legal_name)
                    on_input=write_to(draft, refusal, "legal_name", |draft| &mut draft.legal_name)
                    error=refusal.field_error("legal_name")
                />
                <Input
                    label=words.tax_id
                    name="tax_id"
                    maxlength=40
                    value=text_of(draft, |draft| &draft.tax_id)
                    on_input=write_to(draft, refusal, "tax_id", |draft| &mut draft.tax_id)
                    error=refusal.field_error("tax_id")
                />
                <div class="sm:col-span-2">
                    <Textarea
                        label=words.address
                        name="address"
                        rows=3
                        maxlength=300
                        value=text_of(draft, |draft| &draft.address)
                        on_input=write_to(draft, refusal, "address", |draft| &mut draft.address)
                        error=refusal.field_error("address")
                    />
                </div>
            </div>
        </Card>
    }
}

/// What orders are held to.
#[component]
pub fn Bills(form: Form, currency: Currency, includes_tax: bool) -> impl IntoView {
    let (words, Form { draft, refusal }) = (words(), form);
    let fixed = if includes_tax { words.prices_with_tax } else { words.prices_without_tax };
    view! {
        <Card heading=words.bills>
            <p class="pb-5 text-sm text-ink-muted">{words.open_orders}" "{fixed.replace("{currency}", currency.code())}</p>
            <div class="grid items-start gap-5 sm:grid-cols-2">
                <Input
                    label=words.rounding
                    hint=words.rounding_hint.to_owned()
                    name="cash_rounding"
                    kind=InputKind::Decimal
                    lead=currency.code()
                    value=text_of(draft, |draft| &draft.cash_rounding)
                    on_input=write_to(draft, refusal, "cash_rounding", |draft| &mut draft.cash_rounding)
                    error=refusal.field_error("cash_rounding")
                />
                <Input
                    label=words.cap
                    hint=words.cap_hint.to_owned()
                    name="discount_cap"
                    kind=InputKind::Decimal
                    trail="%"
                    value=text_of(draft, |draft| &draft.discount_cap)
                    on_input=write_to(draft, refusal, "discount_cap", |draft| &mut draft.discount_cap)
                    error=refusal.field_error("discount_cap")
                />
                <Input
                    label=words.service
                    hint=words.service_hint.to_owned()
                    name="service"
                    kind=InputKind::Decimal
                    trail="%"
                    value=text_of(draft, |draft| &draft.service_rate)
                    on_input=write_to(draft, refusal, "service", |draft| &mut draft.service_rate)
                    error=refusal.field_error("service")
                />
                <Input
                    label=words.service_covers
                    name="service_covers"
                    kind=InputKind::Whole
                    trail=words.people
                    value=text_of(draft, |draft| &draft.service_covers)
                    on_input=write_to(draft, refusal, "service_covers", |draft| &mut draft.service_covers)
                    error=refusal.field_error("service_covers")
                />
                <Input
                    label=words.service_tax
                    name="service_tax"
                    kind=InputKind::Decimal
                    trail="%"
                    value=text_of(draft, |draft| &draft.service_tax)
                    on_input=write_to(draft, refusal, "service_tax", |draft| &mut draft.service_tax)
                    error=refusal.field_error("service_tax")
                />
                <Input
                    label=words.points
                    hint=words.points_hint.replace("{currency}", currency.code())
                    name="points_per_hundred"
                    kind=InputKind::Decimal
                    value=text_of(draft, |draft| &draft.points)
                    on_input=write_to(draft, refusal, "points_per_hundred", |draft| &mut draft.points)
                    error=refusal.field_error("points_per_hundred")
                />
            </div>
        </Card>
    }
}

/// What guests may do by themselves, and what happens when something runs short.
#[component]
pub fn Guests(form: Form) -> impl IntoView {
    let (words, Form { draft, refusal }) = (words(), form);
    let policies = move || {
        let [block, warn, ignore] = words.policies;
        vec![Choice::new("block", block), Choice::new("warn", warn), Choice::new("ignore", ignore)]
    };
    let ways = move || {
        let [open, approve, staff] = words.ways;
        vec![Choice::new("open", open), Choice::new("approve", approve), Choice::new("staff_opens", staff)]
    };
    view! {
        <Card heading=words.stock_and_guests>
            <div class="grid items-start gap-5 sm:grid-cols-2">
                <Select
                    label=words.stock
                    name="stock_policy"
                    options=Signal::derive(policies)
                    value=text_of(draft, |draft| &draft.stock_policy)
                    on_change=write_to(draft, refusal, "stock_policy", |draft| &mut draft.stock_policy)
                    error=refusal.field_error("stock_policy")
                />
                <Select
                    label=words.guests
                    name="guest_orders"
                    options=Signal::derive(ways)
                    value=text_of(draft, |draft| &draft.guest_orders)
                    on_change=write_to(draft, refusal, "guest_orders", |draft| &mut draft.guest_orders)
                    error=refusal.field_error("guest_orders")
                />
            </div>
        </Card>
    }
}
