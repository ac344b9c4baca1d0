//! As much of Protocol Buffers' wire format as an ONNX file needs: messages are read field by field, and what
//! is not known here goes on as it is, byte by byte.
//!
//! ```text
//! message = field*        field = varint(number << 3 | wire type), value
//! wire type 0: varint     1: 8 bytes     2: varint(length), bytes     5: 4 bytes
//! ```
//!
//! The format: "Protocol Buffers: Encoding", protobuf.dev.

/// A field of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field<'a> {
    pub number: u64,
    pub value: Value<'a>,
    /// The field as it stands in the message.
    pub whole: &'a [u8],
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Varint(u64),
    /// A text, bytes, or a message.
    Bytes(&'a [u8]),
    /// Numbers of 4 or 8 bytes.
    Fixed,
}

/// The bytes are no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Broken;

const VARINT: u64 = 0;
const FIXED_64: u64 = 1;
const BYTES: u64 = 2;
const FIXED_32: u64 = 5;

/// The fields of a message, in their order.
pub(crate) fn fields(mut message: &[u8]) -> Result<Vec<Field<'_>>, Broken> {
    let mut fields = Vec::new();
    while !message.is_empty() {
        let begin = message;
        let tag = varint(&mut message)?;
        let value = match tag & 7 {
            VARINT => Value::Varint(varint(&mut message)?),
            BYTES => {
                let length = varint(&mut message)?;
                Value::Bytes(take(&mut message, length)?)
            }
            FIXED_64 => take(&mut message, 8).map(|_| Value::Fixed)?,
            FIXED_32 => take(&mut message, 4).map(|_| Value::Fixed)?,
            _ => return Err(Broken),
        };
        fields.push(Field {
            number: tag >> 3,
            value,
            whole: &begin[..begin.len() - message.len()],
        });
    }
    Ok(fields)
}

/// The message with each field of a number changed; all others stay as they are.
pub(crate) fn with_changed<E: From<Broken>>(
    message: &[u8],
    number: u64,
    mut change: impl FnMut(&[u8]) -> Result<Vec<u8>, E>,
) -> Result<Vec<u8>, E> {
    let mut changed = Vec::with_capacity(message.len());
    for field in fields(message)? {
        match field.value {
            Value::Bytes(bytes) if field.number == number => {
                put_bytes(&mut changed, number, &change(bytes)?);
            }
            _ => changed.extend_from_slice(field.whole),
        }
    }
    Ok(changed)
}

impl<'a> Field<'a> {
    /// The text of a field of this number.
    pub fn text(&self, number: u64) -> Option<&'a str> {
        std::str::from_utf8(self.bytes(number)?).ok()
    }

    /// The bytes of a field of this number.
    pub fn bytes(&self, number: u64) -> Option<&'a [u8]> {
        match self.value {
            Value::Bytes(bytes) if self.number == number => Some(bytes),
            _ => None,
        }
    }

    /// The number in a field of this number.
    pub fn varint(&self, number: u64) -> Option<u64> {
        match self.value {
            Value::Varint(value) if self.number == number => Some(value),
            _ => None,
        }
    }
}

/// Numbers one after the other, as repeated ones may be packed.
pub(crate) fn varints(mut packed: &[u8]) -> Result<Vec<u64>, Broken> {
    let mut numbers = Vec::new();
    while !packed.is_empty() {
        numbers.push(varint(&mut packed)?);
    }
    Ok(numbers)
}

fn varint(rest: &mut &[u8]) -> Result<u64, Broken> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, after) = rest.split_first().ok_or(Broken)?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(Broken)
}

fn take<'a>(rest: &mut &'a [u8], length: u64) -> Result<&'a [u8], Broken> {
    let length = usize::try_from(length).map_err(|_| Broken)?;
    let (taken, after) = rest.split_at_checked(length).ok_or(Broken)?;
    *rest = after;
    Ok(taken)
}

/// Adds a number.
pub(crate) fn put_varint(to: &mut Vec<u8>, number: u64, value: u64) {
    put(to, number << 3 | VARINT);
    put(to, value);
}

/// Adds a text, bytes, or a message.
pub(crate) fn put_bytes(to: &mut Vec<u8>, number: u64, bytes: &[u8]) {
    put_length(to, number, bytes.len() as u64);
    to.extend_from_slice(bytes);
}

/// Adds all of a field but its bytes, which are to follow.
pub(crate) fn put_length(to: &mut Vec<u8>, number: u64, length: u64) {
    put(to, number << 3 | BYTES);
    put(to, length);
}

fn put(to: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        to.push(value as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

    use super::*;

    /// Of the encoding's own documentation: 150 in the field 1, "testing" in the field 2; then 8 and 4 bytes.
    const MESSAGE: &[u8] =
        b"\x08\x96\x01\x12\x07testing\x19\x00\x00\x00\x00\x00\x00\xf0\x3f\x25\x00\x00\x80\x3f";

    #[test]
    fn fields_are_read_and_written() {
        let fields = fields(MESSAGE).unwrap();
        assert_eq!(fields[0].varint(1), Some(150));
        assert_eq!(fields[1].text(2), Some("testing"));
        assert_eq!((fields[1].text(1), fields[1].varint(2)), (None, None));
        assert_eq!((fields[2].number, fields[3].number), (3, 4));
        assert_eq!(
            (fields[2].value, fields[3].value),
            (Value::Fixed, Value::Fixed)
        );
        let whole: Vec<&[u8]> = fields.iter().map(|field| field.whole).collect();
        assert_eq!(whole.concat(), MESSAGE);
        let mut written = Vec::new();
        put_varint(&mut written, 1, 150);
        put_bytes(&mut written, 2, b"testing");
        assert_eq!(written, MESSAGE[..12]);
    }

    #[test]
    fn the_largest_number_comes_back() {
        let mut written = Vec::new();
        put_varint(&mut written, 20, u64::MAX);
        assert_eq!(fields(&written).unwrap()[0].varint(20), Some(u64::MAX));
    }

    #[test]
    fn one_field_is_changed_and_the_others_stay() {
        let longer = |text: &[u8]| Ok::<_, Broken>([text, &[b'!'; 200]].concat());
        let changed = with_changed(MESSAGE, 2, longer).unwrap();
        let fields_of_it = fields(&changed).unwrap();
        assert_eq!(fields_of_it[1].bytes(2).unwrap().len(), 207);
        assert!(changed.ends_with(&MESSAGE[12..]));
    }

    #[test]
    fn a_cut_message_is_broken() {
        for end in [1, 2, 4, 5, 11, 13, 20, 22, 25] {
            assert_eq!(fields(&MESSAGE[..end]), Err(Broken), "{end}");
        }
        for broken in [
            &[0x0b][..],
            &[0x08; 1],
            &[0xff; 11],
            &[0x12, 0xff, 0xff, 0xff, 0xff, 0x0f],
        ] {
            assert_eq!(fields(broken), Err(Broken));
        }
    }
}
