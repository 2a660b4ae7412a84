//! What waits for a human hand.

use leptos::prelude::*;

use crate::{
    reports::model::Dashboard,
    ui::{
        admin::{dashboard::words::words, fill::count},
        kit::{
            banner::Banner,
            button::{ButtonKind, ButtonSize},
            button_link::ButtonLink,
            tone::Tone,
        },
    },
};

/// One line at the top that is always there, so that nothing moves when a table starts to wait; above it, what went wrong
/// with money.
#[component]
pub fn NeedsPerson(data: Signal<Dashboard>) -> impl IntoView {
    let words = words();
    let waiting = Memo::new(move |_| data.with(|data| data.awaiting_approval.len()));
    let line = move || {
        match waiting.get() {
        0 => view! {
            <Banner tone=Tone::Success title=words.nobody_waits.to_owned()>{words.nobody_waits_text}</Banner>
        }
        .into_any(),
        tables => view! {
            <Banner
                tone=Tone::Warning
                title=count(tables, words.table_waits, words.tables_wait)
                action=move || view! {
                    <ButtonLink href="/pos" kind=ButtonKind::Quiet size=ButtonSize::Small icon_end="arrow-right" external=true>
                        {words.open_floor}
                    </ButtonLink>
                }
            >
                {words.table_waits_text}
            </Banner>
        }
        .into_any(),
    }
    };
    let failed = Memo::new(move |_| data.with(|data| usize::try_from(data.failed_refunds).unwrap_or(usize::MAX)));
    let refunds = move || {
        (0 < failed.get()).then(|| {
            view! {
                <Banner
                    tone=Tone::Danger
                    title=count(failed.get(), words.refund_failed, words.refunds_failed)
                    action=move || view! {
                        <ButtonLink href="/admin/refunds" kind=ButtonKind::Quiet size=ButtonSize::Small icon_end="arrow-right">
                            {words.open_refunds}
                        </ButtonLink>
                    }
                >
                    {words.refunds_failed_text}
                </Banner>
            }
        })
    };
    view! { <section aria-label=words.needs_person class="grid gap-3">{refunds}{line}</section> }
}
