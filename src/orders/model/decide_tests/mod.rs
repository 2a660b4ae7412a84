//! What the engine answers, case by case: every refusal, every price worked out by hand, the tables in full.

mod bistro;

mod money;
mod progress;
mod refusals;
mod selections;
mod tables;
mod words;
