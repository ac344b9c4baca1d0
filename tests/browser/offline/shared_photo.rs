//! Photos that another app shares with the page.

use super::super::expected::{keras, sample};
use super::super::webdriver::{Options, Tab, dist};
use super::{ask, kept, plain_host};
use serde_json::Value;
use xtask::server::Twist;

/// Shares samples with the page, as another app shares photos. Returns the query of the page that is
/// opened, with the name of the share.
async fn share(tab: &Tab, samples: &[&str]) -> String {
    let script = format!(
        "(async () => {{
            const form = new FormData();
            for (const sample of {samples:?}) {{
              const bytes = await (await fetch(`samples/${{sample}}.png`)).blob();
              form.append('photo', new File([bytes], `${{sample}} from the phone.png`,
                                            {{ type: 'image/png' }}));
            }}
            const answer = await fetch('share', {{ method: 'POST', body: form }});
            return answer.url;
        }})()"
    );
    let opened = ask(tab, &script).await;
    let opened = opened.as_str().unwrap();
    let (folder, query) = opened.split_once("?shared=").unwrap();
    assert!(folder.ends_with("/some/where/"), "{opened}");
    format!("?shared={query}")
}

/// The photos of shares that no page has taken.
async fn left(tab: &Tab) -> Value {
    let script = "caches.open('camlens-shared-/some/where/').then(cache => cache.keys())
                  .then(keys => keys.length)";
    ask(tab, script).await
}

#[tokio::test]
async fn each_share_is_taken_once_by_its_own_page_with_all_its_photos() {
    let tab = plain_host().await;
    kept(&tab).await;
    let first = share(&tab, &["astronaut"]).await;
    let second = share(&tab, &["coffee", "chelsea", "astronaut"]).await;
    assert_ne!(first, second);
    assert_eq!(left(&tab).await, 4);
    tab.open_again(&first).await;
    tab.wait_for_reading().await;
    tab.assert_shows(&keras("cc0/astronaut.png", "whole")).await;
    let status = tab.text("status").await;
    assert!(status.contains("astronaut from the phone.png"), "{status}");
    let address = tab.run("return location.search").await;
    assert_eq!(address, "", "a reload would look for it again");
    assert_eq!(left(&tab).await, 3);
    tab.open_again(&second).await;
    tab.wait_for_reading().await;
    tab.assert_shows(&keras("cc0/coffee.png", "whole")).await;
    // The three of this share, and the tab's own of the first one.
    tab.wait_for("gallery", "data-total", "4").await;
    assert_eq!(left(&tab).await, 0);
    tab.close_content().await;
}

/// A disk with room for everything but the second photo of a share.
fn full_for_shared_photos(path: &str) -> Option<Twist> {
    let full = "{
        const put = Cache.prototype.put;
        Cache.prototype.put = function (key, answer) {
          return /shared-photo.*1$/.test(String(key.url ?? key))
            ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
            : put.call(this, key, answer);
        };
      }\n";
    let script = (path == "sw.js").then(|| std::fs::read_to_string(dist().join(path)).unwrap())?;
    Some(Twist::body(format!("{full}{script}")))
}

#[tokio::test]
async fn a_shared_photo_without_room_is_told_and_no_other_is_shown_in_its_place() {
    let tab = Tab::open(Options {
        hook: Some(Box::new(full_for_shared_photos)),
        ..Options::default()
    })
    .await;
    kept(&tab).await;
    let opened = share(&tab, &["astronaut", "coffee"]).await;
    assert_eq!(opened, "?shared=full");
    assert_eq!(left(&tab).await, 0, "half of a share is left");
    // The second address was opened once too often.
    for (query, kind, word) in [
        ("?shared=full", "sharedFull", "no room"),
        ("?shared=1", "sharedLost", "did not arrive"),
    ] {
        tab.open_again(query).await;
        tab.wait_for("error", "data-kind", kind).await;
        tab.wait_for("status", "data-state", "failed").await;
        let said = tab.text("error").await;
        assert!(said.contains(word), "{said}");
        assert!(tab.find_all("[data-testid=prediction]").await.is_empty());
        assert_eq!(tab.run("return location.search").await, "");
    }
    tab.picture("shared-photo-lost.png").await;
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_reading().await;
    tab.assert_shows(&keras("cc0/astronaut.png", "whole")).await;
    assert!(tab.find_all("[data-testid=error]").await.is_empty());
    tab.close_content().await;
}
