//! A line that neither brings anything nor breaks is as good as broken.

use super::{FetchError, Line, Wanted};
use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// Milliseconds without a byte after which nobody waits for the next one.
const SILENCE: u32 = 30_000;

/// As [`Line::fetch`], but ends with [`FetchError::Line`] when nothing has come for [`SILENCE`].
pub(super) async fn fetch<W: Line>(
    world: &W,
    wanted: Wanted<'_>,
    fresh: bool,
    on_bytes: &mut dyn FnMut(u64),
) -> Result<Vec<u8>, FetchError> {
    let heard = Cell::new(false);
    let on_bytes = &mut |bytes| {
        heard.set(true);
        on_bytes(bytes);
    };
    let mut coming = pin!(world.fetch(wanted.address, wanted.bytes, fresh, on_bytes));
    let mut silence = pin!(silence(world, &heard));
    poll_fn(|context| {
        if let Poll::Ready(came) = coming.as_mut().poll(context) {
            return Poll::Ready(came);
        }
        silence.as_mut().poll(context).map(Err)
    })
    .await
}

/// Ends when nothing was heard from one look to the next.
async fn silence<W: Line>(world: &W, heard: &Cell<bool>) -> FetchError {
    loop {
        world.pause(SILENCE).await;
        if !heard.replace(false) {
            return FetchError::Line {
                detail: format!("nothing came for {} seconds", SILENCE / 1000),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::made_up::{Answer, MadeUp};
    use super::*;

    async fn fetched(answer: Answer) -> (Result<Vec<u8>, FetchError>, Vec<u64>, MadeUp) {
        let world = MadeUp::answering([answer]);
        let wanted = Wanted {
            address: "http://here/part",
            bytes: 4,
        };
        let mut heard = Vec::new();
        let came = fetch(&world, wanted, false, &mut |bytes| heard.push(bytes)).await;
        (came, heard, world)
    }

    #[tokio::test]
    async fn a_line_that_brings_nothing_is_given_up() {
        let (came, heard, world) = fetched(Answer::Hangs).await;
        let detail = "nothing came for 30 seconds".to_owned();
        assert_eq!(came, Err(FetchError::Line { detail }));
        assert!(heard.is_empty());
        assert_eq!(world.pauses(), [SILENCE]);
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
}
