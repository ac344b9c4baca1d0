//! The kernels in the browser against their scalar twin here.

use super::webdriver::{Options, Tab};
use camlens_kernels as kernels;
use std::path::Path;

#[path = "../kernel_twin/src/bits.rs"]
mod bits;

/// Names the folder of the files that `cargo xtask test` has built.
const TWIN: &str = "CAMLENS_KERNEL_TWIN";

/// What the kernels of this file compute in the browser.
async fn in_the_browser(file: &str) -> String {
    let folder = std::env::var(TWIN).unwrap_or_else(|_| panic!("{TWIN} names no folder"));
    let bytes: Vec<String> = std::fs::read(Path::new(&folder).join(file))
        .unwrap()
        .iter()
        .map(u8::to_string)
        .collect();
    let tab = Tab::open(Options::default()).await;
    let script = format!(
        "const module = new WebAssembly.Module(new Uint8Array([{}]));
         const bits = new WebAssembly.Instance(module).exports.kernel_bits();
         return BigInt.asUintN(64, bits).toString();",
        bytes.join(",")
    );
    let bits = tab.run(&script).await;
    tab.close_content().await;
    bits.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn lanes_of_four_and_their_scalar_twin_give_the_same_bits() {
    let here = bits::of_all_kernels(kernels::convolve).to_string();
    assert_eq!(in_the_browser("simd.wasm").await, here);
}

/// WebAssembly leaves it to the processor whether a product is rounded before it is added: all are,
/// or none is.
#[tokio::test]
async fn relaxed_lanes_give_the_bits_of_either_twin() {
    let twins = [kernels::convolve, kernels::convolve_fused as bits::Convolve]
        .map(|convolve| bits::of_all_kernels(convolve).to_string());
    assert_ne!(twins[0], twins[1]);
    let found = in_the_browser("relaxed.wasm").await;
    assert!(twins.contains(&found), "{found} is neither of {twins:?}");
    println!("multiplies and adds in one step: {}", found == twins[1]);
}
