//! A page's data, from asking to showing.

use leptos::{either::EitherOf3, prelude::*};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    kernel::error::AppError,
    ui::{
        kit::{
            card::Card,
            error_view::ErrorView,
            page_header::PageHeader,
            skeleton::{Skeleton, SkeletonShape},
        },
        shared::{error_text::error_text, words::words as shared_words},
    },
};

#[derive(Clone, Debug, PartialEq)]
enum Phase {
    Asking,
    Failed(AppError),
    Here,
}

/// The skeleton of a card with `count` rows.
pub fn rows_skeleton(count: u32) -> ViewFn {
    ViewFn::from(move || {
        let label = shared_words().loading;
        view! { <Card><Skeleton shape=SkeletonShape::Row count label/></Card> }
    })
}

/// The skeleton until the answer is there, then the page, or what went wrong and a way to try again.
///
/// The page is made once and gets the data as a signal, so that news changes figures and rows in place: an open menu,
/// the focus and the scroll position stay. News that fails to arrive leaves the old page standing; the frame says that
/// the server is away.
#[component]
pub fn Loaded<T>(
    data: Resource<Result<T, AppError>>,
    /// The page's heading in the states without data.
    title: &'static str,
    /// What could not be loaded.
    failed: &'static str,
    #[prop(into)] skeleton: ViewFn,
    page: impl Fn(Signal<T>) -> AnyView + Send + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let words = shared_words();
    let waiting = move || {
        view! {
            <PageHeader title text=words.loading.to_owned()/>
            {skeleton.run()}
        }
        .into_any()
    };
    view! {
        <Transition fallback=waiting>
            {
                let seen = Memo::new(move |old: Option<&Option<Result<T, AppError>>>| {
                    let new = data.get();
                    match (&new, old) {
                        (Some(Err(error)), Some(Some(Ok(_)))) if error.is_passing() => old.cloned().flatten(),
                        _ => new,
                    }
                });
                let phase = Memo::new(move |_| {
                    seen.with(|seen| match seen {
                        None => Phase::Asking,
                        Some(Err(error)) => Phase::Failed(error.clone()),
                        Some(Ok(_)) => Phase::Here,
                    })
                });
                let latest = Memo::new(move |old: Option<&Option<T>>| {
                    seen.with(|seen| match seen {
                        Some(Ok(new)) => Some(new.clone()),
                        _ => old.cloned().flatten(),
                    })
                });
                move || match phase.get() {
                    Phase::Asking => EitherOf3::A(()),
                    Phase::Failed(error) => EitherOf3::B(view! {
                        <PageHeader title/>
                        <ErrorView
                            title=failed
                            text=error_text(&error)
                            retry_label=words.retry
                            on_retry=move |()| data.refetch()
                        />
                    }),
                    Phase::Here => EitherOf3::C(page(Signal::derive(move || {
                        latest.get().expect("a page is made of data that are here, and the last ones are kept")
                    }))),
                }
            }
        </Transition>
    }
}
