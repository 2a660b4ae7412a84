//! Settings from the environment, validated at start. Each refusal says what to set.

pub mod accounts;
pub mod google;
pub mod mail;
pub mod redis;
pub mod stripe;

use std::{
    fmt,
    net::{IpAddr, SocketAddr, UdpSocket},
    path::PathBuf,
};

use self::{
    accounts::AccountSettings, google::GoogleSettings, mail::MailSettings, redis::RedisSettings, stripe::StripeSettings,
};

/// Everything the server can be told.
#[derive(Clone)]
pub struct Settings {
    /// None: the embedded cluster.
    pub database_url: Option<String>,
    pub data_dir: PathBuf,
    pub listen: SocketAddr,
    /// Without a slash at the end.
    pub public_url: String,
    pub production: bool,
    /// Certificate and key in PEM files.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// Plain HTTP was allowed beyond this machine.
    pub plain_http: bool,
    pub log: String,
    pub session_idle_minutes: u32,
    pub session_max_hours: u32,
    /// Cards by Stripe; none: simulated.
    pub stripe: Option<StripeSettings>,
    /// Letters by mail; none: they are only kept.
    pub mail: Option<MailSettings>,
    /// Whoever asks is the owner of the first restaurant.
    pub auth_disabled: bool,
    pub accounts: AccountSettings,
    /// Sign-in with Google; none: not offered.
    pub google: Option<GoogleSettings>,
    /// Where tries are counted; none: in Postgres.
    pub redis: Option<RedisSettings>,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("database_url", &self.database_url.as_ref().map(|_| "(set)"))
            .field("listen", &self.listen)
            .field("public_url", &self.public_url)
            .field("production", &self.production)
            .finish_non_exhaustive()
    }
}

/// A setting that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct BadSetting {
    name: &'static str,
    problem: String,
}

fn bad(name: &'static str, problem: impl Into<String>) -> BadSetting {
    BadSetting { name, problem: problem.into() }
}

