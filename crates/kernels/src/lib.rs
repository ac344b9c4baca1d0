//! The network's heavy arithmetic: the only crate in which `unsafe` compiles.
//!
//! Pictures are NHWC with one image: `[rows, columns, channels]`, so that a pixel's channels are
//! contiguous. Kernels are written once, over [`lanes::Lanes`]; `simd128` runs in browsers, the
//! scalar twin everywhere else. Both round each product and each sum, so they agree bit for bit. With
//! relaxed-simd a processor may round a product and its sum once, as the twin of that build does.

mod convolve;
mod direct;
mod epilogue;
mod indirection;
mod kernel;
mod lanes;
mod max_pool;
mod panels;
mod task;
#[cfg(feature = "threads")]
mod team;
mod tile;
mod unwritten;
mod window;
mod winograd;

pub use convolve::convolve;
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use convolve::convolve_fused;
pub use epilogue::{Epilogue, padded};
pub use kernel::PackedKernel;
pub use max_pool::max_pool;
pub use task::on_all_threads;
#[cfg(feature = "tract")]
pub use unwritten::computed_tensor;
pub use unwritten::{Unwritten, computed};
pub use window::{Picture, Window};
