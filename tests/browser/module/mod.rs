//! `camlens.js` and its element: on pages of other sites, on pages of its own site, in other browsers.

mod examples;
mod foreign;
mod other_browsers;

use super::common::Case;
use super::expected::{LOGIT_BOUND, MAP_BOUND};
use super::webdriver::{Tab, dist};
use serde_json::Value;
use std::path::PathBuf;
use xtask::server::{self, Options, Server};

/// A page that has nothing to do with Camlens, and a photo beside it.
const PAGE: &str = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>A page</title>
    <link rel=icon href=data:,><script src=page.js></script><img src=chelsea.png alt=Chelsea><canvas width=225 height=150></canvas>";

/// The page's script.
const SCRIPT: &str = include_str!("page.js");

/// The folder of such a page.
fn foreign_site(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("module-{name}"));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("index.html"), PAGE).unwrap();
    std::fs::write(folder.join("page.js"), SCRIPT).unwrap();
    std::fs::copy(dist().join("camlens.js"), folder.join("camlens.js")).unwrap();
    std::fs::copy(
        super::expected::sample("chelsea.png"),
        folder.join("chelsea.png"),
    )
    .unwrap();
    folder
}

/// Serves such a page.
async fn foreign_page(name: &str, isolated: bool) -> Server {
    let options = Options {
        isolated,
        ..Options::new(foreign_site(name))
    };
    server::start(options).await.unwrap()
}

/// Serves the built site under a sub-path, as a host that lets other sites read it.
async fn host() -> Server {
    let options = Options {
        prefix: "/some/where/".to_owned(),
        isolated: false,
        cors: true,
        ..Options::new(dist())
    };
    server::start(options).await.unwrap()
}

/// Imports `camlens.js` from an address into the page, and loads a lens with all else from the folder `base`, or
/// beside it; both stay in variables of the page.
async fn load(tab: &Tab, address: &str, base: Option<&str>) -> Value {
    let arguments = vec![address.into(), base.into()];
    tab.run_with(
        "return load(arguments[0], arguments[1] ?? undefined)",
        arguments,
    )
    .await
}

/// Reads the page's photo in a framing.
async fn explain(tab: &Tab, framing: &str) -> Value {
    tab.run_with("return explain(arguments[0])", vec![framing.into()])
        .await
}

fn numbers(value: &Value) -> Vec<f32> {
    let numbers = value.as_array().unwrap().iter();
    numbers.map(|it| it.as_f64().unwrap() as f32).collect()
}

/// The answer of [`explain`] is Keras', but for the bounds.
fn assert_kerass(said: &Value, case: &Case) {
    let what = case.name();
    assert_eq!(said["best"]["class"], case.cam_class, "{what}");
    assert_eq!(said["read"], *case.framing, "{what}");
    assert_eq!(said["exact"], true, "{what}");
    assert_eq!(said["rows"], case.rows, "{what}");
    assert_eq!(said["map"]["columns"], case.columns, "{what}");
    let (values, logits) = (numbers(&said["values"]), numbers(&said["logits"]));
    assert_eq!(values.len(), case.cam.len());
    let ends = case.cam.iter().copied();
    let range = ends.clone().fold(f32::MIN, f32::max) - ends.fold(f32::MAX, f32::min);
    for (ours, theirs) in values.iter().zip(&case.cam) {
        let error = (ours - theirs).abs() / range;
        assert!(error <= MAP_BOUND, "{what}: off by {error} of the range");
    }
    for (ours, theirs) in logits.iter().zip(&case.logits) {
        assert!((ours - theirs).abs() <= LOGIT_BOUND, "{what}: {ours}");
    }
    let number = |name: &str| said["map"][name].as_f64().unwrap();
    let error = number("mean") + number("bias") - number("logit");
    assert!(error.abs() < 1e-3, "{what}: the sum is off by {error}");
}
