//! The cluster's life with a real Postgres: made, shared, abandoned, crashed, stopped.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use rustix::process::{Pid, Signal};
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;

use super::{
    cluster::Cluster,
    postmaster::{Postmaster, State},
};

#[tokio::test]
async fn data_is_kept_over_a_restart() {
    let home = home();
    let cluster = Cluster::start(home.path()).await.unwrap();
    plant(cluster.url()).await;
    cluster.stop().await.unwrap();
    assert_eq!(Postmaster::read(&home.path().join("postgres/pgdata")).unwrap(), None);

    let cluster = Cluster::start(home.path()).await.unwrap();
    assert_eq!(harvest(cluster.url()).await, 42);
    assert_eq!(ask(cluster.url(), "show fsync").await, "on");
    assert_eq!(ask(cluster.url(), "show timezone").await, "UTC");
    assert_eq!(ask(cluster.url(), "show server_encoding").await, "UTF8");
    assert_eq!(ask(cluster.url(), "show listen_addresses").await, "127.0.0.1");
    assert_eq!(ask(cluster.url(), "show is_superuser").await, "off");
    assert_eq!(ask(&cluster.superuser_url_for("comanda"), "show is_superuser").await, "on");
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn two_starts_at_once_make_one_cluster() {
    let home = home();
    let (one, two) = tokio::join!(Cluster::start_for_tests(home.path()), Cluster::start_for_tests(home.path()));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!(one.url(), two.url());

    one.stop().await.unwrap();
    plant(two.url()).await;
    two.stop().await.unwrap();
    assert_eq!(Postmaster::read(&pgdata(&home)).unwrap(), None);
}

#[tokio::test]
async fn an_abandoned_cluster_is_joined_and_then_stopped() {
    let home = home();
    let abandoned = Cluster::start_for_tests(home.path()).await.unwrap();
    let url = abandoned.url().to_owned();
    drop(abandoned);

    let joined = Cluster::start_for_tests(home.path()).await.unwrap();
    assert_eq!(joined.url(), url);
    joined.stop().await.unwrap();
    assert_eq!(Postmaster::read(&pgdata(&home)).unwrap(), None);
}

#[tokio::test]
async fn a_connected_client_keeps_the_cluster_running() {
    let home = home();
    let cluster = Cluster::start_for_tests(home.path()).await.unwrap();
    let mut client = PgConnection::connect(&cluster.url_for("postgres")).await.unwrap();
    cluster.stop().await.unwrap();
    client.ping().await.unwrap();
    client.close().await.unwrap();

    Cluster::start_for_tests(home.path()).await.unwrap().stop().await.unwrap();
    assert_eq!(Postmaster::read(&pgdata(&home)).unwrap(), None);
}

#[tokio::test]
async fn a_crashed_server_comes_back_on_its_port() {
    let home = home();
    let cluster = Cluster::start(home.path()).await.unwrap();
    plant(cluster.url()).await;
    let pgdata = home.path().join("postgres/pgdata");
    let postmaster = Postmaster::read(&pgdata).unwrap().unwrap();
    assert_eq!(postmaster.state(&pgdata), State::Running);
    rustix::process::kill_process(Pid::from_raw(postmaster.pid).unwrap(), Signal::KILL).unwrap();
    while postmaster.state(&pgdata) == State::Running {
        tokio::task::yield_now().await;
    }

    let again = Cluster::start(home.path()).await.unwrap();
    assert_eq!(again.url(), cluster.url());
    assert_eq!(harvest(cluster.url()).await, 42);
    drop(cluster);
    again.stop().await.unwrap();
}

#[tokio::test]
async fn a_pid_that_went_to_another_program_does_not_stand_in_the_way() {
    let home = home();
    let cluster = Cluster::start_for_tests(home.path()).await.unwrap();
    let port = Postmaster::read(&pgdata(&home)).unwrap().unwrap().port;
    cluster.stop().await.unwrap();
    let left_over =
        format!("{}\n{}\n1\n{port}\n\n127.0.0.1\n0 0\nready\n", std::process::id(), pgdata(&home).display());
    fs::write(pgdata(&home).join("postmaster.pid"), &left_over).unwrap();
    fs::write(pgdata(&home).join(format!("../.s.PGSQL.{port}.lock")), &left_over).unwrap();

    let cluster = Cluster::start_for_tests(home.path()).await.unwrap();
    plant(cluster.url()).await;
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_half_made_cluster_is_made_anew() {
    let home = home();
    let half = home.path().join("tests/postgres/pgdata.new");
    fs::create_dir_all(half.join("base")).unwrap();
    fs::write(half.join("PG_VERSION"), "9\n").unwrap();
    open_up(&home.path().join("tests"));

    let cluster = Cluster::start_for_tests(home.path()).await.unwrap();
    plant(cluster.url()).await;
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_lost_password_is_said_and_not_replaced() {
    let home = home();
    Cluster::start_for_tests(home.path()).await.unwrap().stop().await.unwrap();
    let password = home.path().join("tests/postgres/password");
    let kept = fs::read(&password).unwrap();
    fs::remove_file(&password).unwrap();
    let refusal = Cluster::start_for_tests(home.path()).await.unwrap_err().to_string();
    assert!(refusal.contains("password file") && refusal.contains("postgres/password"), "{refusal}");
    assert!(!password.exists());

    fs::write(&password, kept).unwrap();
    open_up(&home.path().join("tests"));
    Cluster::start_for_tests(home.path()).await.unwrap().stop().await.unwrap();
}

#[tokio::test]
async fn odd_characters_in_the_path_are_no_trouble() {
    let home = home();
    let directory = home.path().join("Ada's \"café\" $HOME; `id`");
    let cluster = Cluster::start_for_tests(&directory).await.unwrap();
    plant(cluster.url()).await;
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn root_is_told_which_directory_is_closed() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let home = home();
    let closed = home.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    let refusal = Cluster::start_for_tests(&closed.join("data")).await.unwrap_err().to_string();
    assert!(refusal.contains(&format!("may not enter {}", fs::canonicalize(&closed).unwrap().display())), "{refusal}");
    assert!(refusal.contains("COMANDA_DATA_DIR"), "{refusal}");
}

/// A directory that the cluster's user may pass, as a temporary one of root is not by itself.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    open_up(home.path());
    home
}

fn open_up(path: &std::path::Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn pgdata(home: &TempDir) -> PathBuf {
    fs::canonicalize(home.path()).unwrap().join("tests/postgres/pgdata")
}

async fn plant(url: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    sqlx::raw_sql("create table seeds as select 42 as answer").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

async fn harvest(url: &str) -> i32 {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let answer = sqlx::query_scalar("select answer from seeds").fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    answer
}

async fn ask(url: &str, question: &'static str) -> String {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let answer = sqlx::query_scalar(question).fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    answer
}
