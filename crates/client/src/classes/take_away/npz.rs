//! A head as NumPy's `.npz`: arrays in a zip archive, which `numpy.load` reads without pickle.

use super::OwnHead;
use crate::archive::{Content, Moment, Writer};
use crate::export::npy::{head_of, little_endian};

/// The file, all of whose arrays are of this moment:
///
/// ```text
/// weights  <f4 [classes, channels]      names   <U [classes]
/// bias     <f4 [classes]                lambda  <f8, a single number
/// ```
pub fn npz(head: &OwnHead, changed: Moment) -> Vec<u8> {
    let mut writer = Writer::new(changed);
    let mut file = Vec::new();
    let (classes, channels) = (head.classes(), head.channels());
    let arrays = [
        (
            "weights.npy",
            floats(&[classes, channels], &head.layer.weights),
        ),
        ("bias.npy", floats(&[classes], &head.layer.bias)),
        ("names.npy", texts(&head.names)),
        ("lambda.npy", number(head.lambda)),
    ];
    for (name, array) in arrays {
        file.extend(writer.file(name, Content::of(&array)).header);
        file.extend(array);
    }
    file.extend(writer.finish());
    file
}

fn floats(shape: &[usize], numbers: &[f32]) -> Vec<u8> {
    let mut file = head_of("<f4", shape);
    file.extend(little_endian(numbers));
    file
}

fn number(number: f64) -> Vec<u8> {
    let mut file = head_of("<f8", &[]);
    file.extend(number.to_le_bytes());
    file
}

/// Texts of one length, in characters of four bytes: the shorter ones end in zeros.
fn texts(texts: &[String]) -> Vec<u8> {
    let longest = texts.iter().map(|text| text.chars().count()).max();
    // NumPy has no texts of no length.
    let length = longest.unwrap_or(0).max(1);
    let mut file = head_of(&format!("<U{length}"), &[texts.len()]);
    for text in texts {
        let letters = text.chars().map(u32::from);
        let filled = letters.chain(std::iter::repeat(0)).take(length);
        file.extend(filled.flat_map(u32::to_le_bytes));
    }
    file
}

#[cfg(test)]
mod tests {
    use super::super::samples::head;
    use super::*;
    use crate::export::npy::{Array, NpyError};

    #[test]
    fn texts_are_numpys() {
        // numpy.save of numpy.array(["a", "蜜蜂"]), of NumPy 2.4.
        let mut expected = b"\x93NUMPY\x01\x00\x76\x00".to_vec();
        expected.extend(b"{'descr': '<U2', 'fortran_order': False, 'shape': (2,), }");
        expected.resize(127, b' ');
        expected.push(b'\n');
        for letter in [0x61_u32, 0, 0x871c, 0x8702] {
            expected.extend(letter.to_le_bytes());
        }
        assert_eq!(texts(&["a".to_owned(), "蜜蜂".to_owned()]), expected);
        assert!(!texts(&[String::new()]).is_empty());
    }

    #[test]
    fn numbers_come_back() -> Result<(), NpyError> {
        let head = head();
        let array = Array::decode(&floats(&[2, 3], &head.layer.weights))?;
        assert_eq!(array, Array::floats(&[2, 3], head.layer.weights.clone())?);
        let lambda = number(0.1);
        assert_eq!(lambda[lambda.len() - 8..], 0.1_f64.to_le_bytes());
        Ok(())
    }

    #[test]
    fn all_arrays_are_in_the_archive() {
        let file = npz(&head(), Moment::default());
        for name in ["weights.npy", "bias.npy", "names.npy", "lambda.npy"] {
            let found = file.windows(name.len()).filter(|of| *of == name.as_bytes());
            assert_eq!(found.count(), 2, "{name}: its header, and the directory");
        }
    }
}
