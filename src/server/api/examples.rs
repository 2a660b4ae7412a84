//! What the page for people shows first: one order from signing in to the receipt, call by call. A test makes these calls.

use std::fmt::Write as _;

/// One call. Words that begin with a dollar are what an earlier answer kept.
pub struct Example {
    pub says: &'static str,
    pub method: &'static str,
    /// Below `/api/v1`.
    pub path: &'static str,
    pub body: Option<&'static str>,
    /// What is kept of the answer: a name, and where in it (RFC 6901).
    pub keeps: &'static [(&'static str, &'static str)],
}

/// With the accounts of the demo.
pub const EXAMPLES: [Example; 7] = [
    Example {
        says: "Sign in.",
        method: "POST",
        path: "/auth/login",
        body: Some(r#"{"login": "cashier1", "password": "comanda-demo"}"#),
        keeps: &[("$TOKEN", "/access_token")],
    },
    Example {
        says: "Read what is sold.",
        method: "GET",
        path: "/menu",
        body: None,
        keeps: &[("$ITEM", "/items/0/id")],
    },
    Example {
        says: "Place an order. With an Idempotency-Key of your own it is placed once, however often it is sent.",
        method: "POST",
        path: "/orders",
        body: Some(r#"{"channel": "takeaway", "items": [{"item": "$ITEM", "quantity": 2}]}"#),
        keeps: &[("$ORDER", "/id")],
    },
    Example {
        says: "Find it among the newest.",
        method: "GET",
        path: "/orders?search=$ORDER&limit=10",
        body: None,
        keeps: &[],
    },
    Example {
        says: "Take the money for it.",
        method: "POST",
        path: "/orders/$ORDER/payments",
        body: Some(r#"{"tender": "cash"}"#),
        keeps: &[],
    },
    Example { says: "Look at it.", method: "GET", path: "/orders/$ORDER", body: None, keeps: &[] },
    Example { says: "Read its receipt.", method: "GET", path: "/orders/$ORDER/receipt", body: None, keeps: &[] },
];

impl Example {
    /// The call for a terminal.
    fn command(&self) -> String {
        let mut command = format!("curl -X {} \"$COMANDA/api/v1{}\"", self.method, self.path);
        if self.keeps.iter().all(|(name, _)| *name != "$TOKEN") {
            command += " -H \"Authorization: Bearer $TOKEN\"";
        }
        if let Some(body) = self.body {
            let body = body.replace('"', "\\\"");
            let _ = write!(command, " -H \"Content-Type: application/json\" -d \"{body}\"");
        }
        command
    }
}

/// The examples as part of a page.
pub fn section(escape: impl Fn(&str) -> String) -> String {
    let mut section = String::from(
        "<h2>An order from signing in to the receipt</h2><p>With a restaurant of the demo at <code>$COMANDA</code>, such as \
         <code>http://127.0.0.1:3000</code>. What a call keeps is put into a variable of that name.<ol>",
    );
    for example in &EXAMPLES {
        let _ = write!(section, "<li>{}<pre>{}</pre>", escape(example.says), escape(&example.command()));
        for (name, pointer) in example.keeps {
            let _ = write!(
                section,
                "<p>Keep <code>{}</code> of the answer as <code>{}</code>.",
                escape(pointer),
                escape(name)
            );
        }
    }
    section + "</ol>"
}
