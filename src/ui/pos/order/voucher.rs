//! Taking a voucher.

use leptos::{prelude::*, task::spawn_local};

use super::{desk::use_desk, sheet::Sheet};
use crate::{
    orders::rpc::staff::redeem_voucher,
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
            input::Input,
            tone::Tone,
        },
        pos::words::extras,
        shared::{error_text::error_text, new_id::new_id, words},
    },
};

#[component]
pub fn VoucherDialog() -> impl IntoView {
    let desk = use_desk();
    let (x, shared) = (extras::words(), words::words());
    let code = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let is_open = Memo::new(move |_| desk.sheet.get() == Some(Sheet::Voucher));
    Effect::new(move |_| {
        if !is_open.get() {
            code.set(String::new());
            error.set(None);
        }
    });
    let take = move || {
        if desk.is_busy.get_untracked() {
            return;
        }
        desk.is_busy.set(true);
        error.set(None);
        spawn_local(async move {
            match redeem_voucher(desk.id, code.get_untracked(), new_id()).await {
                Ok(order) => {
                    desk.learn(order);
                    desk.pos.say(x.voucher_taken);
                    desk.close_sheet();
                }
                Err(refused) => {
                    error.try_set(Some(refused));
                }
            }
            desk.is_busy.try_set(false);
        });
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large on:click=move |_| desk.close_sheet()>{shared.cancel}</Button>
            <Button size=ButtonSize::Large icon="tag" pending=desk.is_busy disabled=Signal::derive(move || code.with(|code| code.trim().is_empty())) on:click=move |_| take()>
                {x.voucher_take}
            </Button>
        }
    };
    view! {
        <Dialog open=is_open on_close=move |()| desk.close_sheet() title=x.voucher_title size=DialogSize::Small footer close_label=shared.close>
            <div class="grid gap-4">
                {move || error.get().map(|error| view! { <Banner tone=Tone::Danger>{error_text(&error)}</Banner> })}
                <Input label=x.voucher_code hint=x.voucher_hint name="voucher-code" value=code on_input=move |text: String| code.set(text) maxlength=24 autocomplete="off"/>
            </div>
        </Dialog>
    }
}
