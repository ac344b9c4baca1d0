//! Numbers and places as a person reads them. No browser types: all of it is tested natively.

use camlens_core::cam::{ActivationMap, Place, Summary};
use camlens_core::framing::{Frame, Framing};
use camlens_core::protocol::Stage;
use camlens_core::render::{Range, Scale};

/// A minus sign as print has it; the hyphen is too short to be seen before a number.
const MINUS: char = '\u{2212}';

/// A size in megabytes, or kilobytes where that says more.
pub fn bytes(count: u64) -> String {
    let count = count as f64;
    if count >= 999_500.0 {
        format!("{:.1} MB", count / 1e6)
    } else {
        format!("{:.0} kB", count / 1e3)
    }
}

/// How far a download is, both numbers in one unit.
pub fn progress(done: u64, total: u64) -> String {
    format!("{:.1} of {:.1} MB", done as f64 / 1e6, total as f64 / 1e6)
}

/// A probability with the digits that tell something: never `0.0 %`, never a false `100 %`.
pub fn percent(probability: f32) -> String {
    let percent = f64::from(probability) * 100.0;
    match percent {
        p if p < 0.1 => "< 0.1 %".to_owned(),
        p if p > 99.9 => "> 99.9 %".to_owned(),
        p if (9.95..90.0).contains(&p) => format!("{p:.0} %"),
        p => format!("{p:.1} %"),
    }
}

/// A logit, with a real minus sign.
pub fn logit(value: f32) -> String {
    number(f64::from(value), 2)
}

fn number(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().any(|c| c.is_ascii_digit() && c != '0') => {
            format!("{MINUS}{rest}")
        }
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// Rounded numbers do not always add up; of two to four digits the first that do are taken.
fn digits_that_add_up(terms: &[f64], sum: f64) -> usize {
    let adds_up = |digits: &usize| {
        let rounded = |value: f64| (value * 10f64.powi(*digits as i32)).round();
        let terms: f64 = terms.iter().copied().map(rounded).sum();
        (terms - rounded(sum)).abs() < 0.5
    };
    (2..=4).find(adds_up).unwrap_or(2)
}

/// The difference of two scores in numbers.
pub fn difference(one: f32, other: f32) -> String {
    let (one, other) = (f64::from(one), f64::from(other));
    let digits = digits_that_add_up(&[one, -other], one - other);
    let sign = if other < 0.0 { '+' } else { MINUS };
    format!(
        "{} {sign} {} = {}",
        number(one, digits),
        number(other.abs(), digits),
        number(one - other, digits),
    )
}

/// The identity of the map in numbers: the average of its cells and the bias are the score.
pub fn identity(cells: usize, mean: f32, bias: f32, logit: f32, score: &str) -> String {
    let (mean, bias, logit) = (f64::from(mean), f64::from(bias), f64::from(logit));
    let digits = digits_that_add_up(&[mean, bias], logit);
    let sign = if number(bias, digits).starts_with(MINUS) {
        MINUS
    } else {
        '+'
    };
    format!(
        "average of {cells} cells {} {sign} bias {} = {score} {}",
        number(mean, digits),
        number(bias.abs(), digits),
        number(logit, digits),
    )
}

/// Where the strongest cell of a map lies: `upper left`, `centre`, `right`, ...
fn strongest_place(map: &ActivationMap) -> &'static str {
    Summary::of(map).place.map_or("centre", Place::name)
}

/// What the heatmap shows, for those who do not see it.
pub fn map_in_words(class: &str, map: &ActivationMap) -> String {
    format!(
        "Class activation map for {class}: from {} to {} logits, strongest at {}, on a grid of {} \
         rows and {} columns.",
        logit(map.min()),
        logit(map.max()),
        match strongest_place(map) {
            "centre" => "the centre".to_owned(),
            place @ ("top" | "bottom" | "left" | "right") => format!("the {place}"),
            place => place.to_owned(),
        },
        map.rows,
        map.columns,
    )
}

/// The label of a range's button.
pub fn range_label(range: Range) -> &'static str {
    match range {
        Range::Auto => "This map",
        Range::FromZero => "From zero",
        Range::Fixed(_) => "Fixed",
        Range::AroundZero => "Around zero",
    }
}

/// What a range does to the colours, in one sentence.
pub fn range_sentence(range: Range) -> &'static str {
    match range {
        Range::Auto => {
            "The colours run from this map\u{2019}s least to its largest value: the first colour is \
             the least, and not always nothing."
        }
        Range::FromZero => {
            "The colours begin at zero: what speaks against the class looks like nothing."
        }
        Range::Fixed(_) => {
            "The same logits have the same colour in every photo and for every class."
        }
        Range::AroundZero => "The colours reach as far below zero as above; zero is the middle.",
    }
}

