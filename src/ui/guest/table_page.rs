//! `/t/{token}` and what is below it: fetched before the first byte is sent, then alive.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    kernel::error::AppError,
    orders::rpc::guest::{GuestAdd, GuestSend, GuestSetQuantity, guest_menu, guest_table},
};

use super::{loading::Loading, problem_page::ProblemPage, table_view::TableView, wishes::Wishes};

#[component]
pub fn TablePage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default()));
    let table = Resource::new_blocking(move || token.get(), guest_table);
    let menu = Resource::new_blocking(move || token.get(), guest_menu);
    let wishes = Wishes::from_address();
    let refusal = StoredValue::new(refusal());
    view! {
        <Transition fallback=Loading>
            {move || Suspend::new(async move {
                let (table, menu) = (table.await, menu.await);
                let token = token.get_untracked();
                match (table, menu) {
                    (Ok(table), Ok(menu)) => {
                        view! { <TableView token table menu wishes refusal=refusal.get_value()/> }.into_any()
                    }
                    (Err(error), _) | (_, Err(error)) => {
                        view! { <ProblemPage error path=format!("/t/{token}")/> }.into_any()
                    }
                }
            })}
        </Transition>
    }
}

/// Why a form sent without script was refused; it comes back in the address.
fn refusal() -> Option<AppError> {
    let added = ServerAction::<GuestAdd>::new().value().get_untracked();
    let changed = ServerAction::<GuestSetQuantity>::new().value().get_untracked();
    let sent = ServerAction::<GuestSend>::new().value().get_untracked();
    [added, changed, sent].into_iter().flatten().find_map(Result::err)
}
