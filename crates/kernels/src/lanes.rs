//! Four float32 numbers at a time.

/// The seam over which kernels are written.
pub(super) trait Lanes: Copy {
    fn splat(value: f32) -> Self;

    /// # Safety
    /// `from` points at four readable floats.
    unsafe fn load(from: *const f32) -> Self;

    /// # Safety
    /// `to` points at four writable floats.
    unsafe fn store(self, to: *mut f32);

    fn add(self, other: Self) -> Self;

    fn subtract(self, other: Self) -> Self;

    fn multiply(self, other: Self) -> Self;

    /// `self + a * b`: rounded after the product and after the sum, or once where the build has
    /// relaxed-simd and the processor multiplies and adds in one step.
    fn add_product(self, a: Self, b: Self) -> Self;

    /// The larger number; `other` if one of the two is NaN.
    fn max(self, other: Self) -> Self;
}

/// The lanes of this build.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) type Best = simd128::Simd128;
/// The lanes of this build.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) type Best = scalar::Scalar<false>;
/// The twin of a build with relaxed-simd, on a processor that multiplies and adds in one step.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) type Fused = scalar::Scalar<true>;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod scalar {
    use super::Lanes;

    /// The twin without intrinsics; `FUSED` rounds a product and its sum once.
    #[derive(Debug, Clone, Copy)]
    pub(in super::super) struct Scalar<const FUSED: bool>([f32; 4]);

    impl<const FUSED: bool> Scalar<FUSED> {
        fn zip(self, other: Self, f: impl Fn(f32, f32) -> f32) -> Self {
            Self(std::array::from_fn(|lane| f(self.0[lane], other.0[lane])))
        }
    }

    impl<const FUSED: bool> Lanes for Scalar<FUSED> {
        #[inline(always)]
        fn splat(value: f32) -> Self {
            Self([value; 4])
        }

        #[inline(always)]
        unsafe fn load(from: *const f32) -> Self {
            // SAFETY: `from` has four readable floats; the read needs no alignment.
            Self(unsafe { from.cast::<[f32; 4]>().read_unaligned() })
        }

        #[inline(always)]
        unsafe fn store(self, to: *mut f32) {
            // SAFETY: `to` has four writable floats; the write needs no alignment.
            unsafe { to.cast::<[f32; 4]>().write_unaligned(self.0) };
        }

        #[inline(always)]
        fn add(self, other: Self) -> Self {
            self.zip(other, |a, b| a + b)
        }

        #[inline(always)]
        fn subtract(self, other: Self) -> Self {
            self.zip(other, |a, b| a - b)
        }

        #[inline(always)]
        fn multiply(self, other: Self) -> Self {
            self.zip(other, |a, b| a * b)
        }

        #[inline(always)]
        fn add_product(self, a: Self, b: Self) -> Self {
            if FUSED {
                Self(std::array::from_fn(|lane| {
                    a.0[lane].mul_add(b.0[lane], self.0[lane])
                }))
            } else {
                self.add(a.multiply(b))
            }
        }

        #[inline(always)]
        fn max(self, other: Self) -> Self {
            // `f32x4_pmax` with its arguments swapped.
            self.zip(other, |a, b| if a > b { a } else { b })
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd128 {
    use super::Lanes;
    #[cfg(not(target_feature = "relaxed-simd"))]
    use std::arch::wasm32::f32x4_pmax;
    use std::arch::wasm32::{
        f32x4_add, f32x4_mul, f32x4_splat, f32x4_sub, v128, v128_load, v128_store,
    };
    #[cfg(target_feature = "relaxed-simd")]
    use std::arch::wasm32::{f32x4_gt, f32x4_relaxed_madd, v128_bitselect};

    /// WebAssembly's 128-bit lanes.
    #[derive(Debug, Clone, Copy)]
    pub(in super::super) struct Simd128(v128);

    impl Lanes for Simd128 {
        #[inline(always)]
        fn splat(value: f32) -> Self {
            Self(f32x4_splat(value))
        }

        #[inline(always)]
        unsafe fn load(from: *const f32) -> Self {
            // SAFETY: `from` has four readable floats; wasm loads need no alignment.
            Self(unsafe { v128_load(from.cast()) })
        }

        #[inline(always)]
        unsafe fn store(self, to: *mut f32) {
            // SAFETY: `to` has four writable floats; wasm stores need no alignment.
            unsafe { v128_store(to.cast(), self.0) };
        }

        #[inline(always)]
        fn add(self, other: Self) -> Self {
            Self(f32x4_add(self.0, other.0))
        }

        #[inline(always)]
        fn subtract(self, other: Self) -> Self {
            Self(f32x4_sub(self.0, other.0))
        }

        #[inline(always)]
        fn multiply(self, other: Self) -> Self {
            Self(f32x4_mul(self.0, other.0))
        }

        #[inline(always)]
        fn add_product(self, a: Self, b: Self) -> Self {
            #[cfg(target_feature = "relaxed-simd")]
            return Self(f32x4_relaxed_madd(a.0, b.0, self.0));
            #[cfg(not(target_feature = "relaxed-simd"))]
            return self.add(a.multiply(b));
        }

        #[inline(always)]
        fn max(self, other: Self) -> Self {
            // LLVM would make a relaxed maximum of `f32x4_pmax`, in which processors treat NaN
            // differently.
            #[cfg(target_feature = "relaxed-simd")]
            return Self(v128_bitselect(self.0, other.0, f32x4_gt(self.0, other.0)));
            #[cfg(not(target_feature = "relaxed-simd"))]
            return Self(f32x4_pmax(other.0, self.0));
        }
    }
}
