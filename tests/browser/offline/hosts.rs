//! What the page does with less than a host can give: no headers of its own, no https, no line.

use super::super::expected::{keras, sample};
use super::super::other_browsers::{open, tell_figures};
use super::super::policy::assert_sent_by_the_service_worker;
use super::super::webdriver::{Browser, Options, Tab};
use super::{ask, kept, wait_for_state};

/// The header that Chromium ignores over plain http, with a message.
const COOP: &str = "Cross-Origin-Opener-Policy";

async fn is_isolated(tab: &Tab) -> bool {
    tab.run("return crossOriginIsolated").await == true
}

async fn has_several_cores(tab: &Tab) -> bool {
    tab.run("return navigator.hardwareConcurrency > 1").await == true
}

/// A plain host is enough, on one thread; threads and the policy come with the second visit. Then the
/// server stops, the page is opened anew, and a new photo is explained.
async fn opens_without_a_line(browser: Browser) {
    let Some(mut tab) = open(browser, false).await else {
        return;
    };
    assert!(!is_isolated(&tab).await);
    tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
    assert_eq!(tab.attribute("timing", "data-variant").await, "simd");
    assert_eq!(tab.number("timing", "data-threads").await, 1.0);
    assert_eq!(tab.count("[data-testid=error]").await, 0);
    tell_figures(browser, &tab).await;
    if tab.run("return !navigator.serviceWorker").await == true {
        println!(
            "skipped: {browser:?} has no service workers in the windows that it gives to tests"
        );
        return tab.close().await;
    }
    if browser == Browser::Chromium {
        threads_come_with_the_second_visit(&tab).await;
    } else {
        kept(&tab).await;
    }
    tab.cut_the_line();
    tab.open_again("?photo=coffee").await;
    tab.wait_for_photo("cc0/coffee.png").await;
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    wait_for_state(&tab, "ready").await;
    tab.picture(&format!("offline-ready-{browser:?}.png").to_lowercase())
        .await;
    // A file that is not kept does not come: the line is really cut.
    let gone = "fetch('robots.txt').then(() => 'came', () => 'gone')";
    assert_eq!(ask(&tab, gone).await, "gone");
    tab.close().await;
}

async fn threads_come_with_the_second_visit(tab: &Tab) {
    let several = has_several_cores(tab).await;
    if several {
        let said = tab.text("setback").await;
        assert!(said.contains("next visit"), "the page says {said:?}");
    }
    kept(tab).await;
    tab.open_again("?photo=coffee").await;
    tab.wait_for_photo("cc0/coffee.png").await;
    assert!(is_isolated(tab).await);
    let variant = if several { "relaxed" } else { "simd" };
    assert_eq!(tab.attribute("timing", "data-variant").await, variant);
    assert_eq!(tab.count("[data-testid=setback]").await, 0);
    assert_sent_by_the_service_worker(tab).await;
    let severe = tab.log().await;
    assert!(severe.is_empty(), "the console says {severe:#?}");
}

#[tokio::test]
async fn from_a_plain_host_and_without_a_line_in_chromium() {
    opens_without_a_line(Browser::Chromium).await;
}

#[tokio::test]
async fn from_a_plain_host_and_without_a_line_in_firefox() {
    opens_without_a_line(Browser::Firefox).await;
}

#[tokio::test]
async fn from_a_plain_host_and_without_a_line_in_webkit() {
    opens_without_a_line(Browser::WebKit).await;
}

#[tokio::test]
async fn without_a_line_a_preview_that_was_kept_opens_and_explains_photos() {
    let mut tab = Tab::open(Options {
        query: "?preview=only",
        first_visit: true,
        ..Options::default()
    })
    .await;
    tab.wait_for("preview", "data-state", "halted").await;
    wait_for_state(&tab, "preview").await;
    let said = tab.text("offline").await;
    assert!(said.contains("with the preview"), "{said}");
    tab.cut_the_line();
    tab.open_again("?preview=only&photo=coffee").await;
    let case = keras("cc0/coffee.png", "whole");
    tab.wait_for("map", "data-class", &case.cam_class.to_string())
        .await;
    tab.wait_for("preview", "data-state", "halted").await;
    wait_for_state(&tab, "preview").await;
    tab.picture("offline-preview.png").await;
    tab.close().await;
}

#[tokio::test]
async fn over_plain_http_the_page_works_and_says_what_it_lacks() {
    // The host sends the headers, and the browser heeds none of them.
    let tab = Tab::open(Options {
        first_visit: true,
        ..Options::default()
    })
    .await;
    tab.open_from_elsewhere().await;
    tab.wait_for_reading().await;
    assert_eq!(tab.run("return isSecureContext").await, false);
    assert_eq!(tab.attribute("timing", "data-variant").await, "simd");
    if has_several_cores(&tab).await {
        let said = tab.text("setback").await;
        assert!(
            said.contains("https") && !said.contains("headers"),
            "{said}"
        );
    }
    tab.assert_shows(&keras("cc0/chelsea.png", "whole")).await;
    assert_eq!(tab.attribute("offline", "data-state").await, "refused");
    let said = tab.text("offline").await;
    assert!(
        said.contains("one thread") && said.contains("https"),
        "{said}"
    );
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    tab.picture("plain-http.png").await;
    let others: Vec<_> = tab
        .log()
        .await
        .into_iter()
        .filter(|line| !line.contains(COOP))
        .collect();
    assert!(others.is_empty(), "the console says {others:#?}");
    tab.close().await;
}
