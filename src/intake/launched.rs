//! Photos that the system opens with the installed app (`file_handlers` in its manifest).

use crate::state::Page;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Reads what the app is opened with, now and later. Browsers that cannot install it have no such
/// queue.
pub fn listen(page: Page) {
    let consume = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        leptos::task::spawn_local(async move {
            let files = files_of(&launch).await.unwrap_or_default();
            // Opened without a file, as from its icon, it goes on as it is.
            if !files.is_empty() {
                page.read_files(&files);
            }
        });
    });
    let listen = || -> Result<(), JsValue> {
        let queue = Reflect::get(&window(), &"launchQueue".into())?;
        let set: Function = Reflect::get(&queue, &"setConsumer".into())?.dyn_into()?;
        set.call1(&queue, &consume.into_js_value())?;
        Ok(())
    };
    let _ = listen();
}

async fn files_of(launch: &JsValue) -> Result<Vec<File>, JsValue> {
    let handles: Array = Reflect::get(launch, &"files".into())?.dyn_into()?;
    let mut files = Vec::new();
    for handle in handles.iter() {
        let get: Function = Reflect::get(&handle, &"getFile".into())?.dyn_into()?;
        let file: Promise = get.call0(&handle)?.dyn_into()?;
        files.push(JsFuture::from(file).await?.dyn_into()?);
    }
    Ok(files)
}
