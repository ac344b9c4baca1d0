//! WebP (RFC 9649), shown as it is stored: browsers do not turn it by its EXIF block.
//!
//! Its decoder gives no row of a file whose end is missing. So the end is made up, three times over:
//! the rows that come out the same do not depend on it.

use crate::canvas::filled;
use crate::limits::BYTE_LIMIT;
use crate::stored::{Stored, failed};
use crate::{Photo, PhotoError, Remark};
use image::codecs::webp::WebPDecoder;
use std::io::Cursor;

/// Ends that are made up, and decodings that have to agree.
const ENDS: usize = 16;
const AGREEING: usize = 3;

/// Rows above a missing one that depend on it a little, and may be the same by chance: the loop filter
/// of a lossy picture reaches that far, in chroma of half the size.
const FILTERED_ROWS: usize = 8;

/// # Errors
/// [`PhotoError::Truncated`] for a file that is damaged, or has not a single row.
pub(crate) fn decode(file: &[u8]) -> Result<Photo, PhotoError> {
    let error = match read(file) {
        Ok((picture, moves)) => return photo(picture, moves),
        Err(error) => error,
    };
    // The container says how long the file was.
    let length = file.get(4..).and_then(|rest| rest.first_chunk());
    let length = length.map_or(0, |bytes| 8 + u64::from(u32::from_le_bytes(*bytes)));
    if length <= file.len() as u64 || length > BYTE_LIMIT {
        return Err(error);
    }
    let mut whole = filled(0, length)?;
    whole[..file.len()].copy_from_slice(file);
    let mut first: Option<(Stored, bool)> = None;
    let mut agreeing = 0;
    for number in 0..ENDS {
        make_up(&mut whole[file.len()..], number);
        let Ok((picture, moves)) = read(&whole) else {
            continue;
        };
        agreeing += 1;
        let Some((first, _)) = &mut first else {
            first = Some((picture, moves));
            continue;
        };
        if (picture.width, picture.height) != (first.width, first.height) {
            return Err(error);
        }
        let same = first.equal_rows(&picture);
        first.rows = if first.rows.is_empty() {
            same
        } else {
            first.rows.iter().zip(same).map(|(a, b)| *a && b).collect()
        };
        if agreeing == AGREEING {
            break;
        }
    }
    match first {
        Some((mut picture, moves)) if agreeing == AGREEING => {
            // Rows come from the top; below the first one that is missing, sameness is chance.
            let there = picture.rows.iter().take_while(|&&same| same).count();
            if there < picture.height {
                picture.rows[there.saturating_sub(FILTERED_ROWS)..].fill(false);
            }
            photo(picture, moves).map_err(|_| error)
        }
        _ => Err(error),
    }
}

fn read(file: &[u8]) -> Result<(Stored, bool), PhotoError> {
    let open = || WebPDecoder::new(Cursor::new(file));
    let moves = open()
        .map_err(|error| failed("WebP", error))?
        .has_animation();
    Ok((Stored::read("WebP", open)?, moves))
}

fn photo(picture: Stored, moves: bool) -> Result<Photo, PhotoError> {
    let mut photo = picture.photo()?;
    if moves {
        photo.remarks.push(Remark::Moves);
    }
    Ok(photo)
}

/// Fills an end: with zeros, ones, or noise.
fn make_up(end: &mut [u8], number: usize) {
    match number {
        0 => end.fill(0),
        1 => end.fill(0xff),
        _ => {
            let mut state = 0x9e37_79b9_u32.wrapping_mul(number as u32);
            for byte in end {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                *byte = (state >> 24) as u8;
            }
        }
    }
}