/// What of a map lies beyond the ends of its colours; nothing when all of it lies between.
pub fn clipped(scale: Scale, least: f32, largest: f32) -> Option<String> {
    let below = (least < scale.low)
        .then(|| format!("down to {} is drawn as {}", logit(least), logit(scale.low)));
    let above = (largest > scale.high)
        .then(|| format!("up to {} is drawn as {}", logit(largest), logit(scale.high)));
    let both: Vec<String> = below.into_iter().chain(above).collect();
    (!both.is_empty()).then(|| format!("Clipped: {}.", both.join(", and ")))
}

/// The numbers of a marked part: its area as part of what the network saw, its part of the score,
/// and the level of its border in logits. A map without a positive value has none.
pub fn marked(part: Option<(f32, Option<f32>, f32)>) -> String {
    let Some((area, of_score, level)) = part else {
        return "Nothing here speaks for it, so there is nothing to mark.".to_owned();
    };
    let of_score = match of_score {
        Some(share) => format!(", {:.0} % of the score", 100.0 * share),
        None => String::new(),
    };
    format!(
        "{} of the area{of_score}, from {} logits on",
        percent(area),
        logit(level)
    )
}

/// What a framing does to a photo, in one sentence.
pub fn framing_sentence(framing: Framing) -> &'static str {
    match framing {
        Framing::Whole => "The whole photo, in its own proportions, on a finer grid.",
        Framing::Crop => "Only the central square: how ImageNet accuracy is usually measured.",
        Framing::Squash => "The whole photo squashed to a square, smoothly.",
        Framing::Seed => {
            "Squashed to a square, nearest pixel only: exactly what the original notebook did."
        }
    }
}

/// The label of a framing's button.
pub fn framing_label(framing: Framing) -> &'static str {
    match framing {
        Framing::Whole => "Whole",
        Framing::Crop => "Crop",
        Framing::Squash => "Squash",
        Framing::Seed => "Seed",
    }
}

/// What of the photo the network did not see; nothing when it saw all.
pub fn left_out(frame: &Frame) -> Option<String> {
    if !frame.leaves_out() {
        return None;
    }
    let seen = frame.seen.width * frame.seen.height;
    let share = 100.0 * seen / (frame.photo.0 * frame.photo.1) as f64;
    Some(if frame.ends_cut {
        format!(
            "This photo is very long: the network saw its middle, {share:.0} % of it, and nothing \
             of the dimmed ends.",
        )
    } else {
        format!("The network saw the framed part, {share:.0} % of the photo; the rest is dimmed.")
    })
}

/// What is being done to a photo.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Decoding => "opening it",
        Stage::Framing => "framing it",
        Stage::Inferring => "the network is looking",
    }
}

/// Milliseconds as a person says them.
pub fn duration(milliseconds: f64) -> String {
    if milliseconds < 1000.0 {
        format!("{milliseconds:.0} ms")
    } else {
        format!("{:.1} s", milliseconds / 1000.0)
    }
}

/// Which engine read how much in which time.
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

/// Which build of the engine, on how many threads.
pub fn build(variant: &str, threads: usize) -> String {
    if threads == 1 {
        format!("{variant} build, 1 thread")
    } else {
        format!("{variant} build, {threads} threads")
    }
}

