//! A world for tests: the server's answers, one after the other, and a store in memory.

use super::world::{FetchError, Line, Store, StoreError};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::future::pending;
use tokio::task::yield_now;

#[derive(Debug, Clone)]
pub enum Answer {
    Bytes(&'static [u8]),
    Status(u16),
    /// The line breaks after so many bytes.
    Breaks(u64),
    /// Neither a byte nor an end.
    Hangs,
    /// One byte at a time, with a pause before each next one.
    Trickles(&'static [u8]),
    /// Ready together with the end of the first pause, and delivered just after it.
    ReadyAfterOnePause(&'static [u8]),
}

#[derive(Debug, Default)]
pub struct MadeUp {
    answers: RefCell<VecDeque<Answer>>,
    asked: RefCell<Vec<String>>,
    pauses: RefCell<Vec<u32>>,
    kept: RefCell<BTreeMap<String, Vec<u8>>>,
    forgotten: RefCell<Vec<String>>,
    refuses: RefCell<Option<StoreError>>,
}

impl MadeUp {
    pub fn answering(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self {
            answers: RefCell::new(answers.into_iter().collect()),
            ..Self::default()
        }
    }

    pub fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }

    pub fn pauses(&self) -> Vec<u32> {
        self.pauses.borrow().clone()
    }

    pub fn forgotten(&self) -> Vec<String> {
        self.forgotten.borrow().clone()
    }

    pub fn keep(&self, address: &str, bytes: &[u8]) {
        let mut kept = self.kept.borrow_mut();
        kept.insert(address.to_owned(), bytes.to_vec());
    }

    pub fn kept(&self, address: &str) -> Option<Vec<u8>> {
        self.kept.borrow().get(address).cloned()
    }

    pub fn refuse(&self, error: StoreError) {
        *self.refuses.borrow_mut() = Some(error);
    }
}

impl Line for MadeUp {
    async fn fetch(
        &self,
        address: &str,
        _: u64,
        fresh: bool,
        on_bytes: &mut dyn FnMut(u64),
    ) -> Result<Vec<u8>, FetchError> {
        let way = if fresh { "fresh " } else { "" };
        self.asked.borrow_mut().push(format!("{way}{address}"));
        let answer = self.answers.borrow_mut().pop_front();
        match answer {
            Some(Answer::Bytes(bytes)) => {
                on_bytes(bytes.len() as u64);
                Ok(bytes.to_vec())
            }
            Some(Answer::Status(status)) => Err(FetchError::Status { status }),
            Some(Answer::Breaks(after)) => {
                on_bytes(after);
                let detail = "broke off".to_owned();
                Err(FetchError::Line { detail })
            }
            Some(Answer::Hangs) => pending().await,
            Some(Answer::Trickles(bytes)) => {
                for come in 1..=bytes.len() {
                    on_bytes(come as u64);
                    yield_now().await;
                }
                Ok(bytes.to_vec())
            }
            Some(Answer::ReadyAfterOnePause(bytes)) => {
                yield_now().await;
                yield_now().await;
                on_bytes(bytes.len() as u64);
                Ok(bytes.to_vec())
            }
            None => panic!("{address} was asked for once too often"),
        }
    }

    async fn pause(&self, milliseconds: u32) {
        self.pauses.borrow_mut().push(milliseconds);
        yield_now().await;
    }
}

impl Store for MadeUp {
    async fn stored(&self, address: &str) -> Option<Vec<u8>> {
        self.kept(address)
    }

    async fn store(&self, address: &str, bytes: &[u8]) -> Result<(), StoreError> {
        match *self.refuses.borrow() {
            Some(error) => Err(error),
            None => {
                self.keep(address, bytes);
                Ok(())
            }
        }
    }

    async fn forget(&self, address: &str) {
        self.forgotten.borrow_mut().push(address.to_owned());
        self.kept.borrow_mut().remove(address);
    }
}
