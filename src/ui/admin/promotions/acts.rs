//! What can be done with promotions and vouchers, and what follows from it.

use leptos::prelude::*;

use crate::{
    kernel::{
        error::AppError,
        ids::{PromotionId, VoucherId},
    },
    promotions::{
        model::{
            editing::{PromotionForm, VoucherForm},
            voucher::Voucher,
        },
        rpc::{make_vouchers, save_promotion, stop_promotion, stop_voucher, vouchers},
    },
    ui::{
        admin::{
            fill::{count, fill},
            promotions::{draft::PromotionDraft, words::words},
            refusal::Refusal,
            schedule::draft::ScheduleDraft,
        },
        kit::toast::{Toast, use_toasts},
        shared::error_text::error_text,
    },
};

/// A promotion by its id and name, for questions and messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: PromotionId,
    pub name: String,
}

/// Handles only.
#[derive(Clone, Copy)]
pub struct Acts {
    /// The promotion in the editor with its hours; none while it is closed.
    pub opened: RwSignal<Option<(PromotionDraft, ScheduleDraft)>>,
    pub save: Action<PromotionForm, Result<String, AppError>>,
    pub refusal: Refusal,
    /// The promotion that is asked about.
    pub asked: RwSignal<Option<Named>>,
    pub stop: Action<Named, Result<Named, AppError>>,
    /// The promotion whose vouchers are shown.
    pub shown: RwSignal<Option<Named>>,
    pub load: Action<PromotionId, Result<Vec<Voucher>, AppError>>,
    pub make: Action<VoucherForm, Result<(PromotionId, usize), AppError>>,
    pub make_refusal: Refusal,
    pub withdraw: Action<(PromotionId, VoucherId), Result<PromotionId, AppError>>,
}

impl Acts {
    /// Shows a promotion's vouchers.
    pub fn show_vouchers(self, promotion: Named) {
        self.load.value().set(None);
        self.make_refusal.0.set(None);
        self.load.dispatch(promotion.id);
        self.shown.set(Some(promotion));
    }
}

/// `refetch` asks for the promotions anew.
pub fn use_acts(refetch: impl Fn() + Copy + 'static) -> Acts {
    let (words, toasts) = (words(), use_toasts());
    let acts = Acts {
        opened: RwSignal::new(None),
        save: Action::new(|form: &PromotionForm| {
            let form = form.clone();
            async move {
                let name = form.name.to_string();
                save_promotion(form).await.map(|_| name)
            }
        }),
        refusal: Refusal::new(),
        asked: RwSignal::new(None),
        stop: Action::new(|promotion: &Named| {
            let promotion = promotion.clone();
            async move { stop_promotion(promotion.id).await.map(|()| promotion) }
        }),
        shown: RwSignal::new(None),
        load: Action::new(|promotion: &PromotionId| vouchers(*promotion)),
        make: Action::new(|form: &VoucherForm| {
            let (promotion, form) = (form.promotion, form.clone());
            async move { make_vouchers(form).await.map(|made| (promotion, made.len())) }
        }),
        make_refusal: Refusal::new(),
        withdraw: Action::new(|(promotion, voucher): &(PromotionId, VoucherId)| {
            let (promotion, voucher) = (*promotion, *voucher);
            async move { stop_voucher(voucher).await.map(|()| promotion) }
        }),
    };
    Effect::new(move |_| match acts.save.value().get() {
        None => {}
        Some(Ok(name)) => {
            acts.opened.set(None);
            refetch();
            toasts.push(Toast::success(fill(words.saved, "name", name)));
        }
        Some(Err(error)) => acts.refusal.refuse(error),
    });
    Effect::new(move |_| match acts.stop.value().get() {
        None => {}
        Some(Ok(promotion)) => {
            acts.asked.set(None);
            refetch();
            toasts.push(Toast::success(fill(words.was_stopped, "name", promotion.name)));
        }
        Some(Err(error)) => {
            acts.asked.set(None);
            toasts.push(Toast::danger(error_text(&error)));
        }
    });
    Effect::new(move |_| match acts.make.value().get() {
        None => {}
        Some(Ok((promotion, made))) => {
            acts.make_refusal.0.set(None);
            refetch();
            acts.load.dispatch(promotion);
            toasts.push(Toast::success(count(made, words.made_one, words.made_many)));
        }
        Some(Err(error)) => acts.make_refusal.refuse(error),
    });
    Effect::new(move |_| match acts.withdraw.value().get() {
        None => {}
        Some(Ok(promotion)) => {
            acts.load.dispatch(promotion);
        }
        Some(Err(error)) => {
            toasts.push(Toast::danger(error_text(&error)));
        }
    });
    acts
}
