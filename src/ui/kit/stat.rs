//! One figure and how it changed.

use leptos::{either::Either, prelude::*};

use super::{
    classes,
    icon::{Icon, IconSize},
    tone::Tone,
};

/// Which way a figure went, and whether that is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trend {
    UpGood,
    UpBad,
    DownGood,
    DownBad,
    #[default]
    Flat,
}

impl Trend {
    const fn class(self) -> &'static str {
        match self {
            Self::UpGood | Self::DownGood => Tone::Success.class(),
            Self::UpBad | Self::DownBad => Tone::Danger.class(),
            Self::Flat => Tone::Neutral.class(),
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::UpGood | Self::UpBad => "arrow-up",
            Self::DownGood | Self::DownBad => "arrow-down",
            Self::Flat => "minus",
        }
    }
}

/// A card with one figure; the whole card is a link where `href` is given.
#[component]
pub fn Stat(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    /// The change in words: "12 % more".
    #[prop(optional, into)]
    change: Signal<Option<String>>,
    #[prop(optional, into)] trend: Signal<Trend>,
    /// What it is compared with: "1,204.00 last Friday".
    #[prop(optional, into)]
    before: Signal<Option<String>>,
    #[prop(optional)] icon: Option<&'static str>,
    #[prop(optional, into)] href: Option<String>,
) -> impl IntoView {
    let body = view! {
        <span class="stat-label">
            <span>{move || label.get()}</span>
            {icon.map(|name| view! { <Icon name/> })}
        </span>
        <strong class="stat-value">{move || value.get()}</strong>
        {move || change.get().map(|change| view! {
            <span class=classes::join(&["stat-change", trend.get().class()])>
                <Icon name=trend.get().icon() size=IconSize::Small/>
                <span>{change}</span>
            </span>
        })}
        {move || before.get().map(|before| view! { <span class="stat-before">{before}</span> })}
    };
    match href {
        Some(href) => Either::Left(view! { <a class="stat" href=href>{body}</a> }),
        None => Either::Right(view! { <div class="stat">{body}</div> }),
    }
}
