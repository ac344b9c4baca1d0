//! A tensor of 32-bit numbers in an ONNX file.

use crate::protobuf::{put_bytes, put_length, put_varint};

// Fields of `TensorProto` in `onnx.proto`.
const DIMS: u64 = 1;
const DATA_TYPE: u64 = 2;
const NAME: u64 = 8;
const RAW_DATA: u64 = 9;

/// `TensorProto.DataType.FLOAT`.
const FLOAT: u64 = 1;

/// A `TensorProto` without its numbers, which follow it.
pub(super) struct Tensor {
    header: Vec<u8>,
    data_bytes: u64,
}

impl Tensor {
    pub fn new(name: &str, shape: &[usize]) -> Self {
        let mut header = Vec::new();
        for &side in shape {
            put_varint(&mut header, DIMS, side as u64);
        }
        put_varint(&mut header, DATA_TYPE, FLOAT);
        put_bytes(&mut header, NAME, name.as_bytes());
        let elements = shape.iter().map(|&side| side as u64).product::<u64>();
        let data_bytes = 4 * elements;
        put_length(&mut header, RAW_DATA, data_bytes);
        Self { header, data_bytes }
    }

    /// The bytes before its numbers, as a field of this number.
    pub fn before(&self, field: u64) -> Vec<u8> {
        let mut before = Vec::new();
        put_length(
            &mut before,
            field,
            self.header.len() as u64 + self.data_bytes,
        );
        before.extend_from_slice(&self.header);
        before
    }

    /// The length of the field, its numbers among it.
    pub fn field_bytes(&self, field: u64) -> u64 {
        self.before(field).len() as u64 + self.data_bytes
    }
}
