//! Clocking in and out, on one's own page. Plain forms: they work before the page is alive.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{card::Refusal, words::words};
use crate::{
    attendance::{
        model::Shift,
        rpc::{ClockIn, ClockOut, own_shift},
    },
    kernel::time::UtcOffset,
    ui::kit::button::{Button, ButtonKind},
};

/// Whether the person works now, and the way in or out.
#[component]
pub fn ShiftSection(offset: UtcOffset) -> impl IntoView {
    let words = words();
    let came = ServerAction::<ClockIn>::new().value().get_untracked().and_then(Result::err);
    let went = ServerAction::<ClockOut>::new().value().get_untracked().and_then(Result::err);
    let shift = Resource::new_blocking(|| (), |()| own_shift());
    view! {
        <section class="grid gap-4">
            <h2 class="text-xl font-bold">{words.your_shift}</h2>
            <Refusal error=came.or(went)/>
            <Suspense>
                {move || Suspend::new(async move {
                    match shift.await {
                        Ok(shift) => view! { <WayInOrOut shift offset/> }.into_any(),
                        Err(error) => view! { <Refusal error=Some(error)/> }.into_any(),
                    }
                })}
            </Suspense>
        </section>
    }
}

#[component]
fn WayInOrOut(shift: Option<Shift>, offset: UtcOffset) -> impl IntoView {
    let words = words();
    match shift {
        Some(shift) => view! {
            <p>{words.working_since.replace("{time}", &offset.date_time_text(shift.started_at))}</p>
            <form method="post" action=ClockOut::url()>
                <Button submit=true wide=true kind=ButtonKind::Quiet icon="clock">{words.clock_out}</Button>
            </form>
        }
        .into_any(),
        None => view! {
            <p>{words.not_working}</p>
            <form method="post" action=ClockIn::url()>
                <Button submit=true wide=true icon="clock">{words.clock_in}</Button>
            </form>
        }
        .into_any(),
    }
}
