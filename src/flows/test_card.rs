//! The simulated card company's page, as its customer: no key, no card, and nothing of the house but an amount.

use crate::{
    kernel::{currency::Currency, error::AppError, permission::Permission},
    payments::{
        gateway::{Failure, choose},
        model::TestCardPage,
    },
    platform::{ctx::Ctx, error::inconsistent},
};

pub async fn test_card_page(ctx: &Ctx, session: &str) -> Result<TestCardPage, AppError> {
    ctx.require(Permission::PublicMenu)?;
    let card = choose::simulated(ctx.world()).page(session).await.map_err(lost)?;
    let card = card.filter(|card| !card.return_url.is_empty()).ok_or_else(|| AppError::not_found("page"))?;
    Ok(TestCardPage {
        amount: card.amount,
        currency: Currency::parse(&card.currency).map_err(|_| inconsistent("simulated_cards", "currency"))?,
        holds: card.holds,
        is_open: card.is_open(),
        return_url: card.return_url,
    })
}

/// A number is tried; without one the customer goes back as they came. Answers with where to.
pub async fn enter_test_card(ctx: &Ctx, session: &str, number: &str) -> Result<String, AppError> {
    ctx.require(Permission::PublicMenu)?;
    let page = test_card_page(ctx, session).await?;
    if !number.trim().is_empty() {
        choose::simulated(ctx.world()).enter(session, number).await.map_err(|failure| match failure {
            Failure::Refused(why) => AppError::invalid("number", why),
            Failure::Unknown(_) => AppError::Unavailable,
        })?;
    }
    Ok(page.return_url)
}

fn lost(_: Failure) -> AppError {
    AppError::Unavailable
}
