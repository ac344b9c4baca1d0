//! One layer's work, cut into tasks for the threads.
//!
//! One task computes each number of a result, in one order of operations: the number of threads changes
//! no bit of it.

#[cfg(feature = "threads")]
use super::team;
use std::marker::PhantomData;
use std::sync::{Mutex, PoisonError};

/// The number of threads that share a layer's work.
pub(super) fn threads() -> usize {
    #[cfg(feature = "threads")]
    return team::size();
    #[cfg(not(feature = "threads"))]
    1
}

/// Calls `task` with each number below `count`, once, in any order, and waits for all.
pub(super) fn for_each(count: usize, task: impl Fn(usize) + Sync) {
    #[cfg(feature = "threads")]
    if count > 1 {
        return team::share(count, &task);
    }
    (0..count).for_each(task);
}

/// Does `work` on this thread; [`for_each`] has all of rayon's threads in it, too.
#[cfg(feature = "threads")]
pub fn on_all_threads<T>(work: impl FnOnce() -> T) -> T {
    team::lead(work)
}

/// Does `work`; there is one thread.
#[cfg(not(feature = "threads"))]
pub fn on_all_threads<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// A buffer into which tasks write at the same time, each into cells of its own.
#[derive(Clone, Copy)]
pub(super) struct SharedCells<'a, T> {
    start: *mut T,
    length: usize,
    buffer: PhantomData<&'a mut [T]>,
}

// SAFETY: only `cells` uses the pointer, and its callers give no cell to two tasks.
unsafe impl<T: Send> Send for SharedCells<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Send> Sync for SharedCells<'_, T> {}

impl<'a, T> SharedCells<'a, T> {
    pub(super) fn new(buffer: &'a mut [T]) -> Self {
        Self {
            start: buffer.as_mut_ptr(),
            length: buffer.len(),
            buffer: PhantomData,
        }
    }

    /// Some of the cells.
    ///
    /// # Safety
    /// No other task reads or writes these cells while they are borrowed.
    ///
    /// # Panics
    /// When they are not all in the buffer.
    #[inline(always)]
    pub(super) unsafe fn cells(&self, first: usize, count: usize) -> &'a mut [T] {
        assert!(first <= self.length && count <= self.length - first);
        // SAFETY: the assertion above keeps the cells in the buffer; no other task has them.
        unsafe { std::slice::from_raw_parts_mut(self.start.add(first), count) }
    }
}

/// Memory between the steps of a layer, kept for the next one.
pub(super) struct Scratch(Vec<f32>);

static KEPT: Mutex<Vec<Vec<f32>>> = Mutex::new(Vec::new());

impl Scratch {
    /// At least `length` numbers of any value.
    pub(super) fn of(length: usize) -> Self {
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        let mut values = kept.pop().unwrap_or_default();
        drop(kept);
        if values.len() < length {
            // The old numbers need no copy.
            values = Vec::new();
            values.resize(length, 0.0);
        }
        Self(values)
    }
}

impl std::ops::Deref for Scratch {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.0
    }
}

impl std::ops::DerefMut for Scratch {
    fn deref_mut(&mut self) -> &mut [f32] {
        &mut self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let values = std::mem::take(&mut self.0);
        KEPT.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(values);
    }
}
