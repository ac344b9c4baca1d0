//! The examples, on the site itself with its policy; and the page's numbers against the module's.

use super::{SCRIPT, explain, load};
use crate::accessibility::assert_sound;
use crate::shown::chelsea;
use crate::webdriver::Tab;
use serde_json::json;

#[tokio::test]
async fn the_module_gives_the_pages_numbers_and_the_examples_open() {
    let tab = chelsea("").await;
    let (page, variant) = (
        tab.map().await,
        tab.attribute("timing", "data-variant").await,
    );
    one_photo(&tab).await;
    tab.run(SCRIPT).await;
    load(&tab, &tab.address_of("camlens.js"), None).await;
    let said = explain(&tab, "whole").await;
    assert_eq!(said["build"]["variant"], *variant);
    assert_eq!(super::numbers(&said["values"]), page, "to the last bit");
    the_element(&tab).await;
    many_photos(&tab).await;
    tab.close_content().await;
}

async fn one_photo(tab: &Tab) {
    tab.visit(&tab.address_of("examples/module.html")).await;
    let status = "return document.querySelector('#status').textContent";
    tab.wait_until("the photo is read", async || {
        let said = tab.run(status).await;
        said.as_str().is_some_and(|said| said.contains("logit"))
    })
    .await;
    let best = "return document.querySelector('#classes').value";
    assert_eq!(tab.run(best).await, "285");
    tab.picture("module-one.png").await;
}

/// Both elements share one network. Attributes change what is drawn; an address without a photo is told.
async fn the_element(tab: &Tab) {
    tab.visit(&tab.address_of("examples/element.html")).await;
    let heard = async |count: usize| {
        tab.wait_until("the elements are heard", async || {
            tab.count("#heard li").await >= count
        })
        .await;
        let last = "return [...document.querySelectorAll('#heard li')].map((it) => it.textContent)";
        tab.run(last).await
    };
    tab.run("document.querySelectorAll('cam-lens')[1].scrollIntoView()")
        .await;
    heard(2).await;
    tab.picture("module-element.png").await;
    assert_sound(tab, "the element").await;
    let said = tab
        .run(
            "const root = document.querySelectorAll('cam-lens')[1].shadowRoot;
             const part = (name) => root.querySelector(`[part=${name}]`);
             return [part('caption').textContent, part('map').hidden, part('photo').alt, part('error').hidden,
               part('map').getAttribute('aria-label')];",
        )
        .await;
    let names = "Egyptian cat, against tabby cat";
    let label = format!("Map of the places that count for {names}");
    assert_eq!(said, json!([names, false, "A tabby cat", true, label]));
    tab.run(
        "const element = document.querySelector('cam-lens');
         element.setAttribute('class', 'wide 504');
         element.setAttribute('colormap', 'viridis');",
    )
    .await;
    heard(3).await;
    let caption = "return document.querySelector('cam-lens').shadowRoot.querySelector('[part=caption]').textContent";
    let said = tab.run(caption).await;
    assert!(said.as_str().unwrap().starts_with("coffee mug: "), "{said}");
    // One that is moved keeps its reading, and draws it.
    tab.run(
        "const element = document.querySelector('cam-lens');
         globalThis.kept = element.reading;
         document.querySelector('main').append(element);",
    )
    .await;
    heard(4).await;
    let kept = "return [...document.querySelectorAll('cam-lens')].pop().reading === kept";
    assert_eq!(tab.run(kept).await, true);
    tab.run(
        "[...document.querySelectorAll('cam-lens')].pop().setAttribute('framing', 'letterbox')",
    )
    .await;
    let said = heard(5).await;
    let last = said
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned();
    assert!(last.contains("badArgument"), "{last}");
}

async fn many_photos(tab: &Tab) {
    tab.visit(&tab.address_of("examples/many.html")).await;
    tab.wait_until("all are read", async || {
        tab.run("return document.querySelector('#status').textContent")
            .await
            == "done"
    })
    .await;
    let rows = "return [...document.querySelectorAll('tbody tr')].map((row) =>
        [row.cells[0].textContent, row.cells[1].textContent, row.querySelector('canvas').width])";
    let first = tab.run(rows).await;
    assert_eq!(first.as_array().unwrap().len(), 4);
    assert_eq!(first[0], json!(["chelsea.png", "Egyptian cat", 240]));
    tab.picture("module-many.png").await;
}
