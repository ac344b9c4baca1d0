//! Memory for a result before it is computed.
//!
//! A pass writes 43 MB of results at 224 x 224. Kernels write each number anyway; zeros before them, as
//! safe code would write them, take time on the one thread that leads the pass.

use std::mem::MaybeUninit;
#[cfg(feature = "tract")]
use tract_data::TractResult;
#[cfg(feature = "tract")]
use tract_data::prelude::Tensor;

/// A number of a result, computed or not yet.
pub type Unwritten = MaybeUninit<f32>;

/// `length` numbers that `compute` writes: it gives back the memory that it was given, as a kernel
/// does that has written all of it.
///
/// # Panics
/// When it gives back other memory.
pub fn computed(length: usize, compute: impl FnOnce(&mut [Unwritten]) -> &mut [f32]) -> Vec<f32> {
    let mut values = Vec::with_capacity(length);
    assert_written(&mut values.spare_capacity_mut()[..length], compute);
    // SAFETY: `assert_written` saw `length` numbers written.
    unsafe { values.set_len(length) };
    values
}

/// As [`computed`], a tensor of this shape.
///
/// # Errors
/// For a shape that no tensor can have.
#[cfg(feature = "tract")]
pub fn computed_tensor(
    shape: &[usize],
    compute: impl FnOnce(&mut [Unwritten]) -> &mut [f32],
) -> TractResult<Tensor> {
    // SAFETY: no code reads the tensor, or makes a slice of floats of it, before `assert_written` saw
    // all of it written.
    unsafe {
        let mut tensor = Tensor::uninitialized::<f32>(shape)?;
        let start = tensor.as_ptr_mut_unchecked::<f32>().cast::<Unwritten>();
        let cells = match tensor.len() {
            0 => &mut [],
            length => std::slice::from_raw_parts_mut(start, length),
        };
        assert_written(cells, compute);
        Ok(tensor)
    }
}

fn assert_written(cells: &mut [Unwritten], compute: impl FnOnce(&mut [Unwritten]) -> &mut [f32]) {
    let whole = (cells.as_ptr().cast::<f32>(), cells.len());
    let written = compute(cells);
    assert_eq!(
        (written.as_ptr(), written.len()),
        whole,
        "a kernel writes its whole result"
    );
}

/// The same memory, as numbers.
///
/// # Safety
/// Each of `cells` is written.
pub(super) unsafe fn written(cells: &mut [Unwritten]) -> &mut [f32] {
    // SAFETY: each cell is written, and the two types have one layout.
    unsafe { &mut *(std::ptr::from_mut(cells) as *mut [f32]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ones(cells: &mut [Unwritten]) -> &mut [f32] {
        for cell in cells.iter_mut() {
            cell.write(1.0);
        }
        // SAFETY: the loop above wrote each cell.
        unsafe { written(cells) }
    }

    #[test]
    fn what_was_computed_is_there() {
        assert_eq!(computed(3, ones), [1.0; 3]);
        assert!(computed(0, ones).is_empty());
    }

    #[test]
    #[should_panic(expected = "a kernel writes its whole result")]
    fn a_part_is_not_the_whole() {
        computed(3, |cells| ones(&mut cells[..2]));
    }
}
