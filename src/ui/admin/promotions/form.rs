//! The form of one promotion.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    kernel::text::Name,
    menu::model::Menu,
    ui::{
        admin::{
            place::Place,
            promotions::{
                acts::Acts,
                draft::{BUY_GET, FREE_ITEMS, Field, ITEMS_PERCENT, ORDER_AMOUNT, ORDER_PERCENT, PromotionDraft},
                targets::TargetsField,
                words::words,
            },
            refusal::{Refusal, RefusalBanner, text_of, write_to},
            schedule::{draft::ScheduleDraft, fields::ScheduleFields},
        },
        kit::{
            choice::Choice,
            input::{Input, InputKind},
            select::Select,
            switch::Switch,
        },
    },
};

/// The form's id, for the button in the drawer's foot.
pub const FORM: &str = "promotion-form";

#[component]
pub fn PromotionFormView(
    opened: (PromotionDraft, ScheduleDraft),
    menu: Signal<Menu>,
    acts: Acts,
    place: Place,
) -> impl IntoView {
    let words = words();
    let (draft, schedule) = (RwSignal::new(opened.0), RwSignal::new(opened.1));
    let refusal = acts.refusal;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if acts.save.pending().get_untracked() {
            return;
        }
        let checked = draft
            .with_untracked(|draft| schedule.with_untracked(|schedule| draft.check(schedule, place.currency, words)));
        match checked {
            Ok(form) => {
                acts.save.dispatch(form);
            }
            Err(fields) => refusal.refuse_fields(words.check_fields, fields),
        }
    };
    let kinds = vec![
        Choice::new(ORDER_PERCENT, words.order_percent),
        Choice::new(ORDER_AMOUNT, words.order_amount),
        Choice::new(ITEMS_PERCENT, words.items_percent),
        Choice::new(FREE_ITEMS, words.free_items),
        Choice::new(BUY_GET, words.buy_get),
    ];
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=words.check_fields/>
            <Input
                label=words.name
                hint=words.name_hint.to_owned()
                name="name"
                required=true
                autofocus=true
                maxlength=u32::try_from(Name::CHARS_MAX).unwrap_or(u32::MAX)
                value=text_of(draft, |draft| &draft.name)
                on_input=write_to(draft, refusal, "name", |draft| &mut draft.name)
                error=refusal.field_error("name")
            />
            <Select
                label=words.kind
                name="kind"
                required=true
                options=kinds
                value=text_of(draft, |draft| &draft.kind)
                on_change=write_to(draft, refusal, "kind", |draft| &mut draft.kind)
            />
            <EffectFields draft menu refusal place/>
            <Input
                label=words.minimum
                hint=words.minimum_hint.to_owned()
                name="minimum"
                kind=InputKind::Decimal
                lead=place.currency.code()
                value=text_of(draft, |draft| &draft.minimum)
                on_input=write_to(draft, refusal, "minimum", |draft| &mut draft.minimum)
                error=refusal.field_error("minimum")
            />
            <Switch
                label=words.by_voucher
                hint=words.by_voucher_hint.to_owned()
                name="by_voucher"
                checked=Signal::derive(move || draft.with(|draft| draft.by_voucher))
                on_change=move |on: bool| draft.update(|draft| draft.by_voucher = on)
            />
            <ScheduleFields draft=schedule refusal/>
        </form>
    }
}

/// What the chosen kind asks for.
#[component]
fn EffectFields(draft: RwSignal<PromotionDraft>, menu: Signal<Menu>, refusal: Refusal, place: Place) -> impl IntoView {
    let words = words();
    let uses = move |field: Field| Memo::new(move |_| draft.with(|draft| draft.uses(field)));
    let (percent, amount, buy) = (uses(Field::Percent), uses(Field::Amount), uses(Field::Buy));
    let (get_count, get) = (uses(Field::GetCount), uses(Field::Get));
    view! {
        <Show when=move || buy.get()>
            <Input
                label=words.buy_count
                name="buy_count"
                kind=InputKind::Whole
                value=text_of(draft, |draft| &draft.buy_count)
                on_input=write_to(draft, refusal, "buy_count", |draft| &mut draft.buy_count)
                error=refusal.field_error("buy_count")
            />
            <TargetsField draft menu refusal name="buy" label=words.buy read=|draft| &draft.buy write=|draft| &mut draft.buy place/>
        </Show>
        <Show when=move || get_count.get()>
            <Input
                label=words.get_count
                name="get_count"
                kind=InputKind::Whole
                value=text_of(draft, |draft| &draft.get_count)
                on_input=write_to(draft, refusal, "get_count", |draft| &mut draft.get_count)
                error=refusal.field_error("get_count")
            />
        </Show>
        <Show when=move || get.get()>
            <TargetsField draft menu refusal name="get" label=words.get read=|draft| &draft.get write=|draft| &mut draft.get place/>
        </Show>
        <Show when=move || percent.get()>
            <Input
                label=words.percent
                name="percent"
                kind=InputKind::Decimal
                trail="%"
                value=text_of(draft, |draft| &draft.percent)
                on_input=write_to(draft, refusal, "percent", |draft| &mut draft.percent)
                error=refusal.field_error("percent")
            />
        </Show>
        <Show when=move || amount.get()>
            <Input
                label=words.amount
                name="amount"
                kind=InputKind::Decimal
                lead=place.currency.code()
                value=text_of(draft, |draft| &draft.amount)
                on_input=write_to(draft, refusal, "amount", |draft| &mut draft.amount)
                error=refusal.field_error("amount")
            />
        </Show>
    }
}
