//! Arrays as NumPy stores them: `.npy` of version 1.0, little-endian, in the order of C.
//!
//! ```text
//! \x93NUMPY 1 0 | length of the head 2 | {'descr': '<f4', ...} spaces \n | numbers
//!                                        up to a multiple of 64 bytes
//! ```
//!
//! The format: NumPy's "NEP 1, A Simple File Format for NumPy Arrays", and `numpy.lib.format`.

const MAGIC: [u8; 8] = *b"\x93NUMPY\x01\x00";
/// Bytes before the head: the magic and the head's length.
const PREFIX: usize = MAGIC.len() + 2;
/// The numbers begin at a multiple of it.
const ALIGNMENT: usize = 64;

/// The most dimensions of an array that is read.
const MAX_DIMENSIONS: usize = 8;

/// An array: its shape, and its numbers in the order of C (the last index runs first).
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    shape: Vec<usize>,
    numbers: Numbers,
}

/// Numbers of one kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Numbers {
    /// `<f4`
    Floats(Vec<f32>),
    /// `|u1`
    Bytes(Vec<u8>),
}

/// The kind of an array's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberKind {
    /// Four bytes, little-endian: `<f4`.
    Float32,
    /// One byte: `|u1`.
    UInt8,
}

/// Bytes or numbers that make no array.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NpyError {
    #[error("the file is no array of NumPy's version 1.0")]
    NotAnArray,
    #[error("the array's head cannot be read")]
    Head,
    #[error("the array is of the kind `{found}`, which is neither <f4 nor |u1")]
    OtherKind { found: String },
    #[error("the array is in the order of Fortran")]
    OrderOfFortran,
    #[error("a shape of {shape:?} has not {found} numbers")]
    Shape { shape: Vec<usize>, found: usize },
    #[error("the array has {found} bytes of numbers, not {expected}")]
    Length { expected: u64, found: u64 },
}

impl NumberKind {
    fn name(self) -> &'static str {
        match self {
            Self::Float32 => "<f4",
            Self::UInt8 => "|u1",
        }
    }

    fn of(name: &str) -> Option<Self> {
        [Self::Float32, Self::UInt8]
            .into_iter()
            .find(|kind| kind.name() == name)
    }

    /// Bytes of a number.
    pub fn bytes(self) -> usize {
        match self {
            Self::Float32 => 4,
            Self::UInt8 => 1,
        }
    }
}

impl Array {
    /// An array of 32-bit numbers.
    ///
    /// # Errors
    /// [`NpyError::Shape`] where the shape has another number of them.
    pub fn floats(shape: &[usize], numbers: Vec<f32>) -> Result<Self, NpyError> {
        Self::new(shape, Numbers::Floats(numbers))
    }

    /// An array of bytes.
    ///
    /// # Errors
    /// [`NpyError::Shape`] where the shape has another number of them.
    pub fn bytes(shape: &[usize], numbers: Vec<u8>) -> Result<Self, NpyError> {
        Self::new(shape, Numbers::Bytes(numbers))
    }

    fn new(shape: &[usize], numbers: Numbers) -> Result<Self, NpyError> {
        let shape = shape.to_vec();
        let found = numbers.len();
        match count(&shape) {
            Some(expected) if expected == found => Ok(Self { shape, numbers }),
            _ => Err(NpyError::Shape { shape, found }),
        }
    }

    /// The length of each dimension; a single number has none.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The numbers, in the order of C.
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// The numbers alone.
    pub fn into_numbers(self) -> Numbers {
        self.numbers
    }

    /// The file's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut file = head(self.numbers.kind(), &self.shape);
        match &self.numbers {
            Numbers::Floats(floats) => file.extend(little_endian(floats)),
            Numbers::Bytes(bytes) => file.extend(bytes),
        }
        file
    }

    /// The array of a file's bytes.
    ///
    /// # Errors
    /// [`NpyError`] for all other files: NumPy's other versions and kinds, too.
    pub fn decode(file: &[u8]) -> Result<Self, NpyError> {
        let (head, numbers) = parts(file).ok_or(NpyError::NotAnArray)?;
        let Head { kind, shape } = Head::read(head)?;
        let bytes = count(&shape).and_then(|count| count.checked_mul(kind.bytes()));
        if bytes != Some(numbers.len()) {
            return Err(NpyError::Length {
                expected: bytes.map_or(u64::MAX, |bytes| bytes as u64),
                found: numbers.len() as u64,
            });
        }
        let numbers = match kind {
            NumberKind::UInt8 => Numbers::Bytes(numbers.to_vec()),
            NumberKind::Float32 => {
                let (fours, _) = numbers.as_chunks::<4>();
                Numbers::Floats(fours.iter().map(|&four| f32::from_le_bytes(four)).collect())
            }
        };
        Ok(Self { shape, numbers })
    }
}

