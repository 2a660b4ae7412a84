//! Access tokens of programs: signed claims that live for minutes. What they may do is looked up with every request, so
//! that a role that changes or a sign-in that ends counts at once.
//!
//! RFC 9068: type `at+jwt`, with `iss`, `aud`, `sub`, `iat`, `exp` and `jti`; `sid` names the sign-in, `rid` the restaurant.
//! The algorithm is pinned, and every claim that is relied on is required.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};

use crate::kernel::{
    ids::{IdentityId, RestaurantId},
    time::Timestamp,
};

const ISSUER: &str = "comanda";
const AUDIENCE: &str = "comanda-api";
const TYPE: &str = "at+jwt";
/// How long an access token is good for.
pub const GOOD_FOR_S: i64 = 15 * 60;

/// A secret that signs, by name.
#[derive(Clone)]
pub struct SigningKey {
    pub kid: String,
    pub secret: Vec<u8>,
}

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    pub iss: String,
    pub aud: String,
    pub sub: IdentityId,
    pub iat: i64,
    pub exp: i64,
    pub jti: uuid::Uuid,
    /// The sign-in that it came of.
    pub sid: uuid::Uuid,
    /// The restaurant it works in; none for a person who works nowhere yet.
    pub rid: Option<RestaurantId>,
}

/// A token that is not ours, or not any more. Why is nobody's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the token is not good")]
pub struct BadToken;

/// Who a token is for.
#[derive(Clone, Copy, Debug)]
pub struct Bearer {
    pub identity: IdentityId,
    pub sign_in: uuid::Uuid,
    pub restaurant: Option<RestaurantId>,
}

pub fn mint(key: &SigningKey, bearer: Bearer, jti: uuid::Uuid, now: Timestamp) -> Result<String, BadToken> {
    let header = Header { typ: Some(TYPE.to_owned()), kid: Some(key.kid.clone()), ..Header::new(Algorithm::HS256) };
    let iat = now.timestamp();
    let claims = Claims {
        iss: ISSUER.to_owned(),
        aud: AUDIENCE.to_owned(),
        sub: bearer.identity,
        iat,
        exp: iat + GOOD_FOR_S,
        jti,
        sid: bearer.sign_in,
        rid: bearer.restaurant,
    };
    encode(&header, &claims, &EncodingKey::from_secret(&key.secret)).map_err(|_| BadToken)
}

/// Reads a token with one of these keys. The clock is ours, so that tests decide what time it is.
pub fn read(keys: &[SigningKey], token: &str, now: Timestamp) -> Result<Claims, BadToken> {
    let header = decode_header(token).map_err(|_| BadToken)?;
    if header.typ.as_deref() != Some(TYPE) || header.alg != Algorithm::HS256 {
        return Err(BadToken);
    }
    let key = keys.iter().find(|key| Some(&key.kid) == header.kid.as_ref()).ok_or(BadToken)?;
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_issuer(&[ISSUER]);
    rules.set_audience(&[AUDIENCE]);
    rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    rules.validate_exp = false;
    let claims: Claims = decode(token, &DecodingKey::from_secret(&key.secret), &rules).map_err(|_| BadToken)?.claims;
    let now = now.timestamp();
    if claims.exp <= now || now + 60 < claims.iat { Err(BadToken) } else { Ok(claims) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(kid: &str, byte: u8) -> SigningKey {
        SigningKey { kid: kid.to_owned(), secret: vec![byte; 32] }
    }

    fn bearer() -> Bearer {
        Bearer { identity: uuid::Uuid::nil().into(), sign_in: uuid::Uuid::nil(), restaurant: None }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// T4: another algorithm, another type, another issuer, a changed claim, an end that is text.
    #[test]
    fn only_our_own_fresh_tokens_are_read() {
        let (ours, now) = (key("a", 1), at("2026-11-20T19:30:00Z"));
        let token = mint(&ours, bearer(), uuid::Uuid::nil(), now).unwrap();
        let keys = [key("b", 2), ours.clone()];
        assert_eq!(read(&keys, &token, now).unwrap().exp, now.timestamp() + GOOD_FOR_S);
        assert_eq!(read(&keys, &token, at("2026-11-20T19:45:00Z")), Err(BadToken), "over");
        assert_eq!(read(&[key("b", 2)], &token, now), Err(BadToken), "an unknown key");
        assert_eq!(read(&[key("a", 2)], &token, now), Err(BadToken), "another secret");
        let good: Claims = read(&keys, &token, now).unwrap();
        let signed = |header: &Header, claims: &serde_json::Value| {
            encode(header, claims, &EncodingKey::from_secret(&ours.secret)).unwrap()
        };
        let header =
            |typ: &str, alg| Header { typ: Some(typ.to_owned()), kid: Some("a".to_owned()), ..Header::new(alg) };
        let claims = serde_json::to_value(&good).unwrap();
        assert_eq!(read(&keys, &signed(&header("JWT", Algorithm::HS256), &claims), now), Err(BadToken));
        assert_eq!(read(&keys, &signed(&header(TYPE, Algorithm::HS512), &claims), now), Err(BadToken));
        for (name, value) in [
            ("iss", serde_json::json!("else")),
            ("aud", serde_json::json!("else")),
            ("exp", serde_json::json!("9999999999")),
            ("exp", serde_json::Value::Null),
            ("sub", serde_json::Value::Null),
        ] {
            let mut changed = claims.clone();
            changed[name] = value;
            let token = signed(&header(TYPE, Algorithm::HS256), &changed);
            assert_eq!(read(&keys, &token, now), Err(BadToken), "{name}");
        }
        let (head, rest) = token.split_once('.').unwrap();
        let none =
            format!("{}.{}.", "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0Iiwia2lkIjoiYSJ9", rest.split_once('.').unwrap().0);
        assert_eq!(read(&keys, &none, now), Err(BadToken), "{head}");
        for nonsense in ["", ".", "a.b.c", "eyJ"] {
            assert_eq!(read(&keys, nonsense, now), Err(BadToken));
        }
    }
}
