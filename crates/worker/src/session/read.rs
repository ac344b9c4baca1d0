//! Reads a photo: from its file to a reading.

use super::{DecodedPhoto, Host, Session, failure};
use camlens_core::framing::{Detail, Frame, Framing, InputSpec};
use camlens_core::protocol::{
    Buffer, Decoder, Failure, GroupTiming, Remark, Response, Stage, Timing,
};
use camlens_network::classifier::{Costs, LayerGroup};
use camlens_network::input::{NetworkInput, frame_photo};
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
        let (photo, decoder) = self.photo(number, file).await?;
        let decoded = self.host.now();
        self.stage(id, Stage::Framing).await;
        let frame = framing.frame_at(detail.short_side, photo.width, photo.height, &spec);
        let pixels = frame_photo(&photo, &frame, &spec);
        let input = network_input(&pixels, &frame, detail, &spec);
        let framed = self.host.now();
        self.stage(id, Stage::Inferring).await;
        // No await from here to the answer: no other network can come in between.
        let loaded = self.loaded_network().await?;
        let inferring = self.host.now();
        let pass = loaded.network.read(&input)?;
        let timing = Timing {
            decode: decoded - begun,
            frame: framed - decoded,
            infer: self.host.now() - inferring,
            groups: groups(&pass.costs),
            memory: self.host.memory(),
        };
        let mut buffers = vec![
            Buffer::Floats(pass.features),
            Buffer::Floats(pass.logits),
            Buffer::Bytes(pixels),
        ];
        let still = !is_shown_by_browsers(&photo);
        if still {
            buffers.push(Buffer::Bytes(png(&photo)?));
        }
        let response = Response::Read {
            id,
            frame,
            decoder,
            still,
            remarks: photo.remarks.clone(),
            rows: pass.rows,
            columns: pass.columns,
            timing,
            exact: loaded.exact,
        };
        self.host.send(response, buffers);
        Ok(())
    }

    async fn stage(&self, id: u32, stage: Stage) {
        self.host.send(Response::Working { id, stage }, vec![]);
        self.host.breathe().await;
    }

    /// The photo of this number, decoded before or from its file.
    async fn photo(
        &self,
        number: u32,
        file: Option<H::File>,
    ) -> Result<(Rc<Photo>, Decoder), Failure> {
        if let Some(last) = self
            .photo
            .borrow()
            .as_ref()
            .filter(|last| last.number == number)
        {
            return Ok((Rc::clone(&last.photo), last.decoder));
        }
        // Freed before the next one takes its memory.
        *self.photo.borrow_mut() = None;
        let (photo, decoder) = self.decode(&file.ok_or_else(failure::unreadable)?).await?;
        let photo = Rc::new(photo);
        if photo.width * photo.height <= MAX_KEPT_PIXELS {
            *self.photo.borrow_mut() = Some(DecodedPhoto {
                number,
                photo: Rc::clone(&photo),
                decoder,
            });
        }
        Ok((photo, decoder))
    }

    async fn decode(&self, file: &H::File) -> Result<(Photo, Decoder), Failure> {
        let size = self.host.size(file);
        if size > BYTE_LIMIT {
            let head = self.bytes(file, HEAD).await?;
            return Err(too_heavy(&head, size).into());
        }
        let bytes = self.bytes(file, size).await?;
        match decode(&bytes) {
            Ok(photo) => Ok((photo, Decoder::Rust)),
            Err(error @ PhotoError::Unsupported { .. }) => {
                drop(bytes);
                let photo = self.host.decode(file).await.ok_or(error)??;
                Ok((photo, Decoder::Browser))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn bytes(&self, file: &H::File, most: u64) -> Result<Vec<u8>, Failure> {
        let bytes = self.host.bytes(file, most).await;
        Ok(bytes.ok_or_else(failure::unreadable)??)
    }
}

/// The framed picture as the network's input.
fn network_input(pixels: &[u8], frame: &Frame, detail: Detail, spec: &InputSpec) -> NetworkInput {
    let input = NetworkInput::from_rgb(pixels, frame.input.0, frame.input.1, spec);
    if detail.mirrored {
        input.mirrored()
    } else {
        input
    }
}

/// Whether the page's picture of the file is the one that was read.
fn is_shown_by_browsers(photo: &Photo) -> bool {
    let elsewhere = |remark: &Remark| {
        matches!(
            remark,
            Remark::Moves | Remark::FirstPage { .. } | Remark::Missing { .. } | Remark::Coarser
        )
    };
    !photo.remarks.iter().any(elsewhere)
}

fn groups(costs: &Costs) -> Vec<GroupTiming> {
    let timing = |(group, ms): (LayerGroup, f64)| GroupTiming {
        name: group.name().to_owned(),
        ms,
    };
    costs.groups().map(timing).collect()
}
