//! The one client for calls to the outside: bounded in time and size, no redirects, and an answer that did not arrive is
//! told apart from one that says no.

use std::time::Duration;

/// Cheap to clone; one per process.
#[derive(Clone, Debug)]
pub struct Http {
    client: reqwest::Client,
}

/// What came back, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// Nothing came back: the call may have been carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoAnswer(String);

const CONNECT_WITHIN: Duration = Duration::from_secs(5);
const ANSWER_WITHIN: Duration = Duration::from_secs(15);
const BODY_MAX: usize = 1024 * 1024;

impl Http {
    /// Fails only where the system's certificates cannot be read.
    pub fn new() -> Result<Self, NoAnswer> {
        install_tls();
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT_WITHIN)
            .timeout(ANSWER_WITHIN)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("comanda/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| no_answer(&error))?;
        Ok(Self { client })
    }

    /// Posts a form. A secret is sent as a bearer's and never logged.
    pub async fn post_form(
        &self,
        url: &str,
        secret: Option<&str>,
        headers: &[(&'static str, &str)],
        form: &[(String, String)],
    ) -> Result<Answer, NoAnswer> {
        let request = self.client.post(url).form(form);
        let request = secret.into_iter().fold(request, |request, secret| request.bearer_auth(secret));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        read(request).await
    }

    /// Gets a resource.
    pub async fn get(
        &self,
        url: &str,
        secret: Option<&str>,
        headers: &[(&'static str, &str)],
    ) -> Result<Answer, NoAnswer> {
        let request = self.client.get(url);
        let request = secret.into_iter().fold(request, |request, secret| request.bearer_auth(secret));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        read(request).await
    }
}

/// TLS wants one provider per process; the first to need it chooses, and all choose the same.
pub fn install_tls() {
    let installed = rustls::crypto::ring::default_provider().install_default();
    tracing::debug!(first = installed.is_ok(), "TLS provider");
}

async fn read(request: reqwest::RequestBuilder) -> Result<Answer, NoAnswer> {
    let mut response = request.send().await.map_err(|error| no_answer(&error))?;
    let status = response.status().as_u16();
    let mut body = vec![];
    while let Some(part) = response.chunk().await.map_err(|error| no_answer(&error))? {
        body.extend_from_slice(&part);
        if BODY_MAX < body.len() {
            return Err(NoAnswer("the answer is too long".to_owned()));
        }
    }
    Ok(Answer { status, body })
}

/// Without the address, which may hold what is secret.
fn no_answer(error: &reqwest::Error) -> NoAnswer {
    let kind = if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "not reachable"
    } else {
        "the connection broke"
    };
    NoAnswer(kind.to_owned())
}
