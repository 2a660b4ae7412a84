//! Where the person is signed in, and ending it.

use leptos::prelude::*;

use super::words::words;
use crate::{
    auth::{
        model::{SignIn, SignInKind},
        rpc::{end_other_sign_ins, end_sign_in, sign_ins},
    },
    ui::{
        admin::{
            fill::fill,
            loaded::{Loaded, rows_skeleton},
            place::Place,
        },
        kit::{
            badge::Badge,
            button::{Button, ButtonKind, ButtonSize},
            card::Card,
            page_header::PageHeader,
            table::Table,
            toast::{Toast, use_toasts},
            tone::Tone,
        },
        shared::error_text::error_text,
    },
};

/// Every role has it: it is about oneself.
#[component]
pub fn SignInsPage(place: Place) -> impl IntoView {
    let (words, toasts) = (words(), use_toasts());
    let data = Resource::new(|| (), |()| sign_ins());
    let end = Action::new(|id: &uuid::Uuid| end_sign_in(*id));
    let end_others = Action::new(|(): &()| end_other_sign_ins());
    Effect::new(move || {
        match end.value().get() {
            Some(Ok(())) => {
                toasts.push(Toast::success(words.ended));
            }
            Some(Err(error)) => {
                toasts.push(Toast::danger(error_text(&error)));
            }
            None => return,
        }
        data.refetch();
    });
    Effect::new(move || {
        match end_others.value().get() {
            Some(Ok(ended)) => {
                toasts.push(Toast::success(fill(words.others_ended, "n", ended)));
            }
            Some(Err(error)) => {
                toasts.push(Toast::danger(error_text(&error)));
            }
            None => return,
        }
        data.refetch();
    });
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=rows_skeleton(3)
            page=move |data| view! { <SignIns data end end_others place/> }.into_any()
        />
    }
}

#[component]
fn SignIns(
    data: Signal<Vec<SignIn>>,
    end: Action<uuid::Uuid, Result<(), crate::kernel::error::AppError>>,
    end_others: Action<(), Result<u64, crate::kernel::error::AppError>>,
    place: Place,
) -> impl IntoView {
    let words = words();
    let has_others = Memo::new(move |_| data.with(|all| all.iter().any(|one| !one.is_current)));
    let head = move || {
        view! {
            <th scope="col">{words.place}</th>
            <th scope="col">{words.address}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">{words.last_used}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    view! {
        <PageHeader title=words.title text=words.text.to_owned()>
            <Show when=move || has_others.get()>
                <Button
                    kind=ButtonKind::Quiet
                    icon="log-out"
                    pending=end_others.pending()
                    on:click=move |_| { end_others.dispatch(()); }
                >
                    {words.end_others}
                </Button>
            </Show>
        </PageHeader>
        <Card flush=true>
            <Table caption=words.title head>
                <For
                    each=move || data.get()
                    key=|one| format!("{one:?}")
                    children=move |one: SignIn| view! { <Row one end place/> }
                />
            </Table>
        </Card>
    }
}

#[component]
fn Row(
    one: SignIn,
    end: Action<uuid::Uuid, Result<(), crate::kernel::error::AppError>>,
    place: Place,
) -> impl IntoView {
    let words = words();
    let kind = match one.kind {
        SignInKind::Browser => words.browser,
        SignInKind::Program => words.program,
    };
    let id = one.id;
    let label = fill(words.end_of, "place", format!("{kind} {}", one.user_agent));
    let act = if one.is_current {
        view! { <Badge tone=Tone::Success icon="check">{words.this_one}</Badge> }.into_any()
    } else {
        view! {
            <Button
                kind=ButtonKind::Ghost
                size=ButtonSize::Small
                attr:aria-label=label
                on:click=move |_| { end.dispatch(id); }
            >
                {words.end}
            </Button>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row" class="font-normal">
                <span class="grid gap-1">
                    <span class="font-semibold">{kind}</span>
                    <span class="text-sm text-ink-muted wrap-anywhere">{one.user_agent}</span>
                </span>
            </th>
            <td class="tabular-nums">{one.address}</td>
            <td class="whitespace-nowrap tabular-nums">{place.offset.date_time_text(one.created_at)}</td>
            <td class="whitespace-nowrap tabular-nums">{place.offset.date_time_text(one.last_used_at)}</td>
            <td><span class="flex justify-end">{act}</span></td>
        </tr>
    }
}
