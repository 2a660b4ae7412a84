//! Letters are handed to a mail server, once each; what it does not take waits.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use super::app::{TestApp, json_post};
use crate::{auth::service::letters, kernel::permission::Role, platform::ctx::Ctx, tests::fixtures::Wishes};

/// A mail server that keeps what it takes, or answers that it is busy.
struct PostOffice {
    port: u16,
    taken: Arc<Mutex<Vec<String>>>,
    is_busy: Arc<Mutex<bool>>,
}

impl PostOffice {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let office =
            Self { port: listener.local_addr().unwrap().port(), taken: Arc::default(), is_busy: Arc::default() };
        let (taken, is_busy) = (office.taken.clone(), office.is_busy.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                serve(stream, &taken, &is_busy).await;
            }
        });
        office
    }
}

/// As much of RFC 5321 as a client needs to hand one letter over.
async fn serve(stream: TcpStream, taken: &Mutex<Vec<String>>, is_busy: &Mutex<bool>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let _ = write.write_all(b"220 office\r\n").await;
    let (mut letter, mut is_letter) = (String::new(), false);
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match (is_letter, line.as_str()) {
            (true, ".") => {
                is_letter = false;
                taken.lock().unwrap().push(std::mem::take(&mut letter));
                "250 kept\r\n"
            }
            (true, text) => {
                letter.push_str(text);
                letter.push('\n');
                continue;
            }
            (false, text) if text.starts_with("MAIL") && *is_busy.lock().unwrap() => "451 busy\r\n",
            (false, "DATA") => {
                is_letter = true;
                "354 go on\r\n"
            }
            (false, "QUIT") => "221 bye\r\n",
            (false, _) => "250 office\r\n",
        };
        if write.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// S0-08, S4-55: an invitation is sent once; while the server is busy it waits, and nothing of it is lost.
#[tokio::test(flavor = "multi_thread")]
async fn letters_are_sent_once() {
    let office = PostOffice::open().await;
    let port = office.port.to_string();
    let app = TestApp::with_settings(Wishes::default(), &|name| match name {
        "SMTP_SERVER" => Some("127.0.0.1".to_owned()),
        "SMTP_PORT" => Some(port.clone()),
        "SMTP_TLS" => Some("none".to_owned()),
        "MAIL_FROM" => Some("Comanda <house@example.com>".to_owned()),
        _ => None,
    })
    .await;
    let manager = app.sign_in(Role::Manager).await;
    let invite = serde_json::json!({ "id": uuid::Uuid::now_v7(), "email": "eve@example.com", "role": "waiter" });
    let invited = app.send(json_post("/rpc/auth/invite", &invite, &manager)).await;
    assert!(invited.status.is_success(), "{}", invited.body);
    let system = Ctx::system_everywhere(app.world.clone());
    let mail = app.world.outside.mail.clone().unwrap();
    *office.is_busy.lock().unwrap() = true;
    letters::send_due(&system, &mail).await.unwrap();
    assert!(office.taken.lock().unwrap().is_empty());
    *office.is_busy.lock().unwrap() = false;
    letters::send_due(&system, &mail).await.unwrap();
    assert!(office.taken.lock().unwrap().is_empty(), "it is not tried again at once");
    app.world.clock.advance(chrono::TimeDelta::minutes(3));
    for _ in 0..2 {
        letters::send_due(&system, &mail).await.unwrap();
    }
    let taken = office.taken.lock().unwrap().clone();
    assert_eq!(taken.len(), 1, "{taken:?}");
    assert!(taken[0].contains("To: eve@example.com") && taken[0].contains("invite/"), "{}", taken[0]);
    let kept = app.send(json_post("/rpc/auth/outbox", &serde_json::json!({}), &manager)).await;
    assert!(kept.body.contains("\"sent_at\":\"2026-11-20"), "{}", kept.body);
    app.end().await;
}
