//! Downloads, passes and times in words.

use crate::parts::numbers::{bytes, duration, number, progress};
use camlens_client::reader::{Arrival, Download, Job};
use camlens_client::way::{Pass, Resolution};
use camlens_core::protocol::Stage;
use camlens_words::say;

/// Bytes on the way to the first answer, and the time until then once it is known. Without bytes the
/// network was kept, and comes from this computer.
pub fn arriving(arrival: Option<Arrival>) -> String {
    let Some(arrival) = arrival else {
        return say::status_loading_kept();
    };
    let progress = &progress(arrival.done, arrival.total);
    match arrival.first_answer {
        Some(seconds) => say::StatusDownloadingAnswer {
            progress,
            time: &about(seconds),
        }
        .say(),
        None => say::status_downloading(progress),
    }
}

/// All bytes are there that the first answer needs.
pub fn preparing(arrival: Option<Arrival>) -> String {
    match arrival.and_then(|arrival| arrival.first_answer) {
        Some(seconds) => say::status_preparing_answer(&about(seconds)),
        None => say::status_preparing(),
    }
}

/// Speed and time left, once both are known and for as long as something is missing.
pub fn rest(download: Download) -> Option<(String, String)> {
    let left = download.left.filter(|_| !download.is_complete())?;
    let speed = bytes(download.speed? as u64);
    Some((format!("{speed}/s"), about(left)))
}

/// Seconds as a person says them who does not know them exactly.
fn about(seconds: f64) -> String {
    match seconds {
        s if s < 2.0 => say::status_moment(),
        s if s < 40.0 => say::status_about_seconds(&number(s, 0)),
        s if s < 90.0 => say::status_about_seconds(&number((s / 5.0).round() * 5.0, 0)),
        s => {
            let halves = (s / 30.0).round();
            let digits = usize::from(halves % 2.0 > 0.0 && halves < 20.0);
            say::status_about_minutes(&number(halves / 2.0, digits))
        }
    }
}

/// The job of reading a photo of this name.
pub fn reading(name: &str, job: &Job) -> String {
    let reading = match &pass(job.pass()) {
        Some(pass) => say::StatusReadingPass { name, pass }.say(),
        None => say::status_reading(name),
    };
    match job.stage.map(stage) {
        Some(stage) => say::StatusReadingStage {
            reading: &reading,
            stage: &stage,
        }
        .say(),
        None => reading,
    }
}

fn stage(stage: Stage) -> String {
    match stage {
        Stage::Decoding => say::status_decoding(),
        Stage::Framing => say::status_framing(),
        Stage::Inferring => say::status_inferring(),
    }
}

/// The pass that is under way; `None` for the usual only one.
fn pass(pass: Pass) -> Option<String> {
    if pass.resolution == Resolution::default() {
        return None;
    }
    let side = pass.resolution.short_side.pixels();
    let size = match pass.detail().mirrored {
        true => say::status_pass_mirrored(&side.to_string()),
        false => format!("({side})"),
    };
    Some(match pass.resolution.passes() {
        1 => size,
        all => say::StatusPassOf {
            pass: &(pass.index + 1).to_string(),
            passes: &all.to_string(),
            size: &size,
        }
        .say(),
    })
}

/// The time of a reading, its size in pixels, and the build that read.
pub fn timing(
    variant: &str,
    threads: usize,
    infer: f64,
    (width, height): (usize, usize),
) -> String {
    say::StatusTiming {
        time: &duration(infer),
        width: &width.to_string(),
        height: &height.to_string(),
        build: &build(variant, threads),
    }
    .say()
}

/// A build of the engine and its number of threads.
pub fn build(variant: &str, threads: usize) -> String {
    say::StatusBuild { variant, threads }.say()
}

/// The words behind a time that is the sum of several passes; none for a single one.
pub fn passes(resolution: Resolution) -> Option<String> {
    resolution.mirrored.then(say::status_two_passes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::framing::ShortSide;

    #[test]
    fn speed_in_words() {
        let words = timing("simd", 1, 843.2, (384, 256));
        assert_eq!(
            words,
            "843\u{a0}ms for 384 \u{d7} 256 pixels, simd build, 1 thread"
        );
    }

    #[test]
    fn a_pass_says_which_it_is_of_how_many() {
        let first = |short_side, mirrored| Pass {
            resolution: Resolution {
                short_side,
                mirrored,
            },
            index: 0,
        };
        assert_eq!(pass(first(ShortSide::Standard, false)), None);
        let finest = first(ShortSide::Finest, false);
        assert_eq!(pass(finest).as_deref(), Some("(640)"));
        let both = first(ShortSide::Finer, true);
        assert_eq!(pass(both).as_deref(), Some("1 of 2 (512)"));
        let second = both.next().and_then(pass);
        assert_eq!(second.as_deref(), Some("2 of 2 (512, mirrored)"));
    }

    fn coming(done: u64, speed: Option<f64>, left: Option<f64>) -> Download {
        Download {
            done,
            total: 46_900_000,
            speed,
            left,
        }
    }

    #[test]
    fn a_download_tells_its_bytes_and_the_first_answer() {
        let of = |done, first_answer| {
            Some(Arrival {
                done,
                total: 50_900_000,
                first_answer,
            })
        };
        let begun = "Downloading the neural network: 0.1 of 50.9 MB";
        assert_eq!(arriving(of(100_000, None)), begun);
        let going = "Downloading the neural network: 12.0 of 50.9 MB, first answer in about 14 s";
        assert_eq!(arriving(of(12_000_000, Some(13.8))), going);
        assert_eq!(arriving(None), "Loading the neural network");
        let nearly = "Preparing the neural network, first answer in a moment";
        assert_eq!(preparing(of(25_000_000, Some(1.3))), nearly);
    }

    #[test]
    fn speed_and_time_left_are_told_while_something_is_missing() {
        let said = rest(coming(20_000_000, Some(2e6), Some(13.4)));
        let expected = ("2.0 MB/s".to_owned(), "about 13 s".to_owned());
        assert_eq!(said, Some(expected));
        assert_eq!(rest(coming(1_000_000, None, None)), None);
        assert_eq!(rest(coming(46_900_000, Some(2e6), Some(0.0))), None);
    }

    #[test]
    fn times_are_rounded_more_the_longer_they_are() {
        assert_eq!(about(0.3), "a moment");
        assert_eq!(about(13.4), "about 13 s");
        assert_eq!(about(23.4), "about 23 s");
        assert_eq!(about(43.0), "about 45 s");
        assert_eq!(about(130.0), "about 2 min");
        assert_eq!(about(200.0), "about 3.5 min");
        assert_eq!(about(1300.0), "about 22 min");
    }
}
