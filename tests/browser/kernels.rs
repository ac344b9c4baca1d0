//! The kernels in the browser against their scalar twin here.

use super::shown::chelsea;
use super::webdriver::Tab;
use camlens_kernels as kernels;
use std::path::Path;

#[path = "../kernel_twin/src/bits.rs"]
mod bits;

/// Names the folder of the files that `cargo xtask test` has built.
const TWIN: &str = "CAMLENS_KERNEL_TWIN";

/// Returns the bits that the kernels of this file compute in the browser.
async fn in_the_browser(tab: &Tab, file: &str) -> String {
    let folder = std::env::var(TWIN).unwrap_or_else(|_| panic!("{TWIN} names no folder"));
    let bytes: Vec<String> = std::fs::read(Path::new(&folder).join(file))
        .unwrap()
        .iter()
        .map(u8::to_string)
        .collect();
    let script = format!(
        "const module = new WebAssembly.Module(new Uint8Array([{}]));
         const bits = new WebAssembly.Instance(module).exports.kernel_bits();
         return BigInt.asUintN(64, bits).toString();",
        bytes.join(",")
    );
    let bits = tab.run(&script).await;
    bits.as_str().unwrap().to_owned()
}

/// WebAssembly leaves it to the processor whether relaxed lanes round a product before it is added: all
/// are rounded, or none is.
#[tokio::test]
async fn lanes_and_their_scalar_twins_give_the_same_bits() {
    let twins = [kernels::convolve, kernels::convolve_fused as bits::Convolve]
        .map(|convolve| bits::of_all_kernels(convolve).to_string());
    assert_ne!(twins[0], twins[1]);
    // A page that its service worker has kept asks its host for nothing before its photo is read.
    let tab = chelsea("").await;
    assert_eq!(in_the_browser(&tab, "simd.wasm").await, twins[0]);
    let relaxed = in_the_browser(&tab, "relaxed.wasm").await;
    assert!(
        twins.contains(&relaxed),
        "{relaxed} is neither of {twins:?}"
    );
    println!("multiplies and adds in one step: {}", relaxed == twins[1]);
    tab.close_content().await;
}
