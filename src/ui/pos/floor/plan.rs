//! A room as it stands.

use leptos::prelude::*;

use super::{acts::FloorActs, plan_table::PlanTable};
use crate::{
    tables::model::Table,
    ui::pos::{house::House, words::words},
};

/// The room's plan of 1000 × 600, as large as there is space.
#[component]
pub fn Plan(house: House, tables: Vec<Table>, acts: FloorActs) -> impl IntoView {
    let drawn = tables.into_iter().map(|table| view! { <PlanTable house=house.clone() table acts/> }).collect_view();
    view! {
        <svg
            class="h-full w-full rounded-xl bg-sunken"
            viewBox="0 0 1000 600"
            preserveAspectRatio="xMidYMid meet"
            role="group"
            aria-label=words().plan
        >
            {drawn}
        </svg>
    }
}
