//! A day's figures as a letter.

use std::fmt::Write as _;

use crate::{
    kernel::{currency::Currency, language::Language, time::BusinessDate},
    reports::model::figures::SalesReport,
};

/// A letter's words.
pub struct Letter {
    pub subject: String,
    pub body: String,
}

struct Words {
    subject: &'static str,
    sales: &'static str,
    net: &'static str,
    tax: &'static str,
    orders: &'static str,
    average: &'static str,
    tenders: &'static str,
    best: &'static str,
}

const EN: Words = Words {
    subject: "Sales",
    sales: "Sales",
    net: "Without tax",
    tax: "Tax",
    orders: "Orders",
    average: "Per order",
    tenders: "Taken",
    best: "Best sellers",
};

const ES: Words = Words {
    subject: "Ventas",
    sales: "Ventas",
    net: "Sin impuestos",
    tax: "Impuestos",
    orders: "Pedidos",
    average: "Por pedido",
    tenders: "Cobrado",
    best: "Lo más vendido",
};

/// How many dishes it names.
const BEST: usize = 5;

/// The letter of a day in the restaurant's own words.
pub fn letter(
    report: &SalesReport,
    date: BusinessDate,
    (house, currency, language): (&str, Currency, Language),
) -> Letter {
    let words = match language {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    };
    let total = report.total;
    let mut body = format!("{house}, {date}\n\n");
    for (word, figure) in [
        (words.sales, currency.text(total.sales)),
        (words.net, currency.text(total.net)),
        (words.tax, currency.text(total.tax)),
        (words.orders, total.orders.to_string()),
        (words.average, currency.text(report.average)),
    ] {
        let _ = writeln!(body, "{word}: {figure}");
    }
    if !report.tenders.is_empty() {
        let _ = writeln!(body, "\n{}", words.tenders);
        for tender in &report.tenders {
            let _ = writeln!(body, "  {}: {}", tender.tender, currency.text(tender.amount));
        }
    }
    if !report.top_items.is_empty() {
        let _ = writeln!(body, "\n{}", words.best);
        for item in report.top_items.iter().take(BEST) {
            let _ = writeln!(body, "  {} × {}", item.portions, item.name);
        }
    }
    Letter { subject: format!("{} · {house} · {date}", words.subject), body }
}
