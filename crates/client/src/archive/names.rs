//! Names of files in an archive as text.

use super::bytes::{Bytes, extra_field};

/// The name in UTF-8 beside one of the old encoding.
const UNICODE_PATH: u16 = 0x7075;

/// Code page 437 from 128 on: the encoding of names that do not say another.
const CP437: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ', 'Æ',
    'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', '¢', '£', '¥', '₧', 'ƒ', 'á', 'í', 'ó', 'ú', 'ñ', 'Ñ',
    'ª', 'º', '¿', '⌐', '¬', '½', '¼', '¡', '«', '»', '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕',
    '╣', '║', '╗', '╝', '╜', '╛', '┐', '└', '┴', '┬', '├', '─', '┼', '╞', '╟', '╚', '╔', '╩', '╦',
    '╠', '═', '╬', '╧', '╨', '╤', '╥', '╙', '╘', '╒', '╓', '╫', '╪', '┘', '┌', '█', '▄', '▌', '▐',
    '▀', 'α', 'ß', 'Γ', 'π', 'Σ', 'σ', 'µ', 'τ', 'Φ', 'Θ', 'Ω', 'δ', '∞', 'φ', 'ε', '∩', '≡', '±',
    '≥', '≤', '⌠', '⌡', '÷', '≈', '°', '∙', '·', '√', 'ⁿ', '²', '■', '\u{a0}',
];

/// The path of a file, with plain slashes.
///
/// Many programs write UTF-8 without saying so, and text of another encoding is hardly ever valid UTF-8.
pub(super) fn path(raw: &[u8], extra: &[u8], is_utf8: bool) -> String {
    let unicode = || extra_field(extra, UNICODE_PATH).and_then(|of| beside(of, raw));
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) if is_utf8 => String::from_utf8_lossy(raw).into_owned(),
        Err(_) => unicode().unwrap_or_else(|| raw.iter().copied().map(cp437).collect()),
    };
    // Old programs for Windows.
    if text.contains('/') {
        text
    } else {
        text.replace('\\', "/")
    }
}

/// The name in UTF-8, where it belongs to the raw one.
fn beside(field: &[u8], raw: &[u8]) -> Option<String> {
    let (version, rest) = field.split_first()?;
    let mut rest = Bytes(rest);
    let fits = *version == 1 && rest.u32()? == crc32fast::hash(raw);
    let text = std::str::from_utf8(rest.0).ok()?;
    fits.then(|| text.to_owned())
}

fn cp437(byte: u8) -> char {
    match byte {
        0..128 => char::from(byte),
        _ => CP437[usize::from(byte - 128)],
    }
}
