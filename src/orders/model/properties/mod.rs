//! Random people do random things to an order on a random small menu; what must hold, holds after every step.
//!
//! A failure prints the smallest history that shows it. `PROPTEST_CASES` sets how many histories each property
//! sees (256 otherwise). Deliberately absent: the database; the same histories run through it elsewhere.

mod bills;
mod expected;
mod histories;
mod intents;
mod lived;
mod menus;

mod books;
mod discounts;
mod money;
mod moves;
mod people;
mod reach;
mod refunds;
mod repeats;
mod shares;
mod states;
