//! Who may call what: every route and every server function, for every role, a guest, a stranger, and somebody of another
//! restaurant. A route that is not in the table fails; so does one that lets in whom the table keeps out.

mod calls;
mod cases;
mod elsewhere;
mod outcome;
mod routes;
mod sample;
