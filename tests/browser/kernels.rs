//! The kernels in the browser against their scalar twin here.

use super::webdriver::{Options, Tab};

#[path = "../kernel_twin/src/bits.rs"]
mod bits;

/// Names the file that `cargo xtask test` has built.
const TWIN: &str = "CAMLENS_KERNEL_TWIN";

#[tokio::test]
async fn lanes_of_four_and_their_scalar_twin_give_the_same_bits() {
    let file = std::env::var(TWIN).unwrap_or_else(|_| panic!("{TWIN} names no file"));
    let bytes: Vec<String> = std::fs::read(file)
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
    let in_the_browser = tab.run(&script).await;
    assert_eq!(in_the_browser, bits::of_all_kernels().to_string());
    tab.close_content().await;
}
