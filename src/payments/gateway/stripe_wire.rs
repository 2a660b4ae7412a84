//! Stripe's shapes: forms out, JSON in, the signature of its events. Pure. Sources: docs.stripe.com/api,
//! docs.stripe.com/webhooks (signatures), docs.stripe.com/currencies (minor units).

use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;

use super::{Failure, Fetched, NewPage, Page, ReturnState, Returning, Standing};
use crate::{
    kernel::{currency::Currency, money::Money, time::Timestamp},
    platform::http::{Answer, NoAnswer},
};

/// Whether a call may have changed something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Change,
    Look,
}

/// How old an event's signature may be, and how far the clocks may differ.
const SIGNATURE_GOOD_FOR_S: i64 = 300;

/// What an answer means.
pub fn read(answer: Result<Answer, NoAnswer>, asked: Asked) -> Result<Value, Failure> {
    let answer = answer.map_err(|error| Failure::Unknown(error.to_string()))?;
    let body: Option<Value> = serde_json::from_slice(&answer.body).ok();
    let said = body
        .as_ref()
        .and_then(|body| body.pointer("/error/message").and_then(Value::as_str))
        .unwrap_or("no reason given")
        .to_owned();
    match (answer.status, body) {
        (200..=299, Some(body)) => Ok(body),
        (200..=299, None) => Err(Failure::Unknown("the answer cannot be read".to_owned())),
        // Only these say that a change was not made and will not be. Whether the key is wrong, a proxy stands in between
        // or a thing cannot be found says nothing about money that was on its way.
        (400 | 402 | 404, Some(_)) if asked == Asked::Change => Err(Failure::Refused(said)),
        _ => Err(Failure::Unknown(format!("status {}: {said}", answer.status))),
    }
}

/// The amount in Stripe's units, which has two digits for most currencies and none for some. TWD has two there, while
/// the unit kept here is the whole dollar.
pub fn amount(money: Money, currency: Currency) -> i64 {
    money.minor().saturating_mul(units_per_minor(currency))
}

fn units_per_minor(currency: Currency) -> i64 {
    let digits: u32 = match currency.code() {
        "JPY" => 0,
        _ => 2,
    };
    10i64.pow(digits.saturating_sub(currency.exponent()))
}

/// Back from Stripe's units; none when it is no whole number of ours.
fn money_of(units: i64, code: &str) -> Option<Money> {
    let per_minor = units_per_minor(Currency::parse(code).ok()?);
    (units % per_minor == 0).then(|| Money::try_from(units / per_minor).ok()).flatten()
}

/// The form that opens a page.
pub fn session_form(page: &NewPage) -> Vec<(String, String)> {
    let pair = |name: &str, value: String| (name.to_owned(), value);
    let mut form = vec![
        pair("mode", "payment".to_owned()),
        pair("client_reference_id", page.key.to_string()),
        pair("metadata[comanda]", page.key.to_string()),
        pair("payment_intent_data[metadata][comanda]", page.key.to_string()),
        pair("line_items[0][quantity]", "1".to_owned()),
        pair("line_items[0][price_data][currency]", page.currency.code().to_lowercase()),
        pair("line_items[0][price_data][unit_amount]", amount(page.amount, page.currency).to_string()),
        pair("line_items[0][price_data][product_data][name]", page.title.clone()),
        pair("payment_method_types[0]", "card".to_owned()),
        pair("success_url", page.return_url.clone()),
        pair("cancel_url", page.return_url.clone()),
        pair("expires_at", page.expires_at.timestamp().to_string()),
    ];
    if page.holds {
        form.push(pair("payment_intent_data[capture_method]", "manual".to_owned()));
    }
    form
}

/// A page that was opened.
pub fn page(session: &Value) -> Result<Page, Failure> {
    let text = |name: &str| session.get(name).and_then(Value::as_str);
    match (text("id"), text("url")) {
        (Some(id), Some(url)) => Ok(Page { session: id.to_owned(), url: url.to_owned() }),
        // Opened before and closed meanwhile: there is no address any more.
        (Some(id), None) => Ok(Page { session: id.to_owned(), url: String::new() }),
        _ => Err(Failure::Unknown("a session without an id".to_owned())),
    }
}

