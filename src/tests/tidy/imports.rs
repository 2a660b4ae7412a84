//! Who may name whom.

use super::{
    breach::Breach,
    items::modules,
    paths::{Named, named},
    source::Source,
    tree::{RINGS, Tree},
};

/// The parts of the user interface that never name each other.
const SURFACES: [&str; 6] = ["admin", "guest", "home", "kds", "pos", "sign_in"];

/// Names inside the rings: kernel <- models (each knows earlier ones) <- stores and services <- flows <- rpc <- ui.
pub fn names_inside_the_rings(tree: &Tree) -> Vec<Breach> {
    let slices = tree.slices();
    let check = |file: &Source, named: Named| {
        let target: Vec<&str> = named.path.iter().map(String::as_str).collect();
        let advice = refusal(&slices, &file.module(), &target)?;
        Some(Breach::at(file, named.at, format!("names {}: {advice}", target.join("::"))))
    };
    tree.rust()
        .flat_map(|file| named(file).into_iter().filter_map(|named| check(file, named)).collect::<Vec<_>>())
        .collect()
}

/// A store is private to its slice; then the compiler keeps everyone else out.
pub fn stores_are_private(tree: &Tree) -> Vec<Breach> {
    let slices = tree.slices();
    let mut breaches = vec![];
    for slice in slices {
        let Some(file) = tree.get(&format!("src/{slice}/mod.rs")) else { continue };
        for module in modules(&file.code).filter(|module| module.name == "store") {
            if file.code[..module.at].trim_end().ends_with(['b', ')']) {
                breaches.push(Breach::at(file, module.at, "the store is visible outside its slice: say `mod store;`"));
            }
        }
    }
    breaches
}

/// Why a module may not name this path; nothing where it may.
fn refusal(slices: &[&str], from: &[&str], target: &[&str]) -> Option<String> {
    let (top, kind) = (part(target, 0), part(target, 1));
    let (own_top, own_kind) = (part(from, 0), part(from, 1));
    let is_slice = |name: &str| slices.contains(&name);
    // A name that is no module of ours stands in the root of the crate.
    if !is_slice(top) && !RINGS.contains(&top) {
        return None;
    }
    let own = top == own_top;
    let model_before = || {
        let place = |name: &str| slices.iter().position(|slice| *slice == name);
        kind == "model" && place(top) < place(own_top)
    };
    let advice = match own_top {
        "kernel" => (!own).then_some("the kernel names only itself"),
        "platform" => (!own && top != "kernel").then_some("the platform names the kernel and itself"),
        "verify" => (!own && !matches!(top, "kernel" | "platform") && kind != "model")
            .then_some("verify names the kernel, the platform, models of slices and itself"),
        "flows" => refuse_flow(own, top, kind),
        "ui" => return refuse_ui(own_kind, top, kind),
        _ if is_slice(own_top) && own => refuse_own(own_kind, kind, part(target, 2)),
        _ if is_slice(own_top) => refuse_slice(own_kind, top, model_before),
        // The composition root, the tests, lib.rs and main.rs know everything.
        _ => None,
    };
    advice.map(str::to_owned)
}

fn part<'a>(path: &[&'a str], at: usize) -> &'a str {
    path.get(at).copied().unwrap_or_default()
}

fn refuse_flow(own: bool, top: &str, kind: &str) -> Option<&'static str> {
    let may = own || matches!(top, "kernel" | "platform") || matches!(kind, "model" | "service" | "gateway");
    let may = may && !matches!(top, "ui" | "server" | "verify" | "tests");
    (!may).then_some("a flow names models, services and gateways of slices, the platform, the kernel and other flows")
}

/// Inside a slice: the model knows only itself, the store its model and what its service hands it, rpc no store.
fn refuse_own(own_kind: &str, kind: &str, name: &str) -> Option<&'static str> {
    match (own_kind, kind) {
        ("model", other) if other != "model" => Some("a model names only models"),
        // The row of a store is often what its service hands in or out; its functions are decisions.
        ("store", "service") if name.starts_with(char::is_uppercase) => None,
        ("store", other) if !matches!(other, "store" | "model") => {
            Some("a store names its model, and of its service the types it takes and gives")
        }
        ("rpc", "store") => Some("a server function calls a service or a flow"),
        ("service" | "gateway" | "store", "rpc") => Some("what is called does not name its caller"),
        _ => None,
    }
}

/// From a slice to the world outside it.
fn refuse_slice(own_kind: &str, top: &str, model_before: impl Fn() -> bool) -> Option<&'static str> {
    match (own_kind, top) {
        (_, "kernel") => None,
        ("rpc" | "api" | "jobs" | "webhook" | "extract", "platform" | "flows" | "server") => None,
        ("model" | "", "platform") => Some("a model names no platform"),
        (_, "platform") => None,
        _ if model_before() => None,
        _ => Some("a slice names the models of slices declared before it in lib.rs; two services meet in a flow"),
    }
}

fn refuse_ui(own_kind: &str, top: &str, kind: &str) -> Option<String> {
    let advice = match (own_kind, top, kind) {
        ("kit", "ui", "kit") => None,
        ("kit", ..) => Some("the kit names only itself"),
        (_, "kernel", _) => None,
        // The document and its routes bring the surfaces together.
        ("app" | "shell", "ui", _) => None,
        ("shared", "ui", other) => SURFACES.contains(&other).then_some("shared parts name no surface"),
        (_, "ui", other) => (SURFACES.contains(&other) && other != own_kind)
            .then_some("surfaces never name each other; share it in ui::shared"),
        (_, "platform" | "flows" | "server" | "verify" | "tests", _) => Some("a screen asks through a slice's rpc"),
        (_, _, "model" | "rpc") => None,
        _ => Some("a screen names models and rpc of slices only"),
    };
    advice.map(str::to_owned)
}
