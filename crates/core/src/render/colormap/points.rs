//! Colormaps as 33 of their colours, and straight lines between.
//!
//! Against all 256 entries of matplotlib 3.11 a channel is off by at most 2 of 255.
//!
//! - viridis and inferno: N. Smith and S. van der Walt, 2015, for matplotlib; CC0.
//! - turbo: A. Mikhailov, "Turbo, an improved rainbow colormap for visualization", 2019; Copyright
//!   2019 Google LLC, Apache License 2.0.
//! - coolwarm: K. Moreland, "Diverging Color Maps for Scientific Visualization", 2009, computed by
//!   the paper's formula: in Msh, which is CIELAB in polar coordinates, straight lines run from
//!   59, 76, 192 and 180, 4, 38 to the white in the middle.

/// A colour as red, green, blue: `0xrrggbb`.
type Points = [u32; 33];

pub(super) const VIRIDIS: Points = [
    0x440154, 0x470d60, 0x48186a, 0x482374, 0x472d7b, 0x453681, 0x424086, 0x3f4989, 0x3b528b,
    0x375a8d, 0x33638d, 0x2f6a8e, 0x2c728e, 0x297a8e, 0x26818e, 0x23898e, 0x21908c, 0x1f988b,
    0x1f9f88, 0x21a685, 0x28ae80, 0x31b57b, 0x3ebc74, 0x4cc26c, 0x5dc963, 0x6ece58, 0x82d34c,
    0x96d83f, 0xabdc32, 0xc0df24, 0xd5e21a, 0xeae51a, 0xfde725,
];

pub(super) const INFERNO: Points = [
    0x000004, 0x040312, 0x0b0724, 0x150b37, 0x210c4a, 0x2e0a5a, 0x3c0965, 0x4a0c6b, 0x57106d,
    0x63146e, 0x70196e, 0x7d1e6d, 0x89226a, 0x962766, 0xa32b61, 0xaf315c, 0xbb3755, 0xc63e4d,
    0xd14644, 0xdb4f3b, 0xe35932, 0xeb6528, 0xf1711e, 0xf67f14, 0xf98d0a, 0xfb9c06, 0xfcab0f,
    0xfbba1f, 0xf9ca32, 0xf5d949, 0xf2e865, 0xf3f586, 0xfcffa4,
];

pub(super) const TURBO: Points = [
    0x30123b, 0x392a73, 0x4040a1, 0x4456c7, 0x466be3, 0x467ff6, 0x4293ff, 0x37a7fa, 0x29bbec,
    0x1dcdd8, 0x18dcc3, 0x1ee8b0, 0x31f299, 0x4cf97e, 0x6bfd64, 0x8aff4d, 0xa3fd3c, 0xb8f735,
    0xcced34, 0xdee037, 0xedd03a, 0xf8c03a, 0xfdae35, 0xfe982c, 0xfb8022, 0xf56817, 0xec520f,
    0xe04009, 0xd23105, 0xc02302, 0xac1701, 0x950d01, 0x7a0403,
];

pub(super) const COOLWARM: Points = [
    0x3b4cc0, 0x445acc, 0x4e68d7, 0x5875e1, 0x6282ea, 0x6c8ef1, 0x779af7, 0x82a5fb, 0x8db0fe,
    0x98b9ff, 0xa3c2ff, 0xaec9fd, 0xb8d0f9, 0xc2d5f4, 0xccd9ee, 0xd5dbe6, 0xdddddd, 0xe5d8d1,
    0xecd3c6, 0xf1ccb9, 0xf5c4ad, 0xf7bba0, 0xf7b194, 0xf7a687, 0xf49a7b, 0xf18d6f, 0xec7f63,
    0xe57057, 0xde614c, 0xd55042, 0xcb3e38, 0xc0282f, 0xb40426,
];

/// The colour at `place`, 0 to 1, of points at equal distances.
pub(super) fn between(points: &Points, place: f32) -> [u8; 3] {
    let last = points.len() - 1;
    let at = place * last as f32;
    let first = (at as usize).min(last);
    let second = (first + 1).min(last);
    let weight = at - first as f32;
    [16, 8, 0].map(|shift| {
        let channel = |point: usize| f32::from((points[point] >> shift) as u8);
        (channel(first) + (channel(second) - channel(first)) * weight).round() as u8
    })
}