/// What became of a page, by its session with the payment intent in it.
pub fn standing(session: &Value) -> Result<Standing, Failure> {
    let text = |pointer: &str| session.pointer(pointer).and_then(Value::as_str);
    let unclear = || Failure::Unknown("a session that cannot be read".to_owned());
    let intent = text("/payment_intent/status");
    let fetched = |pointer: &str| {
        let currency = text("/payment_intent/currency")?.to_uppercase();
        let amount = money_of(session.pointer(pointer)?.as_i64()?, &currency)?;
        Some(Fetched { reference: text("/payment_intent/id")?.to_owned(), amount, currency })
    };
    match (text("/status").ok_or_else(unclear)?, intent) {
        (_, Some("succeeded")) => {
            fetched("/payment_intent/amount_received").map(Standing::Captured).ok_or_else(unclear)
        }
        (_, Some("requires_capture")) => {
            fetched("/payment_intent/amount_capturable").map(Standing::Authorised).ok_or_else(unclear)
        }
        ("expired", _) => Ok(Standing::Ended { reason: "given up before it was paid".to_owned() }),
        (_, Some("canceled")) => Ok(Standing::Ended { reason: "let go".to_owned() }),
        // A declined card may be followed by another one on the same page.
        ("open" | "complete", _) => Ok(Standing::Open),
        _ => Err(unclear()),
    }
}

/// A refund (docs.stripe.com/api/refunds/object). `succeeded` may still become `failed`, days later: an event tells.
pub fn refund(made: &Value) -> Result<Returning, Failure> {
    let text = |name: &str| made.get(name).and_then(Value::as_str);
    let state = match text("status") {
        Some("succeeded") => ReturnState::Arrived,
        Some("pending" | "requires_action") => ReturnState::OnItsWay,
        Some("failed" | "canceled") => {
            let reason =
                text("failure_reason").map_or_else(String::new, |reason| format!(": {}", reason.replace('_', " ")));
            ReturnState::Failed { reason: format!("the bank refused the refund{reason}") }
        }
        _ => return Err(Failure::Unknown("a refund whose state cannot be read".to_owned())),
    };
    let reference = text("id").ok_or_else(|| Failure::Unknown("a refund without an id".to_owned()))?.to_owned();
    Ok(Returning { reference, state })
}

/// The refund of this key among all of a payment.
pub fn refund_in(list: &Value, key: &str) -> Result<Option<Returning>, Failure> {
    let unclear = || Failure::Unknown("a list of refunds that cannot be read".to_owned());
    let all = list.get("data").and_then(Value::as_array).ok_or_else(unclear)?;
    let ours = |made: &&Value| made.pointer("/metadata/comanda_refund").and_then(Value::as_str) == Some(key);
    match all.iter().find(ours) {
        Some(made) => refund(made).map(Some),
        None if list.get("has_more").and_then(Value::as_bool) == Some(false) => Ok(None),
        None => Err(unclear()),
    }
}

/// Names of Stripe's stand in paths; nothing else may.
pub fn path_part(name: &str) -> Result<&str, Failure> {
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_name { Ok(name) } else { Err(Failure::Refused("not a name of Stripe's".to_owned())) }
}

/// An event that Stripe has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    pub kind: String,
    /// What we called the payment or the held card that it is about; none when it is not about one of ours.
    pub about: Option<uuid::Uuid>,
    /// The refund of ours that it is about, with its payment.
    pub refund: Option<(uuid::Uuid, uuid::Uuid)>,
}

/// Why an event is not acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Forged {
    #[error("the header Stripe-Signature is missing or cannot be read")]
    Unsigned,
    #[error("the signature does not fit")]
    Mismatch,
    #[error("the signature is too old")]
    Stale,
    #[error("the event cannot be read")]
    Unreadable,
}

/// Reads an event, after its signature: HMAC-SHA256 of `timestamp.body` under the endpoint's secret, as one of the `v1`
/// parts of the header, compared in constant time and at most five minutes old.
pub fn event(body: &[u8], header: Option<&str>, secret: &str, now: Timestamp) -> Result<Event, Forged> {
    let header = header.ok_or(Forged::Unsigned)?;
    let parts: Vec<(&str, &str)> = header.split(',').filter_map(|part| part.trim().split_once('=')).collect();
    let timestamp = parts.iter().find(|(name, _)| *name == "t").map(|(_, value)| *value).ok_or(Forged::Unsigned)?;
    let signed_at: i64 = timestamp.parse().map_err(|_| Forged::Unsigned)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).map_err(|_| Forged::Mismatch)?;
    mac.update(timestamp.as_bytes());
    mac.update(b".");
    mac.update(body);
    let signatures = parts.iter().filter(|(name, _)| *name == "v1").filter_map(|(_, value)| bytes_of(value));
    if !signatures.into_iter().any(|signature| mac.clone().verify_slice(&signature).is_ok()) {
        return Err(Forged::Mismatch);
    }
    if SIGNATURE_GOOD_FOR_S < (now.timestamp() - signed_at).abs() {
        return Err(Forged::Stale);
    }
    let body: Value = serde_json::from_slice(body).map_err(|_| Forged::Unreadable)?;
    let text = |pointer: &str| body.pointer(pointer).and_then(Value::as_str);
    let about = text("/data/object/metadata/comanda").and_then(|id| id.parse().ok());
    let refund = text("/data/object/metadata/comanda_refund").and_then(refund_of);
    match (text("/id"), text("/type")) {
        (Some(id), Some(kind)) => Ok(Event { id: id.to_owned(), kind: kind.to_owned(), about, refund }),
        _ => Err(Forged::Unreadable),
    }
}

