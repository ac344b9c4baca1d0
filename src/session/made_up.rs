//! A world and networks made up for the tests: nothing outside is asked, and all that was said is kept.

#![allow(clippy::unwrap_used, reason = "a test ends where its world does")]

use super::*;
use crate::classifier::{ClassifierError, Costs, Network, Pass};
use crate::download::{FetchError, Line, Store, StoreError};
use crate::framing::{CELL, NetworkInput};
use crate::photo::{Photo, PhotoError};
use crate::reading::{PredictionLayer, Reading};
use std::cell::Cell;
use std::collections::HashMap;
use std::future::pending;

/// A world in memory: addresses, files, and what was sent.
#[derive(Default)]
pub(super) struct World {
    pub(super) addresses: RefCell<HashMap<String, Vec<u8>>>,
    pub(super) kept: RefCell<HashMap<String, Vec<u8>>>,
    /// The end of an address from which nothing comes, however long it is waited for.
    pub(super) hangs: Cell<Option<&'static str>>,
    pub(super) asked: RefCell<Vec<String>>,
    pub(super) sent: RefCell<Vec<(Response, Vec<Buffer>)>>,
    pub(super) opened: Cell<usize>,
    pub(super) browser_decodes: bool,
    /// What every file is said to have, of which there are only the first bytes.
    pub(super) size: Option<u64>,
    /// The most bytes of a file that there is memory for.
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
            moves: false,
        };
        self.browser_decodes.then_some(Ok(photo))
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
        if self.hangs.get().is_some() {
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

/// One channel, two classes: the mean of the first plane, and its opposite.
struct Brightness(PredictionLayer);

impl Network for Brightness {
    fn prediction_layer(&self) -> &PredictionLayer {
        &self.0
    }

    fn read(&self, input: &NetworkInput) -> Result<Pass, ClassifierError> {
        let (rows, columns) = (input.height / CELL, input.width / CELL);
        let mean = input.values.iter().sum::<f32>() / input.values.len() as f32;
        Ok(Pass {
            reading: Reading {
                rows,
                columns,
                features: vec![mean; rows * columns],
                logits: vec![mean, -mean],
            },
            costs: Costs::default(),
        })
    }
}

/// One channel: the brightest number of each cell.
struct Places(PredictionLayer);

impl Network for Places {
    fn prediction_layer(&self) -> &PredictionLayer {
        &self.0
    }

    fn read(&self, input: &NetworkInput) -> Result<Pass, ClassifierError> {
        let (rows, columns) = (input.height / CELL, input.width / CELL);
        let brightest = |cell: usize| {
            let (top, left) = (cell / columns * CELL, cell % columns * CELL);
            (top..top + CELL)
                .flat_map(|y| &input.values[y * input.width + left..][..CELL])
                .copied()
                .fold(f32::MIN, f32::max)
        };
        Ok(Pass {
            reading: Reading {
                rows,
                columns,
                features: (0..rows * columns).map(brightest).collect(),
                logits: vec![0.0, 0.0],
            },
            costs: Costs::default(),
        })
    }
}

/// A network that finds no memory for its pass.
struct Starved(PredictionLayer);

impl Network for Starved {
    fn prediction_layer(&self) -> &PredictionLayer {
        &self.0
    }

    fn read(&self, _: &NetworkInput) -> Result<Pass, ClassifierError> {
        Err(ClassifierError::OutOfMemory { bytes: 1 << 30 })
    }
}

/// What the networks made up here share: a class for what their channel says, and one against it.
fn for_and_against() -> PredictionLayer {
    PredictionLayer {
        weights: vec![1.0, -1.0],
        bias: vec![0.0, 0.0],
    }
}

/// See [`Brightness`].
pub(super) fn brightness() -> impl Network {
    Brightness(for_and_against())
}

/// See [`Places`].
pub(super) fn places() -> impl Network {
    Places(for_and_against())
}

/// See [`Starved`].
pub(super) fn starved() -> impl Network {
    Starved(for_and_against())
}
