//! Downloads, passes and times in words.

use crate::parts::numbers::{bytes, duration, progress};
use camlens_client::reader::{Download, Job};
use camlens_client::way::{Pass, Resolution};
use camlens_core::protocol::Stage;

/// Bytes, speed and time left, as far as they are known.
pub fn download(download: Download) -> String {
    if download.done == 0 {
        return bytes(download.total);
    }
    let mut said = vec![progress(download.done, download.total)];
    if let Some((speed, left)) = rest(download) {
        said.push(speed);
        said.push(format!("{left} left"));
    }
    said.join(", ")
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
        s if s < 2.0 => "a moment".to_owned(),
        s if s < 20.0 => format!("about {s:.0} s"),
        s if s < 90.0 => format!("about {:.0} s", (s / 5.0).round() * 5.0),
        s => format!("about {:.0} min", s / 60.0),
    }
}

/// The job of reading a photo of this name.
pub fn reading(name: &str, job: &Job) -> String {
    let pass = pass(job.pass()).map_or_else(String::new, |pass| format!(", {pass}"));
    match job.stage {
        Some(now) => format!("Reading {name}{pass}: {}", stage(now)),
        None => format!("Reading {name}{pass}"),
    }
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Decoding => "opening it",
        Stage::Framing => "framing it",
        Stage::Inferring => "the network is looking",
    }
}

/// The pass that is under way; `None` for the usual only one.
fn pass(pass: Pass) -> Option<String> {
    if pass.resolution == Resolution::default() {
        return None;
    }
    let side = pass.resolution.short_side.pixels();
    let size = match pass.detail().mirrored {
        true => format!("({side}, mirrored)"),
        false => format!("({side})"),
    };
    Some(match pass.resolution.passes() {
        1 => size,
        all => format!("{} of {all} {size}", pass.index + 1),
    })
}

/// The time of a reading, its size in pixels, and the build that read.
pub fn timing(
    variant: &str,
    threads: usize,
    infer: f64,
    (width, height): (usize, usize),
) -> String {
    format!(
        "{} for {width} \u{d7} {height} pixels, {}",
        duration(infer),
        build(variant, threads)
    )
}

/// A build of the engine and its number of threads.
pub fn build(variant: &str, threads: usize) -> String {
    if threads == 1 {
        format!("{variant} build, 1 thread")
    } else {
        format!("{variant} build, {threads} threads")
    }
}

/// The words behind a time that is the sum of several passes.
pub fn passes(resolution: Resolution) -> &'static str {
    if resolution.mirrored {
        ", two passes, photo and mirror image averaged"
    } else {
        ""
    }
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
            "843 ms for 384 \u{d7} 256 pixels, simd build, 1 thread"
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
    fn a_download_says_as_much_as_is_known() {
        assert_eq!(download(coming(0, None, None)), "46.9 MB");
        assert_eq!(download(coming(1_000_000, None, None)), "1.0 of 46.9 MB");
        assert_eq!(
            download(coming(20_000_000, Some(2e6), Some(13.4))),
            "20.0 of 46.9 MB, 2.0 MB/s, about 13 s left"
        );
        let all = coming(46_900_000, Some(2e6), Some(0.0));
        assert_eq!(download(all), "46.9 of 46.9 MB");
    }

    #[test]
    fn times_are_rounded_more_the_longer_they_are() {
        assert_eq!(about(0.3), "a moment");
        assert_eq!(about(13.4), "about 13 s");
        assert_eq!(about(43.0), "about 45 s");
        assert_eq!(about(200.0), "about 3 min");
    }
}
