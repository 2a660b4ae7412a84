//! `comanda verify`: every invariant that the tables hold, and the chain of facts. Finding nothing is the proof.
//!
//! Runs as `comanda_system`, in one snapshot; under the app's role it would see no tenant and find nothing.

pub mod chain;
pub mod invariants;
pub mod replay;
pub mod run;
