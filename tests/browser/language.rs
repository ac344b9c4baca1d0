//! The page in another language, and the switch at its foot.

use super::hooks::at_first;
use super::shown::{chelsea, opened};
use super::webdriver::Options;
use xtask::server::Twist;

#[tokio::test]
async fn a_link_brings_a_language_and_the_foot_another_without_a_new_reading() {
    let tab = chelsea("?lang=de").await;
    let speaks = async |code: &str, choose: &str| {
        let script = format!(
            "return document.documentElement.lang === '{code}'
               && document.querySelector('label[for=photo-input]').textContent === '{choose}'"
        );
        tab.run(&script).await == true
    };
    assert!(speaks("de", "Fotos w\u{e4}hlen").await, "it is in German");
    let fetched = "return performance.getEntriesByType('resource')
        .map(entry => entry.name.match(/language-(\\w+)-/)?.[1]).filter(Boolean)";
    let fetched = tab.run(fetched).await;
    let all_german = fetched.as_array().unwrap().iter().all(|code| code == "de");
    assert!(all_german, "another language is no weight: {fetched}");

    let cells = tab.map().await;
    let reading = tab.attribute("timing", "data-inference-ms").await;
    let choose = async |code: &str| {
        let script = format!(
            "const choice = document.querySelector('[data-testid=language]');
             choice.focus();
             choice.value = '{code}';
             choice.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        );
        tab.run(&script).await;
    };
    for (code, words) in [("en", "Choose photos"), ("de", "Fotos w\u{e4}hlen")] {
        choose(code).await;
        tab.wait_until("it speaks the other language", async || {
            speaks(code, words).await
        })
        .await;
        tab.wait_for_reading().await;
        assert_eq!(tab.map().await, cells);
        assert_eq!(tab.attribute("timing", "data-inference-ms").await, reading);
        let focused = "return document.activeElement.dataset.testid";
        assert_eq!(tab.run(focused).await, "language");
        tab.address_says(&format!("lang={code}")).await;
    }
    tab.close_content().await;
}

#[tokio::test]
async fn a_page_whose_language_does_not_come_speaks_another() {
    let tab = opened(Options {
        query: "?lang=de",
        hook: Some(at_first("language-de", usize::MAX, || Twist::status(404))),
        ..Options::default()
    })
    .await;
    let said = "return [document.documentElement.lang,
        document.querySelector('label[for=photo-input]').textContent].join()";
    assert_eq!(tab.run(said).await, "en,Choose photos");
    tab.close().await;
}
