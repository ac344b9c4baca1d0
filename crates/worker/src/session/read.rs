//! Reads a photo: from its file to a reading.

use super::infer::{Framed, network_input};
use super::{DecodedPhoto, Host, Seen, Session, failure};
use camlens_core::framing::{Detail, Framing, InputSpec};
use camlens_core::protocol::{Decoder, Failure, Remark, Response, Stage};
use camlens_network::input::frame_photo;
use camlens_photo::likeness::{alike, has_colour_profile};
use camlens_photo::{BYTE_LIMIT, HEAD, Photo, PhotoError, decode, png, too_heavy};
use std::rc::Rc;

/// Pixels of the largest photo that stays decoded. A larger one is decoded again for another framing:
/// memory is dearer than time.
const MAX_KEPT_PIXELS: usize = 24_000_000;

impl<H: Host> Session<H> {
    pub(super) async fn read(
        &self,
        id: u32,
        number: u32,
        framing: Framing,
        detail: Detail,
        file: Option<H::File>,
    ) -> Result<(), Failure> {
        // No file is opened for a network that will not come.
        let spec = *self.loaded_network().await?.network.input_spec();
        let begun = self.host.now();
        self.stage(id, Stage::Decoding).await;
        let decoded = self.photo(number, file).await?;
        let decoded_at = self.host.now();
        self.stage(id, Stage::Framing).await;
        let mut framed = framed(decoded, framing, detail, &spec)?;
        framed.decode_ms = decoded_at - begun;
        framed.frame_ms = self.host.now() - decoded_at;
        self.stage(id, Stage::Inferring).await;
        self.pass(id, framed).await
    }

    async fn stage(&self, id: u32, stage: Stage) {
        self.host.send(Response::Working { id, stage }, vec![]);
        self.host.breathe().await;
    }

    /// The photo of this number, decoded before or from its file.
    async fn photo(&self, number: u32, file: Option<H::File>) -> Result<Rc<DecodedPhoto>, Failure> {
        let last = self.photo.borrow().clone();
        if let Some(last) = last.filter(|last| last.number == number) {
            return Ok(last);
        }
        // Freed before the next one takes its memory.
        *self.photo.borrow_mut() = None;
        let file = file.ok_or_else(failure::unreadable)?;
        let decoded = Rc::new(self.decode(number, &file).await?);
        if decoded.photo.width * decoded.photo.height <= MAX_KEPT_PIXELS {
            *self.photo.borrow_mut() = Some(Rc::clone(&decoded));
        }
        Ok(decoded)
    }

    pub(super) async fn decode(
        &self,
        number: u32,
        file: &H::File,
    ) -> Result<DecodedPhoto, Failure> {
        let size = self.host.size(file);
        if size > BYTE_LIMIT {
            let head = self.bytes(file, HEAD).await?;
            return Err(too_heavy(&head, size).into());
        }
        let bytes = self.bytes(file, size).await?;
        let seen = self.host.seen(file);
        let (photo, decoder, own) = match decode(&bytes) {
            Ok(mut photo) => {
                let profiled = has_colour_profile(&bytes);
                drop(bytes);
                let own = is_read_otherwise(&photo) || !shows(&mut photo, seen.await, profiled);
                (photo, Decoder::Rust, own)
            }
            Err(error @ PhotoError::Unsupported { .. }) => {
                drop(bytes);
                let photo = self.host.decode(file).await.ok_or(error)??;
                (photo, Decoder::Browser, false)
            }
            Err(error) => return Err(error.into()),
        };
        Ok(DecodedPhoto {
            number,
            photo,
            decoder,
            own,
        })
    }

    async fn bytes(&self, file: &H::File, most: u64) -> Result<Vec<u8>, Failure> {
        let bytes = self.host.bytes(file, most).await;
        Ok(bytes.ok_or_else(failure::unreadable)??)
    }
}

/// Frames a photo, and lets go of it: a large one that is not kept frees its memory before the pass.
fn framed(
    decoded: Rc<DecodedPhoto>,
    framing: Framing,
    detail: Detail,
    spec: &InputSpec,
) -> Result<Framed, PhotoError> {
    let photo = &decoded.photo;
    let frame = framing.frame_at(detail.short_side, photo.width, photo.height, spec);
    let pixels = frame_photo(photo, &frame, spec);
    Ok(Framed {
        input: network_input(&pixels, &frame, detail.mirrored, spec),
        frame,
        pixels,
        decoder: decoded.decoder,
        remarks: photo.remarks.clone(),
        still: decoded.own.then(|| png(photo)).transpose()?,
        decode_ms: 0.0,
        frame_ms: 0.0,
    })
}

/// Whether no browser can show the photo as it was read: it moves there, or has other pages or another
/// end.
fn is_read_otherwise(photo: &Photo) -> bool {
    !photo.remarks.is_empty()
}

/// Whether the browser shows the photo as it was read; where it shows another picture, the photo gets
/// a remark.
fn shows(photo: &mut Photo, seen: Seen, profiled: bool) -> bool {
    match seen {
        Seen::Picture(shown) if alike(photo, &shown, profiled) => true,
        Seen::Picture(_) => {
            photo.remarks.push(Remark::Differs);
            false
        }
        Seen::Nothing | Seen::Unknown => false,
    }
}
