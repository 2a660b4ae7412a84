//! A promotion's vouchers.

use leptos::{either::EitherOf4, prelude::*};

use crate::{
    kernel::{ids::PromotionId, time::date_text},
    promotions::model::voucher::Voucher,
    ui::{
        admin::{
            fill::fill,
            promotions::{acts::Acts, words::words},
        },
        kit::{
            badge::Badge,
            button::{Button, ButtonKind, ButtonSize},
            empty::Empty,
            error_view::ErrorView,
            skeleton::{Skeleton, SkeletonShape},
            table::Table,
            tone::Tone,
        },
        shared::{error_text::error_text, words::words as shared_words},
    },
};

/// Codes, how often they are used, and when they hold.
#[component]
pub fn VoucherList(promotion: PromotionId, acts: Acts) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    move || match acts.load.value().get() {
        None => EitherOf4::A(view! { <Skeleton shape=SkeletonShape::Row count=4 label=shared.loading/> }),
        Some(Err(error)) => EitherOf4::B(view! {
            <ErrorView
                title=words.vouchers_failed
                text=error_text(&error)
                retry_label=shared.retry
                on_retry=move |()| {
                    acts.load.dispatch(promotion);
                }
            />
        }),
        Some(Ok(vouchers)) if vouchers.is_empty() => EitherOf4::C(view! {
            <Empty icon="tag" title=words.no_vouchers text=words.no_vouchers_text.to_owned()/>
        }),
        Some(Ok(vouchers)) => EitherOf4::D(table(vouchers, acts)),
    }
}

fn table(vouchers: Vec<Voucher>, acts: Acts) -> impl IntoView {
    let words = words();
    let head = move || {
        view! {
            <th scope="col">{words.code}</th>
            <th scope="col" class="num">{words.used}</th>
            <th scope="col">{words.when}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    let rows = vouchers.into_iter().map(|voucher| view! { <VoucherLine voucher acts/> }).collect_view();
    view! { <Table caption=words.vouchers head dense=true>{rows}</Table> }
}

#[component]
fn VoucherLine(voucher: Voucher, acts: Acts) -> impl IntoView {
    let words = words();
    let code = voucher.code.to_string();
    let used = match voucher.limits.uses.max() {
        Some(max) => fill(&fill(words.used_of, "n", voucher.used), "max", max),
        None => voucher.used.to_string(),
    };
    let days = match (voucher.limits.first_day, voucher.limits.last_day) {
        (None, None) => String::new(),
        (first, last) => {
            let text = |day: Option<_>| day.map(date_text).unwrap_or_default();
            format!("{}–{}", text(first), text(last))
        }
    };
    let pending = acts.withdraw.pending();
    let action = if voucher.stopped_at.is_some() {
        view! { <Badge tone=Tone::Neutral icon="x-circle">{words.withdrawn}</Badge> }.into_any()
    } else {
        let (promotion, id) = (voucher.promotion, voucher.id);
        view! {
            <Button
                kind=ButtonKind::Ghost
                size=ButtonSize::Small
                disabled=pending
                attr:aria-label=fill(words.withdraw_code, "code", &code)
                on:click=move |_| {
                    acts.withdraw.dispatch((promotion, id));
                }
            >
                {words.withdraw}
            </Button>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row" class="font-mono font-semibold">{code.clone()}</th>
            <td class="num">{used}</td>
            <td class="text-ink-muted">{days}</td>
            <td class="text-end">{action}</td>
        </tr>
    }
}
