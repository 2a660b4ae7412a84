//! A share as a bar.

use leptos::prelude::*;

/// `part` of `whole`, in thousandths, within 0 to 1000.
pub fn per_mille(part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    let share = i128::from(part.max(0)) * 1_000 / i128::from(whole);
    i64::try_from(share).unwrap_or(1_000).min(1_000)
}

/// A track with a filled part; decoration, the figure stands beside it.
#[component]
pub fn Meter(
    #[prop(into)] per_mille: Signal<i64>,
    /// A `fill-` class of the tokens.
    #[prop(default = "fill-chart-1")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg class="block h-2 w-full rounded-full" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="fill-sunken" x="0" y="0" width="1000" height="10"></rect>
            <rect class=class x="0" y="0" width=move || per_mille.get() height="10"></rect>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::per_mille;

    #[test]
    fn a_share_stays_on_its_track() {
        assert_eq!(per_mille(1, 3), 333);
        assert_eq!(per_mille(5, 3), 1_000);
        assert_eq!(per_mille(-1, 3), 0);
        assert_eq!(per_mille(1, 0), 0);
    }
}
