//! A line that neither brings a byte nor breaks counts as broken after a while.

use super::world::{FetchError, FileRequest, Line};
use futures_util::future::{Either, select};
use std::cell::Cell;
use std::pin::pin;

/// Length of a pause in milliseconds, and the number of pauses without a byte after which the line
/// counts as broken: 30 s of silence.
///
/// Pauses are counted and no clock is read, because the worker computes in between. A computation
/// of any length delays one pause; bytes that arrived meanwhile are heard in the next one.
const PAUSE_MS: u32 = 5_000;
const MAX_SILENT_PAUSES: u32 = 6;

/// As [`Line::fetch`], but ends with [`FetchError::Line`] after 30 s without a byte.
pub(super) async fn fetch<W: Line>(
    world: &W,
    request: FileRequest<'_>,
    fresh: bool,
    on_bytes: &mut dyn FnMut(u64),
) -> Result<Vec<u8>, FetchError> {
    let heard = Cell::new(false);
    let on_bytes = &mut |bytes| {
        heard.set(true);
        on_bytes(bytes);
    };
    let answer = pin!(world.fetch(request.address, request.bytes, fresh, on_bytes));
    let silence = pin!(silence(world, &heard));
    match select(answer, silence).await {
        Either::Left((answer, _)) => answer,
        Either::Right((error, _)) => Err(error),
    }
}

/// Ends after [`MAX_SILENT_PAUSES`] without a byte, one after the other.
async fn silence<W: Line>(world: &W, heard: &Cell<bool>) -> FetchError {
    let mut silent = 0;
    while silent < MAX_SILENT_PAUSES {
        world.pause(PAUSE_MS).await;
        silent = if heard.replace(false) { 0 } else { silent + 1 };
    }
    FetchError::Line {
        detail: format!(
            "nothing came for {} seconds",
            MAX_SILENT_PAUSES * PAUSE_MS / 1000
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::made_up::{Answer, MadeUp};
    use super::*;

    async fn fetched(answer: Answer) -> (Result<Vec<u8>, FetchError>, Vec<u64>, MadeUp) {
        let world = MadeUp::answering([answer]);
        let request = FileRequest {
            address: "http://here/part",
            bytes: 4,
        };
        let mut heard = Vec::new();
        let came = fetch(&world, request, false, &mut |bytes| heard.push(bytes)).await;
        (came, heard, world)
    }

    #[tokio::test]
    async fn a_line_that_brings_nothing_is_given_up() {
        let (came, heard, world) = fetched(Answer::Hangs).await;
        let detail = "nothing came for 30 seconds".to_owned();
        assert_eq!(came, Err(FetchError::Line { detail }));
        assert!(heard.is_empty());
        assert_eq!(world.pauses(), [PAUSE_MS; MAX_SILENT_PAUSES as usize]);
    }

    #[tokio::test]
    async fn a_line_that_brings_a_byte_now_and_then_is_waited_for() {
        let (came, heard, world) = fetched(Answer::Trickles(b"good")).await;
        assert_eq!(came.as_deref(), Ok(&b"good"[..]));
        assert_eq!(heard, [1, 2, 3, 4]);
        assert!(world.pauses().len() >= 3, "{:?}", world.pauses());
    }

    #[tokio::test]
    async fn what_comes_at_once_is_not_watched() {
        let (came, _, world) = fetched(Answer::Bytes(b"good")).await;
        assert!(came.is_ok());
        assert!(world.pauses().is_empty());
    }

    /// A long computation delays the timer, and the timer then comes before the bytes.
    #[tokio::test]
    async fn bytes_that_became_ready_during_a_computation_are_no_silence() {
        let (came, heard, world) = fetched(Answer::ReadyAfterOnePause(b"good")).await;
        assert_eq!(came.as_deref(), Ok(&b"good"[..]));
        assert_eq!(heard, [4]);
        assert!(!world.pauses().is_empty());
    }
}
