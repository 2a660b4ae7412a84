//! Stand-ins for the outside, each a process of its own that the browser tests use, too.

use std::process::Stdio;

use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// It ends when this is dropped, and when the test's process ends.
pub struct Fake {
    _process: Child,
    pub base: String,
}

impl Fake {
    /// Starts one of `end2end/support`.
    pub async fn start(script: &str) -> Self {
        let mut process = Command::new("node")
            .arg(format!("{}/end2end/support/{script}", env!("CARGO_MANIFEST_DIR")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("node is installed");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = lines.next_line().await.unwrap().unwrap();
        let port = line.strip_prefix("listening on ").unwrap();
        Self { _process: process, base: format!("http://127.0.0.1:{port}") }
    }

    /// Steers it; answers with what it says.
    pub async fn post(&self, path: &str, body: &str) -> String {
        let answer = reqwest::Client::new().post(format!("{}{path}", self.base)).body(body.to_owned()).send();
        let answer = answer.await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.text().await.unwrap()
    }
}
