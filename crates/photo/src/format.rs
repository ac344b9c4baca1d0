//! The format of a file, by its first bytes.

use crate::error::unsupported;
use crate::{HEAD, PhotoError};
use camlens_core::protocol::OtherFile;

/// A format that is decoded here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Jpeg,
    Png,
    WebP,
    Gif,
    Bmp,
    Tiff,
    Pnm,
    Qoi,
    Tga,
}

impl Format {
    /// The format of a file that begins with these bytes.
    ///
    /// # Errors
    /// [`PhotoError::Unsupported`] for a picture that some browser may read,
    /// [`PhotoError::NotAPhoto`] for a known kind of file that holds something else,
    /// [`PhotoError::NotAnImage`] for all else.
    pub(crate) fn of(file: &[u8]) -> Result<Self, PhotoError> {
        let has = |magic: &[u8]| file.starts_with(magic);
        let has_at = |at: usize, magic: &[u8]| file.get(at..).is_some_and(|f| f.starts_with(magic));
        Ok(match file {
            _ if has(b"\xff\xd8\xff") => Self::Jpeg,
            _ if has(b"\x89PNG\r\n\x1a\n") => Self::Png,
            _ if has(b"RIFF") && has_at(8, b"WEBP") => Self::WebP,
            _ if has(b"GIF87a") || has(b"GIF89a") => Self::Gif,
            _ if has(b"BM") => Self::Bmp,
            _ if has(b"II*\0") && has_at(8, b"CR") => return Err(unsupported(RAW)),
            _ if has(b"II*\0") || has(b"MM\0*") || has(b"II+\0") || has(b"MM\0+") => Self::Tiff,
            _ if has(b"qoif") => Self::Qoi,
            [b'P', b'1'..=b'7', b' ' | b'\t' | b'\r' | b'\n', ..] => Self::Pnm,
            _ => match other(file) {
                Some(error) => return Err(error),
                None if is_tga(file) => Self::Tga,
                None => return Err(PhotoError::NotAnImage),
            },
        })
    }
}

/// The name of a camera's own formats.
pub(crate) const RAW: &str = "a camera's raw file";

/// The name of iPhones' format.
pub(crate) const HEIC: &str = "HEIC";

/// Beginnings of pictures that are not decoded here, and of files of other kinds.
const PICTURES: [(&[u8], &str); 16] = [
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"8BPS", "a Photoshop file"),
    (b"gimp xcf", "a GIMP file"),
    (b"FUJIFILMCCD-RAW", RAW),
    (b"IIRO", RAW),
    (b"IIRS", RAW),
    (b"MMOR", RAW),
    (b"IIU\0", RAW),
    (b"\0\0\x01\0", "ICO"),
    (b"DDS ", "DDS"),
    (b"#?RADIANCE", "Radiance HDR"),
    (b"\x76\x2f\x31\x01", "OpenEXR"),
    (b"farbfeld", "farbfeld"),
];

const OTHERS: [(&[u8], OtherFile); 8] = [
    (b"%PDF", OtherFile::Pdf),
    (b"PK\x03\x04", OtherFile::Zip),
    (b"PK\x05\x06", OtherFile::Zip),
    (b"7z\xbc\xaf\x27\x1c", OtherFile::SevenZip),
    (b"Rar!", OtherFile::Rar),
    (b"\x1f\x8b", OtherFile::Gzip),
    (b"\x1a\x45\xdf\xa3", OtherFile::Film),
    (b"RIFF", OtherFile::FilmOrSound),
];

/// The error for a file whose kind is known, and not decoded here.
fn other(file: &[u8]) -> Option<PhotoError> {
    let mut pictures = PICTURES.iter();
    if let Some((_, name)) = pictures.find(|(magic, _)| file.starts_with(magic)) {
        return Some(unsupported(name));
    }
    if let Some(found) = of_boxes(file) {
        return Some(found);
    }
    if is_svg(file) {
        return Some(unsupported("SVG"));
    }
    let (_, kind) = *OTHERS.iter().find(|(magic, _)| file.starts_with(magic))?;
    // Bit 0 of the flags of the first file: encrypted.
    let locked = kind == OtherFile::Zip && file.get(6).is_some_and(|flags| flags & 1 == 1);
    let kind = if locked { OtherFile::LockedZip } else { kind };
    Some(PhotoError::NotAPhoto { kind })
}

/// Files of boxes (ISO/IEC 14496-12): the first box has a main brand and others that fit, too. AVIF
/// and HEIC share the brands `mif1`, `msf1` and `miaf`.
fn of_boxes(file: &[u8]) -> Option<PhotoError> {
    if file.get(4..8)? != b"ftyp" {
        return None;
    }
    let length = u32::from_be_bytes(*file.first_chunk()?) as usize;
    let end = length.clamp(12, HEAD as usize).min(file.len());
    let main = file.get(8..12)?;
    let others = file.get(16..end).unwrap_or_default().as_chunks::<4>().0;
    let has = |brands: &[&[u8; 4]]| {
        let fits = |brand: &[u8]| brands.iter().any(|known| brand == *known);
        fits(main) || others.iter().any(|brand| fits(brand))
    };
    Some(if has(&[b"avif", b"avis"]) {
        unsupported("AVIF")
    } else if has(&[
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1",
        b"miaf", b"MiHE",
    ]) {
        unsupported(HEIC)
    } else if has(&[b"crx "]) {
        unsupported(RAW)
    } else if has(&[b"jxl "]) {
        unsupported("JPEG XL")
    } else {
        PhotoError::NotAPhoto {
            kind: OtherFile::Film,
        }
    })
}

/// Whether the file is a TGA. Its older version has nothing to tell it by, so each field of its head
/// has to make sense.
fn is_tga(file: &[u8]) -> bool {
    let Some(
        [
            _,
            colours,
            kind,
            map @ ..,
            _,
            _,
            _,
            _,
            width,
            wide,
            height,
            high,
            bits,
            flags,
        ],
    ) = file.first_chunk::<18>()
    else {
        return false;
    };
    let mapped = matches!(kind, 1 | 9);
    let known = mapped || matches!(kind, 2 | 3 | 10 | 11);
    let map_fits = if mapped {
        *colours == 1 && matches!(map[4], 15 | 16 | 24 | 32)
    } else {
        *colours == 0 && *map == [0; 5]
    };
    let depth_fits = match kind {
        2 | 10 => matches!(bits, 15 | 16 | 24 | 32),
        _ => matches!(bits, 8 | 16),
    };
    let has_pixels = (*width, *wide) != (0, 0) && (*height, *high) != (0, 0);
    known && map_fits && depth_fits && has_pixels && flags & 0xc0 == 0
}

/// Whether the file is XML whose first element is an `svg`: a byte order mark, blanks, declarations,
/// comments and a document type may come before it.
fn is_svg(file: &[u8]) -> bool {
    let mut rest = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    loop {
        rest = rest.trim_ascii_start();
        let end: &[u8] = match rest {
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'!', ..] => {
                // What a document type declares itself stands in brackets.
                let close = rest.iter().position(|byte| matches!(byte, b'[' | b'>'));
                if close.is_some_and(|at| rest[at] == b'[') {
                    b"]>"
                } else {
                    b">"
                }
            }
            _ => break,
        };
        let Some(at) = rest.windows(end.len()).position(|part| part == end) else {
            return false;
        };
        rest = &rest[at + end.len()..];
    }
    let name = rest.strip_prefix(b"<").unwrap_or_default();
    let name = name.strip_prefix(b"svg:").unwrap_or(name);
    let after = name.strip_prefix(b"svg").and_then(<[u8]>::first);
    after.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}
