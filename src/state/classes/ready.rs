//! Sets to try at once: parts of two samples, cut out in the page.

use super::context::ClassesContext;
use crate::parts::canvas_file::{blank, jpeg_file};
use crate::state::photo_file::PhotoFile;
use crate::state::samples::{SAMPLES, Sample};
use camlens_client::classes::Role;
use camlens_client::reader::{Event, NoticeKind};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, ImageBitmap};

/// Two classes of parts of a sample each.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadySet {
    pub name: &'static str,
    samples: [usize; 2],
}

/// In the order in which they are offered.
pub const READY_SETS: [ReadySet; 2] = [
    ReadySet {
        name: "cat-coffee",
        samples: [0, 1],
    },
    ReadySet {
        name: "astronaut-rocket",
        samples: [2, 3],
    },
];

impl ReadySet {
    /// The samples that the classes are made of.
    pub fn samples(&self) -> [&'static Sample; 2] {
        self.samples.map(|at| &SAMPLES[at])
    }
}

/// A square part of a photo. All lengths are shares of the photo's sides, less what the part leaves of them.
struct Part {
    left: f64,
    top: f64,
    /// A share of the photo's shorter side.
    side: f64,
    mirrored: bool,
}

/// The parts that are cut out: large and small ones all over the photo, every other one as its mirror image.
const PARTS: [Part; 8] = [
    part(0.0, 0.0, 0.9, false),
    part(1.0, 0.0, 0.9, true),
    part(0.5, 0.5, 0.8, false),
    part(0.25, 1.0, 0.8, true),
    part(0.75, 0.3, 0.7, false),
    part(0.4, 0.2, 0.7, true),
    part(0.6, 0.8, 0.6, false),
    part(0.5, 0.4, 1.0, true),
];

const fn part(left: f64, top: f64, side: f64, mirrored: bool) -> Part {
    Part {
        left,
        top,
        side,
        mirrored,
    }
}

/// The quality of the parts' JPEG files.
const QUALITY: f64 = 0.95;

impl ClassesContext {
    /// Makes the classes of a ready set.
    pub async fn give_ready(self, set: &'static ReadySet) {
        for sample in set.samples() {
            let Ok(files) = parts(sample).await else {
                let file = sample.file.to_owned();
                let missing = NoticeKind::ReadySetMissing { file };
                return self.reader.send(Event::Told(missing));
            };
            if let Some(class) = self.add_class(&sample.label()) {
                self.give(class, Role::Learn, files);
            }
        }
    }
}

/// The parts of a sample as files.
///
/// # Errors
/// What the browser or the server said.
async fn parts(sample: &'static Sample) -> Result<Vec<File>, JsValue> {
    let (_, file) = PhotoFile::of_sample(sample).await?;
    let photo = bitmap(&file.file).await?;
    let mut files = Vec::new();
    for (number, part) in (1..).zip(&PARTS) {
        let name = format!("{}-{number}.jpg", sample.name);
        files.push(cut(&photo, part, &name).await?);
    }
    photo.close();
    Ok(files)
}

async fn bitmap(file: &Blob) -> Result<ImageBitmap, JsValue> {
    let made = window().create_image_bitmap_with_blob(file)?;
    JsFuture::from(made).await?.dyn_into()
}

async fn cut(photo: &ImageBitmap, part: &Part, name: &str) -> Result<File, JsValue> {
    let (width, height) = (f64::from(photo.width()), f64::from(photo.height()));
    let side = (part.side * width.min(height)).floor();
    let (left, top) = (part.left * (width - side), part.top * (height - side));
    let (canvas, context) = blank((side as u32, side as u32))?;
    if part.mirrored {
        context.translate(side, 0.0)?;
        context.scale(-1.0, 1.0)?;
    }
    context.draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
        photo, left, top, side, side, 0.0, 0.0, side, side,
    )?;
    jpeg_file(&canvas, QUALITY, name).await
}
