//! One file: from the store, else over the line, as often as it is worth it.

use super::{FetchError, Line, Store, StoreError, watched};

/// Milliseconds to wait before a line that broke is tried again, and how often.
const PAUSES: [u32; 3] = [400, 1200, 3000];

/// How often a file that came wrong is fetched again, past all caches.
const AGAIN: usize = 2;

/// A file that has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// Absolute.
    pub address: &'a str,
    /// Its length; 0 when nobody knows.
    pub bytes: u64,
}

/// Where a file came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Store,
    /// Over the line; and whether it was kept.
    Line(Result<(), StoreError>),
}

/// Why a file is not there after all.
#[derive(Debug, Clone, PartialEq)]
pub enum PartError<E> {
    /// It did not come.
    Line(FetchError),
    /// It came, every time wrong: what its opener said last.
    Bad(E),
}

/// Turns the bytes as they came into what they are for; refuses wrong ones.
pub type Opener<'a, T, E> = &'a dyn Fn(&[u8]) -> Result<T, E>;

/// Brings a file from the store or over the line, and keeps what came over the line.
///
/// # Errors
/// As [`fetch`].
pub async fn bring<W: Line + Store, T, E>(
    world: &W,
    wanted: Wanted<'_>,
    open: Opener<'_, T, E>,
    on_bytes: &mut dyn FnMut(u64),
) -> Result<(T, Source), PartError<E>> {
    if let Some(opened) = bring_stored(world, wanted, open).await {
        return Ok((opened, Source::Store));
    }
    let (opened, bytes) = fetch(world, wanted, open, on_bytes).await?;
    let kept = world.store(wanted.address, &bytes).await;
    Ok((opened, Source::Line(kept)))
}

/// Brings a file from the store alone. One that has gone bad there is deleted.
pub async fn bring_stored<W: Store, T, E>(
    world: &W,
    wanted: Wanted<'_>,
    open: Opener<'_, T, E>,
) -> Option<T> {
    let bytes = world.stored(wanted.address).await?;
    if let Ok(opened) = open(&bytes) {
        return Some(opened);
    }
    world.forget(wanted.address).await;
    None
}

/// Fetches a file over the line: again after a short pause when the line broke, again past all
/// caches when something else came. Gives what was opened, and the bytes that it was opened from.
///
/// # Errors
/// What went wrong at the last try; a file that the server does not have is not asked for twice.
pub async fn fetch<W: Line, T, E>(
    world: &W,
    wanted: Wanted<'_>,
    open: Opener<'_, T, E>,
    on_bytes: &mut dyn FnMut(u64),
) -> Result<(T, Vec<u8>), PartError<E>> {
    let mut pauses = PAUSES.into_iter();
    let mut wrong = 0;
    loop {
        let came = watched::fetch(world, wanted, wrong > 0, on_bytes).await;
        let error = match came.map(|bytes| (open(&bytes), bytes)) {
            Ok((Ok(opened), bytes)) => return Ok((opened, bytes)),
            Ok((Err(bad), _)) => PartError::Bad(bad),
            Err(error) => PartError::Line(error),
        };
        // What came so far is thrown away.
        on_bytes(0);
        match what_helps(&error) {
            Help::Waiting => match pauses.next() {
                Some(pause) => world.pause(pause).await,
                None => return Err(error),
            },
            Help::PastCaches if wrong < AGAIN => wrong += 1,
            Help::PastCaches | Help::Nothing => return Err(error),
        }
    }
}

/// What another try would need.
enum Help {
    Waiting,
    PastCaches,
    Nothing,
}

