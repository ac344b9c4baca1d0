//! One file: from the store, else over the line, as often as another try may help.

use super::watched;
use super::world::{FetchError, FileRequest, Line, Store, StoreError};

/// Milliseconds before each further try after a line that broke.
const RETRY_PAUSES_MS: [u32; 3] = [400, 1_200, 3_000];

/// Number of further tries, past all caches, after a damaged file.
const MAX_FRESH_TRIES: usize = 2;

/// Where a file came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Store,
    /// Over the line; with the result of keeping it.
    Line(Result<(), StoreError>),
}

/// Why a file is missing after all tries.
#[derive(Debug, Clone, PartialEq)]
pub enum FileError<E> {
    /// It did not come.
    Fetch(FetchError),
    /// It came damaged every time; its opener's last error.
    Damaged(E),
}

/// Turns a file's bytes into their content, and refuses damaged ones.
pub type Opener<'a, T, E> = &'a dyn Fn(&[u8]) -> Result<T, E>;

/// Loads a file from the store, else over the line, and then keeps it.
///
/// # Errors
/// As [`fetch`].
pub async fn load<W: Line + Store, T, E>(
    world: &W,
    request: FileRequest<'_>,
    open: Opener<'_, T, E>,
    on_bytes: &mut dyn FnMut(u64),
) -> Result<(T, Source), FileError<E>> {
    if let Some(content) = load_stored(world, request, open).await {
        return Ok((content, Source::Store));
    }
    let (content, bytes) = fetch(world, request, open, on_bytes).await?;
    let kept = world.store(request.address, &bytes).await;
    Ok((content, Source::Line(kept)))
}

/// Loads a file from the store alone, and deletes it there when it is damaged.
pub async fn load_stored<W: Store, T, E>(
    world: &W,
    request: FileRequest<'_>,
    open: Opener<'_, T, E>,
) -> Option<T> {
    let bytes = world.stored(request.address).await?;
    if let Ok(content) = open(&bytes) {
        return Some(content);
    }
    world.forget(request.address).await;
    None
}

/// Fetches a file over the line: again after a short pause when the line broke, again past all
/// caches when it came damaged. Returns its content, and the bytes as they came.
///
/// # Errors
/// The error of the last try. A file that the server does not have is not asked for twice.
pub async fn fetch<W: Line, T, E>(
    world: &W,
    request: FileRequest<'_>,
    open: Opener<'_, T, E>,
    on_bytes: &mut dyn FnMut(u64),
) -> Result<(T, Vec<u8>), FileError<E>> {
    let mut pauses = RETRY_PAUSES_MS.into_iter();
    let mut fresh_tries = 0;
    loop {
        let answer = watched::fetch(world, request, fresh_tries > 0, on_bytes).await;
        let error = match answer.map(|bytes| (open(&bytes), bytes)) {
            Ok((Ok(content), bytes)) => return Ok((content, bytes)),
            Ok((Err(damage), _)) => FileError::Damaged(damage),
            Err(error) => FileError::Fetch(error),
        };
        // The bytes of this try are thrown away.
        on_bytes(0);
        match remedy(&error) {
            Remedy::Waiting => match pauses.next() {
                Some(pause) => world.pause(pause).await,
                None => return Err(error),
            },
            Remedy::PastCaches if fresh_tries < MAX_FRESH_TRIES => fresh_tries += 1,
            Remedy::PastCaches | Remedy::None => return Err(error),
        }
    }
}

/// A change that lets another try succeed.
enum Remedy {
    Waiting,
    PastCaches,
    None,
}

