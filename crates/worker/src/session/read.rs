//! A file becomes a reading.

use super::{Host, Kept, Session, failure};
use camlens_core::framing::{Detail, Frame, Framing, InputSpec};
use camlens_core::protocol::Buffer;
use camlens_core::protocol::{Decoder, Failure, GroupTiming, Response, Stage, Timing};
use camlens_network::classifier::{Costs, LayerGroup};
use camlens_network::input::{NetworkInput, frame_photo};
use camlens_network::photo::{self, Photo, PhotoError};
use std::rc::Rc;

/// A photo of more pixels is decoded again for another framing: memory is dearer than time.
const KEPT_PIXELS: usize = 24_000_000;

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
        let spec = *self.at_hand().await?.network.input_spec();
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
        // No wait from here to the answer: no other network can come in between.
        let at_hand = self.at_hand().await?;
        let inferring = self.host.now();
        let pass = at_hand.network.read(&input)?;
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
        if photo.moves {
            buffers.push(Buffer::Bytes(photo::png(&photo)?));
        }
        let still = photo.moves;
        let response = Response::Read {
            id,
            frame,
            decoder,
            still,
            rows: pass.rows,
            columns: pass.columns,
            timing,
            exact: at_hand.exact,
        };
        self.host.send(response, buffers);
        Ok(())
    }

    async fn stage(&self, id: u32, stage: Stage) {
        self.host.send(Response::Working { id, stage }, vec![]);
        self.host.breathe().await;
    }

    /// The photo of this number, from the last time or from its file.
    async fn photo(
        &self,
        number: u32,
        file: Option<H::File>,
    ) -> Result<(Rc<Photo>, Decoder), Failure> {
        if let Some(kept) = self
            .kept
            .borrow()
            .as_ref()
            .filter(|kept| kept.number == number)
        {
            return Ok((Rc::clone(&kept.photo), kept.decoder));
        }
        // Given back before the next one takes its memory.
        *self.kept.borrow_mut() = None;
        let (photo, decoder) = self.decode(&file.ok_or_else(failure::unreadable)?).await?;
        let photo = Rc::new(photo);
        if photo.width * photo.height <= KEPT_PIXELS {
            *self.kept.borrow_mut() = Some(Kept {
                number,
                photo: Rc::clone(&photo),
                decoder,
            });
        }
        Ok((photo, decoder))
    }

    async fn decode(&self, file: &H::File) -> Result<(Photo, Decoder), Failure> {
        let size = self.host.size(file);
        if size > photo::BYTE_LIMIT {
            let head = self.bytes(file, photo::HEAD).await?;
            return Err(photo::too_heavy(&head, size).into());
        }
        let bytes = self.bytes(file, size).await?;
        match photo::decode(&bytes) {
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

/// The framed picture as the network is shown it.
fn network_input(pixels: &[u8], frame: &Frame, detail: Detail, spec: &InputSpec) -> NetworkInput {
    let input = NetworkInput::from_rgb(pixels, frame.input.0, frame.input.1, spec);
    if detail.mirrored {
        input.mirrored()
    } else {
        input
    }
}

fn groups(costs: &Costs) -> Vec<GroupTiming> {
    let timing = |(group, ms): (LayerGroup, f64)| GroupTiming {
        name: group.name().to_owned(),
        ms,
    };
    costs.groups().map(timing).collect()
}
