//! The network's files, fetched one after the other, checked, widened, laid out, warmed up.

use super::measure::empty_input;
use super::{Buffer, Host, Session, failure};
use crate::classifier::{ClassifierError, Loader};
use crate::protocol::{Failure, LoadTiming, Response};
use camlens_model::Manifest;
use std::rc::Rc;

/// The progress is told after this many more bytes, so that the page is not flooded.
const TELL_EVERY: u64 = 1 << 18;

impl<H: Host> Session<H> {
    pub(super) async fn load(&self, model: &str) -> Result<(), Failure> {
        let manifest = self.manifest(model).await?;
        let name = manifest.network.clone();
        let total = manifest.stored_bytes();
        let mut loader = Loader::new(manifest);
        let mut done = 0;
        self.host
            .send(Response::Downloading { done, total }, vec![]);
        for part in loader.parts() {
            let mut told = done;
            let stored = self
                .host
                .fetch(&beside(model, &part.file), part.bytes, &mut |bytes| {
                    if done + bytes >= told + TELL_EVERY {
                        told = (done + bytes).min(total);
                        self.host
                            .send(Response::Downloading { done: told, total }, vec![]);
                    }
                })
                .await
                .map_err(|error| failure::missing(&part.file, &error))?;
            loader.accept(&part.file, &stored)?;
            done += part.bytes;
            self.host
                .send(Response::Downloading { done, total }, vec![]);
        }
        self.host.send(Response::Preparing, vec![]);
        self.host.breathe().await;
        self.lay_out(loader, name)
    }

    async fn manifest(&self, address: &str) -> Result<Manifest, Failure> {
        let json = self
            .host
            .fetch(address, 0, &mut |_| ())
            .await
            .map_err(|error| failure::missing("model.json", &error))?;
        Manifest::parse(&json).map_err(|error| ClassifierError::from(error).into())
    }

    fn lay_out(&self, loader: Loader, name: String) -> Result<(), Failure> {
        let begun = self.host.now();
        let (graph, weights) = loader.finish()?;
        let network: Rc<dyn crate::classifier::Network> = (self.open)(graph, weights)?.into();
        let laid_out = self.host.now();
        // Browsers compile a function well only after it has run for a while.
        network.read(&empty_input())?;
        let timing = LoadTiming {
            lay_out: laid_out - begun,
            warm_up: self.host.now() - laid_out,
        };
        let layer = network.prediction_layer();
        self.host.send(
            Response::Loaded {
                network: name,
                build: self.build.clone(),
                timing,
            },
            vec![
                Buffer::Floats(layer.weights.clone()),
                Buffer::Floats(layer.bias.clone()),
            ],
        );
        *self.network.borrow_mut() = Some(network);
        Ok(())
    }
}

/// The address of a file in the same folder.
fn beside(address: &str, file: &str) -> String {
    let folder = address.rfind('/').map_or(0, |slash| slash + 1);
    format!("{}{file}", &address[..folder])
}