fn remedy<E>(error: &FileError<E>) -> Remedy {
    match error {
        FileError::Damaged(_) => Remedy::PastCaches,
        FileError::Fetch(FetchError::Line { .. }) => Remedy::Waiting,
        FileError::Fetch(FetchError::OutOfMemory { .. }) => Remedy::None,
        FileError::Fetch(FetchError::Status { status }) => match status {
            // Part of a file, or "not modified": neither was asked for.
            206 | 304 => Remedy::PastCaches,
            408 | 425 | 429 | 500..=599 => Remedy::Waiting,
            _ => Remedy::None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::made_up::{Answer, MadeUp};
    use super::*;

    const FILE: FileRequest<'_> = FileRequest {
        address: "http://here/part",
        bytes: 4,
    };
    const GOOD: Answer = Answer::Bytes(b"good");
    const HTML: Answer = Answer::Bytes(b"<html>");
    const DOWN: Answer = Answer::Breaks(2);

    fn open(bytes: &[u8]) -> Result<usize, &'static str> {
        (bytes == b"good").then_some(bytes.len()).ok_or("damaged")
    }

    async fn loaded(world: &MadeUp) -> Result<Source, FileError<&'static str>> {
        load(world, FILE, &open, &mut |_| ())
            .await
            .map(|(_, source)| source)
    }

    #[tokio::test]
    async fn a_fetched_file_is_kept_and_not_fetched_twice() {
        let world = MadeUp::answering([GOOD]);
        assert_eq!(loaded(&world).await, Ok(Source::Line(Ok(()))));
        assert_eq!(loaded(&world).await, Ok(Source::Store));
        assert_eq!(world.asked(), ["http://here/part"]);
    }

    #[tokio::test]
    async fn a_file_damaged_in_the_store_is_deleted_and_fetched() {
        let world = MadeUp::answering([GOOD]);
        world.keep(FILE.address, b"goof");
        assert_eq!(loaded(&world).await, Ok(Source::Line(Ok(()))));
        assert_eq!(world.forgotten(), [FILE.address]);
        assert_eq!(world.kept(FILE.address).as_deref(), Some(&b"good"[..]));
    }

    #[tokio::test]
    async fn a_damaged_file_is_fetched_past_the_caches_twice_and_never_kept() {
        let world = MadeUp::answering([HTML, HTML, GOOD]);
        assert_eq!(loaded(&world).await, Ok(Source::Line(Ok(()))));
        let fresh = ["http://here/part", "fresh http://here/part"];
        assert_eq!(world.asked(), [fresh[0], fresh[1], fresh[1]]);

        let world = MadeUp::answering([HTML, HTML, HTML, GOOD]);
        assert_eq!(loaded(&world).await, Err(FileError::Damaged("damaged")));
        assert_eq!(world.asked().len(), 3);
        assert_eq!(world.kept(FILE.address), None);
    }

    #[tokio::test]
    async fn half_answers_are_fetched_past_the_caches() {
        for status in [206, 304] {
            let world = MadeUp::answering([Answer::Status(status), GOOD]);
            assert_eq!(loaded(&world).await, Ok(Source::Line(Ok(()))));
            assert_eq!(world.asked()[1], "fresh http://here/part");
        }
    }

    #[tokio::test]
    async fn a_line_that_breaks_gets_longer_and_longer_pauses() {
        let world = MadeUp::answering([DOWN, Answer::Status(503), DOWN, GOOD]);
        assert_eq!(loaded(&world).await, Ok(Source::Line(Ok(()))));
        assert_eq!(world.pauses(), RETRY_PAUSES_MS);
        let world = MadeUp::answering([DOWN, DOWN, DOWN, DOWN, GOOD]);
        assert!(matches!(
            loaded(&world).await,
            Err(FileError::Fetch(FetchError::Line { .. }))
        ));
    }

    #[tokio::test]
    async fn a_file_that_the_server_does_not_have_is_asked_for_once() {
        let world = MadeUp::answering([Answer::Status(404), GOOD]);
        let missing = FetchError::Status { status: 404 };
        assert_eq!(loaded(&world).await, Err(FileError::Fetch(missing)));
        assert_eq!(world.asked().len(), 1);
    }

    #[tokio::test]
    async fn a_store_that_takes_nothing_is_reported_and_stops_nothing() {
        for error in [StoreError::Refused, StoreError::Full] {
            let world = MadeUp::answering([GOOD]);
            world.refuse(error);
            assert_eq!(loaded(&world).await, Ok(Source::Line(Err(error))));
        }
    }

    #[tokio::test]
    async fn bytes_that_were_thrown_away_are_not_counted() {
        let world = MadeUp::answering([DOWN, GOOD]);
        let mut heard = Vec::new();
        let came = load(&world, FILE, &open, &mut |bytes| heard.push(bytes)).await;
        assert!(came.is_ok());
        assert_eq!(heard, [2, 0, 4]);
    }
}
