//! Where letters are handed over, when they are sent at all.

use std::fmt;

use super::{BadSetting, Read, bad, parsed};

/// How the line to the mail server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailTls {
    /// Begins in the open and must turn private before anything is said (port 587).
    StartTls,
    /// Private from the first byte (port 465).
    Whole,
    /// Not at all: a mail server on this machine.
    None,
}

/// Never shown and never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct MailSettings {
    pub server: String,
    pub port: u16,
    pub tls: MailTls,
    /// Name and password, where the server asks for them.
    pub login: Option<(String, String)>,
    /// Who letters are from.
    pub from: String,
}

impl fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailSettings").field("server", &self.server).finish_non_exhaustive()
    }
}

pub(super) fn read(read: Read<'_>) -> Result<Option<MailSettings>, BadSetting> {
    let (server, word) = (read("SMTP_SERVER"), read("SMTP_TLS"));
    let (name, password, from) = (read("SMTP_USERNAME"), read("SMTP_PASSWORD"), read("MAIL_FROM"));
    let port = parsed(
        read,
        "SMTP_PORT",
        if word.as_deref() == Some("tls") { "465" } else { "587" },
        "a port from 1 to 65535",
    )?;
    let Some(server) = server else {
        return if name.is_some() || password.is_some() || from.is_some() {
            Err(bad("SMTP_SERVER", "set it too: without a server no mail is sent"))
        } else {
            Ok(None)
        };
    };
    let tls = match word.as_deref() {
        None | Some("starttls") => MailTls::StartTls,
        Some("tls") => MailTls::Whole,
        Some("none") if ["localhost", "127.0.0.1"].contains(&server.as_str()) => MailTls::None,
        Some("none") => return Err(bad("SMTP_TLS", "none is for a mail server on this machine only")),
        Some(_) => return Err(bad("SMTP_TLS", "use starttls, tls or none")),
    };
    let login = match (name, password) {
        (Some(name), Some(password)) => Some((name, password)),
        (None, None) => None,
        (Some(_), None) => return Err(bad("SMTP_PASSWORD", "set it too: SMTP_USERNAME alone is no use")),
        (None, Some(_)) => return Err(bad("SMTP_USERNAME", "set it too: SMTP_PASSWORD alone is no use")),
    };
    let named = || login.as_ref().map(|(name, _)| name.clone()).filter(|name| name.contains('@'));
    let from = from.or_else(named).ok_or_else(|| bad("MAIL_FROM", "set it: the address letters are from"))?;
    if from.parse::<lettre::message::Mailbox>().is_err() {
        return Err(bad("MAIL_FROM", format!("{from:?} is not an address such as Comanda <house@example.com>")));
    }
    Ok(Some(MailSettings { server, port, tls, login, from }))
}
