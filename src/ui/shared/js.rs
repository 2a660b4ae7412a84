//! Parts of the browser that `web-sys` does not name, by their names in the browser.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property; an error where there is none to be had.
pub fn get(target: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(target, &name.into())
}

/// Calls a method; an error where the browser has none of that name.
pub fn call(target: &JsValue, method: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    get(target, method)?.dyn_into::<Function>()?.apply(target, arguments)
}
