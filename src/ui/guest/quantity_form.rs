//! More or less of a dish in the cart.

use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    orders::{model::line::Line, rpc::guest::GuestSetQuantity},
    ui::kit::icon::Icon,
};

use super::{acts::Act, focus::focus, hidden::Hidden, visit::Visit};

/// A plain form whose buttons each send a quantity; awake, each is a step that counts from what is there then.
#[component]
pub fn QuantityForm(visit: Visit, line: Memo<Line>, quantity: Memo<u32>) -> impl IntoView {
    let id = line.with_untracked(|line| line.id);
    let name = line.with_untracked(|line| visit.text(&line.name));
    let label = |text: &str| text.replace("{item}", &name);
    let words = visit.words;
    let step = move |by| visit.jobs.push(visit, Act::Change { line: id, by }, None);
    let removed = label(words.removed_item);
    let remove = move || {
        let removed = removed.clone();
        let done = Callback::new(move |()| {
            visit.said.try_set(removed.clone());
            focus("page-title");
        });
        visit.jobs.push(visit, Act::Remove { line: id }, Some(done));
    };
    view! {
        <form method="post" action=GuestSetQuantity::url() class="mt-2 flex items-center justify-between gap-3" on:submit=move |event| event.prevent_default()>
            <Hidden visit/>
            <input type="hidden" name="line" value=id.to_string()/>
            <button
                type="submit"
                name="quantity"
                value="0"
                class="btn btn-ghost btn-small -ms-3"
                aria-label=label(words.remove_item)
                on:click=move |_| remove()
            >
                <span class="btn-body"><Icon name="trash"/>{words.remove}</span>
            </button>
            <div class="stepper">
                <button
                    type="submit"
                    name="quantity"
                    value=move || quantity.get().saturating_sub(1).to_string()
                    disabled=move || quantity.get() <= 1
                    aria-label=label(words.less_item)
                    on:click=move |_| step(-1)
                >
                    <Icon name="minus"/>
                </button>
                <output class="w-10 text-center text-lg font-semibold">{move || quantity.get()}</output>
                <button
                    type="submit"
                    name="quantity"
                    value=move || (quantity.get() + 1).to_string()
                    disabled=move || Line::QUANTITY_MAX <= quantity.get()
                    aria-label=label(words.more_item)
                    on:click=move |_| step(1)
                >
                    <Icon name="plus"/>
                </button>
            </div>
        </form>
    }
}
