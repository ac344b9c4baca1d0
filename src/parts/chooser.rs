//! The browser's choosers of files and folders.

use super::carried::files_of;
use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{File, HtmlInputElement};

/// Files that a chooser offers: pictures, and those that not every system takes for pictures.
const ACCEPTED: &str = "image/*,.tif,.tiff,.heic,.heif,.avif,.qoi,.tga,.ppm,.pgm,.pbm,.pam,.pnm";

/// The photos that a chooser offers.
pub fn accepted_photos() -> &'static str {
    ACCEPTED
}

/// The photos and archives that a chooser offers on this device. A phone whose chooser is asked for archives,
/// too, shows its folders in the place of its photos and its camera.
pub fn accepted() -> String {
    let has_mouse = window().match_media("(hover: hover)").ok().flatten();
    match has_mouse.is_some_and(|has_mouse| has_mouse.matches()) {
        true => format!("{ACCEPTED},.zip,application/zip"),
        false => ACCEPTED.to_owned(),
    }
}

/// Whether the browser has a chooser of folders; those of phones have had one since 2025.
pub fn can_choose_folders() -> bool {
    let input = document().create_element("input").ok();
    input.is_some_and(|input| Reflect::has(&input, &"webkitdirectory".into()).unwrap_or(false))
}

/// The files of a chooser, which can then choose the same ones again.
pub fn chosen_files(event: &ev::Event) -> Vec<File> {
    let input = event_target::<HtmlInputElement>(event);
    let files = files_of(input.files());
    input.set_value("");
    files
}
