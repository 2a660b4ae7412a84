//! Weekdays, hours, dates and ways of ordering, to fill in.

use leptos::prelude::*;

use crate::{
    kernel::channel::Channel,
    ui::{
        admin::{
            refusal::{Refusal, text_of, write_to},
            schedule::{draft::ScheduleDraft, words::words},
        },
        kit::{
            checkbox::Checkbox,
            choice::Choice,
            icon::{Icon, IconSize},
            input::{Input, InputKind},
            select::Select,
        },
        shared::words::channel_word,
    },
};

#[component]
pub fn ScheduleFields(draft: RwSignal<ScheduleDraft>, refusal: Refusal) -> impl IntoView {
    let words = words();
    let channels = Channel::ALL.map(|channel| Choice::new(channel.as_str(), channel_word(channel)));
    view! {
        <Days draft refusal/>
        <div class="grid grid-cols-2 items-start gap-4">
            <Input
                label=words.from
                hint=words.hours_hint.to_owned()
                name="from"
                kind=InputKind::Time
                value=text_of(draft, |draft| &draft.from)
                on_input=write_to(draft, refusal, "from", |draft| &mut draft.from)
                error=refusal.field_error("from")
            />
            <Input
                label=words.to
                name="to"
                kind=InputKind::Time
                value=text_of(draft, |draft| &draft.to)
                on_input=write_to(draft, refusal, "to", |draft| &mut draft.to)
                error=refusal.field_error("to")
            />
            <Input
                label=words.first_day
                hint=words.dates_hint.to_owned()
                name="first_day"
                kind=InputKind::Date
                value=text_of(draft, |draft| &draft.first_day)
                on_input=write_to(draft, refusal, "first_day", |draft| &mut draft.first_day)
                error=refusal.field_error("first_day")
            />
            <Input
                label=words.last_day
                name="last_day"
                kind=InputKind::Date
                value=text_of(draft, |draft| &draft.last_day)
                on_input=write_to(draft, refusal, "last_day", |draft| &mut draft.last_day)
                error=refusal.field_error("last_day")
            />
        </div>
        <Select
            label=words.channel
            name="channel"
            placeholder=words.any_channel.to_owned()
            options=channels.to_vec()
            value=text_of(draft, |draft| &draft.channel)
            on_change=write_to(draft, refusal, "channel", |draft| &mut draft.channel)
        />
    }
}

/// A tick for each weekday.
#[component]
fn Days(draft: RwSignal<ScheduleDraft>, refusal: Refusal) -> impl IntoView {
    let words = words();
    let error = refusal.field_error("weekdays");
    let day = move |(day, word): (u32, &'static str)| {
        let on_change = move |on: bool| {
            draft.update(|draft| draft.set_day(day, on));
            refusal.forget("weekdays");
        };
        view! {
            <Checkbox
                label=word
                name="weekdays"
                id=format!("weekday-{day}")
                value=day.to_string()
                checked=Signal::derive(move || draft.with(|draft| draft.has_day(day)))
                on_change
            />
        }
    };
    view! {
        <fieldset>
            <legend class="text-sm font-semibold">{words.weekdays}</legend>
            <div class="grid grid-cols-4 gap-x-4 sm:grid-cols-7">{(0..7).zip(words.days).map(day).collect_view()}</div>
            <p class="field-error" aria-live="polite">
                {move || error.get().map(|error| view! {
                    <Icon name="alert" size=IconSize::Small/>
                    <span>{error}</span>
                })}
            </p>
        </fieldset>
    }
}
