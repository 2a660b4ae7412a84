//! Signing in with Google for programs.

use axum::Json;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    auth::{
        model::TokenPair,
        service::{google, tokens},
    },
    kernel::{error::AppError, ids::RestaurantId},
    platform::openid::Proof,
    server::api::{
        extract::{Anyone, Body},
        problem::{Problem, Refusal},
    },
};

/// Who signs in: an ID token, or a code with the address it was sent to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoogleIn {
    /// Of OpenID Connect, for the client that is set up here.
    #[serde(default)]
    #[schema(max_length = 8000)]
    pub id_token: Option<String>,
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub code: Option<String>,
    /// Goes with `code`.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub redirect_uri: Option<String>,
    /// What the code's challenge was made of (RFC 7636), where there was one.
    #[serde(default)]
    #[schema(max_length = 128)]
    pub code_verifier: Option<String>,
    /// What was sent along when the ID token was asked for, where something was.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub nonce: Option<String>,
    /// The restaurant to work in; the first one unless it is said.
    #[serde(default)]
    pub restaurant: Option<RestaurantId>,
}

impl GoogleIn {
    fn proof(&self) -> Result<Proof<'_>, AppError> {
        match (&self.id_token, &self.code, &self.redirect_uri) {
            (Some(token), None, None) => Ok(Proof::IdToken(token)),
            (None, Some(code), Some(redirect_uri)) => {
                Ok(Proof::Code { code, redirect_uri, verifier: self.code_verifier.as_deref() })
            }
            _ => Err(AppError::invalid("id_token", "Send an ID token, or a code with its redirect_uri.")),
        }
    }
}

/// A pair of tokens for somebody whom Google vouches for. The first time, the account is tied to the login of the same e-mail.
#[utoipa::path(post, path = "/auth/google", tag = "auth", request_body = GoogleIn, security(()),
    responses((status = 200, body = TokenPair), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn sign_in(Anyone(identified): Anyone, Body(who): Body<GoogleIn>) -> Result<Json<TokenPair>, Refusal> {
    let ctx = identified.stranger();
    let proof = who.proof()?;
    let identity = google::sign_in(&ctx, proof, who.nonce.as_deref(), &identified.address).await?;
    Ok(Json(tokens::start(&ctx, identity, who.restaurant, &identified.user_agent).await?))
}
