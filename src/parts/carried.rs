//! What a drag or the clipboard has in it.

use camlens_client::finding::PhotoId;
use leptos::prelude::window;
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, DomParser, File, FileList, FilePropertyBag,
    FileSystemEntry, SupportedType,
};

/// What it says of itself when it has files in it.
const FILES: &str = "Files";

/// And when it has text in it.
const TEXT: &str = "text/plain";

/// And when it has a piece of a page in it, as a picture that is dragged out of one has.
const PAGE: &str = "text/html";

/// And when that piece is a picture or a link, and not a text that was marked.
const ADDRESS: &str = "text/uri-list";

/// And when it has photos of this page in it: their numbers.
const PHOTOS: &str = "application/x-camlens-photos";

/// Puts photos of this page into a drag.
pub fn carry_photos(data: &DataTransfer, photos: &[PhotoId]) {
    let numbers: Vec<String> = photos.iter().map(|photo| photo.0.to_string()).collect();
    // A browser without kinds of its own carries nothing, and nothing is dropped then.
    let _ = data.set_data(PHOTOS, &numbers.join(" "));
}

/// The photos of this page in it.
pub fn moved_photos(data: &DataTransfer) -> Vec<PhotoId> {
    let numbers = data.get_data(PHOTOS).unwrap_or_default();
    let numbers = numbers.split(' ').filter_map(|number| number.parse().ok());
    numbers.map(PhotoId).collect()
}

/// Whether there are files in it.
pub fn has_files(data: &DataTransfer) -> bool {
    carries(data, FILES)
}

/// Whether there is text in it.
pub fn has_text(data: &DataTransfer) -> bool {
    carries(data, TEXT)
}

/// Whether there may be a picture of another page in it. What it is can be read after the drop only.
pub fn may_have_a_picture(data: &DataTransfer) -> bool {
    carries(data, PAGE) && carries(data, ADDRESS)
}

fn carries(data: &DataTransfer, kind: &str) -> bool {
    data.types()
        .iter()
        .any(|carried| carried.as_string().as_deref() == Some(kind))
}

/// The files in it.
pub fn files(data: Option<&DataTransfer>) -> Vec<File> {
    files_of(data.and_then(DataTransfer::files))
}

/// The files and folders in it, where the browser tells them apart; else nothing.
pub fn entries(data: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = data.items();
    (0..items.length())
        .filter_map(|at| items.get(at))
        .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
        .collect()
}

/// A list of files as files.
pub fn files_of(list: Option<FileList>) -> Vec<File> {
    let list = list.as_ref();
    (0..list.map_or(0, FileList::length))
        .filter_map(|at| list?.get(at))
        .collect()
}

/// A picture of another page.
pub enum Picture {
    /// Its bytes stood in that page.
    Whole(File),
    /// Only its address is there. It is never fetched: a photo would not come from the visitor then,
    /// and the page speaks to no other site.
    Address,
}

/// The picture in a piece of a page; `None` when there is none.
pub fn picture(data: &DataTransfer) -> Option<Picture> {
    let piece = data.get_data(PAGE).ok()?;
    // Without a window of its own: no script in it runs, and no picture in it is fetched.
    let piece = DomParser::new()
        .ok()?
        .parse_from_string(&piece, SupportedType::TextHtml)
        .ok()?;
    let image = piece.query_selector("img").ok()??;
    let address = image.get_attribute("src")?;
    Some(whole(&address).map_or(Picture::Address, Picture::Whole))
}

/// The file that a `data:` address is itself.
fn whole(address: &str) -> Option<File> {
    let (kind, bytes) = address.strip_prefix("data:")?.split_once(";base64,")?;
    let text = window().atob(bytes).ok()?;
    // `atob` gives one letter for each byte.
    let bytes: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    file(&bytes, "dragged picture", kind)
}

/// Bytes as a file.
fn file(bytes: &[u8], name: &str, kind: &str) -> Option<File> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let options = FilePropertyBag::new();
    options.set_type(kind);
    File::new_with_blob_sequence_and_options(&js_sys::Array::of1(&blob), name, &options).ok()
}
