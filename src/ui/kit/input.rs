//! One line of text, a number, a date, a file.

use leptos::{ev::Event, html, prelude::*};

use super::{bind, field, field::Field, icon::Icon};

/// What is typed: decides the input's type and the keyboard a phone shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    #[default]
    Text,
    Search,
    Email,
    Password,
    Tel,
    Url,
    /// A whole number, typed on digits.
    Whole,
    /// A number with a decimal sign: money, weights.
    Decimal,
    /// Digits that nobody should see.
    Pin,
    Date,
    Time,
    DateTime,
    Month,
    File,
    Color,
}

impl InputKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Whole | Self::Decimal | Self::Tel | Self::Date | Self::Time | Self::DateTime | Self::Month => {
                "input input-number"
            }
            Self::Pin => "input input-pin",
            Self::Text | Self::Search | Self::Email | Self::Password | Self::Url | Self::File | Self::Color => "input",
        }
    }

    const fn html_type(self) -> &'static str {
        match self {
            Self::Text | Self::Whole | Self::Decimal => "text",
            Self::Search => "search",
            Self::Email => "email",
            Self::Password | Self::Pin => "password",
            Self::Tel => "tel",
            Self::Url => "url",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "datetime-local",
            Self::Month => "month",
            Self::File => "file",
            Self::Color => "color",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Whole | Self::Pin => Some("numeric"),
            Self::Decimal => Some("decimal"),
            Self::Search => Some("search"),
            _ => None,
        }
    }

    const fn icon(self) -> Option<&'static str> {
        match self {
            Self::Search => Some("search"),
            _ => None,
        }
    }
}

/// An input with its label, hint and error.
#[component]
pub fn Input(
    #[prop(into)] label: Signal<String>,
    /// Name in the form; the id is `field-<name>` unless `id` is given.
    name: &'static str,
    #[prop(optional)] kind: InputKind,
    /// The first value, and with `on_input` the value at any time.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Every keystroke. Makes the input controlled.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// When the person is done with it.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] readonly: bool,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] hide_label: bool,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional, into)] placeholder: Option<String>,
    /// Short text inside the box, before the value: a currency.
    #[prop(optional, into)]
    lead: Option<String>,
    /// Short text inside the box, after the value: a unit.
    #[prop(optional, into)]
    trail: Option<String>,
    /// Icon inside the box; a search has one already.
    #[prop(optional)]
    icon: Option<&'static str>,
    #[prop(optional, into)] min: Option<String>,
    #[prop(optional, into)] max: Option<String>,
    #[prop(optional, into)] step: Option<String>,
    #[prop(optional, into)] pattern: Option<String>,
    /// File types, for `InputKind::File`.
    #[prop(optional, into)]
    accept: Option<String>,
    #[prop(optional)] maxlength: Option<u32>,
    /// To focus or read the element itself.
    #[prop(optional)]
    input_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let id = field::id_of(id, name);
    let described_by = field::described_by(&id);
    let text_lead = |text: String| {
        let class = if text.chars().count() < 3 { "input-lead" } else { "input-lead input-lead-wide" };
        view! { <span class=class>{text}</span> }.into_any()
    };
    let lead_view = lead.map(text_lead).or_else(|| {
        let name = icon.or(kind.icon())?;
        Some(view! { <span class="input-lead"><Icon name/></span> }.into_any())
    });
    let trail_view = trail.map(|text| view! { <span class="input-trail">{text}</span> });
    if kind != InputKind::File {
        bind::bind(
            value,
            move || input_ref.get().map(|input| input.value()),
            move |wanted: &String| {
                if let Some(input) = input_ref.get_untracked() {
                    input.set_value(wanted);
                }
            },
            on_input.or(on_change),
        );
    }
    let tell = move |callback: Option<Callback<String>>, event: Event| {
        if let Some(callback) = callback {
            callback.run(event_target_value(&event));
        }
    };
    view! {
        <Field id=id.clone() label hint error required hide_label>
            <div class="input-box">
                {lead_view}
                <input
                    node_ref=input_ref
                    class=kind.class()
                    id=id
                    type=kind.html_type()
                    inputmode=kind.keyboard()
                    name=name
                    value=value.get_untracked()
                    required=required
                    readonly=readonly
                    autofocus=autofocus
                    disabled=move || disabled.get()
                    autocomplete=autocomplete
                    placeholder=placeholder
                    min=min
                    max=max
                    step=step
                    pattern=pattern
                    accept=accept
                    maxlength=maxlength
                    aria-describedby=described_by
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    on:input=move |event| tell(on_input, event)
                    on:change=move |event| tell(on_change, event)
                />
                {trail_view}
            </div>
        </Field>
    }
}
