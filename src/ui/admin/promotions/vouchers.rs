//! The vouchers at the side of the list.

use leptos::prelude::*;

use crate::ui::{
    admin::{
        fill::fill,
        promotions::{
            acts::{Acts, Named},
            voucher_form::VoucherFormView,
            voucher_list::VoucherList,
            words::words,
        },
    },
    kit::drawer::{Drawer, DrawerSize},
    shared::words::words as shared_words,
};

#[component]
pub fn VoucherDrawer(acts: Acts) -> impl IntoView {
    let words = words();
    let title = move || {
        let name = acts.shown.with(|shown| shown.as_ref().map(|promotion| promotion.name.clone()).unwrap_or_default());
        fill(words.vouchers_of, "name", name)
    };
    let content = move |promotion: Named| {
        view! {
            <div class="grid gap-5">
                <VoucherFormView promotion=promotion.id acts/>
                <VoucherList promotion=promotion.id acts/>
            </div>
        }
    };
    view! {
        <Drawer
            open=Signal::derive(move || acts.shown.with(Option::is_some))
            on_close=move |()| acts.shown.set(None)
            title=Signal::derive(title)
            size=DrawerSize::Wide
            close_label=shared_words().close
        >
            {move || acts.shown.get().map(content)}
        </Drawer>
    }
}
