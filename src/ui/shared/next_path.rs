//! Where somebody wants to go once they are signed in, in a door's address.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What would end the value or mean something else in it (RFC 3986, 3.4; a plus is a space to whoever reads forms).
const ENDS_VALUE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b'+').add(b'<').add(b'>');

/// The door's address, with the way on behind it: `/login?next=/kds`.
pub fn door(door: &str, next: &str) -> String {
    let sign = if door.contains('?') { '&' } else { '?' };
    if next.is_empty() {
        door.to_owned()
    } else {
        format!("{door}{sign}next={}", utf8_percent_encode(next, ENDS_VALUE))
    }
}

#[cfg(test)]
mod tests {
    use super::door;

    #[test]
    fn the_way_on_arrives_whole() {
        assert_eq!(door("/login", "/kds"), "/login?next=/kds");
        assert_eq!(door("/login", ""), "/login");
        let next = "/admin/orders?from=2026-11-01&q=50% a+b#top";
        let url = reqwest::Url::parse(&format!("http://house.test{}", door("/login?google=away", next))).unwrap();
        assert_eq!(url.query_pairs().last().unwrap().1, next);
        assert_eq!(url.fragment(), None);
    }
}
