//! Whom the bill is made out to.

use leptos::prelude::*;

use super::{desk::use_desk, sheet::Sheet};
use crate::{
    kernel::text::{Name, Note},
    orders::model::{bill_to::BillTo, command::OrderCommand},
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
            input::Input,
        },
        pos::words::extras,
        shared::words,
    },
};

#[component]
pub fn BillToDialog() -> impl IntoView {
    let desk = use_desk();
    let (x, shared) = (extras::words(), words::words());
    let (name, address, tax_id) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    // Opened once the fields have their values: a field that is there keeps what was typed.
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let is_asked = desk.sheet.get() == Some(Sheet::BillTo);
        if is_asked {
            let known = desk.order.with_untracked(|order| order.bill_to.clone());
            name.set(known.as_ref().map(|known| known.name.to_string()).unwrap_or_default());
            let known_address = known.as_ref().and_then(|known| known.address.as_ref()).map(ToString::to_string);
            address.set(known_address.unwrap_or_default());
            tax_id.set(known.and_then(|known| known.tax_id).map(|tax_id| tax_id.to_string()).unwrap_or_default());
        }
        is_open.set(is_asked);
    });
    // Without a name there is nobody to make it out to.
    let save = move |_| {
        let bill_to = Name::parse(&name.get_untracked()).ok().map(|name| BillTo {
            name,
            address: Note::parse(&address.get_untracked()).ok(),
            tax_id: Name::parse(&tax_id.get_untracked()).ok(),
        });
        desk.act(OrderCommand::SetBillTo { bill_to });
        desk.close_sheet();
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large on:click=move |_| desk.close_sheet()>{shared.cancel}</Button>
            <Button size=ButtonSize::Large icon="check" on:click=save>{shared.save}</Button>
        }
    };
    view! {
        <Dialog open=is_open on_close=move |()| desk.close_sheet() title=x.bill_to_title size=DialogSize::Medium footer close_label=shared.close>
            <div class="grid gap-4">
                <Input label=x.company hint=x.bill_to_hint name="bill-to-name" value=name on_input=move |text: String| name.set(text) maxlength=120 autocomplete="off"/>
                <Input label=x.address name="bill-to-address" value=address on_input=move |text: String| address.set(text) maxlength=280 autocomplete="off"/>
                <Input label=x.tax_id name="bill-to-tax" value=tax_id on_input=move |text: String| tax_id.set(text) maxlength=40 autocomplete="off"/>
            </div>
        </Dialog>
    }
}
