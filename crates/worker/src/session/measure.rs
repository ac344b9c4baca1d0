//! A pass for the clock alone.

use super::{Host, Session};
use camlens_core::framing::InputSpec;
use camlens_core::protocol::{Failure, Response};
use camlens_network::input::NetworkInput;

impl<H: Host> Session<H> {
    pub(super) async fn measure(&self) -> Result<(), Failure> {
        let at_hand = self.at_hand().await?;
        let begun = self.host.now();
        let network = at_hand.network;
        network.read(&empty_input(network.input_spec()))?;
        let infer = self.host.now() - begun;
        self.host.send(Response::Measured { infer }, vec![]);
        Ok(())
    }
}

/// A square of zeros: a pass takes as long over them as over a photo.
pub(super) fn empty_input(spec: &InputSpec) -> NetworkInput {
    NetworkInput {
        width: spec.square,
        height: spec.square,
        values: vec![0.0; 3 * spec.square * spec.square],
    }
}
