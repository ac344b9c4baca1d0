//! Writes baseline JPEGs that encoders do not: any sampling factors, scans and restart intervals, with
//! coefficients drawn by a small generator. `files/make_sampled.py` writes the same bytes.

#![allow(dead_code, reason = "each test program uses a part of it")]

/// A file to be written.
pub struct Writer {
    pub width: usize,
    pub height: usize,
    /// Sampling factors of each component, across and down.
    pub factors: Vec<(usize, usize)>,
    /// MCUs between restart markers; 0 for none.
    pub restart: usize,
    /// One scan of all components, and not one of each.
    pub interleaved: bool,
    /// Segments behind the start of the image.
    pub segments: Vec<u8>,
}

/// A marker with its segment.
pub fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u16 + 2).to_be_bytes();
    [&[0xff, marker][..], &length, data].concat()
}

const END: [u8; 2] = [0xff, 0xd9];

impl Writer {
    /// Of this size and these factors, in one scan.
    pub fn new(width: usize, height: usize, factors: &[(usize, usize)]) -> Self {
        Self {
            width,
            height,
            factors: factors.to_vec(),
            restart: 0,
            interleaved: true,
            segments: Vec::new(),
        }
    }

    /// The largest factors.
    fn most(&self) -> (usize, usize) {
        let factors = self.factors.iter();
        factors.fold((1, 1), |(h, v), of| (h.max(of.0), v.max(of.1)))
    }

    pub fn write(&self) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8];
        file.extend(&self.segments);
        file.extend(segment(0xdb, &[&[0][..], &[8; 64]].concat()));
        file.extend(self.frame(0xc0, 8));
        file.extend(tables());
        if self.restart > 0 {
            file.extend(segment(0xdd, &(self.restart as u16).to_be_bytes()));
        }
        let all: Vec<usize> = (0..self.factors.len()).collect();
        let scans: Vec<&[usize]> = if self.interleaved {
            vec![&all]
        } else {
            all.chunks(1).collect()
        };
        scans.iter().for_each(|scan| file.extend(self.scan(scan)));
        file.extend(END);
        file
    }

    /// A frame header of any process.
    pub fn frame(&self, marker: u8, precision: u8) -> Vec<u8> {
        let mut data = vec![precision];
        data.extend((self.height as u16).to_be_bytes());
        data.extend((self.width as u16).to_be_bytes());
        data.push(self.factors.len() as u8);
        for (id, (h, v)) in (1..).zip(&self.factors) {
            data.extend([id, (h << 4 | v) as u8, 0]);
        }
        segment(marker, &data)
    }

    /// Columns and rows of the MCUs of a scan.
    fn mcus(&self, scan: &[usize]) -> (usize, usize) {
        let (most_h, most_v) = self.most();
        if let [single] = *scan {
            let (h, v) = self.factors[single];
            let (width, height) = ((self.width * h), (self.height * v));
            let (width, height) = (width.div_ceil(most_h), height.div_ceil(most_v));
            return (width.div_ceil(8), height.div_ceil(8));
        }
        (
            self.width.div_ceil(8 * most_h),
            self.height.div_ceil(8 * most_v),
        )
    }

    fn scan(&self, scan: &[usize]) -> Vec<u8> {
        let mut header = vec![scan.len() as u8];
        header.extend(scan.iter().flat_map(|&of| [of as u8 + 1, 0]));
        header.extend([0, 63, 0]);
        let mut file = segment(0xda, &header);
        let mut bits = Bits::default();
        let mut means = vec![0; self.factors.len()];
        let (columns, rows) = self.mcus(scan);
        for number in 0..columns * rows {
            if self.restart > 0 && number > 0 && number % self.restart == 0 {
                bits.flush();
                let name = 0xd0 + (number / self.restart - 1) % 8;
                bits.bytes.extend([0xff, name as u8]);
                means.fill(0);
            }
            let (x, y) = (number % columns, number / columns);
            for &of in scan {
                let (h, v) = if scan.len() == 1 {
                    (1, 1)
                } else {
                    self.factors[of]
                };
                for block in 0..h * v {
                    let place = (x * h + block % h, y * v + block / h);
                    bits.block(&coefficients(of, place), &mut means[of]);
                }
            }
        }
        bits.flush();
        file.extend(bits.bytes);
        file
    }
}

/// The coefficients of a block, in the file's order: a mean, and three others.
fn coefficients(component: usize, (x, y): (usize, usize)) -> [i32; 64] {
    let seed = 7919 * component + 104_729 * x + 1_299_709 * y + 1;
    let mut state = seed as u32 | 1;
    let mut next = |limit: u32| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 8) % limit
    };
    let mut block = [0; 64];
    block[0] = next(161) as i32 - 80;
    for _ in 0..3 {
        let place = 1 + next(63) as usize;
        block[place] = next(41) as i32 - 20;
    }
    block
}

/// Huffman tables: sizes of means have 4 bits, all else has 8.
fn tables() -> Vec<u8> {
    let mut dc = vec![0; 17];
    dc[4] = 12;
    dc.extend(0..12);
    let mut ac = vec![0; 17];
    ac[0] = 0x10;
    ac[8] = 162;
    ac.extend(ac_values());
    [segment(0xc4, &dc), segment(0xc4, &ac)].concat()
}

/// End of block, sixteen zeros, and each run of zeros with each size.
fn ac_values() -> Vec<u8> {
    let runs = (0..16).flat_map(|run| (1..11).map(move |size| run << 4 | size));
    [0x00, 0xf0].into_iter().chain(runs).collect()
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    kept: u64,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u64, count: u32) {
        self.kept = self.kept << count | value;
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.kept >> self.count) as u8;
            self.bytes.push(byte);
            if byte == 0xff {
                self.bytes.push(0);
            }
        }
        self.kept &= (1 << self.count) - 1;
    }

    fn flush(&mut self) {
        let free = (8 - self.count % 8) % 8;
        self.put((1 << free) - 1, free);
    }

    fn signed(&mut self, value: i32, size: u32) {
        let bits = if value < 0 {
            value + (1 << size) - 1
        } else {
            value
        };
        self.put(bits as u64, size);
    }

    fn ac(&mut self, value: u8) {
        let code = ac_values().iter().position(|&of| of == value).unwrap();
        self.put(code as u64, 8);
    }

    fn block(&mut self, block: &[i32; 64], mean: &mut i32) {
        let difference = block[0] - *mean;
        *mean = block[0];
        let size = bit_length(difference);
        self.put(u64::from(size), 4);
        self.signed(difference, size);
        let mut zeros = 0;
        for &value in &block[1..] {
            if value == 0 {
                zeros += 1;
                continue;
            }
            while zeros > 15 {
                self.ac(0xf0);
                zeros -= 16;
            }
            let size = bit_length(value);
            self.ac(zeros << 4 | size as u8);
            self.signed(value, size);
            zeros = 0;
        }
        if zeros > 0 {
            self.ac(0);
        }
    }
}

fn bit_length(value: i32) -> u32 {
    32 - value.unsigned_abs().leading_zeros()
}
