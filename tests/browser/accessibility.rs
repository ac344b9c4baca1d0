//! What axe-core finds.

use super::looks::{choose, open_more};
use super::support::at_first;
use super::webdriver::{Options, Tab};
use serde_json::Value;
use xtask::server::{Gate, Twist};

/// What axe-core finds, as `impact rule: elements`.
async fn faults(tab: &Tab) -> Vec<String> {
    let script = std::env::var_os("CAMLENS_AXE").map_or_else(
        || super::common::root().join(".tools/axe/node_modules/axe-core/axe.min.js"),
        Into::into,
    );
    let axe = std::fs::read_to_string(&script)
        .unwrap_or_else(|error| panic!("{script:?}: {error}; `cargo xtask test` fetches it"));
    let ask = "return axe.run(document, { resultTypes: ['violations'] }).then(found =>
        found.violations.map(fault => fault.impact + ' ' + fault.id + ': '
            + fault.nodes.map(node => node.target.join(' ')).join(', ')))";
    let found: Value = tab.run(&format!("{axe}\n;{ask}")).await;
    let found = found.as_array().unwrap().iter();
    found
        .map(|fault| fault.as_str().unwrap().to_owned())
        .collect()
}

/// Light and dark.
async fn assert_sound(tab: &Tab, state: &str) {
    tab.in_both_looks(async |look| {
        let faults = faults(tab).await;
        println!(
            "axe-core, {state}, {look}: {}",
            if faults.is_empty() { "nothing" } else { "" }
        );
        for fault in &faults {
            println!("  {fault}");
        }
        let grave = |fault: &&String| fault.starts_with("serious") || fault.starts_with("critical");
        assert_eq!(faults.iter().find(grave), None, "{state}, {look}");
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_serious() {
    let gate = Gate::default();
    let held = gate.clone();
    let tab = Tab::open(Options {
        hook: Some(at_first("model/high", 1, move || Twist::held(&held))),
        ..Options::default()
    })
    .await;
    tab.wait_for("status", "data-state", "downloading").await;
    assert_sound(&tab, "first sight").await;
    gate.open();
    tab.wait_for_reading().await;
    assert_sound(&tab, "Chelsea").await;
    open_more(&tab).await;
    tab.click("label:has([data-testid=show-contour])").await;
    tab.click("label:has([data-testid=show-box])").await;
    choose(&tab, "range", "fixed").await;
    assert_sound(&tab, "more").await;
    for view in ["beside", "slide", "input"] {
        choose(&tab, "layout", view).await;
        assert_sound(&tab, view).await;
    }
    choose(&tab, "layout", "overlay").await;
    tab.click("[data-testid=zoom-in]").await;
    assert_sound(&tab, "near").await;
    tab.click("[data-testid=help-button]").await;
    assert_sound(&tab, "help").await;
    tab.close_content().await;
}
