//! Numbers and places in words, with the marks of the language that is spoken.

use camlens_words::say;

/// The minus sign of print; a hyphen is too short to be seen before a number.
const MINUS: char = '\u{2212}';

/// A number of bytes in megabytes, or in kilobytes below one megabyte.
pub fn bytes(count: u64) -> String {
    let count = count as f64;
    if count >= 999_500.0 {
        format!("{} MB", number(count / 1e6, 1))
    } else {
        format!("{} kB", number(count / 1e3, 0))
    }
}

/// The progress of a download, both numbers in megabytes.
pub fn progress(done: u64, total: u64) -> String {
    let megabytes = |bytes| number(bytes as f64 / 1e6, 1);
    say::NumberProgress {
        done: &megabytes(done),
        total: &megabytes(total),
    }
    .say()
}

/// A probability with its significant digits: never `0.0 %`, never a false `100 %`.
pub fn percent(probability: f32) -> String {
    let percent = f64::from(probability) * 100.0;
    match percent {
        p if p < 0.1 => say::number_percent(&format!("<\u{a0}{}", number(0.1, 1))),
        p if p > 99.9 => say::number_percent(&format!(">\u{a0}{}", number(99.9, 1))),
        p if (9.95..90.0).contains(&p) => say::number_percent(&number(p, 0)),
        p => say::number_percent(&number(p, 1)),
    }
}

/// A share of things that were counted, 0 to 1: `100 %` is all of them.
pub fn counted(share: f64) -> String {
    let tenths = (1000.0 * share).round();
    let digits = usize::from(tenths % 10.0 != 0.0);
    say::number_percent(&number(tenths / 10.0, digits))
}

/// A whole number of percent.
pub fn whole_percent(percent: f64) -> String {
    say::number_percent(&number(percent, 0))
}

/// A logit, with a real minus sign.
pub fn logit(value: f32) -> String {
    number(f64::from(value), 2)
}

/// A difference or a share in logits, with its sign: `+2.90`.
pub fn signed(value: f32) -> String {
    let text = logit(value);
    if value > 0.0 && !is_nothing(&text) {
        format!("+{text}")
    } else {
        text
    }
}

/// A number with so many digits behind the decimal mark; no minus before nothing.
pub fn number(value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value.abs());
    let marked = with_marks(&text, &say::number_decimal(), &say::number_thousands());
    if value < 0.0 && !is_nothing(&text) {
        format!("{MINUS}{marked}")
    } else {
        marked
    }
}

/// Whether a number is printed as zero.
fn is_nothing(text: &str) -> bool {
    !text.contains(|c: char| c.is_ascii_digit() && c != '0')
}

/// Puts a language's marks into a number such as `12345.6`. Four digits need no mark.
fn with_marks(number: &str, decimal: &str, thousands: &str) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
            text.push_str(thousands);
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.extend([decimal, rest]);
    }
    text
}

/// A part of a lead, with its sign and one digit.
pub fn signed_tenths(value: f32) -> String {
    let text = number(f64::from(value), 1);
    if value > 0.0 && !is_nothing(&text) {
        format!("+{text}")
    } else {
        text
    }
}

/// The fewest digits, of two to four, with which the rounded terms add up to the rounded sum.
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
    say::NumberIdentity {
        cells: &number(cells as f64, 0),
        mean: &number(mean, digits),
        sign: &sign.to_string(),
        bias: &number(bias.abs(), digits),
        score,
        logit: &number(logit, digits),
    }
    .say()
}

/// A cell's share of a score, and its percentage of a positive score.
pub fn share(share: f32, score: f32) -> String {
    let added = signed(share);
    if score > 0.0 {
        say::NumberShare {
            added: &added,
            score: &logit(score),
            percent: &part(share / score),
        }
        .say()
    } else {
        say::NumberAdded {
            added: &added,
            score: &logit(score),
        }
        .say()
    }
}

/// A part of a whole in percent; it may be negative or above 100 %.
pub fn part(part: f32) -> String {
    say::number_percent(&number(100.0 * f64::from(part), 1))
}

/// Row and column of a cell, counted from one.
pub fn place((row, column): (usize, usize), (rows, columns): (usize, usize)) -> String {
    say::NumberPlace {
        row: &(row + 1).to_string(),
        rows: &rows.to_string(),
        column: &(column + 1).to_string(),
        columns: &columns.to_string(),
    }
    .say()
}

/// A time in milliseconds, or in seconds from one second on.
pub fn duration(milliseconds: f64) -> String {
    if milliseconds < 1000.0 {
        format!("{milliseconds:.0}\u{a0}ms")
    } else {
        format!("{}\u{a0}s", number(milliseconds / 1000.0, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_has_no_false_modesty() {
        let texts = [1.0, 0.0, 0.9591, 0.955, 0.5].map(counted);
        let expected = ["100", "0", "95.9", "95.5", "50"].map(|of| format!("{of}\u{a0}%"));
        assert_eq!(texts, expected);
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
        assert_eq!(percent(0.0), "<\u{a0}0.1\u{a0}%");
        assert_eq!(percent(0.0123), "1.2\u{a0}%");
        assert_eq!(percent(0.0996), "10\u{a0}%");
        assert_eq!(percent(0.83), "83\u{a0}%");
        assert_eq!(percent(0.912), "91.2\u{a0}%");
        assert_eq!(percent(0.99999), ">\u{a0}99.9\u{a0}%");
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
    fn a_share_has_its_sign_and_its_part() {
        assert_eq!(signed(2.9), "+2.90");
        assert_eq!(signed(-2.9), "\u{2212}2.90");
        assert_eq!(signed(0.001), "0.00");
        assert_eq!(share(0.33, 14.23), "+0.33 of 14.23 (2.3\u{a0}%)");
        assert_eq!(
            share(-0.5, 10.0),
            "\u{2212}0.50 of 10.00 (\u{2212}5.0\u{a0}%)"
        );
        assert_eq!(share(0.33, -1.0), "+0.33 to a score of \u{2212}1.00");
    }

    #[test]
    fn places_are_counted_from_one() {
        assert_eq!(place((0, 11), (8, 12)), "Row 1 of 8, column 12 of 12");
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(number(1234.0, 0), "1234");
        assert_eq!(number(-1_234_567.25, 2), "\u{2212}1,234,567.25");
        assert_eq!(number(12_345.0, 0), "12,345");
    }

    #[test]
    fn numbers_have_the_marks_of_the_language() {
        let text = include_str!("../../languages/de.ftl").to_owned();
        let german = camlens_words::Language::of("de");
        let spoken = german.map(|german| camlens_words::speak(german, text));
        assert_eq!(spoken, Some(Ok(())));
        assert_eq!(logit(-12_345.678), "\u{2212}12.345,68");
        assert_eq!(percent(0.0123), "1,2\u{a0}%");
        assert_eq!(progress(1_500_000, 47_000_000), "1,5 von 47,0 MB");
        assert_eq!(
            identity(96, 10.92, -0.03, 10.89, "Logit"),
            "Mittel aus 96 Zellen 10,92 \u{2212} Bias 0,03 = Logit 10,89"
        );
    }

    #[test]
    fn a_short_time_is_in_milliseconds() {
        assert_eq!(duration(843.2), "843\u{a0}ms");
        assert_eq!(duration(1260.0), "1.3\u{a0}s");
    }
}
