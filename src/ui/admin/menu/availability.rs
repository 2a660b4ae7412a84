//! Taking items off sale and putting them back.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    kernel::{error::AppError, ids::ItemId},
    menu::{
        model::editing::OffSaleFor,
        rpc::{restore, take_off_sale},
    },
    ui::{
        admin::{
            fill::fill,
            menu::words::{Words, words},
        },
        kit::toast::{Toast, Toasts, use_toasts},
        shared::error_text::error_text,
    },
};

/// An item as a person names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: ItemId,
    pub name: String,
}

/// What was done to an item, for the message.
type Done = Result<Named, AppError>;

#[derive(Clone, Copy)]
pub struct Availabilities {
    /// The item whose duration is being asked for.
    pub asked: RwSignal<Option<Named>>,
    pub take_off: Action<(Named, OffSaleFor), Done>,
    pub put_back: Action<Named, Done>,
}

impl Availabilities {
    /// Whether an act on this item is on its way.
    pub fn is_pending(self, id: ItemId) -> bool {
        let taking = self.take_off.input().with(|input| input.as_ref().is_some_and(|(item, _)| item.id == id));
        taking || self.put_back.input().with(|input| input.as_ref().is_some_and(|item| item.id == id))
    }
}

/// `refetch` asks for the menu anew after an act.
pub fn use_availability(refetch: impl Fn() + Copy + 'static) -> Availabilities {
    let (words, toasts) = (words(), use_toasts());
    let take_off = Action::new(|(item, lasting): &(Named, OffSaleFor)| {
        let (item, lasting) = (item.clone(), *lasting);
        async move { take_off_sale(item.id, lasting).await.map(|()| item) }
    });
    let put_back = Action::new(|item: &Named| {
        let item = item.clone();
        async move { restore(item.id).await.map(|()| item) }
    });
    let asked = RwSignal::new(None);
    Effect::new(move |_| match take_off.value().get() {
        None => {}
        Some(Ok(item)) => {
            asked.set(None);
            refetch();
            toasts.push(taken_off(item, words, toasts));
        }
        Some(Err(error)) => {
            asked.set(None);
            toasts.push(Toast::danger(error_text(&error)));
        }
    });
    Effect::new(move |_| match put_back.value().get() {
        None => {}
        Some(Ok(item)) => {
            refetch();
            toasts.push(Toast::success(fill(words.is_back, "item", item.name)));
        }
        Some(Err(error)) => {
            toasts.push(Toast::danger(error_text(&error)));
        }
    });
    Availabilities { asked, take_off, put_back }
}

/// The message outlives the page, so its button brings all it needs. The live stream tells the list.
fn taken_off(item: Named, words: &'static Words, toasts: Toasts) -> Toast {
    let text = fill(words.taken_off, "item", &item.name);
    Toast::success(text).action(words.undo, move |()| {
        let item = item.clone();
        spawn_local(async move {
            let toast = match restore(item.id).await {
                Ok(()) => Toast::success(fill(words.is_back, "item", item.name)),
                Err(error) => Toast::danger(error.to_string()),
            };
            toasts.push(toast);
        });
    })
}
