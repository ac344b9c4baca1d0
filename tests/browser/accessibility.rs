//! axe-core on the main states of the page: nothing serious or critical may be left. `reading` has it
//! look at the page while the network comes.

use super::shown::chelsea;
use super::webdriver::Tab;
use serde_json::Value;

/// Returns the faults that axe-core finds, as `impact rule: elements`.
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

/// axe-core finds nothing serious in this state, light and dark.
pub async fn assert_sound(tab: &Tab, state: &str) {
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
    let tab = chelsea("").await;
    assert_sound(&tab, "Chelsea").await;
    tab.open_more().await;
    tab.click("label:has([data-testid=show-contour])").await;
    tab.click("label:has([data-testid=show-box])").await;
    tab.choose("range", "fixed").await;
    assert_sound(&tab, "more").await;
    for view in ["beside", "slide", "input"] {
        tab.choose("layout", view).await;
        assert_sound(&tab, view).await;
    }
    tab.choose("layout", "overlay").await;
    tab.click("[data-testid=zoom-in]").await;
    assert_sound(&tab, "near").await;
    tab.click("[data-testid=save]").await;
    assert_sound(&tab, "save").await;
    tab.click("[data-testid=save-dialog-close]").await;
    tab.click("[data-testid=help-button]").await;
    assert_sound(&tab, "help").await;
    tab.close_content().await;
}
