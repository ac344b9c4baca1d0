//! An open page holds its version; one that the browser keeps for the way back lets it go.

use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::ask;

/// Waits until the page holds so many locks on its version.
async fn wait_for_locks(tab: &Tab, count: u64) {
    let held = "navigator.locks.query().then(({ held }) =>
        held.filter(lock => lock.name.startsWith('camlens-app-')).length)";
    tab.wait_until(&format!("{count} locks are held"), async || {
        ask(tab, held).await == count
    })
    .await;
}

/// Has the browser keep the page for the way back, or bring it back.
async fn turn(tab: &Tab, event: &str) {
    tab.run(&format!(
        "dispatchEvent(new PageTransitionEvent('{event}', {{ persisted: true }}))"
    ))
    .await;
}

#[tokio::test]
async fn a_page_that_is_left_lets_go_of_its_version_until_it_comes_back() {
    let tab = chelsea("").await;
    wait_for_locks(&tab, 1).await;
    turn(&tab, "pagehide").await;
    wait_for_locks(&tab, 0).await;
    turn(&tab, "pageshow").await;
    wait_for_locks(&tab, 1).await;
    tab.close_content().await;
}
