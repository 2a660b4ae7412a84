//! The drawing on the front door.

use leptos::prelude::*;

/// An order slip with its dishes ticked off, the next one behind it. Decoration.
#[component]
pub fn TicketPicture() -> impl IntoView {
    view! {
        <svg viewBox="0 0 400 440" width="400" height="440" fill="none" aria-hidden="true" focusable="false">
            <g transform="rotate(7 250 220)">
                <rect x="118" y="34" width="240" height="356" rx="14" class="fill-accent-soft stroke-accent-line" stroke-width="2"/>
                <rect x="146" y="66" width="96" height="18" rx="9" class="fill-accent-line"/>
                <rect x="146" y="108" width="180" height="10" rx="5" class="fill-accent-line"/>
            </g>
            <g transform="rotate(-4 180 220)">
                <path
                    d="M60 54a14 14 0 0 1 14-14h228a14 14 0 0 1 14 14v340l-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12z"
                    class="fill-surface stroke-line-strong"
                    stroke-width="2"
                />
                <rect x="86" y="70" width="84" height="26" rx="8" class="fill-ink"/>
                <rect x="182" y="76" width="48" height="14" rx="7" class="fill-line"/>
                <rect x="250" y="70" width="42" height="26" rx="8" class="fill-accent"/>
                <path d="M86 118h204" class="stroke-line" stroke-width="2" stroke-dasharray="6 6"/>
                <Dish y=146 width=112 is_made=true/>
                <Dish y=194 width=88 is_made=true/>
                <Dish y=242 width=128 is_made=true/>
                <Dish y=290 width=100 is_made=false/>
                <path d="M86 334h204" class="stroke-line" stroke-width="2" stroke-dasharray="6 6"/>
                <rect x="86" y="350" width="60" height="16" rx="8" class="fill-line"/>
                <rect x="222" y="346" width="68" height="24" rx="8" class="fill-ink"/>
            </g>
        </svg>
    }
}

/// One line of the slip; made ones have their tick.
#[component]
fn Dish(y: i32, width: i32, is_made: bool) -> impl IntoView {
    let ring = if is_made { "fill-success-solid" } else { "fill-surface stroke-line-strong" };
    let tick = is_made.then(|| view! {
        <path d=format!("M94 {} l6 6 11-12", y + 13) class="stroke-on-success" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>
    });
    view! {
        <circle cx="102" cy=y + 13 r="15" class=ring stroke-width="2"/>
        {tick}
        <rect x="130" y=y + 6 width=width height="14" rx="7" class="fill-ink-faint"/>
        <rect x="264" y=y + 6 width="26" height="14" rx="7" class="fill-line-strong"/>
    }
}
