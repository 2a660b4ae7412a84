//! Taking a dish off sale (86) and putting it back.

use leptos::{prelude::*, task::spawn_local};

use super::{
    desk::{Desk, use_desk},
    product_tile::is_on_sale,
};
use crate::{
    kernel::{error::AppError, ids::ItemId},
    menu::{
        model::editing::OffSaleFor,
        rpc::{restore, take_off_sale},
    },
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
        },
        pos::words::{fill_name, words},
        shared::{page::language, words},
    },
};

#[component]
pub fn OffSaleDialog() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let language = language();
    let is_busy = RwSignal::new(false);
    let name = move || {
        let item = desk.off_sale.get();
        desk.menu.with(|menu| {
            item.and_then(|id| menu.item(id)).map(|item| item.name.in_language(language).to_owned()).unwrap_or_default()
        })
    };
    let is_off = Memo::new(move |_| {
        let item = desk.off_sale.get();
        let now = desk.pos.now.get();
        desk.menu.with(|menu| item.and_then(|id| menu.item(id)).is_some_and(|item| !is_on_sale(item, now)))
    });
    let choice = move |word: &'static str, lasting: OffSaleFor| {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large wide=true pending=is_busy on:click=move |_| change(desk, is_busy, Some(lasting))>
                {word}
            </Button>
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || desk.off_sale.with(Option::is_some))
            on_close=move |()| desk.off_sale.set(None)
            title=Signal::derive(move || fill_name(if is_off.get() { w.back_on_sale_title } else { w.off_sale_title }, &name()))
            size=DialogSize::Small
            close_label=words::words().close
        >
            <div class="grid gap-3">
                {move || is_off.get().then(|| view! {
                    <Button size=ButtonSize::Large icon="undo" wide=true pending=is_busy on:click=move |_| change(desk, is_busy, None)>
                        {w.back_on_sale}
                    </Button>
                })}
                {move || (!is_off.get()).then(|| view! {
                    <p class="text-ink-muted">{w.off_sale_text}</p>
                    {choice(w.off_for_hour, OffSaleFor::Hour)}
                    {choice(w.off_for_today, OffSaleFor::Today)}
                    {choice(w.off_until_restored, OffSaleFor::UntilRestored)}
                })}
            </div>
        </Dialog>
    }
}

fn change(desk: Desk, is_busy: RwSignal<bool>, lasting: Option<OffSaleFor>) {
    let Some(item) = desk.off_sale.get_untracked() else { return };
    is_busy.set(true);
    spawn_local(async move {
        match act(item, lasting).await {
            Ok(()) => {
                desk.refetch_menu().await;
                desk.off_sale.try_set(None);
            }
            Err(error) => desk.pos.fail(error),
        }
        is_busy.try_set(false);
    });
}

async fn act(item: ItemId, lasting: Option<OffSaleFor>) -> Result<(), AppError> {
    match lasting {
        Some(lasting) => take_off_sale(item, lasting).await,
        None => restore(item).await,
    }
}
