//! The pass over a photo that is framed, and the answer to the page.

use super::{Host, Session, failure};
use camlens_core::framing::{Frame, InputSpec};
use camlens_core::protocol::{
    Buffer, Decoder, Failure, GroupTiming, Prepared, Remark, Response, Timing,
};
use camlens_network::classifier::{Costs, LayerGroup};
use camlens_network::input::NetworkInput;

/// A photo on its way into the network, and what goes to the page beside the reading.
pub(super) struct Framed {
    pub frame: Frame,
    /// The network's input before its means are subtracted, RGB.
    pub pixels: Vec<u8>,
    pub input: NetworkInput,
    pub decoder: Decoder,
    pub remarks: Vec<Remark>,
    /// A PNG of the photo, where the page shows this one and not the file.
    pub still: Option<Vec<u8>>,
    pub decode_ms: f64,
    pub frame_ms: f64,
}

impl<H: Host> Session<H> {
    /// Reads a photo that another worker prepared.
    pub(super) async fn infer(
        &self,
        id: u32,
        prepared: Prepared,
        mirrored: bool,
        buffers: Vec<Buffer>,
    ) -> Result<(), Failure> {
        let spec = *self.loaded_network().await?.network.input_spec();
        let pixels = pixels_of(buffers, &prepared.frame, &spec)?;
        let framed = Framed {
            input: network_input(&pixels, &prepared.frame, mirrored, &spec),
            frame: prepared.frame,
            pixels,
            decoder: prepared.decoder,
            remarks: prepared.remarks,
            still: None,
            decode_ms: prepared.decode_ms,
            frame_ms: prepared.frame_ms,
        };
        self.pass(id, framed).await
    }

    /// Makes the pass, and sends the answer.
    pub(super) async fn pass(&self, id: u32, framed: Framed) -> Result<(), Failure> {
        // No await from here to the answer: no other network can come in between.
        let loaded = self.loaded_network().await?;
        let begun = self.host.now();
        let pass = loaded.network.read(&framed.input)?;
        let timing = Timing {
            decode: framed.decode_ms,
            frame: framed.frame_ms,
            infer: self.host.now() - begun,
            groups: groups(&pass.costs),
            memory: self.host.memory(),
        };
        let response = Response::Read {
            id,
            frame: framed.frame,
            decoder: framed.decoder,
            still: framed.still.is_some(),
            remarks: framed.remarks,
            rows: pass.rows,
            columns: pass.columns,
            timing,
            exact: loaded.exact,
        };
        let mut buffers = vec![
            Buffer::Floats(pass.features),
            Buffer::Floats(pass.logits),
            Buffer::Bytes(framed.pixels),
        ];
        buffers.extend(framed.still.map(Buffer::Bytes));
        self.host.send(response, buffers);
        Ok(())
    }
}

/// The pixels beside a request, where they are those of this frame and fit the network.
fn pixels_of(buffers: Vec<Buffer>, frame: &Frame, spec: &InputSpec) -> Result<Vec<u8>, Failure> {
    let (width, height) = frame.input;
    let whole_cells = |side: usize| side > 0 && side.is_multiple_of(spec.cell);
    let bytes = width.checked_mul(height).and_then(|of| of.checked_mul(3));
    let mut buffers = buffers.into_iter();
    match (buffers.next(), buffers.next()) {
        (Some(Buffer::Bytes(pixels)), None)
            if whole_cells(width) && whole_cells(height) && bytes == Some(pixels.len()) =>
        {
            Ok(pixels)
        }
        _ => Err(failure::other_pixels()),
    }
}

/// The framed picture as the network's input.
pub(super) fn network_input(
    pixels: &[u8],
    frame: &Frame,
    mirrored: bool,
    spec: &InputSpec,
) -> NetworkInput {
    let input = NetworkInput::from_rgb(pixels, frame.input.0, frame.input.1, spec);
    if mirrored { input.mirrored() } else { input }
}

fn groups(costs: &Costs) -> Vec<GroupTiming> {
    let timing = |(group, ms): (LayerGroup, f64)| GroupTiming {
        name: group.name().to_owned(),
        ms,
    };
    costs.groups().map(timing).collect()
}
