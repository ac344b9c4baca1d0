//! Prepares a photo for the pass of another worker: decodes and frames it.

use super::{Host, Session, failure};
use camlens_core::framing::{Detail, Framing, InputSpec};
use camlens_core::protocol::{Buffer, Failure, Prepared, Response};
use camlens_network::input::frame_photo;

impl<H: Host> Session<H> {
    /// The photo does not stay: the next one is another.
    pub(super) async fn prepare(
        &self,
        id: u32,
        number: u32,
        (framing, detail): (Framing, Detail),
        spec: &InputSpec,
        file: Option<H::File>,
    ) -> Result<(), Failure> {
        let begun = self.host.now();
        let file = file.ok_or_else(failure::unreadable)?;
        let decoded = self.decode(number, &file).await?;
        let decoded_at = self.host.now();
        let photo = decoded.photo;
        let frame = framing.frame_at(detail.short_side, photo.width, photo.height, spec);
        let pixels = frame_photo(&photo, &frame, spec);
        let prepared = Prepared {
            frame,
            decoder: decoded.decoder,
            remarks: photo.remarks,
            own: decoded.own,
            decode_ms: decoded_at - begun,
            frame_ms: self.host.now() - decoded_at,
            memory: self.host.memory(),
        };
        let response = Response::Prepared { id, prepared };
        self.host.send(response, vec![Buffer::Bytes(pixels)]);
        Ok(())
    }
}
