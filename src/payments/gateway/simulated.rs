//! The gateway of demos and tests, with books of its own in the database: a terminal whose card approves or declines as
//! it is told, and a page that takes test numbers. It needs no keys and no network.

use sqlx::PgPool;

use super::{Failure, Fetched, Gateway, NewPage, NewRefund, Page, ReturnState, Returning, Standing};
use crate::{
    kernel::{currency::Currency, ids::PaymentId, money::Money, time::Timestamp},
    payments::{
        model::SimulatedCard,
        service::GatewayName,
        store::simulated::{self as books, Card, CardState},
    },
};

/// A charge on the terminal. The payment's id makes it one charge.
#[derive(Clone, Copy, Debug)]
pub struct Charge {
    pub payment: PaymentId,
    pub amount: Money,
    pub currency: Currency,
    pub card: SimulatedCard,
}

/// What the test numbers do. Every other number is refused as mistyped.
pub const NUMBERS: [(&str, Result<(), &str>); 4] = [
    ("4242424242424242", Ok(())),
    ("5555555555554444", Ok(())),
    ("4000000000000002", Err("declined by the bank")),
    ("4000000000009995", Err("declined: not enough money on the card")),
];

#[derive(Clone, Debug)]
pub struct Simulated {
    pool: PgPool,
    public_url: String,
    now: Timestamp,
}

impl Simulated {
    pub fn new(pool: PgPool, public_url: &str, now: Timestamp) -> Self {
        Self { pool, public_url: public_url.to_owned(), now }
    }

    /// How the gateway calls what this id asked for.
    pub fn session_of(key: uuid::Uuid) -> String {
        format!("sim_{}", key.simple())
    }

    /// Charges on the terminal, once per payment, however often it is called.
    pub async fn charge(&self, charge: &Charge) -> Result<Standing, Failure> {
        let session = Self::session_of(charge.payment.uuid());
        let state = match charge.card {
            SimulatedCard::Approves => CardState::Captured,
            SimulatedCard::Declines => CardState::Declined,
        };
        let card = Card {
            session: session.clone(),
            amount: charge.amount,
            currency: charge.currency.code().to_owned(),
            holds: false,
            state,
            captured: if state == CardState::Captured { charge.amount } else { Money::ZERO },
            refunded: Money::ZERO,
            return_url: String::new(),
        };
        books::insert(&self.pool, &card, self.now).await.map_err(lost)?;
        self.look(&session).await
    }

    /// The page's form: somebody has entered a card.
    pub async fn enter(&self, session: &str, number: &str) -> Result<Standing, Failure> {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let Some((_, answer)) = NUMBERS.iter().find(|(known, _)| *known == digits) else {
            return Err(Failure::Refused("That is not the number of a card. Try 4242 4242 4242 4242.".to_owned()));
        };
        books::enter(&self.pool, session, answer.is_ok()).await.map_err(lost)?;
        self.look(session).await
    }

    /// A page as its customer sees it.
    pub async fn page(&self, session: &str) -> Result<Option<Card>, Failure> {
        books::find(&self.pool, session).await.map_err(lost)
    }
}

fn lost(error: sqlx::Error) -> Failure {
    Failure::Unknown(error.to_string())
}

fn standing(card: Card) -> Standing {
    let fetched = |amount| Fetched { reference: card.session.clone(), amount, currency: card.currency.clone() };
    match card.state {
        CardState::Open => Standing::Open,
        CardState::Held => Standing::Authorised(fetched(card.amount)),
        CardState::Captured => Standing::Captured(fetched(card.captured)),
        CardState::Declined => Standing::Ended { reason: "declined by the bank".to_owned() },
        CardState::Cancelled | CardState::Expired => {
            Standing::Ended { reason: "given up before it was paid".to_owned() }
        }
    }
}

#[async_trait::async_trait]
impl Gateway for Simulated {
    fn name(&self) -> GatewayName {
        GatewayName::Simulated
    }

    async fn open(&self, page: &NewPage) -> Result<Page, Failure> {
        let session = Self::session_of(page.key);
        let card = Card {
            session: session.clone(),
            amount: page.amount,
            currency: page.currency.code().to_owned(),
            holds: page.holds,
            state: CardState::Open,
            captured: Money::ZERO,
            refunded: Money::ZERO,
            return_url: page.return_url.clone(),
        };
        books::insert(&self.pool, &card, self.now).await.map_err(lost)?;
        Ok(Page { url: format!("{}/pay/card/{session}", self.public_url), session })
    }

    async fn look(&self, session: &str) -> Result<Standing, Failure> {
        let found = books::find(&self.pool, session).await.map_err(lost)?;
        Ok(found.map_or_else(|| Standing::Ended { reason: "never charged".to_owned() }, standing))
    }

    async fn give_up(&self, session: &str) -> Result<Standing, Failure> {
        books::advance(&self.pool, session, (CardState::Open, CardState::Expired)).await.map_err(lost)?;
        self.look(session).await
    }

    async fn capture(&self, reference: &str, (amount, _): (Money, Currency), _key: &str) -> Result<(), Failure> {
        if books::capture(&self.pool, reference, amount).await.map_err(lost)? {
            return Ok(());
        }
        match books::find(&self.pool, reference).await.map_err(lost)? {
            Some(card) if card.state == CardState::Captured && card.captured == amount => Ok(()),
            _ => Err(Failure::Refused("the card is not held any more".to_owned())),
        }
    }

    async fn release(&self, reference: &str) -> Result<(), Failure> {
        books::advance(&self.pool, reference, (CardState::Held, CardState::Cancelled)).await.map_err(lost)?;
        Ok(())
    }

    async fn refund(&self, refund: &NewRefund) -> Result<Returning, Failure> {
        let reference = format!("simre_{}", refund.key);
        if books::refund(&self.pool, (&reference, &refund.reference), refund.amount).await.map_err(lost)? {
            Ok(Returning { reference, state: ReturnState::Arrived })
        } else {
            Err(Failure::Refused("more than was charged cannot be given back".to_owned()))
        }
    }

    /// Its books never forget a key: asking again finds what there is.
    async fn find_refund(&self, _refund: &NewRefund) -> Result<Option<Returning>, Failure> {
        Ok(None)
    }
}
