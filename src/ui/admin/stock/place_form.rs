//! A further place that stock is kept in.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{acts::Acts, words::words};
use crate::{
    inventory::model::Location,
    kernel::{error::FieldError, text::Name},
    ui::{
        admin::{refusal::RefusalBanner, stock::list::FORM},
        kit::input::Input,
        shared::new_id::new_id,
    },
};

/// Its name is all there is.
#[component]
pub fn PlaceForm(acts: Acts) -> impl IntoView {
    let words = words();
    let refusal = acts.refusal;
    let (id, name) = (new_id(), RwSignal::new(String::new()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if acts.keep_place.pending().get_untracked() {
            return;
        }
        match Name::parse(&name.get_untracked()) {
            Ok(name) => {
                acts.keep_place.dispatch(Location { id, name: name.to_string() });
            }
            Err(_) => refusal.refuse_fields(words.check_fields, vec![FieldError::new("name", words.no_name)]),
        }
    };
    view! {
        <form id=FORM novalidate autocomplete="off" on:submit=submit class="grid gap-5">
            <RefusalBanner refusal check_fields=words.check_fields/>
            <Input
                label=words.name
                hint=words.place_hint.to_owned()
                name="name"
                required=true
                maxlength=120
                value=name
                on_input=move |text: String| {
                    name.set(text);
                    refusal.forget("name");
                }
                error=refusal.field_error("name")
            />
        </form>
    }
}
