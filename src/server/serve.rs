//! Starting and stopping in order.

use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, bail};
use axum_server::tls_rustls::RustlsConfig;
use leptos::config::{LeptosOptions, get_configuration};
use tokio_util::sync::CancellationToken;

use super::{jobs, router, seed::people, state::AppState};
use crate::platform::{
    clock::Clock,
    config::Settings,
    ctx::{Outside, World},
    db::Database,
    embedded_pg::cluster::Cluster,
    http::{self, Http},
    live::Live,
    openid::Provider,
    pictures::Pictures,
    rate_limit::Limits,
};

/// How long requests under way may take when the server stops.
const DRAIN: Duration = Duration::from_secs(10);

/// The database, embedded or given, migrated.
pub struct Store {
    pub db: Database,
    cluster: Option<Cluster>,
}

/// Where the database is: the embedded cluster is started or joined.
pub async fn database_url(settings: &Settings) -> anyhow::Result<(String, Option<Cluster>)> {
    match &settings.database_url {
        Some(url) => Ok((url.clone(), None)),
        None => {
            let cluster = Cluster::start(&settings.data_dir).await?;
            Ok((cluster.url().to_owned(), Some(cluster)))
        }
    }
}

impl Store {
    pub async fn open(settings: &Settings) -> anyhow::Result<Self> {
        let (url, cluster) = database_url(settings).await?;
        Ok(Self { db: Database::open(&url).await?, cluster })
    }

    pub async fn close(self) -> anyhow::Result<()> {
        self.db.close().await;
        if let Some(cluster) = self.cluster {
            cluster.stop().await?;
        }
        Ok(())
    }
}

pub fn world(db: &Database, settings: &Settings, stop: &CancellationToken) -> anyhow::Result<World> {
    let outside = Outside {
        http: Http::new().context("the client for calls to the outside cannot be made")?,
        stripe: settings.stripe.clone().map(Arc::new),
        mail: settings.mail.clone().map(Arc::new),
        google: settings.google.clone().map(|google| Arc::new(Provider::new(google))),
        is_production: settings.production,
    };
    Ok(World {
        db: db.clone(),
        clock: Clock::System,
        live: Live::start(db.system().clone(), stop.clone()),
        public_url: settings.public_url.as_str().into(),
        outside,
        accounts: Arc::new(settings.accounts.clone()),
        pictures: Pictures::in_folder(&settings.data_dir),
        limits: Limits::new(db.system().clone(), settings.redis.as_ref()),
    })
}

/// The options that the pages were built with: from the environment that a build tool sets, else from Leptos.toml
/// beside the program or in this folder.
fn leptos_options() -> anyhow::Result<LeptosOptions> {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("Leptos.toml")));
    let here = Path::new("Leptos.toml").to_path_buf();
    let file = [Some(here), beside].into_iter().flatten().find(|file| file.exists());
    let file = file.as_ref().and_then(|file| file.to_str());
    Ok(get_configuration(file).context("the Leptos options cannot be read")?.leptos_options)
}

/// The address is taken first: a second program there is found out before the database is touched.
fn listen(settings: &Settings) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(settings.listen).with_context(|| {
        format!("the address {} cannot be listened on; is another program there? Set PORT", settings.listen)
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

async fn certificate(settings: &Settings) -> anyhow::Result<Option<RustlsConfig>> {
    let Some((cert, key)) = &settings.tls else { return Ok(None) };
    http::install_tls();
    let tls = RustlsConfig::from_pem_file(cert, key).await.context("TLS_CERT or TLS_KEY cannot be read as PEM")?;
    Ok(Some(tls))
}

/// Nobody serves a house in business with passwords that stand in the README.
pub async fn refuse_demo_accounts(world: &World) -> anyhow::Result<()> {
    let open = people::open_to_anybody(world).await?;
    if open.is_empty() {
        return Ok(());
    }
    bail!(
        "APP_ENV=production, and the demo's accounts still have the password of the README: {}. Give them other passwords, or use another database",
        open.join(", ")
    )
}

/// Serves until it is told to stop.
pub async fn serve(settings: Settings) -> anyhow::Result<()> {
    let tls = certificate(&settings).await?;
    let listener = listen(&settings)?;
    let store = Store::open(&settings).await?;
    let stop = CancellationToken::new();
    let state = AppState {
        leptos_options: leptos_options()?,
        world: world(&store.db, &settings, &stop)?,
        settings: Arc::new(settings),
        stop: stop.clone(),
    };
    if state.settings.production {
        refuse_demo_accounts(&state.world).await?;
    }
    jobs::start(state.world.clone(), stop.clone());
    let settings = state.settings.clone();
    let app = router::router(state, router::pages()).into_make_service_with_connect_info::<SocketAddr>();
    let handle = axum_server::Handle::new();
    tokio::spawn(stop_on_signal(handle.clone(), stop.clone()));
    tracing::info!(address = %settings.public_url, "Comanda is ready");
    let served = match tls {
        None => axum_server::from_tcp(listener)?.handle(handle).serve(app).await,
        Some(tls) => axum_server::from_tcp_rustls(listener, tls)?.handle(handle).serve(app).await,
    };
    stop.cancel();
    store.close().await?;
    Ok(served?)
}

/// Ctrl-C and SIGTERM: no new requests, streams end, requests under way finish.
async fn stop_on_signal(handle: axum_server::Handle<SocketAddr>, stop: CancellationToken) {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate => {}
    }
    tracing::info!("stopping");
    stop.cancel();
    handle.graceful_shutdown(Some(DRAIN));
}
