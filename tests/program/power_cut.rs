//! Two processes on one database, and what is left when one of them is killed.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    thread,
};

use serde_json::{Value, json};

use super::place::{Place, free_port, said};

/// How many orders are answered before the power goes.
const BEFORE: usize = 12;

fn request(port: u16, (method, path): (&str, &str), headers: &str, body: &str) -> std::io::Result<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
    )?;
    Ok(stream)
}

/// The status and the body of an answer that came whole.
fn ask(port: u16, call: (&str, &str), headers: &str, body: &str) -> Option<(u16, Value)> {
    let headers = format!("Connection: close\r\n{headers}");
    let mut answer = String::new();
    request(port, call, &headers, body).ok()?.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, serde_json::from_str(body).ok()?))
}

fn bearer(token: &str) -> String {
    format!("Authorization: Bearer {token}\r\n")
}

fn order(port: u16, token: &str, key: usize, item: &Value) -> Option<(u16, Value)> {
    let headers = format!("{}Idempotency-Key: evening-{key}\r\n", bearer(token));
    let order = json!({ "channel": "takeaway", "items": [{ "item": item }], "pay": { "tender": "cash" } });
    ask(port, ("POST", "/api/v1/orders"), &headers, &order.to_string())
}

/// Follows the events of the house until this many orders were completed or sent to the kitchen.
fn sendings(stream: TcpStream, wanted: usize) -> usize {
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    lines.filter(|line| line.contains("order.lines_sent")).take(wanted).count()
}

/// S2-02, S3-42: screens of one process hear what was done in the other; when that is killed in the middle of its work,
/// every order it answered is there, each once, also when its clients send everything again.
#[test]
fn what_was_acknowledged_outlives_a_power_cut() {
    let (here, there) = (free_port(), free_port());
    let place = Place::new("COMANDA_DATA_DIR=data\nLOGIN_RATE_MAX_ATTEMPTS=50\n");
    said(&place.run(&["seed", "demo", "--days", "0"]));
    let mut survivor = place.serve_on(Some(here));
    survivor.until_ready();
    let mut victim = place.serve_on(Some(there));
    victim.until_ready();

    let login = json!({ "login": "cashier1", "password": "comanda-demo" }).to_string();
    let (_, pair) = ask(here, ("POST", "/api/v1/auth/login"), "", &login).unwrap();
    let token = pair["access_token"].as_str().unwrap().to_owned();
    let (_, menu) = ask(here, ("GET", "/api/v1/public/menu/bistro-nove"), "", "").unwrap();
    let items = menu["menu"]["items"].as_array().unwrap();
    let is_plain =
        |item: &&Value| ["variants", "groups", "slots"].iter().all(|of| item[of].as_array().unwrap().is_empty());
    let item = items.iter().find(is_plain).unwrap()["id"].clone();

    let total = || {
        let (_, list) = ask(here, ("GET", "/api/v1/orders?page=1&limit=1"), &bearer(&token), "").unwrap();
        list["total"].as_u64().unwrap()
    };
    let of_the_demo = total();

    let screen = request(here, ("GET", "/live"), &bearer(&token), "").unwrap();
    let heard = thread::spawn(move || sendings(screen, BEFORE));
    let mut answered = vec![];
    for key in 0..BEFORE {
        let (status, placed) = order(there, &token, key, &item).unwrap();
        assert_eq!((status, &placed["pay_state"]), (201, &json!("paid")), "{placed}");
        answered.push(placed);
    }
    assert_eq!(heard.join().unwrap(), BEFORE, "the other process told of each");

    // The power goes while orders are under way.
    let at_work = {
        let (token, item) = (token.clone(), item.clone());
        thread::spawn(move || {
            (BEFORE..).map_while(|key| order(there, &token, key, &item)).map(|(_, placed)| placed).collect::<Vec<_>>()
        })
    };
    let more = request(here, ("GET", "/live"), &bearer(&token), "").unwrap();
    assert_eq!(sendings(more, 3), 3);
    victim.kill();
    answered.extend(at_work.join().unwrap());
    // The third was heard of as soon as it was kept, which may be before its client got the answer.
    assert!(BEFORE + 2 <= answered.len(), "{}", answered.len());

    for (key, placed) in answered.iter().enumerate() {
        let (status, again) = order(here, &token, key, &item).unwrap();
        assert_eq!((status, &again["id"]), (201, &placed["id"]), "{again}");
    }
    // The one that was under way was done whole or not at all; nobody was told.
    let total = total() - of_the_demo;
    let known = u64::try_from(answered.len()).unwrap();
    assert!((known..=known + 1).contains(&total), "each once: {total} of {known}");
    survivor.stop();
    assert!(said(&place.run(&["verify"])).contains(" 0 findings."));
}
