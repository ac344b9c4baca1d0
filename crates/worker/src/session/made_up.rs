//! A world and networks made up for tests. Nothing outside is asked, and all messages are kept.

use super::*;
use crate::download::{FetchError, Line, Store, StoreError};
use camlens_core::framing::InputSpec;
use camlens_core::reading::PredictionLayer;
use camlens_core::resnet50::INPUT;
use camlens_network::classifier::{ClassifierError, Costs, Network, Pass};
use camlens_network::input::NetworkInput;
use camlens_photo::{Photo, PhotoError, decode};
use std::cell::Cell;
use std::collections::HashMap;
use std::future::pending;

/// A world in memory: addresses, files, and the messages sent.
#[derive(Default)]
pub(super) struct World {
    pub(super) addresses: RefCell<HashMap<String, Vec<u8>>>,
    pub(super) kept: RefCell<HashMap<String, Vec<u8>>>,
    /// The end of an address that brings one byte and never ends.
    pub(super) hangs: Cell<Option<&'static str>>,
    /// The end of an address whose bytes take longer than those of all others.
    pub(super) late: Cell<Option<&'static str>>,
    pub(super) asked: RefCell<Vec<String>>,
    pub(super) sent: RefCell<Vec<(Response, Vec<Buffer>)>>,
    pub(super) opened: Cell<usize>,
    pub(super) browser_decodes: bool,
    /// What the browser shows, where it is not what Rust reads.
    pub(super) seen: Option<Seen>,
    /// The length that every file claims; there are only its first bytes.
    pub(super) size: Option<u64>,
    /// The largest number of bytes of a file that memory has room for.
    pub(super) room: Option<u64>,
}

impl Host for World {
    type File = Vec<u8>;

    fn send(&self, response: Response, buffers: Vec<Buffer>) {
        self.sent.borrow_mut().push((response, buffers));
    }

    fn now(&self) -> f64 {
        self.sent.borrow().len() as f64
    }

    fn memory(&self) -> u64 {
        0
    }

    async fn breathe(&self) {}

    fn size(&self, file: &Vec<u8>) -> u64 {
        self.size.unwrap_or(file.len() as u64)
    }

    async fn bytes(&self, file: &Vec<u8>, most: u64) -> Option<Result<Vec<u8>, PhotoError>> {
        self.opened.set(self.opened.get() + 1);
        if most > self.room.unwrap_or(u64::MAX) {
            return Some(Err(PhotoError::OutOfMemory { bytes: most }));
        }
        Some(Ok(file[..file.len().min(most as usize)].to_vec()))
    }

    async fn decode(&self, _: &Vec<u8>) -> Option<Result<Photo, PhotoError>> {
        let photo = Photo {
            width: 9,
            height: 9,
            pixels: vec![5; 243],
            remarks: vec![],
        };
        self.browser_decodes.then_some(Ok(photo))
    }

    async fn seen(&self, file: &Vec<u8>) -> Seen {
        match (&self.seen, decode(file)) {
            (Some(seen), _) => seen.clone(),
            (None, Ok(photo)) => Seen::Picture(Shown::of(&photo)),
            (None, Err(_)) => Seen::Nothing,
        }
    }
}

impl Line for World {
    async fn fetch(
        &self,
        address: &str,
        _: u64,
        _: bool,
        on_bytes: &mut dyn FnMut(u64),
    ) -> Result<Vec<u8>, FetchError> {
        self.asked.borrow_mut().push(address.to_owned());
        if self.hangs.get().is_some_and(|end| address.ends_with(end)) {
            on_bytes(1);
            return pending().await;
        }
        if self.late.get().is_some_and(|end| address.ends_with(end)) {
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
        }
        let bytes = self
            .addresses
            .borrow()
            .get(address)
            .cloned()
            .ok_or(FetchError::Status { status: 404 })?;
        on_bytes(bytes.len() as u64);
        Ok(bytes)
    }

    async fn pause(&self, _: u32) {
        // Bytes come before any pause is over.
        if self.hangs.get().or(self.late.get()).is_some() {
            pending().await
        }
    }
}

impl Store for World {
    async fn stored(&self, address: &str) -> Option<Vec<u8>> {
        self.kept.borrow().get(address).cloned()
    }

    async fn store(&self, address: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let mut kept = self.kept.borrow_mut();
        kept.insert(address.to_owned(), bytes.to_vec());
        Ok(())
    }

    async fn forget(&self, address: &str) {
        self.kept.borrow_mut().remove(address);
    }
}

/// One channel, and two classes: the logit is the channel, or its negative.
struct OneChannel {
    layer: PredictionLayer,
    input_spec: InputSpec,
    pass: fn(&NetworkInput) -> Result<Pass, ClassifierError>,
}

impl Network for OneChannel {
    fn prediction_layer(&self) -> &PredictionLayer {
        &self.layer
    }

    fn input_spec(&self) -> &InputSpec {
        &self.input_spec
    }

    fn read(&self, input: &NetworkInput) -> Result<Pass, ClassifierError> {
        (self.pass)(input)
    }
}

fn one_channel(pass: fn(&NetworkInput) -> Result<Pass, ClassifierError>) -> OneChannel {
    let layer = PredictionLayer {
        weights: vec![1.0, -1.0],
        bias: vec![0.0, 0.0],
    };
    OneChannel {
        layer,
        input_spec: INPUT,
        pass,
    }
}

/// In every cell, the channel is the mean of the first plane.
pub(super) fn brightness() -> impl Network {
    brightness_looking(INPUT.offset)
}

/// As [`brightness`], with cells that look beside their middles.
pub(super) fn brightness_looking(offset: f64) -> impl Network {
    let network = one_channel(|input| {
        let mean = input.values.iter().sum::<f32>() / input.values.len() as f32;
        Ok(pass(input, |_, _| mean, vec![mean, -mean]))
    });
    OneChannel {
        input_spec: InputSpec { offset, ..INPUT },
        ..network
    }
}

/// The channel is the largest number of each cell; the logits are 0.
pub(super) fn places() -> impl Network {
    one_channel(|input| {
        let brightest = |row: usize, column: usize| {
            let (top, left) = (row * INPUT.cell, column * INPUT.cell);
            (top..top + INPUT.cell)
                .flat_map(|y| &input.values[y * input.width + left..][..INPUT.cell])
                .copied()
                .fold(f32::MIN, f32::max)
        };
        Ok(pass(input, brightest, vec![0.0, 0.0]))
    })
}

/// Has no memory for its pass.
pub(super) fn starved() -> impl Network {
    one_channel(|_| Err(ClassifierError::OutOfMemory { bytes: 1 << 30 }))
}

/// `feature` takes a cell's row and column.
fn pass(input: &NetworkInput, feature: impl Fn(usize, usize) -> f32, logits: Vec<f32>) -> Pass {
    let (rows, columns) = (input.height / INPUT.cell, input.width / INPUT.cell);
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let features = cells.map(|(row, column)| feature(row, column)).collect();
    Pass {
        rows,
        columns,
        features,
        logits,
        costs: Costs::default(),
    }
}
