//! An act that moves money: what has no answer yet is repeated as it is, under the same id, so that it is done once.

use leptos::{prelude::*, task::spawn_local};

use crate::kernel::error::AppError;

/// Handles only, so it is copied freely.
pub struct Attempt<Asked: Clone + Send + Sync + 'static> {
    kept: RwSignal<Option<Asked>>,
    pub is_busy: RwSignal<bool>,
    pub error: RwSignal<Option<AppError>>,
}

impl<Asked: Clone + Send + Sync + 'static> Clone for Attempt<Asked> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Asked: Clone + Send + Sync + 'static> Copy for Attempt<Asked> {}

impl<Asked: Clone + Send + Sync + 'static> Attempt<Asked> {
    pub fn new() -> Self {
        Self { kept: RwSignal::new(None), is_busy: RwSignal::new(false), error: RwSignal::new(None) }
    }

    /// Whether something was asked for and has no answer: it can only be repeated.
    pub fn is_kept(self) -> bool {
        self.kept.with(Option::is_some)
    }

    /// Asks for `new`, or again for what has no answer yet. A second tap waits.
    pub fn send<Answer, Asking>(
        self,
        new: impl FnOnce() -> Asked,
        ask: impl FnOnce(Asked) -> Asking,
        done: impl FnOnce(Answer) + 'static,
    ) where
        Asking: Future<Output = Result<Answer, AppError>> + 'static,
        Answer: 'static,
    {
        if self.is_busy.get_untracked() {
            return;
        }
        let asked = self.kept.get_untracked().unwrap_or_else(new);
        self.kept.set(Some(asked.clone()));
        self.error.set(None);
        self.is_busy.set(true);
        let asking = ask(asked);
        spawn_local(async move {
            let answer = asking.await;
            self.is_busy.try_set(false);
            match answer {
                Ok(answer) => {
                    self.kept.try_set(None);
                    done(answer);
                }
                Err(error) => {
                    if !error.is_passing() {
                        self.kept.try_set(None);
                    }
                    self.error.try_set(Some(error));
                }
            }
        });
    }

    /// Forgets the last refusal, as when a sheet is opened again. What has no answer is kept.
    pub fn clear(self) {
        if !self.is_busy.get_untracked() {
            self.error.set(None);
        }
    }
}
