//! Randomness, hashes and passwords.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use rand::Rng;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use super::error::internal;
use crate::kernel::error::AppError;

/// Two argon2 hashes fill the smallest box we run on; more at once would only starve orders.
static HASHES_AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// What an unknown person's password is checked against, so that it takes as long as a known one's.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

/// A new id, greater than those made before it. An act asks its `Ctx` or its `Tx` for one.
pub(super) fn new_id<T: From<uuid::Uuid>>() -> T {
    uuid::Uuid::now_v7().into()
}

/// An id that tells nothing of when it was made: of something that people are shown beside its secret.
pub fn new_token_id() -> uuid::Uuid {
    let mut bytes = random_bytes::<16>();
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    uuid::Uuid::from_bytes(bytes)
}

/// A public token: 192 random bits in 32 characters of the URL alphabet.
pub fn new_token() -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    random_bytes::<32>().iter().map(|byte| char::from(ALPHABET[usize::from(byte & 63)])).collect()
}

fn hash_now(secret: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password(secret.as_bytes())?.to_string())
}

/// Hashes a password or PIN with argon2id (19 MiB, 2 passes, 1 lane: OWASP's floor and the library's default).
pub async fn hash_secret(secret: &str) -> Result<String, AppError> {
    let secret = secret.to_owned();
    let _permit = HASHES_AT_ONCE.acquire().await.map_err(|error| internal("hash semaphore", &error))?;
    tokio::task::spawn_blocking(move || hash_now(&secret))
        .await
        .map_err(|error| internal("hash task", &error))?
        .map_err(|error| internal("hash", &error))
}

/// Whether the secret is the one that was hashed. Without a hash the answer is no, after the same time.
pub async fn verify_secret(secret: &str, hash: Option<&str>) -> Result<bool, AppError> {
    let (secret, known, hash) = (secret.to_owned(), hash.is_some(), hash.map(str::to_owned));
    let _permit = HASHES_AT_ONCE.acquire().await.map_err(|error| internal("hash semaphore", &error))?;
    let fits = tokio::task::spawn_blocking(move || {
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(secret.as_bytes(), &hash).is_ok())
    })
    .await
    .map_err(|error| internal("hash task", &error))?;
    Ok(fits && known)
}
