//! Measures a pass, for the page's speed test.

use super::{Host, Session};
use camlens_core::framing::InputSpec;
use camlens_core::protocol::{Failure, Response};
use camlens_network::input::NetworkInput;

impl<H: Host> Session<H> {
    /// Sends the time of a pass. A failure is no end of the network: it says only that there is no
    /// measurement.
    pub(super) async fn measure(&self) {
        let response = match self.timed_pass().await {
            Ok(infer) => Response::Measured { infer },
            Err(failure) => Response::NotMeasured { failure },
        };
        self.host.send(response, vec![]);
    }

    /// Milliseconds of a pass.
    async fn timed_pass(&self) -> Result<f64, Failure> {
        let loaded = self.loaded_network().await?;
        let begun = self.host.now();
        let network = loaded.network;
        network.read(&empty_input(network.input_spec()))?;
        Ok(self.host.now() - begun)
    }
}

/// A square of zeros. A pass over them takes as long as over a photo.
pub(super) fn empty_input(spec: &InputSpec) -> NetworkInput {
    zeros(spec.square)
}

/// A square of zeros of a few cells. A pass over them goes through all layers in little time.
pub(super) fn small_input(spec: &InputSpec) -> NetworkInput {
    zeros(2 * spec.cell)
}

fn zeros(side: usize) -> NetworkInput {
    NetworkInput {
        width: side,
        height: side,
        values: vec![0.0; 3 * side * side],
    }
}
