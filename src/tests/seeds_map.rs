//! The table that leads other systems' programs to ours: complete, and true.

use std::{collections::BTreeSet, path::Path};

use crate::server::api::{document::operations, routes::endpoints};

/// Every endpoint that was asked for, by system.
const ASKED_FOR: [&str; 5] = [
    "S0 31 32 33 34 35 36 37 42 44 45 46",
    "S1 03 04 05 06 07 08 09 10 11 12 13 14 15 16 18 19 20 21 22 23",
    "S2 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19",
    "S3 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36",
    "S4 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32",
];

struct Row {
    id: String,
    ours: String,
    proof: String,
}

fn rows() -> Vec<Row> {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/seeds_map.md")).unwrap();
    let lines = page.lines().filter(|line| line.starts_with("| S"));
    let row = |line: &str| {
        let mut cells = line.split('|').skip(1).map(|cell| cell.trim().to_owned());
        let mut cell = || cells.next().unwrap_or_else(|| panic!("a cell is missing: {line}"));
        let (id, _, ours, _, proof) = (cell(), cell(), cell(), cell(), cell());
        Row { id, ours, proof }
    };
    lines.map(row).collect()
}

/// The paths of a cell: what stands between backticks and begins with a method.
fn paths(cell: &str) -> impl Iterator<Item = String> {
    let is_path = |text: &&str| text.contains(" /");
    cell.split('`').skip(1).step_by(2).filter(is_path).map(str::to_owned)
}

/// Every endpoint that was asked for has its row, in order.
#[test]
fn no_path_is_left_out() {
    let asked_for: Vec<String> = ASKED_FOR
        .iter()
        .flat_map(|system| {
            let (name, numbers) = system.split_once(' ').unwrap();
            numbers.split(' ').map(move |number| format!("{name}-{number}"))
        })
        .collect();
    assert_eq!(rows().into_iter().map(|row| row.id).collect::<Vec<_>>(), asked_for);
}

/// What a row names is there: the path in the document or the router, the proof among the tests.
#[test]
fn each_row_is_true() {
    let document = endpoints().into_openapi();
    let mut known: BTreeSet<String> =
        ["GET /health", "GET /uploads/{file}", "WS /ws/events", "WS /ws/kitchen/{slug}"].map(str::to_owned).into();
    for (path, item) in &document.paths.paths {
        known.extend(operations(item).map(|(method, _)| format!("{method} {path}")));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let tests: String =
        files.filter(|file| file.is_file()).map(|file| std::fs::read_to_string(file).unwrap()).collect();
    for row in rows() {
        for path in paths(&row.ours) {
            assert!(known.contains(&path), "{}: there is no {path}", row.id);
        }
        assert!(paths(&row.ours).next().is_some(), "{} names no path of ours", row.id);
        let proof = row.proof.trim_matches('`');
        assert!(tests.contains(&format!("fn {proof}()")), "{}: there is no test {proof:?}", row.id);
    }
}
