//! What can be done with stock, and what follows from it.

use leptos::prelude::*;

use crate::{
    inventory::{
        model::{IngredientForm, Location, StockChange, StockRow},
        rpc::{add_ingredient, add_location, change_stock, edit_ingredient},
    },
    kernel::{
        error::AppError,
        ids::{IngredientId, LocationId, OperationId},
        text::Note,
    },
    ui::admin::{
        refusal::{Refusal, follow_form},
        stock::words::words,
    },
};

/// A change with the operation that makes it one, however often it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub operation: OperationId,
    pub ingredient: IngredientId,
    pub name: String,
    pub location: Option<LocationId>,
    pub change: StockChange,
    pub reference: Note,
}

/// An ingredient with its id; new ones get theirs here, so that a repeat is not a second one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: IngredientId,
    pub is_new: bool,
    pub form: IngredientForm,
}

/// What stands at the side of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    Change(StockRow),
    Edit(StockRow),
    NewIngredient,
    NewPlace,
}

/// Handles only.
#[derive(Clone, Copy)]
pub struct Acts {
    pub open: RwSignal<Option<Open>>,
    pub refusal: Refusal,
    pub change: Action<Wanted, Result<String, AppError>>,
    pub keep: Action<Kept, Result<String, AppError>>,
    pub keep_place: Action<Location, Result<String, AppError>>,
}

impl Acts {
    /// Opens the side with nothing refused yet.
    pub fn show(self, what: Open) {
        self.refusal.0.set(None);
        self.open.set(Some(what));
    }

    /// Something is on its way to the server.
    pub fn is_pending(self) -> bool {
        self.change.pending().get() || self.keep.pending().get() || self.keep_place.pending().get()
    }
}

/// `refetch` asks for the stock anew.
pub fn use_acts(refetch: impl Fn() + Copy + Send + Sync + 'static) -> Acts {
    let words = words();
    let acts = Acts {
        open: RwSignal::new(None),
        refusal: Refusal::new(),
        change: Action::new(|wanted: &Wanted| {
            let Wanted { operation, ingredient, name, location, change, reference } = wanted.clone();
            async move { change_stock(operation, ingredient, location, change, reference).await.map(|()| name) }
        }),
        keep: Action::new(|kept: &Kept| {
            let Kept { id, is_new, form } = kept.clone();
            let name = form.name.clone();
            async move {
                let done = if is_new { add_ingredient(id, form).await } else { edit_ingredient(id, form).await };
                done.map(|()| name)
            }
        }),
        keep_place: Action::new(|place: &Location| {
            let place = place.clone();
            async move { add_location(place.clone()).await.map(|()| place.name) }
        }),
    };
    follow_form(acts.change, acts.open, acts.refusal, words.changed, refetch);
    follow_form(acts.keep, acts.open, acts.refusal, words.kept, refetch);
    follow_form(acts.keep_place, acts.open, acts.refusal, words.kept, refetch);
    acts
}
