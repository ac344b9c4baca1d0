//! A photo that another app shares with the page.

use super::super::expected::{keras, sample};
use super::super::webdriver::{Options, Tab, dist};
use super::{ask, kept, plain_host};
use serde_json::Value;
use xtask::server::Twist;

/// Shares a photo with the page, as another app does.
const SHARE: &str = "(async () => {
    const bytes = await (await fetch('samples/astronaut.png')).blob();
    const form = new FormData();
    form.set('photo', new File([bytes], 'from the phone.png', { type: 'image/png' }));
    const answer = await fetch('share', { method: 'POST', body: form });
    return answer.url;
})()";

#[tokio::test]
async fn a_shared_photo_is_read_once() {
    let tab = plain_host().await;
    kept(&tab).await;
    let opened = ask(&tab, SHARE).await;
    assert!(
        opened.as_str().unwrap().ends_with("/some/where/?shared=1"),
        "{opened}"
    );
    tab.open_again("?shared=1").await;
    tab.wait_for_reading().await;
    tab.assert_shows(&keras("cc0/astronaut.png", "whole")).await;
    let status = tab.text("status").await;
    assert!(status.contains("from the phone.png"), "{status}");
    let address = tab.run("return location.search").await;
    assert_eq!(address, "", "a reload would look for it again");
    let left = ask(&tab, "caches.match('shared-photo')").await;
    assert_eq!(left, Value::Null, "it is still stored");
    tab.close_content().await;
}

/// A disk that has room for everything but a shared photo.
fn full_for_shared_photos(path: &str) -> Option<Twist> {
    let full = "{
        const put = Cache.prototype.put;
        Cache.prototype.put = function (key, answer) {
          return String(key.url ?? key).endsWith('shared-photo')
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
    let opened = ask(&tab, SHARE).await;
    assert!(
        opened
            .as_str()
            .unwrap()
            .ends_with("/some/where/?shared=full"),
        "{opened}"
    );
    // The second is an address that was opened once too often.
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
