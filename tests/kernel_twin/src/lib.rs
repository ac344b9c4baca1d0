//! The kernels alone, as WebAssembly: the browser tests compare what they compute with the lanes
//! of the browser's processor, and what their scalar twin computes natively, bit for bit.

mod bits;

/// The digest of [`bits::of_all_kernels`].
#[allow(
    unsafe_code,
    reason = "a name that JavaScript calls; no memory is touched"
)]
#[unsafe(no_mangle)]
pub extern "C" fn kernel_bits() -> u64 {
    bits::of_all_kernels(camlens_kernels::convolve)
}
