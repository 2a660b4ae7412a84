//! Asking for new vouchers.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    kernel::ids::PromotionId,
    promotions::model::code::VoucherCode,
    ui::{
        admin::{
            promotions::{
                acts::Acts,
                voucher_draft::{LIMITED, OWN, RANDOM, SINGLE, UNLIMITED, VoucherDraft},
                words::words,
            },
            refusal::{Refusal, RefusalBanner, text_of, write_to},
        },
        kit::{
            button::Button,
            choice::Choice,
            input::{Input, InputKind},
            segmented::Segmented,
        },
    },
};

#[component]
pub fn VoucherFormView(promotion: PromotionId, acts: Acts) -> impl IntoView {
    let words = words();
    let draft = RwSignal::new(VoucherDraft::default());
    let refusal = acts.make_refusal;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if acts.make.pending().get_untracked() {
            return;
        }
        match draft.with_untracked(|draft| draft.check(promotion, words)) {
            Ok(form) => {
                acts.make.dispatch(form);
            }
            Err(fields) => refusal.refuse_fields(words.check_fields, fields),
        }
    };
    let is_own = Memo::new(move |_| draft.with(|draft| draft.source == OWN));
    let sources = vec![Choice::new(RANDOM, words.random), Choice::new(OWN, words.own)];
    view! {
        <form novalidate autocomplete="off" on:submit=submit class="grid gap-4 rounded-lg bg-sunken p-4">
            <RefusalBanner refusal check_fields=words.check_fields/>
            <Segmented
                label=words.codes
                name="source"
                options=sources
                value=text_of(draft, |draft| &draft.source)
                on_change=write_to(draft, refusal, "source", |draft| &mut draft.source)
            />
            <Show
                when=move || is_own.get()
                fallback=move || view! { <Number label=words.count name="count" read=|draft| &draft.count write=|draft| &mut draft.count draft refusal/> }
            >
                <Input
                    label=words.code
                    hint=words.own_hint.to_owned()
                    name="code"
                    maxlength=u32::try_from(VoucherCode::CHARS_MAX).unwrap_or(u32::MAX)
                    value=text_of(draft, |draft| &draft.code)
                    on_input=write_to(draft, refusal, "code", |draft| &mut draft.code)
                    error=refusal.field_error("code")
                />
            </Show>
            <LimitFields draft refusal/>
            <div><Button submit=true icon="plus" pending=acts.make.pending()>{words.make}</Button></div>
        </form>
    }
}

/// How often and when each can be used.
#[component]
fn LimitFields(draft: RwSignal<VoucherDraft>, refusal: Refusal) -> impl IntoView {
    let words = words();
    let is_limited = Memo::new(move |_| draft.with(|draft| draft.uses == LIMITED));
    let uses = vec![
        Choice::new(SINGLE, words.single),
        Choice::new(LIMITED, words.limited),
        Choice::new(UNLIMITED, words.unlimited),
    ];
    view! {
        <Segmented
            label=words.uses
            name="uses"
            options=uses
            value=text_of(draft, |draft| &draft.uses)
            on_change=write_to(draft, refusal, "uses", |draft| &mut draft.uses)
        />
        <Show when=move || is_limited.get()>
            <Number label=words.uses_max name="uses_max" read=|draft| &draft.uses_max write=|draft| &mut draft.uses_max draft refusal/>
        </Show>
        <Input
            label=words.per_customer
            hint=words.per_customer_hint.to_owned()
            name="per_customer"
            kind=InputKind::Whole
            value=text_of(draft, |draft| &draft.per_customer)
            on_input=write_to(draft, refusal, "per_customer", |draft| &mut draft.per_customer)
            error=refusal.field_error("per_customer")
        />
        <div class="grid grid-cols-2 items-start gap-4">
            <Input
                label=words.first_day
                name="first_day"
                kind=InputKind::Date
                value=text_of(draft, |draft| &draft.first_day)
                on_input=write_to(draft, refusal, "first_day", |draft| &mut draft.first_day)
                error=refusal.field_error("first_day")
            />
            <Input
                label=words.last_day
                name="last_day"
                kind=InputKind::Date
                value=text_of(draft, |draft| &draft.last_day)
                on_input=write_to(draft, refusal, "last_day", |draft| &mut draft.last_day)
                error=refusal.field_error("last_day")
            />
        </div>
    }
}

/// A whole number of the draft.
#[component]
fn Number(
    label: &'static str,
    name: &'static str,
    read: fn(&VoucherDraft) -> &String,
    write: fn(&mut VoucherDraft) -> &mut String,
    draft: RwSignal<VoucherDraft>,
    refusal: Refusal,
) -> impl IntoView {
    view! {
        <Input
            label=label
            name=name
            kind=InputKind::Whole
            value=text_of(draft, read)
            on_input=write_to(draft, refusal, name, write)
            error=refusal.field_error(name)
        />
    }
}
