//! What the engine answers, case by case: every refusal, every price worked out by hand, the tables in full.

mod bills;
mod bistro;

mod amend;
mod cash_rounding;
mod courses;
mod discounts;
mod money;
mod moves;
mod progress;
mod refunds;
mod refusals;
mod selections;
mod service_and_tips;
mod splits;
mod tables;
mod words;
