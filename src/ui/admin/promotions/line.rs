//! One promotion in the list.

use leptos::prelude::*;

use crate::{
    menu::model::Menu,
    promotions::model::{Promotion, editing::PromotionRow},
    ui::{
        admin::{
            fill::fill,
            place::Place,
            promotions::{
                acts::{Acts, Named},
                draft::PromotionDraft,
                text::{effect_text, terms_text},
                words::words,
            },
            schedule::draft::ScheduleDraft,
        },
        kit::{
            badge::Badge,
            button::{Button, ButtonKind, ButtonSize},
            icon_button::IconButton,
            tone::Tone,
        },
    },
};

/// A promotion in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub row: PromotionRow,
    pub offer: String,
    pub terms: String,
}

pub fn lines(rows: &[PromotionRow], menu: &Menu, place: Place) -> Vec<Line> {
    let line = |row: &PromotionRow| Line {
        offer: effect_text(&row.promotion.effect, menu, place),
        terms: terms_text(&row.promotion, place),
        row: row.clone(),
    };
    rows.iter().map(line).collect()
}

fn named(promotion: &Promotion) -> Named {
    Named { id: promotion.id, name: promotion.name.clone() }
}

#[component]
pub fn PromotionLine(line: Line, acts: Acts, place: Place) -> impl IntoView {
    let words = words();
    let Line { row, offer, terms } = line;
    let is_stopped = row.promotion.stopped_at.is_some();
    let kind = match (is_stopped, row.promotion.by_voucher) {
        (true, _) => view! { <Badge tone=Tone::Neutral icon="pause">{words.stopped}</Badge> },
        (false, true) => view! { <Badge tone=Tone::Info icon="tag">{words.by_voucher}</Badge> },
        (false, false) => view! { <Badge tone=Tone::Success icon="play">{words.by_itself}</Badge> },
    };
    let name = row.promotion.name.clone();
    let vouchers = (row.promotion.by_voucher || 0 < row.vouchers).then(|| {
        let count = format!("{} · {} {}", row.vouchers, words.used.to_lowercase(), row.used);
        let promotion = named(&row.promotion);
        view! {
            <Button
                kind=ButtonKind::Ghost
                size=ButtonSize::Small
                icon="tag"
                attr:aria-label=fill(words.vouchers_of, "name", &name)
                on:click=move |_| acts.show_vouchers(promotion.clone())
            >
                {count}
            </Button>
        }
    });
    let promotion = StoredValue::new(row.promotion.clone());
    let open = move |_| {
        acts.refusal.0.set(None);
        let drafts = promotion.with_value(|promotion| {
            let schedule = ScheduleDraft::of(&promotion.terms.window, promotion.terms.channel);
            (PromotionDraft::of(promotion, place.currency), schedule)
        });
        acts.opened.set(Some(drafts));
    };
    let ask = move |_| acts.asked.set(Some(promotion.with_value(named)));
    let actions = (!is_stopped).then(|| {
        view! {
            <Button kind=ButtonKind::Ghost size=ButtonSize::Small attr:aria-label=fill(words.stop, "name", &name) on:click=ask>
                {words.stop_short}
            </Button>
            <IconButton icon="edit" size=ButtonSize::Small label=fill(words.edit, "name", &name) on:click=open/>
        }
    });
    view! {
        <tr>
            <th scope="row" class="font-normal">
                <span class="grid justify-items-start gap-1">
                    <span class="font-semibold">{name.clone()}</span>
                    {kind}
                </span>
            </th>
            <td>{offer}</td>
            <td class="text-ink-muted">{terms}</td>
            <td class="tabular-nums">{vouchers}</td>
            <td><span class="flex items-center justify-end gap-1 whitespace-nowrap">{actions}</span></td>
        </tr>
    }
}
