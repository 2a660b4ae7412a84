//! A person without a drawer opens one.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    amount_pad::{AmountPad, amount_of, type_digit},
    state::DrawerPageState,
    words::words,
};
use crate::{
    drawers::model::request::NewDrawer,
    kernel::text::Name,
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonSize},
            input::Input,
            tone::Tone,
        },
        pos::{press::Press, words::fill_name},
        shared::{error_text::error_text, new_id::new_id},
    },
};

/// Name and float. `last_label` is what the person called the one before.
#[component]
pub fn OpenForm(state: DrawerPageState, last_label: Option<String>) -> impl IntoView {
    let w = words();
    let label = RwSignal::new(last_label.unwrap_or_else(|| w.usual_label.to_owned()));
    let typed = RwSignal::new(String::new());
    let label_error = RwSignal::new(None::<String>);
    let is_fixed = Signal::derive(move || state.opening.is_kept() || state.opening.is_busy.get());
    let open = move |()| match Name::parse(&label.get_untracked()) {
        Ok(label) => {
            label_error.set(None);
            let float = typed.with_untracked(|typed| amount_of(typed));
            state.open(|| NewDrawer { id: new_id(), label, float });
        }
        Err(_) => label_error.set(Some(w.label_missing.to_owned())),
    };
    let verb = move || fill_name(w.open_verb, &typed.with(|typed| state.money(amount_of(typed))));
    view! {
        <section class="panel" on:keydown=move |event: KeyboardEvent| type_digit(typed, &event)>
            <div class="panel-head">
                <div>
                    <h2>{w.open_title}</h2>
                    <p>{w.open_text}</p>
                </div>
            </div>
            <div class="panel-body grid gap-4">
                {move || state.opening.error.get().map(|error| view! { <Banner tone=Tone::Danger>{error_text(&error)}</Banner> })}
                <Input
                    label=w.label
                    name="drawer-label"
                    value=label
                    on_input=move |text: String| label.set(text)
                    error=Signal::derive(move || label_error.get())
                    hint=w.label_hint.to_owned()
                    disabled=is_fixed
                    maxlength=u32::try_from(Name::CHARS_MAX).unwrap_or(120)
                    autocomplete="off"
                    required=true
                />
                <AmountPad label=w.float typed disabled=is_fixed/>
                <Press on_press=open>
                    <Button size=ButtonSize::Huge icon="unlock" wide=true pending=state.opening.is_busy>{verb}</Button>
                </Press>
            </div>
        </section>
    }
    .into_any()
}
