//! One test's world: a database, a clock that the test moves, a router, and the acts that most tests repeat.

use std::sync::{Arc, OnceLock};

use axum::{Router, body::Body, response::Response};
use http::{Request, StatusCode, header};
use leptos::config::LeptosOptions;
use leptos_axum::AxumRouteListing;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::{
    db::TestDb,
    fixtures::{House, PASSWORD, Wishes},
};
use crate::{
    flows,
    kernel::{
        error::AppError,
        ids::{ItemId, LineId, OrderId},
        money::Money,
        permission::Role,
        time::Timestamp,
    },
    menu::model::selection::Selection,
    orders::model::{
        Channel, Order, Tender,
        command::{Operation, OrderCommand},
        line::LineState,
        request::NewOrder,
    },
    payments::model::{NewPayment, SimulatedCard, Taken},
    platform::{
        clock::Clock,
        config::{Read, Settings},
        ctx::{Outside, World},
        db::Database,
        http::Http,
        live::Live,
        openid::Provider,
        pictures::Pictures,
        rate_limit::Limits,
    },
    server::{router, state::AppState},
    verify,
};

static PAGES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();

/// A world whose settings are as they come.
pub fn world_of(db: &Database, clock: Clock, live: Live) -> World {
    let settings = Settings::read(&|_| None).unwrap();
    World {
        db: db.clone(),
        clock,
        live,
        public_url: "http://house.test".into(),
        outside: outside(&settings),
        accounts: Arc::new(settings.accounts.clone()),
        pictures: Pictures::in_folder(&std::env::temp_dir().join("comanda-test-pictures")),
        limits: Limits::new(db.system().clone(), None),
    }
}

/// Who is spoken to beyond the house.
pub fn outside(settings: &Settings) -> Outside {
    Outside {
        http: Http::new().unwrap(),
        stripe: settings.stripe.clone().map(Arc::new),
        mail: settings.mail.clone().map(Arc::new),
        google: settings.google.clone().map(|google| Arc::new(Provider::new(google))),
        is_production: settings.production,
    }
}

pub struct TestApp {
    pub db: TestDb,
    pub house: House,
    pub world: World,
    pub router: Router,
    settings: Arc<Settings>,
    stop: CancellationToken,
}

impl TestApp {
    pub async fn new() -> Self {
        Self::with(Wishes::default()).await
    }

    pub async fn with(wishes: Wishes) -> Self {
        Self::with_settings(wishes, &|_| None).await
    }

    /// With the server's settings read from these variables.
    pub async fn with_settings(wishes: Wishes, read: Read<'_>) -> Self {
        let settings = Arc::new(Settings::read(read).unwrap());
        let db = TestDb::new().await;
        let stop = CancellationToken::new();
        // A Friday evening in Madrid.
        let clock = Clock::manual("2026-11-20T19:30:00Z".parse::<Timestamp>().unwrap());
        let live = Live::start(db.db.system().clone(), stop.clone());
        let accounts = Arc::new(settings.accounts.clone());
        let limits = Limits::new(db.db.system().clone(), settings.redis.as_ref());
        let world = World { outside: outside(&settings), accounts, limits, ..world_of(&db.db, clock, live) };
        let router = router_of(&world, &settings, &stop);
        let house = House::make(&world, "trattoria", wishes).await;
        Self { db, house, world, router, settings, stop }
    }

    /// Every test ends here: no invariant may be broken by what it did.
    pub async fn end(self) {
        let report = verify::run::run(&self.db.db).await.unwrap();
        assert!(report.findings.is_empty(), "{:#?}", report.findings);
        self.stop.cancel();
        self.db.drop().await;
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        Answer::by(&self.router, request).await
    }

    /// The same database behind a process that has just started.
    pub async fn restarted(&self) -> Router {
        let db = Database::connect(&self.db.url().await).await.unwrap();
        let live = Live::start(db.system().clone(), self.stop.clone());
        router_of(&World { db, live, ..self.world.clone() }, &self.settings, &self.stop)
    }

    /// A session's cookie for the member of this role.
    pub async fn sign_in(&self, role: Role) -> String {
        self.sign_in_at(&self.house, role).await
    }

