//! The restaurants that are ordered in: a key for each, full stores, and dishes that ask for nothing further.

use anyhow::{Context, bail};
use reqwest::Client;
use serde_json::{Value, json};

const SCOPES: [&str; 6] =
    ["orders.view", "orders.create", "orders.send", "payments.take", "inventory.view", "inventory.adjust"];
/// Thousandths: more than a run can eat.
const DELIVERY: i64 = 1_000_000_000_000;

pub struct Houses {
    pub keys: Vec<String>,
    /// Of the owner's browser, in the first restaurant.
    pub cookie: String,
    dishes: Vec<String>,
}

impl Houses {
    /// Signs in as the demo's owner, who works in all of them. Only the bistro and its copies have the dishes.
    pub async fn prepare(url: &str) -> anyhow::Result<Self> {
        let client = Client::new();
        let menu = read(client.get(format!("{url}/api/v1/public/menu/bistro-nove"))).await?;
        let dishes = plain_dishes(&menu)?;
        let login = json!({ "login": "owner1", "password": "comanda-demo" });
        let pair = read(client.post(format!("{url}/api/v1/auth/login")).json(&login)).await?;
        let (mut token, mut keys) = (text(&pair, "access_token")?, vec![]);
        for membership in pair["restaurants"].as_array().context("restaurants")? {
            if membership["name"] != "Bistro Nove" {
                continue;
            }
            let to = json!({ "restaurant": membership["restaurant"] });
            token = text(&read(client.post(format!("{url}/api/v1/auth/switch")).bearer_auth(&token).json(&to)).await?, "access_token")?;
            let new = json!({ "name": "Bench", "scopes": SCOPES });
            let key = text(&read(client.post(format!("{url}/api/v1/api-keys")).bearer_auth(&token).json(&new)).await?, "key")?;
            deliver(&client, url, &key).await?;
            keys.push(key);
        }
        if keys.is_empty() {
            bail!("there is no restaurant to order in: run comanda seed demo");
        }
        let form = [("login", "owner1"), ("password", "comanda-demo")];
        let answer = client.post(format!("{url}/rpc/auth/sign_in")).form(&form).send().await?;
        let set = answer.headers().get_all("set-cookie").iter().filter_map(|line| line.to_str().ok());
        let cookie = set.filter_map(|line| line.split(';').next()).find(|pair| pair.starts_with("comanda="));
        let cookie = cookie.context("no session cookie")?.to_owned();
        Ok(Self { keys, cookie, dishes })
    }

    /// Three of them, others each time.
    pub fn dishes(&self, nth: usize) -> Vec<Value> {
        (0..3).map(|at| json!({ "item": self.dishes[(nth * 3 + at) % self.dishes.len()] })).collect()
    }
}

async fn deliver(client: &Client, url: &str, key: &str) -> anyhow::Result<()> {
    let shelf = read(client.get(format!("{url}/api/v1/inventory/ingredients")).bearer_auth(key)).await?;
    for ingredient in shelf.as_array().context("ingredients")? {
        let change =
            json!({ "ingredient": ingredient["id"], "do": "receive", "quantity": DELIVERY, "reference": "Bench" });
        read(client.post(format!("{url}/api/v1/inventory/movements")).bearer_auth(key).json(&change)).await?;
    }
    Ok(())
}

fn plain_dishes(menu: &Value) -> anyhow::Result<Vec<String>> {
    let items = menu["menu"]["items"].as_array().context("a menu with items")?;
    let is_empty = |item: &Value, of: &str| item[of].as_array().is_none_or(Vec::is_empty);
    let is_plain = |item: &&Value| {
        is_empty(item, "variants") && is_empty(item, "groups") && is_empty(item, "slots")
            && item["availability"]["state"] == "on_sale"
    };
    let dishes: Vec<String> = items.iter().filter(is_plain).filter_map(|item| text(item, "id").ok()).collect();
    if dishes.len() < 3 { bail!("the menu has no plain dishes") } else { Ok(dishes) }
}

async fn read(request: reqwest::RequestBuilder) -> anyhow::Result<Value> {
    let answer = request.send().await?;
    let (status, body) = (answer.status(), answer.text().await?);
    if status.is_success() { Ok(serde_json::from_str(&body)?) } else { bail!("{status}: {body}") }
}

fn text(value: &Value, name: &str) -> anyhow::Result<String> {
    value[name].as_str().map(str::to_owned).with_context(|| format!("no {name} in {value}"))
}