/// The refund and the payment that a key of ours names; what stands behind them is the number of the try.
fn refund_of(key: &str) -> Option<(uuid::Uuid, uuid::Uuid)> {
    const UUID_CHARS: usize = 36;
    let (refund, payment) = (key.get(..UUID_CHARS)?, key.get(UUID_CHARS + 1..UUID_CHARS * 2 + 1)?);
    Some((refund.parse().ok()?, payment.parse().ok()?))
}

fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() || !hex.len().is_multiple_of(2) {
        return None;
    }
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::crypto::hex;

    fn signed(body: &str, secret: &str, at: i64) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(format!("{at}.{body}").as_bytes());
        format!("t={at},v1={}", hex(&mac.finalize().into_bytes()))
    }

    const BODY: &str = r#"{"id":"evt_1","type":"checkout.session.completed","data":{"object":{"metadata":{"comanda":"01930000-0000-7000-8000-000000000001"}}}}"#;

    #[test]
    fn an_event_is_believed_by_its_signature_only() {
        let now: Timestamp = "2026-11-20T19:30:00Z".parse().unwrap();
        let good = signed(BODY, "whsec_a", now.timestamp());
        let event_by = |body: &str, header: Option<&str>| event(body.as_bytes(), header, "whsec_a", now);
        assert_eq!(event_by(BODY, Some(&good)).unwrap().kind, "checkout.session.completed");
        let rotated =
            format!("{},v1={}", signed(BODY, "whsec_old", now.timestamp()), good.split_once("v1=").unwrap().1);
        assert!(event_by(BODY, Some(&rotated)).is_ok(), "one of several signatures fits");
        assert_eq!(event_by(BODY, None), Err(Forged::Unsigned));
        assert_eq!(event_by(BODY, Some("v1=00")), Err(Forged::Unsigned));
        assert_eq!(event_by(&BODY.replace("evt_1", "evt_2"), Some(&good)), Err(Forged::Mismatch));
        assert_eq!(event_by(BODY, Some(&signed(BODY, "whsec_b", now.timestamp()))), Err(Forged::Mismatch));
        for away in [-301, 301] {
            let stale = signed(BODY, "whsec_a", now.timestamp() + away);
            assert_eq!(event_by(BODY, Some(&stale)), Err(Forged::Stale));
        }
        assert_eq!(event_by("[]", Some(&signed("[]", "whsec_a", now.timestamp()))), Err(Forged::Unreadable));
    }

    #[test]
    fn amounts_are_in_stripe_s_units() {
        let of = |minor: i64, code: &str| amount(Money::from_minor(minor), Currency::parse(code).unwrap());
        assert_eq!([of(1_250, "EUR"), of(145, "TWD"), of(500, "JPY")], [1_250, 14_500, 500]);
        assert_eq!(money_of(14_500, "TWD"), Some(Money::from_minor(145)));
        assert_eq!(money_of(14_550, "TWD"), None, "half a dollar is none of ours");
    }

    #[test]
    fn silence_and_trouble_are_not_a_no() {
        let answer = |status, body: &str| Ok(Answer { status, body: body.as_bytes().to_vec() });
        let error = r#"{"error":{"message":"Your card was declined."}}"#;
        for status in [409, 429, 500, 503] {
            assert!(matches!(read(answer(status, error), Asked::Change), Err(Failure::Unknown(_))), "{status}");
        }
        assert_eq!(
            read(answer(402, error), Asked::Change),
            Err(Failure::Refused("Your card was declined.".to_owned()))
        );
        assert!(matches!(read(answer(200, "<html>"), Asked::Change), Err(Failure::Unknown(_))));
        assert!(matches!(read(answer(404, error), Asked::Look), Err(Failure::Unknown(_))));
    }

    #[test]
    fn a_refund_s_key_names_it() {
        let (refund, payment) = (uuid::Uuid::now_v7(), uuid::Uuid::now_v7());
        assert_eq!(refund_of(&format!("{refund}-{payment}")), Some((refund, payment)));
        assert_eq!(refund_of(&format!("{refund}-{payment}-3")), Some((refund, payment)));
        assert_eq!(refund_of(&format!("back-{payment}")), None);
    }

    #[test]
    fn only_names_stand_in_paths() {
        assert!(path_part("cs_test_a1B2").is_ok());
        for bad in ["", "../v1/refunds", "a?b", "a/b", "é"] {
            assert!(path_part(bad).is_err(), "{bad}");
        }
    }
}
