//! In the browser the facts arrive inside the page.

use super::shared::page::PageFacts;

pub fn read() -> PageFacts {
    PageFacts::default()
}