    /// The same in another restaurant.
    pub async fn sign_in_at(&self, house: &House, role: Role) -> String {
        let form = format!("login={}-{}&password={}", role.as_str(), house.slug, PASSWORD.replace(' ', "+"));
        let answer = self.send(form_post("/rpc/auth/sign_in", &form, "")).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.body);
        answer.cookie("comanda")
    }

    pub async fn open_at(&self, table: usize) -> Order {
        let new =
            NewOrder { id: fresh(), channel: Channel::DineIn, table: Some(self.house.tables[table]), covers: Some(2) };
        flows::open_order::open_order(&self.house.ctx(Role::Waiter), &new).await.unwrap()
    }

    pub async fn try_apply(&self, role: Role, order: OrderId, command: OrderCommand) -> Result<Order, AppError> {
        let operation = Operation { id: fresh(), command, approval: None };
        flows::apply_operations::apply_operations(&self.house.ctx(role), order, &[operation]).await
    }

    pub async fn apply(&self, order: OrderId, command: OrderCommand) -> Order {
        self.try_apply(Role::Manager, order, command).await.unwrap()
    }

    pub async fn add(&self, order: OrderId, item: ItemId, quantity: u32) -> LineId {
        let line = fresh();
        self.apply(order, add_line(line, item, quantity)).await;
        line
    }

    /// Opens a table's order and sends these dishes.
    pub async fn sent(&self, table: usize, dishes: &[(ItemId, u32)]) -> Order {
        let order = self.open_at(table).await;
        let mut lines = vec![];
        for (item, quantity) in dishes {
            lines.push(self.add(order.id, *item, *quantity).await);
        }
        self.apply(order.id, OrderCommand::Send { lines, hold: vec![] }).await
    }

    pub async fn serve_all(&self, order: &Order) -> Order {
        let lines = order.sent_lines().map(|line| line.id).collect();
        self.apply(order.id, OrderCommand::Advance { lines, to: LineState::Served }).await
    }

    pub async fn try_pay(&self, order: OrderId, payment: &NewPayment) -> Result<Taken, AppError> {
        flows::take_payment::take_payment(&self.house.ctx(Role::Cashier), order, payment).await
    }

    pub async fn pay(&self, order: &Order) -> Order {
        self.try_pay(order.id, &cash(order.totals().due)).await.unwrap().order
    }

    pub async fn get(&self, order: OrderId) -> Order {
        crate::orders::service::get(&self.house.ctx(Role::Manager), order).await.unwrap()
    }
}

fn router_of(world: &World, settings: &Arc<Settings>, stop: &CancellationToken) -> Router {
    let state = AppState {
        leptos_options: LeptosOptions::builder().output_name("comanda").build(),
        world: world.clone(),
        settings: settings.clone(),
        stop: stop.clone(),
    };
    router::router(state, PAGES.get_or_init(router::pages).clone())
}

/// A new id of any kind.
pub fn fresh<T: From<uuid::Uuid>>() -> T {
    uuid::Uuid::now_v7().into()
}

pub fn add_line(line: LineId, item: ItemId, quantity: u32) -> OrderCommand {
    OrderCommand::AddLine {
        line,
        item,
        selection: Selection::default(),
        entered: Default::default(),
        quantity,
        note: None,
        seat: None,
        course: None,
    }
}

/// The exact amount in cash.
pub fn cash(due: Money) -> NewPayment {
    NewPayment {
        id: fresh(),
        tender: Tender::Cash,
        amount: due,
        tip: Money::ZERO,
        share: None,
        tendered: due,
        seen_due: due,
        card: SimulatedCard::Approves,
    }
}

pub fn card(due: Money, card: SimulatedCard) -> NewPayment {
    NewPayment { tender: Tender::Card, card, ..cash(due) }
}

/// A post as a browser without script sends it.
pub fn form_post(path: &str, form: &str, cookie: &str) -> Request<Body> {
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "text/html")
        .header(header::REFERER, "http://house.test/from")
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(form.to_owned()))
        .unwrap()
}

/// A post as our own script sends it.
pub fn json_post(path: &str, json: &serde_json::Value, cookie: &str) -> Request<Body> {
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/json")
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(json.to_string()))
        .unwrap()
}

pub fn get(path: &str, cookie: &str) -> Request<Body> {
    Request::get(path).header(header::ACCEPT, "text/html").header(header::COOKIE, cookie).body(Body::empty()).unwrap()
}

/// An answer, read whole.
pub struct Answer {
    pub status: StatusCode,
    pub headers: http::HeaderMap,
    pub body: String,
}

impl Answer {
    pub async fn by(router: &Router, request: Request<Body>) -> Self {
        Self::of(router.clone().oneshot(request).await.unwrap()).await
    }

    async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let read = axum::body::to_bytes(body, 8 << 20);
        let bytes =
            tokio::time::timeout(std::time::Duration::from_secs(30), read).await.expect("the body ends").unwrap();
        Self { status: parts.status, headers: parts.headers, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    /// `name=value` of a cookie that was set.
    pub fn cookie(&self, name: &str) -> String {
        let lines = self.headers.get_all(header::SET_COOKIE).into_iter().map(|line| line.to_str().unwrap());
        let pair = lines.filter_map(|line| line.split(';').next()).find(|pair| pair.starts_with(&format!("{name}=")));
        pair.unwrap_or_else(|| panic!("no cookie {name}")).to_owned()
    }

    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |location| location.to_str().unwrap())
    }
}