fn what_helps<E>(error: &PartError<E>) -> Help {
    match error {
        PartError::Bad(_) => Help::PastCaches,
        PartError::Line(FetchError::Line { .. }) => Help::Waiting,
        PartError::Line(FetchError::OutOfMemory { .. }) => Help::Nothing,
        PartError::Line(FetchError::Status { status }) => match status {
            // Part of a file, or "you have it": nobody asked for either.
            206 | 304 => Help::PastCaches,
            408 | 425 | 429 | 500..=599 => Help::Waiting,
            _ => Help::Nothing,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::made_up::{Answer, MadeUp};
    use super::*;

    const FILE: Wanted<'_> = Wanted {
        address: "http://here/part",
        bytes: 4,
    };
    const GOOD: Answer = Answer::Bytes(b"good");
    const HTML: Answer = Answer::Bytes(b"<html>");
    const DOWN: Answer = Answer::Breaks(2);

    fn open(bytes: &[u8]) -> Result<usize, &'static str> {
        (bytes == b"good").then_some(bytes.len()).ok_or("no part")
    }

    async fn brought(world: &MadeUp) -> Result<Source, PartError<&'static str>> {
        bring(world, FILE, &open, &mut |_| ())
            .await
            .map(|(_, source)| source)
    }

    #[tokio::test]
    async fn what_came_is_kept_and_not_fetched_twice() {
        let world = MadeUp::answering([GOOD]);
        assert_eq!(brought(&world).await, Ok(Source::Line(Ok(()))));
        assert_eq!(brought(&world).await, Ok(Source::Store));
        assert_eq!(world.asked(), ["http://here/part"]);
    }

    #[tokio::test]
    async fn what_has_gone_bad_in_the_store_is_deleted_and_fetched() {
        let world = MadeUp::answering([GOOD]);
        world.keep(FILE.address, b"goof");
        assert_eq!(brought(&world).await, Ok(Source::Line(Ok(()))));
        assert_eq!(world.forgotten(), [FILE.address]);
        assert_eq!(world.kept(FILE.address).as_deref(), Some(&b"good"[..]));
    }

    #[tokio::test]
    async fn a_wrong_file_is_fetched_past_the_caches_twice_and_never_kept() {
        let world = MadeUp::answering([HTML, HTML, GOOD]);
        assert_eq!(brought(&world).await, Ok(Source::Line(Ok(()))));
        let fresh = ["http://here/part", "fresh http://here/part"];
        assert_eq!(world.asked(), [fresh[0], fresh[1], fresh[1]]);

        let world = MadeUp::answering([HTML, HTML, HTML, GOOD]);
        assert_eq!(brought(&world).await, Err(PartError::Bad("no part")));
        assert_eq!(world.asked().len(), 3);
        assert_eq!(world.kept(FILE.address), None);
    }

    #[tokio::test]
    async fn half_answers_are_fetched_past_the_caches() {
        for status in [206, 304] {
            let world = MadeUp::answering([Answer::Status(status), GOOD]);
            assert_eq!(brought(&world).await, Ok(Source::Line(Ok(()))));
            assert_eq!(world.asked()[1], "fresh http://here/part");
        }
    }

    #[tokio::test]
    async fn a_line_that_breaks_gets_longer_and_longer_pauses() {
        let world = MadeUp::answering([DOWN, Answer::Status(503), DOWN, GOOD]);
        assert_eq!(brought(&world).await, Ok(Source::Line(Ok(()))));
        assert_eq!(world.pauses(), PAUSES);
        let world = MadeUp::answering([DOWN, DOWN, DOWN, DOWN, GOOD]);
        assert!(matches!(
            brought(&world).await,
            Err(PartError::Line(FetchError::Line { .. }))
        ));
    }

    #[tokio::test]
    async fn what_the_server_does_not_have_is_not_asked_for_twice() {
        let world = MadeUp::answering([Answer::Status(404), GOOD]);
        let missing = FetchError::Status { status: 404 };
        assert_eq!(brought(&world).await, Err(PartError::Line(missing)));
        assert_eq!(world.asked().len(), 1);
    }

    #[tokio::test]
    async fn a_store_that_takes_nothing_is_told_and_stops_nothing() {
        for error in [StoreError::Refused, StoreError::Full] {
            let world = MadeUp::answering([GOOD]);
            world.refuse(error);
            assert_eq!(brought(&world).await, Ok(Source::Line(Err(error))));
        }
    }

    #[tokio::test]
    async fn bytes_that_were_thrown_away_are_not_counted() {
        let world = MadeUp::answering([DOWN, GOOD]);
        let mut heard = Vec::new();
        let came = bring(&world, FILE, &open, &mut |bytes| heard.push(bytes)).await;
        assert!(came.is_ok());
        assert_eq!(heard, [2, 0, 4]);
    }
}