/// Reads variables by name; tests give their own.
pub type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Settings {
    /// From the process's environment; `.env` fills in what is not set.
    pub fn from_environment() -> Result<Self, BadSetting> {
        if let Err(error) = dotenvy::dotenv()
            && !error.not_found()
        {
            return Err(bad(".env", error.to_string()));
        }
        Self::read(&|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
    }

    pub fn read(read: Read<'_>) -> Result<Self, BadSetting> {
        let listen = SocketAddr::new(
            parsed(read, "HOST", "127.0.0.1", "an IP address such as 127.0.0.1 or 0.0.0.0")?,
            parsed(read, "PORT", "3000", "a port from 1 to 65535")?,
        );
        let tls = match (read("TLS_CERT"), read("TLS_KEY")) {
            (Some(cert), Some(key)) => Some((PathBuf::from(cert), PathBuf::from(key))),
            (None, None) => None,
            (Some(_), None) => return Err(bad("TLS_KEY", "set it too: TLS_CERT alone is no use")),
            (None, Some(_)) => return Err(bad("TLS_CERT", "set it too: TLS_KEY alone is no use")),
        };
        let public_url = match read("PUBLIC_URL") {
            Some(url) => checked_url(&url)?,
            None => own_url(listen, tls.is_some()),
        };
        let is_https = public_url.starts_with("https://");
        let plain_http = !is_https && !listen.ip().is_loopback();
        if plain_http && !flag(read, "ALLOW_HTTP_LAN")? {
            return Err(bad(
                "HOST",
                "beyond this machine Comanda wants HTTPS: set TLS_CERT and TLS_KEY, or PUBLIC_URL=https://… behind a reverse proxy, or accept plain HTTP on a private network with ALLOW_HTTP_LAN=true",
            ));
        }
        Ok(Self {
            database_url: read("DATABASE_URL").map(postgres_url).transpose()?,
            data_dir: read("COMANDA_DATA_DIR").map_or_else(default_data_dir, PathBuf::from),
            listen,
            public_url,
            production: match read("APP_ENV").as_deref() {
                None | Some("development") => false,
                Some("production") => true,
                Some(_) => return Err(bad("APP_ENV", "use development or production")),
            },
            tls,
            plain_http,
            log: log_filter(read)?,
            session_idle_minutes: parsed(read, "SESSION_IDLE_MINUTES", "720", "a number of minutes")?,
            session_max_hours: parsed(read, "SESSION_MAX_HOURS", "24", "a number of hours")?,
            stripe: stripe::read(read)?,
            mail: mail::read(read)?,
            auth_disabled: auth_disabled(read, listen)?,
            accounts: accounts::read(read)?,
            google: google::read(read)?,
            redis: redis::read(read)?,
        })
    }

    /// Cookies are marked Secure wherever people come by HTTPS.
    pub fn cookies_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// A switch for a closed network (S3-06): never where a house in business is served, and beyond this machine only with
/// a second word.
fn auth_disabled(read: Read<'_>, listen: SocketAddr) -> Result<bool, BadSetting> {
    let allow_lan = flag(read, "AUTH_DISABLED_ALLOW_LAN")?;
    if !flag(read, "AUTH_DISABLED")? {
        return Ok(false);
    }
    if read("APP_ENV").as_deref() == Some("production") {
        return Err(bad("AUTH_DISABLED", "not with APP_ENV=production: people sign in there"));
    }
    if !listen.ip().is_loopback() && !allow_lan {
        return Err(bad(
            "AUTH_DISABLED",
            "beyond this machine anybody on the network would be the owner: set AUTH_DISABLED_ALLOW_LAN=true to accept that",
        ));
    }
    Ok(true)
}

fn parsed<T: std::str::FromStr>(
    read: Read<'_>,
    name: &'static str,
    default: &str,
    wanted: &str,
) -> Result<T, BadSetting> {
    let text = read(name).unwrap_or_else(|| default.to_owned());
    text.trim().parse().map_err(|_| bad(name, format!("{text:?} is not {wanted}")))
}

fn flag(read: Read<'_>, name: &'static str) -> Result<bool, BadSetting> {
    match read(name).as_deref() {
        None | Some("false" | "0") => Ok(false),
        Some("true" | "1") => Ok(true),
        Some(_) => Err(bad(name, "use true or false")),
    }
}

/// The driver takes any address for one of Postgres. What was given may hold a password, so it is not repeated.
fn postgres_url(url: String) -> Result<String, BadSetting> {
    if ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
        return Ok(url);
    }
    Err(bad("DATABASE_URL", "use postgres://USER:PASSWORD@HOST:PORT/DATABASE; neither SQLite nor MySQL is supported"))
}

/// A word that is no level would be taken for a module's name, and nothing else be logged.
fn log_filter(read: Read<'_>) -> Result<String, BadSetting> {
    if let Some(filter) = read("RUST_LOG") {
        return Ok(filter);
    }
    let level = read("LOG_LEVEL").unwrap_or_else(|| "info".to_owned()).replace(' ', "");
    let is_known = |part: &str| {
        let words = ["error", "warn", "info", "debug", "trace", "off"];
        words.contains(&part.rsplit_once('=').map_or(part, |(_, level)| level).to_lowercase().as_str())
    };
    match level.split(',').find(|part| !is_known(part)) {
        None => Ok(level),
        Some(part) => Err(bad("LOG_LEVEL", format!("{part:?} is not error, warn, info, debug or trace"))),
    }
}

fn checked_url(url: &str) -> Result<String, BadSetting> {
    let url = url.trim().trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', ' ']) => Ok(url.to_owned()),
        _ => Err(bad("PUBLIC_URL", format!("{url:?} is not a URL such as https://pos.example.com"))),
    }
}

/// What a phone in the house would open: this machine's address on the network where all are listened on.
fn own_url(listen: SocketAddr, https: bool) -> String {
    let ip = if listen.ip().is_unspecified() { lan_address().unwrap_or(listen.ip()) } else { listen.ip() };
    let scheme = if https { "https" } else { "http" };
    format!("{scheme}://{}", SocketAddr::new(ip, listen.port()))
}

/// The address this machine would speak from. A connected UDP socket asks the routing table and sends nothing.
fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

