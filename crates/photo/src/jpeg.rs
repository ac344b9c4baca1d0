//! Checks that a JPEG is complete.
//!
//! The decoder silently paints missing parts grey. A photo that is half grey would be read like any
//! other, so the end is checked first (ITU-T T.81, annex B).

const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;

/// Tells whether the file has its own end-of-image marker. Thumbnails inside of its segments have
/// markers of their own, so segments are walked and not searched.
pub(super) fn has_its_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some((marker, after)) = next_marker(bytes, at) {
        match marker {
            END_OF_IMAGE => return true,
            // Without a length: padding, TEM, the restart markers, start of image.
            0x01 | 0xd0..=0xd8 => at = after,
            _ => {
                let Some(length) = bytes.get(after..after + 2) else {
                    return false;
                };
                at = after + usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
                if marker == START_OF_SCAN {
                    at = end_of_entropy(bytes, at);
                }
            }
        }
    }
    false
}

/// The next marker at or behind `at`, and its end.
fn next_marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let tail = bytes.get(at..)?;
    let start = tail
        .windows(2)
        .position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff))?;
    Some((tail[start + 1], at + start + 2))
}

/// The end of compressed data: a marker other than a stuffed zero or a restart.
fn end_of_entropy(bytes: &[u8], at: usize) -> usize {
    let tail = bytes.get(at..).unwrap_or_default();
    let marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff | 0xd0..=0xd7);
    at + tail.windows(2).position(marker).unwrap_or(tail.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_thumbnail_is_not_the_end() {
        // Start of image, a segment that holds a whole thumbnail, a scan.
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xd8, 0xff, 0xd9];
        bytes.extend([0xff, 0xda, 0, 3, 0, 1, 2, 0xff, 0x00, 0xff, 0xd3, 5]);
        assert!(!has_its_end(&bytes));
        bytes.extend([0xff, 0xd9]);
        assert!(has_its_end(&bytes));
    }

    #[test]
    fn progressive_scans_follow_each_other() {
        let scan = [0xff, 0xda, 0, 2, 7, 7];
        let table = [0xff, 0xc4, 0, 4, 0xff, 0xd9];
        let all = [&[0xff, 0xd8][..], &scan, &table, &scan].concat();
        assert!(!has_its_end(&all));
        assert!(has_its_end(&[&all[..], &[0xff, 0xd9]].concat()));
    }

    #[test]
    fn nonsense_ends_without_an_end() {
        for bytes in [
            &[][..],
            &[0xff],
            &[0xff, 0xd8, 0xff],
            &[0xff, 0xd8, 0xff, 0xe1, 0xff],
        ] {
            assert!(!has_its_end(bytes));
        }
    }
}
