//! What is left beyond the bill: usual parts of it, or a typed amount.

use leptos::prelude::*;

use super::{amount::Tip, state::PayState};
use crate::{
    kernel::money::Rate,
    ui::{kit::chip::Chip, pos::words::money},
};

const RATES: [Rate; 3] = [Rate::from_basis_points(500), Rate::from_basis_points(1_000), Rate::from_basis_points(1_500)];

#[component]
pub fn TipChips(state: PayState, is_fixed: Memo<bool>) -> impl IntoView {
    let m = money::words();
    let is = move |tip: Tip| Signal::derive(move || state.tip.get() == tip);
    let percent = move |rate: Rate| {
        let tip = Tip::Percent(rate);
        let text = move || format!("{} · {}", rate.percent_text(), state.desk.pos.money(tip.amount(state.due(), "")));
        let choose = move |_| {
            state.tip.set(tip);
            state.is_typing_tip.set(false);
        };
        view! { <Chip pressed=is(tip) disabled=is_fixed on:click=choose>{text}</Chip> }
    };
    let other = move |_| {
        state.tip.set(Tip::Typed);
        state.is_typing_tip.set(true);
    };
    view! {
        <div class="flex flex-wrap gap-2" role="group" aria-label=m.tip>
            <Chip pressed=is(Tip::None) disabled=is_fixed on:click=move |_| state.no_tip()>{m.no_tip}</Chip>
            {RATES.map(percent).collect_view()}
            <Chip pressed=is(Tip::Typed) disabled=is_fixed icon="edit" on:click=other>{m.other_tip}</Chip>
        </div>
    }
    .into_any()
}
