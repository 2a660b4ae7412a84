//! The currencies and time zones that are offered to a new restaurant.

/// Those most restaurants use; any other one may be set by a program.
pub const CURRENCIES: [&str; 12] = ["EUR", "USD", "GBP", "CHF", "MXN", "COP", "ARS", "CLP", "CAD", "AUD", "JPY", "TWD"];

pub const ZONES: [&str; 26] = [
    "Europe/Madrid",
    "Atlantic/Canary",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Rome",
    "Europe/Zurich",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Toronto",
    "America/Mexico_City",
    "America/Bogota",
    "America/Lima",
    "America/Santiago",
    "America/Argentina/Buenos_Aires",
    "America/Sao_Paulo",
    "Asia/Taipei",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Australia/Sydney",
    "UTC",
];
