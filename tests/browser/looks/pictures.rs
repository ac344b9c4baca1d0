//! What each view looks like on every screen.

use super::super::support::{assert_fits_in_both_looks, on_every_screen};
use super::{choose, open_more};

#[tokio::test]
async fn every_state_fits_every_screen() {
    let query = "?contour=20&box=20&colours=viridis";
    on_every_screen(query, [900, 1024, 780], async |tab, width| {
        open_more(tab).await;
        for view in ["overlay", "beside", "slide", "input"] {
            choose(tab, "layout", view).await;
            tab.run("document.querySelector('.stage').scrollIntoView()")
                .await;
            assert_fits_in_both_looks(tab, &format!("look-{view}-{width}")).await;
        }
        tab.run("document.querySelector('.look-row').scrollIntoView()")
            .await;
        assert_fits_in_both_looks(tab, &format!("look-more-{width}")).await;
        tab.press(&["?"]).await;
        assert_fits_in_both_looks(tab, &format!("look-help-{width}")).await;
    })
    .await;
}
