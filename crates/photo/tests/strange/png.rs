//! PNG by hand (ISO/IEC 15948), because encoders write neither bombs nor interlaced files.

use super::rows::grey;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Bits of a sample, the number of the colour type, samples of a pixel.
#[derive(Clone, Copy)]
pub struct Layout(u8, u8, usize);

pub const ONE_BIT: Layout = Layout(1, 0, 1);
pub const GREY: Layout = Layout(8, 0, 1);
pub const RGB: Layout = Layout(8, 2, 3);
pub const RGBA16: Layout = Layout(16, 6, 4);

/// Black, or what is transparent, all over.
pub fn flat(width: u32, height: u32, layout: Layout) -> Vec<u8> {
    file(&[
        head(width, height, layout, false),
        chunk(b"IDAT", &flat_rows(width, height, layout)),
    ])
}

/// A head that promises grey pixels, and no pixel.
pub fn header(width: u32, height: u32) -> Vec<u8> {
    file(&[head(width, height, GREY, false), chunk(b"IDAT", &[])])
}

/// Two frames (APNG), the first of which is the picture.
pub fn animated(width: u32, height: u32) -> Vec<u8> {
    let rows = flat_rows(width, height, RGB);
    let control = |number: u32| {
        let mut data = Vec::new();
        for value in [number, width, height, 0, 0] {
            data.extend(value.to_be_bytes());
        }
        data.extend([0, 1, 0, 10, 0, 0]);
        chunk(b"fcTL", &data)
    };
    let numbered = [&2_u32.to_be_bytes()[..], &rows].concat();
    file(&[
        head(width, height, RGB, false),
        chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
        control(0),
        chunk(b"IDAT", &rows),
        control(1),
        chunk(b"fdAT", &numbered),
    ])
}

/// The rows of [`super::striped`] in Adam7's seven passes.
pub fn interlaced(width: u32, height: u32) -> Vec<u8> {
    // Of each pass: the first column and row, and the steps between them.
    const PASSES: [(u32, u32, u32, u32); 7] = [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];
    let mut rows = Vec::new();
    for (left, top, across, down) in PASSES {
        let columns = width.saturating_sub(left).div_ceil(across) as usize;
        for y in (top..height).step_by(down as usize) {
            if columns > 0 {
                rows.push(0);
                rows.extend(vec![grey(y); columns]);
            }
        }
    }
    file(&[
        head(width, height, GREY, true),
        chunk(b"IDAT", &packed(|to| to.write_all(&rows).unwrap())),
    ])
}

/// The picture's checksum is another picture's.
pub fn with_wrong_sum() -> Vec<u8> {
    let mut data = chunk(b"IDAT", &flat_rows(20, 20, RGB));
    *data.last_mut().unwrap() ^= 1;
    file(&[head(20, 20, RGB, false), data])
}

/// A text of 256 MB, packed.
pub fn with_text_bomb() -> Vec<u8> {
    with(chunk(b"zTXt", &[&b"Comment\0\0"[..], &zeros(256)].concat()))
}

/// A colour profile of 256 MB, packed.
pub fn with_profile_bomb() -> Vec<u8> {
    with(chunk(b"iCCP", &[&b"profile\0\0"[..], &zeros(256)].concat()))
}

/// Bytes behind the end.
pub fn with_tail(tail: &[u8]) -> Vec<u8> {
    [&flat(20, 20, RGB)[..], tail].concat()
}

fn with(extra: Vec<u8>) -> Vec<u8> {
    let rows = chunk(b"IDAT", &flat_rows(20, 20, RGB));
    file(&[head(20, 20, RGB, false), extra, rows])
}

fn file(chunks: &[Vec<u8>]) -> Vec<u8> {
    [SIGNATURE, &chunks.concat(), &chunk(b"IEND", &[])].concat()
}

fn head(width: u32, height: u32, Layout(bits, colour, _): Layout, interlaced: bool) -> Vec<u8> {
    let mut data = [width.to_be_bytes(), height.to_be_bytes()].concat();
    data.extend([bits, colour, 0, 0, u8::from(interlaced)]);
    chunk(b"IHDR", &data)
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(data);
    [
        &(data.len() as u32).to_be_bytes()[..],
        kind,
        data,
        &sum.sum().to_be_bytes(),
    ]
    .concat()
}

/// A filter byte and zeros for each row.
fn flat_rows(width: u32, height: u32, Layout(bits, _, samples): Layout) -> Vec<u8> {
    let row = vec![0; 1 + (width as usize * samples * usize::from(bits)).div_ceil(8)];
    packed(|to| (0..height).for_each(|_| to.write_all(&row).unwrap()))
}

fn zeros(megabytes: usize) -> Vec<u8> {
    let megabyte = vec![0; 1 << 20];
    packed(|to| (0..megabytes).for_each(|_| to.write_all(&megabyte).unwrap()))
}

fn packed(write: impl FnOnce(&mut ZlibEncoder<Vec<u8>>)) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    write(&mut encoder);
    encoder.finish().unwrap()
}
