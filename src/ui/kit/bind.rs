//! Keeps a form control and a signal together without losing what was typed before the page hydrated.

use leptos::prelude::*;

/// The control's first value is in the HTML. When the page wakes up and the control says something else already
/// (typed early, or restored by the browser), `adopt` gets it; later changes of `value` are written to the control.
///
/// `read` answers `None` while the control is not in the page.
pub fn bind<T>(
    value: Signal<T>,
    read: impl Fn() -> Option<T> + 'static,
    write: impl Fn(&T) + 'static,
    adopt: Option<Callback<T>>,
) where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    Effect::new(move |seen: Option<Option<T>>| {
        let wanted = value.get();
        let shown = read()?;
        let first = seen.flatten().is_none();
        if shown != wanted {
            match adopt {
                Some(adopt) if first => {
                    adopt.try_run(shown);
                }
                None if first => {}
                _ => write(&wanted),
            }
        }
        Some(wanted)
    });
}
