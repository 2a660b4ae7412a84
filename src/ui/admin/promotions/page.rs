//! The promotions and their editors.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    kernel::error::AppError,
    menu::{model::Menu, rpc::get_menu},
    promotions::{model::editing::PromotionRow, rpc::list_promotions},
    ui::{
        admin::{
            fill::count,
            loaded::{Loaded, rows_skeleton},
            place::Place,
            promotions::{
                acts::{Acts, use_acts},
                editor::{NewPromotion, PromotionEditor, StopQuestion},
                line::{Line, PromotionLine, lines},
                vouchers::VoucherDrawer,
                words::words,
            },
        },
        kit::{card::Card, empty::Empty, page_header::PageHeader, table::Table},
    },
};

/// The promotions with the menu that their dishes are named by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Offers {
    rows: Vec<PromotionRow>,
    menu: Menu,
}

async fn offers() -> Result<Offers, AppError> {
    Ok(Offers { rows: list_promotions().await?, menu: get_menu().await? })
}

/// Owns the promotions and their acts.
#[component]
pub fn PromotionsPage(place: Place, fresh: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let data = Resource::new(move || fresh.get(), |_| offers());
    let acts = use_acts(move || data.refetch());
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=rows_skeleton(4)
            page=move |data| view! { <Board data acts place/> }.into_any()
        />
        <StopQuestion acts/>
        <VoucherDrawer acts/>
    }
}

#[component]
fn Board(data: Signal<Offers>, acts: Acts, place: Place) -> impl IntoView {
    let words = words();
    let all = Memo::new(move |_| data.with(|data| lines(&data.rows, &data.menu, place)));
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let menu = Signal::derive(move || data.with(|data| data.menu.clone()));
    let text = move || {
        let running = all.with(|all| all.iter().filter(|line| line.row.promotion.stopped_at.is_none()).count());
        count(running, words.promotion_one, words.promotion_many)
    };
    let head = move || {
        view! {
            <th scope="col">{words.name}</th>
            <th scope="col">{words.offer}</th>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.vouchers}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    view! {
        <PageHeader title=words.title text=Signal::derive(move || Some(text()))>
            <NewPromotion acts/>
        </PageHeader>
        <Show
            when=move || !is_empty.get()
            fallback=move || view! {
                <Empty icon="percent" title=words.empty text=words.empty_text.to_owned()>
                    <NewPromotion acts/>
                </Empty>
            }
        >
            <Card flush=true>
                <Table caption=words.title head>
                    // A changed promotion is a new line: its key is all of it.
                    <For
                        each=move || all.get()
                        key=|line| format!("{line:?}")
                        children=move |line: Line| view! { <PromotionLine line acts place/> }
                    />
                </Table>
            </Card>
        </Show>
        <PromotionEditor menu acts place/>
    }
}
