//! What endpoints take: who asks, and input that was read, with refusals of our own shape.

use axum::{
    Extension, Json,
    extract::{FromRequest, FromRequestParts, Path, Query, Request},
};
use http::request::Parts;
use serde::de::DeserializeOwned;

use super::{
    keys::RequestKey,
    problem::{Problem, Refusal},
};
use crate::{
    kernel::error::AppError,
    platform::ctx::{Caller, Ctx, Scope},
    server::identify::Identified,
    tables::service as tables,
};

/// A member with a session or a token, or a program with a key, in the restaurant they work in now.
pub struct Staff(pub Ctx);

/// A guest at their table, by the token of their session.
pub struct GuestSeat(pub Ctx);

/// Anybody, signed in or not.
pub struct Anyone(pub Identified);

/// A body that was read.
pub struct Body<T>(pub T);

/// A table that was read as text.
pub struct Table(pub String);

/// A file that says it is a picture; whether it is one is found out when it is read.
pub struct Picture(pub Vec<u8>);

/// A query string that was read.
pub struct Asked<T>(pub T);

/// The parts of a path that were read. What is no id is nobody's.
pub struct At<T>(pub T);

impl<S: Send + Sync> FromRequestParts<S> for Anyone {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let found = Extension::<Identified>::from_request_parts(parts, state).await;
        found.map(|Extension(identified)| Self(identified)).map_err(|_| AppError::Unauthenticated.into())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Anyone(identified) = Anyone::from_request_parts(parts, state).await?;
        identified.staff.map(Self).ok_or_else(|| AppError::Unauthenticated.into())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for GuestSeat {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Anyone(identified) = Anyone::from_request_parts(parts, state).await?;
        let token = identified.guest_token.as_ref().ok_or(AppError::Unauthenticated)?;
        let joined = tables::find_phone(&identified.stranger(), &tables::phone_key(token)).await?;
        let joined = joined.ok_or(AppError::Unauthenticated)?;
        let caller = Caller::Guest(joined.seat);
        Ok(Self(Ctx::new(identified.world.clone(), caller, Scope::Restaurant(joined.restaurant))))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RequestKey {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        match parts.extensions.get::<Self>() {
            Some(key) => Ok(*key),
            None => {
                let Anyone(identified) = Anyone::from_request_parts(parts, &()).await?;
                Ok(Self::fresh(&identified.stranger()))
            }
        }
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Refusal;
    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => {
                use axum::extract::rejection::JsonRejection;
                let text = rejection.body_text();
                Err(match rejection {
                    JsonRejection::JsonDataError(_) => {
                        Problem::new(http::StatusCode::UNPROCESSABLE_ENTITY, "invalid", text)
                    }
                    JsonRejection::BytesRejection(_) => {
                        Problem::new(http::StatusCode::PAYLOAD_TOO_LARGE, "too_large", "The body is too large.")
                    }
                    JsonRejection::MissingJsonContentType(_) => {
                        Problem::new(http::StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", "Send application/json.")
                    }
                    _ => Problem::unreadable(text),
                }
                .into())
            }
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Picture {
    type Rejection = Refusal;
    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let is_picture =
            ["image/jpeg", "image/png", "image/gif", "image/webp"].contains(&content_type(&request).as_str());
        if !is_picture {
            let text = "Send image/jpeg, image/png, image/gif or image/webp.";
            return Err(Problem::new(http::StatusCode::UNSUPPORTED_MEDIA_TYPE, "no_picture", text).into());
        }
        match axum::body::Bytes::from_request(request, state).await {
            Ok(bytes) => Ok(Self(bytes.into())),
            Err(_) => Err(Problem::new(
                http::StatusCode::PAYLOAD_TOO_LARGE,
                "too_large",
                "The picture is too large: take a file of at most 8 MiB.",
            )
            .into()),
        }
    }
}

/// What a body says it is, without its parameters.
fn content_type(request: &Request) -> String {
    let kind = request.headers().get(http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase()
}

impl<S: Send + Sync> FromRequest<S> for Table {
    type Rejection = Refusal;
    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        if content_type(&request) != "text/csv" {
            return Err(Problem::new(http::StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_csv", "Send text/csv.").into());
        }
        match axum::body::Bytes::from_request(request, state).await {
            Ok(bytes) => String::from_utf8(bytes.into()).map(Self).map_err(|_| {
                AppError::invalid("file", "The table is not written in UTF-8. Save it as \"CSV UTF-8\".").into()
            }),
            Err(_) => {
                Err(Problem::new(http::StatusCode::PAYLOAD_TOO_LARGE, "too_large", "The table is too large.").into())
            }
        }
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let read = Query::<T>::from_request_parts(parts, state).await;
        read.map(|Query(value)| Self(value)).map_err(|rejection| {
            Problem::new(http::StatusCode::UNPROCESSABLE_ENTITY, "invalid", rejection.body_text()).into()
        })
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for At<T> {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let read = Path::<T>::from_request_parts(parts, state).await;
        read.map(|Path(value)| Self(value)).map_err(|_| AppError::not_found("address").into())
    }
}
