//! The camera: Chromium's device that is none, with a picture of a known layout.

use super::shown::chelsea;
use super::webdriver::Tab;
use super::webdriver::hands::{ENTER, ESCAPE};
use serde_json::json;

/// Opens the camera's page.
async fn open_camera(tab: &Tab) {
    tab.click("[data-testid=camera-button]").await;
    tab.wait_until("a camera is asked for", async || {
        tab.attribute("live", "data-state").await != "off"
    })
    .await;
}

/// The number of pixels of the photo on the screen that are brighter than its ground, in a strip at its
/// upper edge: between a tenth and a quarter of its width, from the left and from the right. The picture
/// of the device has its time there, at the left.
const BRIGHT: &str = "
    const photo = document.querySelector('img.photo');
    const { naturalWidth: width, naturalHeight: height } = photo;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context.drawImage(photo, 0, 0);
    const bright = (from) => {
      const [strip, ground] = [[Math.round(from * width), 0, Math.round(width * .15), Math.round(height * .06)],
                               [width / 2, 0, 1, 1]].map((place) => context.getImageData(...place).data);
      let count = 0;
      for (let at = 1; at < strip.length; at += 4) count += strip[at] > ground[1] + 60;
      return count;
    };
    return [width, bright(.1), bright(.75)]";

#[tokio::test]
async fn a_still_is_taken_as_the_camera_sees_it() {
    let tab = chelsea("").await;
    tab.allow_camera(true).await;
    open_camera(&tab).await;
    tab.wait_for("live", "data-state", "live").await;
    assert_eq!(tab.attribute("live", "data-mirrored").await, "true");
    let mirrored = "return getComputedStyle(document.querySelector('.live video')).transform";
    assert_eq!(tab.run(mirrored).await, "matrix(-1, 0, 0, 1, 0, 0)");
    // The button has the focus as soon as there is a picture.
    tab.press(&[ENTER]).await;
    tab.wait_for("camera-taken", "data-taken", "1").await;
    tab.wait_for("gallery", "data-total", "1").await;
    let track = "globalThis.track = document.querySelector('.live video').srcObject.getTracks()[0]";
    tab.run(track).await;
    tab.press(&[ESCAPE]).await;
    tab.wait_for("live", "data-state", "off").await;
    assert_eq!(tab.run("return track.readyState").await, "ended");
    tab.wait_until("the still is read", async || {
        tab.text("status").await.contains("camera-20")
            && tab.attribute("status", "data-state").await == "done"
    })
    .await;
    let [width, left, right]: [u32; 3] = serde_json::from_value(tab.run(BRIGHT).await).unwrap();
    assert_eq!(width, 1920);
    assert!(
        left > 100 && right == 0,
        "{left} and {right}: read mirrored"
    );
    tab.close_content().await;
}

#[tokio::test]
async fn a_camera_that_is_not_there_is_explained_and_asked_for_again() {
    let tab = chelsea("").await;
    tab.allow_camera(false).await;
    open_camera(&tab).await;
    tab.wait_for("live", "data-state", "refused").await;
    assert_eq!(tab.attribute("live", "data-kind").await, "notAllowed");
    assert!(tab.text("live").await.contains("not allowed"));
    tab.allow_camera(true).await;
    tab.click("[data-testid=camera-again]").await;
    tab.wait_for("live", "data-state", "live").await;
    // Pulled out: the browser says so by an event of the track.
    let ended = "document.querySelector('.live video').srcObject.getTracks()[0]
                   .dispatchEvent(new Event('ended'))";
    tab.run(ended).await;
    tab.wait_for("live", "data-kind", "ended").await;
    for (exception, kind) in [("NotFoundError", "noCamera"), ("NotReadableError", "inUse")] {
        let refused = "navigator.mediaDevices.getUserMedia = async () => {
                         throw new DOMException('', arguments[0]);
                       }";
        tab.run_with(refused, vec![json!(exception)]).await;
        tab.click("[data-testid=camera-again]").await;
        tab.wait_for("live", "data-kind", kind).await;
    }
    tab.close().await;
}
