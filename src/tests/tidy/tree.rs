//! The files that the rules look at.

use std::{collections::BTreeMap, fs, path::Path, sync::OnceLock};

use super::{items::modules, source::Source};

/// What is read: folders with the endings that matter there, and single files.
const FOLDERS: [(&str, &[&str]); 6] = [
    ("src", &["rs"]),
    ("tests", &["rs"]),
    ("migrations", &["sql"]),
    ("end2end", &["ts"]),
    ("style", &["css"]),
    ("scripts", &["sh"]),
];
const FILES: [&str; 5] = ["Cargo.toml", "Leptos.toml", "public/icons.svg", "Makefile", "docs/troubleshooting.md"];

pub struct Tree {
    files: BTreeMap<String, Source>,
}

impl Tree {
    /// The project itself, read once.
    pub fn project() -> &'static Self {
        static PROJECT: OnceLock<Tree> = OnceLock::new();
        PROJECT.get_or_init(|| {
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let mut texts = vec![];
            for (folder, endings) in FOLDERS {
                read_folder(root, folder, endings, &mut texts);
            }
            for path in FILES {
                texts.extend(fs::read_to_string(root.join(path)).ok().map(|text| (path.to_owned(), text)));
            }
            Self::new(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
        })
    }

    pub fn new<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut tree = Self { files: texts.map(|(path, text)| (path.to_owned(), Source::new(path, text))).collect() };
        tree.mark_test_files();
        tree
    }

    /// A file whose module is declared for tests only is a test from end to end.
    fn mark_test_files(&mut self) {
        let mut test_modules: Vec<Vec<String>> = vec![];
        for file in self.rust() {
            for module in modules(&file.code).filter(|module| module.body.is_none() && file.is_test_code(module.at)) {
                let path = file.module().into_iter().chain([module.name]);
                test_modules.push(path.map(str::to_owned).collect());
            }
        }
        for file in self.files.values_mut() {
            let module: Vec<String> = file.module().into_iter().map(str::to_owned).collect();
            file.is_test = test_modules.iter().any(|test| module.starts_with(test));
        }
    }

    pub fn get(&self, path: &str) -> Option<&Source> {
        self.files.get(path)
    }

    pub fn all(&self) -> impl Iterator<Item = &Source> {
        self.files.values()
    }

    /// Every file in a folder.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Source> {
        self.all().filter(move |file| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.all().filter(|file| file.path.starts_with("src/") && file.path.ends_with(".rs"))
    }

    /// The slices in the order of `lib.rs`, which is the order in which they may know each other's models.
    pub fn slices(&self) -> Vec<&str> {
        let Some(lib) = self.get("src/lib.rs") else { return vec![] };
        modules(&lib.code).map(|module| module.name).filter(|name| !RINGS.contains(name)).collect()
    }
}

/// The modules of `lib.rs` that are no slices.
pub const RINGS: [&str; 7] = ["kernel", "platform", "flows", "server", "ui", "verify", "tests"];

fn read_folder(root: &Path, folder: &str, endings: &[&str], texts: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
        let (Ok(kind), name) = (entry.file_type(), entry.file_name()) else { continue };
        let path = format!("{folder}/{}", name.to_string_lossy());
        if kind.is_dir() && name != "node_modules" {
            read_folder(root, &path, endings, texts);
        } else if endings.iter().any(|ending| path.ends_with(&format!(".{ending}"))) {
            texts.extend(fs::read_to_string(entry.path()).ok().map(|text| (path, text)));
        }
    }
}
