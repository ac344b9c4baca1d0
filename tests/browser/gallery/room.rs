//! Where strip, gallery and summary stand, wide and on a phone, and what axe-core says of them.

use super::super::accessibility::assert_sound;
use super::super::layout::assert_together;
use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::{give_three, in_strip};

/// A desk, a phone, and a narrow phone.
const SIZES: [(u32, u32); 3] = [(1440, 900), (390, 844), (360, 780)];

/// Nothing of the page, or of the gallery that lies over it, is wider than the window.
async fn assert_not_wider(tab: &Tab, what: &str) {
    let over = "const gallery = document.querySelector('[data-testid=gallery]');
                return [document.documentElement.scrollWidth - innerWidth,
                        gallery.scrollWidth - gallery.clientWidth,
                        ...[...gallery.children].filter(part => part.checkVisibility())
                          .map(part => Math.ceil(part.getBoundingClientRect().right - innerWidth))]";
    let over: Vec<i64> = serde_json::from_value(tab.run(over).await).unwrap();
    assert!(over.iter().all(|over| *over <= 0), "{what}: {over:?}");
}

#[tokio::test]
async fn strip_gallery_and_summary_have_room_and_are_accessible() {
    let tab = chelsea("").await;
    give_three(&tab).await;
    tab.click(&in_strip("coffee.png")).await;
    tab.wait_for_stage("coffee.png").await;
    let first = ".shown-class h2";
    let picture = ".picture:has([data-testid=map])";
    for size in SIZES {
        tab.resize(size).await;
        assert_together(&tab, size, &[picture, first, "[data-testid=strip]"]).await;
        assert_not_wider(&tab, &format!("{size:?}, strip")).await;
        // A narrow phone has the same rules as a phone.
        let listens = size.0 != 360;
        if listens {
            assert_sound(&tab, &format!("strip at {}", size.0)).await;
        }
        tab.open_gallery().await;
        for view in ["photos", "summary"] {
            tab.turn_gallery_to(view).await;
            assert_not_wider(&tab, &format!("{size:?}, {view}")).await;
            if listens {
                assert_sound(&tab, &format!("gallery, {view} at {}", size.0)).await;
            }
        }
        tab.turn_gallery_to("photos").await;
        tab.close_gallery().await;
    }
    tab.close_content().await;
}
