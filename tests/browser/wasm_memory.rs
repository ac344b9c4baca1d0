//! A module of WebAssembly whose memory cannot grow beyond a limit: a computer with little memory.

const PAGE: usize = 1 << 16;

/// The section of the memories (WebAssembly core specification, 5.5.6).
const MEMORY_SECTION: u8 = 5;

/// The same module, its one memory limited to so many bytes, rounded up to whole pages.
pub fn limited_to(module: &[u8], bytes: usize) -> Vec<u8> {
    let mut limited = module[..8].to_vec();
    let mut rest = &module[8..];
    while let Some((&id, after)) = rest.split_first() {
        let (length, body) = number(after);
        let (section, behind) = body.split_at(length);
        if id == MEMORY_SECTION {
            let limits = with_maximum(section, bytes.div_ceil(PAGE));
            limited.push(id);
            limited.extend(leb128(limits.len()));
            limited.extend(limits);
        } else {
            let taken = rest.len() - behind.len();
            limited.extend(&rest[..taken]);
        }
        rest = behind;
    }
    limited
}

/// One memory: its flags, what it begins with, and how far it may grow.
fn with_maximum(section: &[u8], pages: usize) -> Vec<u8> {
    let [1, _flags, limits @ ..] = section else {
        panic!("the module has one memory of its own");
    };
    let (minimum, _) = number(limits);
    assert!(minimum <= pages, "the module begins with {minimum} pages");
    [vec![1, 1], leb128(minimum), leb128(pages)].concat()
}

/// A number at the beginning, and what stands behind it.
fn number(bytes: &[u8]) -> (usize, &[u8]) {
    let length = 1 + bytes.iter().position(|byte| byte & 0x80 == 0).unwrap();
    let (digits, behind) = bytes.split_at(length);
    let value = digits
        .iter()
        .rev()
        .fold(0, |value, digit| value << 7 | usize::from(digit & 0x7f));
    (value, behind)
}

fn leb128(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let digit = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(digit);
            return bytes;
        }
        bytes.push(digit | 0x80);
    }
}