/// A file's name, shortened in the middle where it would break the layout.
pub fn short_name(name: &str) -> String {
    const LONGEST: usize = 40;
    let characters: Vec<char> = name.chars().collect();
    if characters.len() <= LONGEST {
        return name.to_owned();
    }
    let head: String = characters[..LONGEST / 2].iter().collect();
    let tail: String = characters[characters.len() - LONGEST / 3..]
        .iter()
        .collect();
    format!("{head}\u{2026}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(rows: usize, columns: usize, strongest: usize) -> ActivationMap {
        let mut values = vec![-1.0; rows * columns];
        values[strongest] = 12.5;
        ActivationMap {
            rows,
            columns,
            values,
        }
    }

    #[test]
    fn sizes_are_in_the_unit_that_says_most() {
        assert_eq!(bytes(51_012_345), "51.0 MB");
        assert_eq!(bytes(999_700), "1.0 MB");
        assert_eq!(bytes(42_100), "42 kB");
        assert_eq!(progress(0, 47_000_000), "0.0 of 47.0 MB");
    }

    #[test]
    fn a_probability_is_never_shown_as_nothing_or_as_certainty() {
        assert_eq!(percent(0.0), "< 0.1 %");
        assert_eq!(percent(0.0123), "1.2 %");
        assert_eq!(percent(0.0996), "10 %");
        assert_eq!(percent(0.83), "83 %");
        assert_eq!(percent(0.912), "91.2 %");
        assert_eq!(percent(0.99999), "> 99.9 %");
    }

    #[test]
    fn logits_have_a_real_minus_and_no_negative_zero() {
        assert_eq!(logit(10.891), "10.89");
        assert_eq!(logit(-0.034), "\u{2212}0.03");
        assert_eq!(logit(-0.001), "0.00");
    }

    #[test]
    fn the_identity_adds_up_as_it_is_printed() {
        assert_eq!(
            identity(96, 10.92, -0.03, 10.89, "logit"),
            "average of 96 cells 10.92 \u{2212} bias 0.03 = logit 10.89"
        );
        // 10.917 - 0.034 = 10.883, which two digits would print as 10.92 - 0.03 = 10.88.
        assert_eq!(
            identity(49, 10.917, -0.034, 10.883, "logit"),
            "average of 49 cells 10.917 \u{2212} bias 0.034 = logit 10.883",
        );
        assert_eq!(
            identity(96, -2.0, 0.5, -1.5, "difference"),
            "average of 96 cells \u{2212}2.00 + bias 0.50 = difference \u{2212}1.50"
        );
    }

    #[test]
    fn a_difference_adds_up_as_it_is_printed() {
        assert_eq!(difference(14.23, 10.0), "14.23 \u{2212} 10.00 = 4.23");
        assert_eq!(difference(1.0, -2.0), "1.00 + 2.00 = 3.00");
        // 14.234 - 12.258 = 1.976, which two digits would print as 14.23 - 12.26 = 1.98.
        assert_eq!(difference(14.234, 12.258), "14.234 \u{2212} 12.258 = 1.976");
    }

    #[test]
    fn places_have_the_names_of_their_thirds() {
        assert_eq!(strongest_place(&map(7, 7, 0)), "upper left");
        assert_eq!(strongest_place(&map(7, 7, 24)), "centre");
        assert_eq!(strongest_place(&map(8, 12, 95)), "lower right");
        assert_eq!(strongest_place(&map(8, 12, 5)), "top");
        assert_eq!(strongest_place(&map(1, 1, 0)), "centre");
        assert_eq!(
            map_in_words("Egyptian cat", &map(7, 7, 21)),
            "Class activation map for Egyptian cat: from \u{2212}1.00 to 12.50 logits, strongest \
             at the left, on a grid of 7 rows and 7 columns.",
        );
    }

    #[test]
    fn clipped_ends_are_said() {
        let scale = Scale {
            low: 0.0,
            high: 80.0,
        };
        assert_eq!(clipped(scale, 0.0, 80.0), None);
        assert_eq!(
            clipped(scale, -3.2, 50.0).as_deref(),
            Some("Clipped: down to \u{2212}3.20 is drawn as 0.00.")
        );
        assert_eq!(
            clipped(scale, -3.2, 91.5).as_deref(),
            Some(
                "Clipped: down to \u{2212}3.20 is drawn as 0.00, and up to 91.50 is drawn as 80.00."
            )
        );
    }

    #[test]
    fn marked_parts_have_their_numbers() {
        let words = marked(Some((0.25, Some(1.034), 4.2)));
        assert_eq!(
            words,
            "25 % of the area, 103 % of the score, from 4.20 logits on"
        );
        let words = marked(Some((0.25, None, 4.2)));
        assert_eq!(words, "25 % of the area, from 4.20 logits on");
        assert!(marked(None).contains("nothing to mark"));
    }

    #[test]
    fn what_was_left_out_is_said() {
        assert_eq!(left_out(&Framing::Whole.frame(451, 300)), None);
        let crop = left_out(&Framing::Crop.frame(512, 1024));
        assert!(crop.is_some_and(|words| words.contains("38 %")));
        let panorama = left_out(&Framing::Whole.frame(2000, 100));
        assert!(panorama.is_some_and(|words| words.contains("20 %") && words.contains("long")));
    }

    #[test]
    fn speed_in_words() {
        let words = timing("simd", 1, 843.2, (384, 256));
        assert_eq!(
            words,
            "843 ms for 384 \u{d7} 256 pixels, simd build, 1 thread"
        );
        assert_eq!(duration(1260.0), "1.3 s");
    }

    #[test]
    fn long_names_keep_their_beginning_and_their_end() {
        assert_eq!(short_name("cat.jpg"), "cat.jpg");
        let short = short_name(&format!("{}.jpeg", "\u{e9}".repeat(90)));
        assert!(short.chars().count() <= 40 && short.ends_with(".jpeg"));
    }
}
