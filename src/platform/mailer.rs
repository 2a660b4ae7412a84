//! Hands letters to a mail server.

use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};

use super::config::mail::{MailSettings, MailTls};

const ANSWER_WITHIN: Duration = Duration::from_secs(15);

/// A letter as its reader gets it.
#[derive(Clone, Debug)]
pub struct Mail<'a> {
    pub to: &'a str,
    pub subject: &'a str,
    pub body: &'a str,
}

/// Why a letter was not handed over.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// It never will be: the server knows no such reader, or it is no letter.
    #[error("the letter cannot be delivered")]
    Refused,
    /// It may be another time.
    #[error("the mail server did not take the letter")]
    NotNow(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Hands one letter over. What it says is in no error: a link in it is worth a password.
pub async fn send(settings: &MailSettings, mail: &Mail<'_>) -> Result<(), MailError> {
    let message = Message::builder()
        .from(settings.from.parse().map_err(|_| MailError::Refused)?)
        .to(mail.to.parse().map_err(|_| MailError::Refused)?)
        .subject(mail.subject)
        .body(mail.body.to_owned())
        .map_err(|_| MailError::Refused)?;
    let sent = tokio::time::timeout(ANSWER_WITHIN, transport(settings)?.send(message)).await;
    match sent {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) if is_final(&error) => Err(MailError::Refused),
        Ok(Err(error)) => Err(MailError::NotNow(Box::new(error))),
        Err(error) => Err(MailError::NotNow(Box::new(error))),
    }
}

/// Whether it is the letter or its reader that is refused (RFC 5321, 4.2.3), and not us: a password may be put right.
fn is_final(error: &lettre::transport::smtp::Error) -> bool {
    let code = error.status().map(|code| code.to_string());
    code.is_some_and(|code| ["550", "551", "552", "553", "554", "556"].contains(&code.as_str()))
}

fn transport(settings: &MailSettings) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailError> {
    let parameters = || TlsParameters::new(settings.server.clone()).map_err(|error| MailError::NotNow(Box::new(error)));
    let tls = match settings.tls {
        MailTls::StartTls => Tls::Required(parameters()?),
        MailTls::Whole => Tls::Wrapper(parameters()?),
        MailTls::None => Tls::None,
    };
    let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.server)
        .port(settings.port)
        .tls(tls)
        .timeout(Some(ANSWER_WITHIN));
    Ok(match &settings.login {
        Some((name, password)) => transport.credentials(Credentials::new(name.clone(), password.clone())).build(),
        None => transport.build(),
    })
}
