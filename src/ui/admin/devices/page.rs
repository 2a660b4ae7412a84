//! The list, and the form that makes this browser one of them.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::words::words;
use crate::{
    auth::{
        model::devices::Device,
        rpc::{EnrolDevice, devices, revoke_device},
    },
    kernel::{error::AppError, ids::DeviceId},
    ui::{
        admin::{
            fill::fill,
            loaded::{Loaded, rows_skeleton},
            place::Place,
        },
        kit::{
            badge::Badge,
            banner::Banner,
            button::{Button, ButtonKind, ButtonSize},
            card::Card,
            empty::Empty,
            input::Input,
            page_header::PageHeader,
            table::Table,
            toast::{Toast, use_toasts},
            tone::Tone,
        },
        shared::error_text::error_text,
    },
};

type Revoke = Action<DeviceId, Result<(), AppError>>;

#[component]
pub fn DevicesPage(place: Place) -> impl IntoView {
    let (words, toasts) = (words(), use_toasts());
    let data = Resource::new(|| (), |()| devices());
    let revoke: Revoke = Action::new(|id: &DeviceId| revoke_device(*id));
    Effect::new(move || {
        match revoke.value().get() {
            Some(Ok(())) => toasts.push(Toast::success(words.removed)),
            Some(Err(error)) => toasts.push(Toast::danger(error_text(&error))),
            None => return,
        };
        data.refetch();
    });
    view! {
        <Loaded
            data
            title=words.title
            failed=words.failed
            skeleton=rows_skeleton(3)
            page=move |data| view! { <Devices data revoke place/> }.into_any()
        />
    }
}

#[component]
fn Devices(data: Signal<Vec<Device>>, revoke: Revoke, place: Place) -> impl IntoView {
    let words = words();
    let is_empty = Memo::new(move |_| data.with(Vec::is_empty));
    let is_this = Memo::new(move |_| data.with(|all| all.iter().any(|device| device.is_this)));
    let head = move || {
        view! {
            <th scope="col">{words.name}</th>
            <th scope="col">{words.enrolled_by}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">{words.last_used}</th>
            <th scope="col"><span class="sr-only">{words.actions}</span></th>
        }
    };
    view! {
        <PageHeader title=words.title text=words.text.to_owned()/>
        <div class="grid gap-6">
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <Empty icon="store" title=words.empty text=words.empty_text/> }
            >
                <Card flush=true>
                    <Table caption=words.title head>
                        <For
                            each=move || data.get()
                            key=|device| format!("{device:?}")
                            children=move |device: Device| view! { <Row device revoke place/> }
                        />
                    </Table>
                </Card>
            </Show>
            <Show
                when=move || is_this.get()
                fallback=move || view! { <EnrolForm/> }
            >
                <Banner tone=Tone::Success title=words.enrolled>{words.enrolled_text}</Banner>
            </Show>
        </div>
    }
}

#[component]
fn Row(device: Device, revoke: Revoke, place: Place) -> impl IntoView {
    let words = words();
    let id = device.id;
    let label = fill(words.remove_of, "name", &device.name);
    let used = device.last_used_at.map_or_else(|| words.never.to_owned(), |at| place.offset.date_time_text(at));
    view! {
        <tr>
            <th scope="row">
                <span class="flex flex-wrap items-center gap-2">
                    <span class="wrap-anywhere">{device.name}</span>
                    {device.is_this.then(|| view! { <Badge tone=Tone::Success icon="check">{words.this_one}</Badge> })}
                </span>
            </th>
            <td>{device.enrolled_by}</td>
            <td class="tabular-nums">{place.offset.date_time_text(device.enrolled_at)}</td>
            <td class="tabular-nums">{used}</td>
            <td class="text-right">
                <Button
                    kind=ButtonKind::Ghost
                    size=ButtonSize::Small
                    attr:aria-label=label
                    on:click=move |_| { revoke.dispatch(id); }
                >
                    {words.remove}
                </Button>
            </td>
        </tr>
    }
}

/// A plain form: its answer sets a cookie that no script may read.
#[component]
fn EnrolForm() -> impl IntoView {
    let words = words();
    let refusal = ServerAction::<EnrolDevice>::new().value().get_untracked().and_then(Result::err);
    let is_new = use_query_map().with_untracked(|query| query.get("enrolled").is_some());
    view! {
        <Card>
            <section class="grid max-w-xl gap-4">
                <div class="grid gap-1">
                    <h2 class="text-xl font-bold">{words.enrol}</h2>
                    <p class="text-ink-muted">{words.enrol_text}</p>
                </div>
                {refusal.filter(|_| !is_new).map(|error| {
                    let text = match &error {
                        AppError::Invalid { .. } => words.no_name.to_owned(),
                        _ => error_text(&error),
                    };
                    view! { <Banner tone=Tone::Danger title=words.refused>{text}</Banner> }
                })}
                <form class="grid gap-4" method="post" action=EnrolDevice::url()>
                    <Input label=words.name hint=words.name_hint.to_owned() name="name" maxlength=120 required=true/>
                    <div><Button submit=true>{words.enrol_act}</Button></div>
                </form>
            </section>
        </Card>
    }
}
