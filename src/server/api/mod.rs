//! The JSON API under `/api/v1`: what all endpoints share. The endpoints stand in their slices' `api.rs`.

pub mod csv;
pub mod document;
pub mod etag;
pub mod examples;
pub mod extract;
pub mod keys;
pub mod problem;
pub mod routes;
