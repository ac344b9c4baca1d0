//! How much memory WebAssembly has taken at each stage: a measurement, which asserts nothing of it.
//!
//! `cargo test --test browser memory:: -- --ignored --nocapture`

use super::webdriver::{Options, Tab};

/// What a new page is asked for, and what that is.
const STAGES: [(&str, [&str; 2]); 6] = [
    (
        "the preview, a reading of 256 x 384",
        ["?variant=simd&preview=only", "?threads=2&preview=only"],
    ),
    (
        "the network, a reading of 224 x 224",
        ["?variant=simd&framing=crop", "?threads=2&framing=crop"],
    ),
    ("of 256 x 384", ["?variant=simd", "?threads=2"]),
    (
        "of 384 x 576",
        ["?variant=simd&size=384", "?threads=2&size=384"],
    ),
    (
        "of 512 x 768",
        ["?variant=simd&size=512", "?threads=2&size=512"],
    ),
    (
        "of 640 x 960",
        ["?variant=simd&size=640", "?threads=2&size=640"],
    ),
];

#[tokio::test]
#[ignore = "tells figures"]
async fn what_each_stage_takes() {
    println!("{:40} simd  threads (MB)", "");
    for (stage, queries) in STAGES {
        print!("{stage:40}");
        for query in queries {
            print!(" {:5.0}", after_a_reading(query).await / 1e6);
        }
        println!();
    }
}

/// Bytes that a new page's worker has taken by its first reading.
async fn after_a_reading(query: &'static str) -> f64 {
    let tab = Tab::open(Options {
        query,
        first_visit: true,
        ..Options::default()
    })
    .await;
    tab.wait_until("there is a map", async || {
        !tab.attribute("map", "data-values").await.is_empty()
            && tab.attribute("status", "data-state").await == "done"
    })
    .await;
    let bytes = tab.number("timing", "data-memory").await;
    tab.close().await;
    bytes
}
