//! The program's subcommands.

use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};
use clap::{Parser, Subcommand, ValueEnum};
use tokio_util::sync::CancellationToken;

use super::{
    seed,
    serve::{self, Store},
};
use crate::{
    auth::service::{self as auth, NewIdentity, password_rules, passwords},
    flows,
    kernel::{
        permission::Role,
        text::{Name, Username},
    },
    platform::{
        config::Settings,
        ctx::{Caller, Ctx, Scope, World},
        db, telemetry,
    },
    restaurants::service::{self as restaurants, NewMember},
    verify,
};

/// A restaurant in one program.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the restaurant (the default).
    Serve,
    /// Bring the database up to date, or take back the newest migration.
    Migrate {
        #[arg(long)]
        down: bool,
    },
    /// Fill an empty database: `demo` with two restaurants and 60 days of orders, `empty` with one bare restaurant.
    Seed {
        kind: SeedKind,
        /// Days of past orders.
        #[arg(long, default_value_t = 60)]
        days: u32,
    },
    /// Make (or renew) the owner's account.
    BootstrapAdmin {
        #[arg(long)]
        email: String,
        #[arg(long)]
        password: String,
        #[arg(long)]
        name: String,
    },
    /// Load a menu from a JSON file: items by name, combos by code.
    ImportMenu {
        file: PathBuf,
        /// Print what would change and write nothing.
        #[arg(long)]
        dry_run: bool,
        /// The restaurant's slug; may be left out where there is only one.
        #[arg(long)]
        restaurant: Option<String>,
    },
    /// Check every invariant and the chain of facts.
    Verify,
}

#[derive(Clone, Copy, ValueEnum)]
enum SeedKind {
    Demo,
    Empty,
}

/// Parses the arguments and runs.
pub async fn run() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let settings = Settings::from_environment()?;
    telemetry::start(&settings.log, settings.production);
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::serve(settings).await,
        Command::Migrate { down } => migrate(&settings, down).await,
        Command::Seed { kind, days } => {
            in_world(&settings, async |world| match kind {
                SeedKind::Demo => seed::demo::demo(world, days).await,
                SeedKind::Empty => seed::demo::empty(world).await,
            })
            .await
        }
        Command::BootstrapAdmin { email, password, name } => {
            in_world(&settings, async |world| bootstrap_admin(world, &email, &password, &name).await).await
        }
        Command::ImportMenu { file, dry_run, restaurant } => {
            in_world(&settings, async |world| import_menu(world, &file, dry_run, restaurant.as_deref()).await).await
        }
        Command::Verify => in_world(&settings, async |world| check(world).await).await,
    }
}

/// Prints a line for the person at the terminal.
pub fn say(line: &str) {
    use std::io::Write;
    // A closed terminal is nobody to tell.
    let _ = writeln!(std::io::stdout(), "{line}");
}

async fn in_world(settings: &Settings, act: impl AsyncFnOnce(&World) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let store = Store::open(settings).await?;
    let stop = CancellationToken::new();
    let world = serve::world(&store.db, settings, &stop)?;
    let done = act(&world).await;
    stop.cancel();
    store.close().await?;
    done
}

async fn migrate(settings: &Settings, down: bool) -> anyhow::Result<()> {
    let (url, cluster) = serve::database_url(settings).await?;
    if down {
        db::migrate_down(&url).await?;
        say("The newest migration was taken back.");
    } else {
        db::migrate(&url).await?;
        say("The database is up to date.");
    }
    if let Some(cluster) = cluster {
        cluster.stop().await?;
    }
    Ok(())
}

async fn check(world: &World) -> anyhow::Result<()> {
    let report = verify::run::run(&world.db).await?;
    for finding in &report.findings {
        say(&finding.to_string());
    }
    say(&format!(
        "{} invariants and {} facts checked, {} findings.",
        report.invariants,
        report.facts,
        report.findings.len()
    ));
    if report.findings.is_empty() { Ok(()) } else { bail!("the books do not hold") }
}

/// Makes the owner's account, or gives the one of this e-mail a new password and name and ends its sessions.
pub async fn bootstrap_admin(world: &World, email: &str, password: &str, name: &str) -> anyhow::Result<()> {
    password_rules::check(password)?;
    let email = passwords::parse_email(email)?;
    let platform = Ctx::new(world.clone(), Caller::System, Scope::Platform);
    let username = match auth::username_of_email(&platform, &email).await? {
        Some(known) => Username::parse(&known)?,
        None => passwords::username_for(&platform, &email).await?,
    };
    let new = NewIdentity {
        username,
        email: Some(email.clone()),
        display_name: Name::parse(name).map_err(|error| anyhow!("the name {error}"))?,
    };
    let identity = auth::save_identity(&platform, &new, password).await?;
    auth::revoke_sessions(&platform, identity).await?;
    if restaurants::all_ids(&platform).await?.is_empty() {
        seed::demo::empty(world).await?;
    }
    let known =
        auth::standing(&platform, identity, None).await?.map(|standing| standing.memberships).unwrap_or_default();
    for restaurant in restaurants::all_ids(&platform).await? {
        if known.iter().any(|membership| membership.restaurant == restaurant) {
            continue;
        }
        let ctx = Ctx::system(world.clone(), restaurant);
        let mut tx = ctx.begin().await?;
        let member = NewMember { id: ctx.new_id(), identity, role: Role::Owner, pin_hash: None };
        restaurants::add_member_in_tx(&mut tx, &member).await?;
        tx.commit().await?;
    }
    say(&format!("{email} may sign in as owner."));
    Ok(())
}

async fn import_menu(world: &World, file: &PathBuf, dry_run: bool, slug: Option<&str>) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let platform = Ctx::new(world.clone(), Caller::System, Scope::Platform);
    let restaurant = match slug {
        Some(slug) => restaurants::id_by_slug(&platform, slug).await?,
        None => match restaurants::all_ids(&platform).await?.as_slice() {
            [only] => *only,
            [] => bail!("there is no restaurant yet; make one with `comanda seed empty`"),
            _ => bail!("there are several restaurants; name one with --restaurant SLUG"),
        },
    };
    let ctx = Ctx::system(world.clone(), restaurant);
    let report = flows::import_menu::import_menu(&ctx, &text, dry_run).await?;
    say(&report);
    Ok(())
}

/// Prints why the program ends, causes included.
pub fn complain(error: &anyhow::Error) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "error: {error:#}");
}
