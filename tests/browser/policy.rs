//! The security policy where the photo is: in the worker, which takes it from its own headers.

use super::webdriver::{Options, Tab, dist};
use serde_json::json;
use xtask::hosting;
use xtask::server::Twist;

const ELSEWHERE: &str = "http://elsewhere.test/photo";

/// A page whose worker asks for something elsewhere.
async fn with_a_worker_that_asks_elsewhere(isolated: bool) -> Vec<String> {
    let script = format!(
        "import start from './engine.js';\nfetch('{ELSEWHERE}').catch(() => {{}});\nawait start();\n"
    );
    let tab = Tab::open(Options {
        query: "?variant=simd",
        hook: Some(Box::new(move |path| {
            path.ends_with("start.js")
                .then(|| Twist::body(script.clone()))
        })),
        isolated,
        ..Options::default()
    })
    .await;
    // It asks before it begins.
    tab.wait_until("the worker has begun", async || {
        let state = tab.attribute("status", "data-state").await;
        !["", "starting"].contains(&state.as_str())
    })
    .await;
    tab.end().await
}

#[tokio::test]
async fn a_worker_that_asks_elsewhere_is_refused_by_the_hosts_policy() {
    let asked = with_a_worker_that_asks_elsewhere(true).await;
    assert!(asked.is_empty(), "{asked:?}");
}

/// Nothing refuses it there, and the tests of all other pages would see it.
#[tokio::test]
async fn a_worker_that_asks_elsewhere_on_a_plain_host_is_seen() {
    let asked = with_a_worker_that_asks_elsewhere(false).await;
    assert_eq!(asked, [ELSEWHERE]);
}

/// The service worker sends the policy in the place of a host that sends none, with the worker's
/// script, which is kept, and with what comes from the host.
pub async fn assert_sent_by_the_service_worker(tab: &Tab) {
    let headers = std::fs::read_to_string(dist().join(hosting::HEADERS)).unwrap();
    let policy = hosting::sent_policy(&headers).unwrap();
    let sent = "return (async () => {
        const worker = document.querySelector('[name=camlens-worker]').content;
        const answers = [worker, 'robots.txt'].map(async path =>
          (await fetch(path)).headers.get('content-security-policy'));
        return Promise.all(answers);
      })()";
    assert_eq!(tab.run(sent).await, json!([policy, policy]));
}
