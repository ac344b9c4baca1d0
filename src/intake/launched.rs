//! Photos that the system opens with the installed app (`file_handlers` in its manifest).

use super::entrance::Entrance;
use super::take_in::give_in_order;
use camlens_client::reader::NoticeKind;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Reads the file that the app is opened with, now and later. Browsers that cannot install it have no
/// such queue.
pub fn listen(to: Entrance) {
    let consume = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        leptos::task::spawn_local(async move {
            let Launch { files, unreadable } = files_of(&launch).await;
            if !files.is_empty() {
                give_in_order(to, files);
            } else if unreadable {
                // The sample in its place would pass for it.
                to.gallery.tell(NoticeKind::LaunchUnreadable);
            }
            // Opened without a file, as from its icon, the page goes on as it is.
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

/// The files that open the app.
struct Launch {
    /// Those that can be read.
    files: Vec<File>,
    /// There were others.
    unreadable: bool,
}

async fn files_of(launch: &JsValue) -> Launch {
    let handles = Reflect::get(launch, &"files".into()).and_then(JsCast::dyn_into::<Array>);
    let (mut files, mut unreadable) = (Vec::new(), false);
    for handle in handles.unwrap_or_default().iter() {
        match file_of(&handle).await {
            Ok(file) => files.push(file),
            Err(_) => unreadable = true,
        }
    }
    Launch { files, unreadable }
}

async fn file_of(handle: &JsValue) -> Result<File, JsValue> {
    let get: Function = Reflect::get(handle, &"getFile".into())?.dyn_into()?;
    let file: Promise = get.call0(handle)?.dyn_into()?;
    JsFuture::from(file).await?.dyn_into()
}
