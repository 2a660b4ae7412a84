//! How this screen is set up, and which key does what.

use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    auth::rpc::SignOut,
    ui::{
        kit::{
            button::{Button, ButtonKind},
            button_link::ButtonLink,
            choice::Choice,
            dialog::Dialog,
            segmented::Segmented,
            switch::Switch,
        },
        shared::words::words as shared_words,
    },
};

use super::{desk::Desk, layout::Layout, words::words};

#[component]
pub fn Settings(desk: Desk) -> impl IntoView {
    view! {
        <Dialog
            open=desk.has_settings_open
            on_close=move |()| desk.has_settings_open.set(false)
            title=words().settings
            close_label=shared_words().close
        >
            <div class="grid gap-6">
                <Choices desk/>
                <Keys/>
                <div class="flex flex-wrap gap-2 border-t border-line pt-4">
                    <ButtonLink href="/" kind=ButtonKind::Quiet icon="arrow-left" external=true>{words().to_other_work}</ButtonLink>
                    <form method="post" action=SignOut::url()>
                        <Button submit=true kind=ButtonKind::Ghost icon="log-out">{shared_words().sign_out}</Button>
                    </form>
                </div>
            </div>
        </Dialog>
    }
}

#[component]
fn Choices(desk: Desk) -> impl IntoView {
    let layouts = Layout::ALL.map(|layout| Choice::new(layout.as_str(), layout.label())).to_vec();
    let choose = move |text: String| {
        if let Some(layout) = Layout::parse(&text) {
            desk.choose_layout(layout);
        }
    };
    view! {
        <Segmented
            label=words().layout
            hint=words().layout_hint
            name="layout"
            options=layouts
            value=move || desk.layout.get().as_str().to_owned()
            on_change=choose
            wide=true
        />
        <Switch
            label=words().sound
            hint=words().sound_hint
            name="sound"
            checked=desk.sound.is_on
            on_change=move |on: bool| desk.sound.turn(on)
        />
    }
}

#[component]
fn Keys() -> impl IntoView {
    let words = words();
    let keys: [(&[&str], &str); 10] = [
        (&["1", "…", "9"], words.key_digit),
        (&["←", "↑", "→", "↓"], words.key_arrows),
        (&["Enter"], words.key_enter),
        (&["+"], words.key_plus),
        (&["−"], words.key_minus),
        (&["."], words.key_next_line),
        (&["0"], words.key_line_ready),
        (&["*"], words.key_all_day),
        (&["/"], words.key_station),
        (&["PgUp", "PgDn"], words.key_page),
    ];
    let rows = keys.map(|(caps, act)| {
        let caps = caps.iter().map(|cap| view! { <kbd class="kbd">{*cap}</kbd> }).collect_view();
        view! {
            <div class="flex min-h-8 items-center gap-4">
                <dt class="flex w-36 flex-none gap-1">{caps}</dt>
                <dd>{act}</dd>
            </div>
        }
    });
    view! {
        <section class="grid gap-2">
            <h3 class="text-base font-semibold">{words.keys}</h3>
            <p class="text-sm text-ink-muted">{words.keys_hint}</p>
            <dl class="grid gap-1 text-base">{rows.into_iter().collect_view()}</dl>
        </section>
    }
}