fn default_data_dir() -> PathBuf {
    let is_root = std::os::unix::fs::MetadataExt::uid(&match std::fs::metadata("/proc/self") {
        Ok(metadata) => metadata,
        Err(_) => return PathBuf::from("data"),
    }) == 0;
    PathBuf::from(if is_root { "/var/lib/comanda" } else { "data" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Settings, String> {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Settings::read(&|wanted| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone()))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn without_any_variable_it_serves_this_machine_only() {
        let settings = read(&[]).unwrap();
        assert_eq!(settings.public_url, "http://127.0.0.1:3000");
        assert!(!settings.cookies_secure() && !settings.plain_http && settings.database_url.is_none());
    }

    #[test]
    fn the_house_s_network_needs_https_or_a_word() {
        assert!(read(&[("HOST", "0.0.0.0")]).unwrap_err().contains("ALLOW_HTTP_LAN=true"));
        assert!(read(&[("HOST", "0.0.0.0"), ("ALLOW_HTTP_LAN", "true")]).unwrap().plain_http);
        let proxied = read(&[("HOST", "0.0.0.0"), ("PUBLIC_URL", "https://pos.example.com/")]).unwrap();
        assert!(proxied.cookies_secure() && proxied.public_url == "https://pos.example.com");
    }

    #[test]
    fn sign_in_is_switched_off_in_a_closed_place_only() {
        assert!(read(&[("AUTH_DISABLED", "true")]).unwrap().auth_disabled);
        let lan = [("AUTH_DISABLED", "true"), ("HOST", "0.0.0.0"), ("ALLOW_HTTP_LAN", "true")];
        assert!(read(&lan).unwrap_err().contains("AUTH_DISABLED_ALLOW_LAN=true"));
        let accepted = [lan[0], lan[1], lan[2], ("AUTH_DISABLED_ALLOW_LAN", "true")];
        assert!(read(&accepted).unwrap().auth_disabled);
        let business = [("AUTH_DISABLED", "true"), ("APP_ENV", "production")];
        assert!(read(&business).unwrap_err().contains("AUTH_DISABLED"));
        assert!(!read(&[]).unwrap().auth_disabled);
    }

    #[test]
    fn mail_is_sent_where_a_server_is_set() {
        assert_eq!(read(&[]).unwrap().mail, None);
        let set = [("SMTP_SERVER", "mail.example.com"), ("SMTP_USERNAME", "house@example.com"), ("SMTP_PASSWORD", "x")];
        let mail = read(&set).unwrap().mail.unwrap();
        assert_eq!((mail.port, mail.tls, mail.from.as_str()), (587, mail::MailTls::StartTls, "house@example.com"));
        let open = [("SMTP_SERVER", "mail.example.com"), ("SMTP_TLS", "none"), ("MAIL_FROM", "house@example.com")];
        assert!(read(&open).unwrap_err().contains("SMTP_TLS"), "a password does not go in the open");
        assert!(read(&[("SMTP_SERVER", "mail.example.com")]).unwrap_err().contains("MAIL_FROM"));
    }

    #[test]
    fn each_refusal_names_its_variable() {
        for (name, value) in [
            ("PORT", "x"),
            ("HOST", "localhost?"),
            ("APP_ENV", "prod"),
            ("PUBLIC_URL", "pos"),
            ("TLS_CERT", "a.pem"),
            ("ALLOW_HTTP_LAN", "yes"),
            ("DATABASE_URL", "mysql://comanda:secret@localhost/comanda"),
            ("DATABASE_URL", "postgresql+psycopg2://localhost/comanda"),
            ("AUTH_DISABLED", "maybe"),
            ("SMTP_USERNAME", "house@example.com"),
            ("REDIS_URL", "http://:secret@localhost"),
            ("GOOGLE_ISSUER", "http://accounts.example.com"),
            ("GOOGLE_CLIENT_SECRET", "secret"),
            ("LOG_LEVEL", "loud"),
            ("LOG_LEVEL", "info,comanda=loud"),
        ] {
            let host = ("HOST", if name == "ALLOW_HTTP_LAN" { "0.0.0.0" } else { "127.0.0.1" });
            let error = read(&[(name, value), host]).unwrap_err();
            let named = match name {
                "TLS_CERT" => "TLS_KEY",
                "SMTP_USERNAME" => "SMTP_SERVER",
                "GOOGLE_CLIENT_SECRET" => "GOOGLE_CLIENT_ID",
                name => name,
            };
            assert!(error.contains(named), "{name}: {error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