impl Numbers {
    fn len(&self) -> usize {
        match self {
            Self::Floats(floats) => floats.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }

    fn kind(&self) -> NumberKind {
        match self {
            Self::Floats(_) => NumberKind::Float32,
            Self::Bytes(_) => NumberKind::UInt8,
        }
    }
}

/// The bytes of a file before its numbers.
pub(super) fn head(kind: NumberKind, shape: &[usize]) -> Vec<u8> {
    head_of(kind.name(), shape)
}

/// As [`head`], of any kind by NumPy's name of it.
pub(crate) fn head_of(kind: &str, shape: &[usize]) -> Vec<u8> {
    let mut sides = shape
        .iter()
        .map(usize::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    if shape.len() == 1 {
        // Python's tuple of one.
        sides.push(',');
    }
    let mut text = format!("{{'descr': '{kind}', 'fortran_order': False, 'shape': ({sides}), }}");
    let bytes = (PREFIX + text.len() + 1).next_multiple_of(ALIGNMENT);
    text.extend(std::iter::repeat_n(' ', bytes - PREFIX - text.len() - 1));
    text.push('\n');
    let mut head = MAGIC.to_vec();
    head.extend((text.len() as u16).to_le_bytes());
    head.extend(text.into_bytes());
    head
}

/// Numbers as a file has them.
pub(crate) fn little_endian(floats: &[f32]) -> impl Iterator<Item = u8> {
    floats.iter().flat_map(|float| float.to_le_bytes())
}

/// The number of numbers of a shape; `None` where it does not fit an address.
fn count(shape: &[usize]) -> Option<usize> {
    shape
        .iter()
        .try_fold(1_usize, |count, &side| count.checked_mul(side))
}

/// The head's text, and the numbers.
fn parts(file: &[u8]) -> Option<(&str, &[u8])> {
    let rest = file.strip_prefix(&MAGIC)?;
    let (length, rest) = rest.split_first_chunk()?;
    let (head, numbers) = rest.split_at_checked(u16::from_le_bytes(*length).into())?;
    Some((std::str::from_utf8(head).ok()?, numbers))
}

/// The head of a file.
struct Head {
    kind: NumberKind,
    shape: Vec<usize>,
}

impl Head {
    /// Reads a dictionary of Python with three keys, in any order.
    fn read(text: &str) -> Result<Self, NpyError> {
        let inner = text
            .trim()
            .strip_prefix('{')
            .and_then(|text| text.strip_suffix('}'))
            .ok_or(NpyError::Head)?;
        let value = |key: &str| {
            let (_, rest) = inner.split_once(&format!("'{key}':"))?;
            Some(rest.trim_start())
        };
        let name = value("descr").and_then(|rest| rest.strip_prefix('\'')?.split_once('\''));
        let (name, _) = name.ok_or(NpyError::Head)?;
        let order = value("fortran_order").ok_or(NpyError::Head)?;
        if order.starts_with("True") {
            return Err(NpyError::OrderOfFortran);
        }
        if !order.starts_with("False") {
            return Err(NpyError::Head);
        }
        let sides = value("shape").and_then(|rest| rest.strip_prefix('(')?.split_once(')'));
        let (sides, _) = sides.ok_or(NpyError::Head)?;
        let sides = sides
            .split(',')
            .map(str::trim)
            .filter(|side| !side.is_empty());
        let shape: Option<Vec<usize>> = sides.map(|side| side.parse().ok()).collect();
        let shape = shape.filter(|shape| shape.len() <= MAX_DIMENSIONS);
        Ok(Self {
            kind: NumberKind::of(name).ok_or_else(|| NpyError::OtherKind {
                found: name.to_owned(),
            })?,
            shape: shape.ok_or(NpyError::Head)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_are_numpys() -> Result<(), NpyError> {
        // numpy.save of numpy.array([[1, -2, 0.5]], '<f4'), of NumPy 2.4.
        let mut expected = b"\x93NUMPY\x01\x00\x76\x00".to_vec();
        expected.extend(b"{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }");
        expected.resize(127, b' ');
        expected.push(b'\n');
        expected.extend([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0x3f]);
        let array = Array::floats(&[1, 3], vec![1.0, -2.0, 0.5])?;
        assert_eq!(array.encode(), expected);
        assert_eq!(Array::decode(&expected), Ok(array));
        Ok(())
    }

    #[test]
    fn every_shape_comes_back() -> Result<(), NpyError> {
        for shape in [
            &[][..],
            &[5],
            &[0],
            &[2, 3],
            &[7, 1, 2],
            &[1024, 3],
            &[1, 1, 1, 1],
        ] {
            let count: usize = shape.iter().product();
            let bytes = Array::bytes(shape, (0..count).map(|at| at as u8).collect())?;
            let file = bytes.encode();
            assert_eq!((file.len() - count) % ALIGNMENT, 0);
            assert_eq!(Array::decode(&file), Ok(bytes));
            let floats = (0..count).map(|at| f32::from_bits((at as u32).wrapping_mul(77_777_777)));
            let floats: Vec<f32> = floats.filter(|float| !float.is_nan()).collect();
            let shape = if floats.len() == count {
                shape.to_vec()
            } else {
                vec![floats.len()]
            };
            let floats = Array::floats(&shape, floats)?;
            assert_eq!(Array::decode(&floats.encode()), Ok(floats));
        }
        Ok(())
    }

    #[test]
    fn numbers_that_do_not_fit_their_shape_are_refused() {
        let (shape, found) = (vec![2, 2], 3);
        let refused = Array::floats(&shape, vec![0.0; 3]);
        assert_eq!(refused, Err(NpyError::Shape { shape, found }));
        assert!(Array::bytes(&[usize::MAX, 2], vec![0]).is_err());
    }

    fn with_head(head: &str, numbers: &[u8]) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend((head.len() as u16).to_le_bytes());
        file.extend(head.bytes());
        file.extend(numbers);
        file
    }

    #[test]
    fn other_arrays_are_refused_by_name() {
        let read = |head: &str| Array::decode(&with_head(head, &[0; 8])).err();
        let head = |descr: &str, order: &str, shape: &str| {
            read(&format!(
                "{{'shape': {shape}, 'fortran_order': {order}, 'descr': '{descr}'}}\n"
            ))
        };
        assert_eq!(head("<f4", "False", "(2,)"), None);
        assert_eq!(head("<f4", "False", "( 1 , 2 )"), None);
        assert_eq!(head("<f4", "True", "(2,)"), Some(NpyError::OrderOfFortran));
        let found = "<f8".to_owned();
        assert_eq!(
            head("<f8", "False", "(1,)"),
            Some(NpyError::OtherKind { found })
        );
        let (expected, found) = (12, 8);
        assert_eq!(
            head("<f4", "False", "(3,)"),
            Some(NpyError::Length { expected, found })
        );
        let (expected, found) = (u64::MAX, 8);
        let huge = format!("({}, 16)", usize::MAX);
        assert_eq!(
            head("<f4", "False", &huge),
            Some(NpyError::Length { expected, found })
        );
        for shape in ["(2", "2", "(-1,)", "(a,)", "(1,1,1,1,1,1,1,1,2)"] {
            assert_eq!(head("<f4", "False", shape), Some(NpyError::Head), "{shape}");
        }
        assert_eq!(head("<f4", "maybe", "(2,)"), Some(NpyError::Head));
        assert_eq!(read("'shape': (2,)"), Some(NpyError::Head));
        assert_eq!(Array::decode(b"PK\x03\x04"), Err(NpyError::NotAnArray));
        assert_eq!(
            Array::decode(b"\x93NUMPY\x02\x00"),
            Err(NpyError::NotAnArray)
        );
    }

    #[test]
    fn a_cut_file_is_no_array() -> Result<(), NpyError> {
        let file = Array::floats(&[2, 2], vec![1.0; 4])?.encode();
        for end in 0..file.len() {
            assert!(Array::decode(&file[..end]).is_err(), "{end}");
        }
        Ok(())
    }
}
