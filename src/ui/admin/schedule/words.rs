//! The words of hours and dates.

use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub weekdays: &'static str,
    /// From Monday.
    pub days: [&'static str; 7],
    pub every_day: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub hours_hint: &'static str,
    pub all_day: &'static str,
    pub first_day: &'static str,
    pub last_day: &'static str,
    pub dates_hint: &'static str,
    /// `{date}`.
    pub since: &'static str,
    /// `{date}`.
    pub until: &'static str,
    pub channel: &'static str,
    pub any_channel: &'static str,
    pub no_weekday: &'static str,
    pub not_a_time: &'static str,
    pub not_a_date: &'static str,
    pub days_reversed: &'static str,
}

const EN: Words = Words {
    weekdays: "Weekdays",
    days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    every_day: "Every day",
    from: "From",
    to: "Until",
    hours_hint: "Empty for the whole day. May pass midnight.",
    all_day: "all day",
    first_day: "First day",
    last_day: "Last day",
    dates_hint: "Empty for no limit.",
    since: "from {date}",
    until: "until {date}",
    channel: "Orders",
    any_channel: "All",
    no_weekday: "Choose at least one day.",
    not_a_time: "Write a time like 17:30.",
    not_a_date: "Write a date like 2026-12-24.",
    days_reversed: "The last day is before the first.",
};

const ES: Words = Words {
    weekdays: "Días",
    days: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
    every_day: "Todos los días",
    from: "Desde las",
    to: "Hasta las",
    hours_hint: "Vacío: todo el día. Puede pasar de medianoche.",
    all_day: "todo el día",
    first_day: "Primer día",
    last_day: "Último día",
    dates_hint: "Vacío: sin límite.",
    since: "desde el {date}",
    until: "hasta el {date}",
    channel: "Pedidos",
    any_channel: "Todos",
    no_weekday: "Elija al menos un día.",
    not_a_time: "Escriba una hora, por ejemplo 17:30.",
    not_a_date: "Escriba una fecha, por ejemplo 2026-12-24.",
    days_reversed: "El último día es anterior al primero.",
};

/// These words in this person's language. Ask while a component is made, not in a handler.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
