//! The window's size, its colours, and pictures of it.

use super::Tab;
use super::chromium::Cdp;
use serde_json::{Value, json};
use std::path::Path;

/// No window is narrower than this; a phone is.
const MIN_WINDOW_WIDTH: u32 = 500;

impl Tab {
    /// Makes the window as large as this, or the page's place in it as large as a phone.
    pub(super) async fn fit(&mut self, (width, height): (u32, u32)) {
        if width < MIN_WINDOW_WIDTH {
            let phone = json!({
                "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true,
            });
            self.tell("Emulation.setDeviceMetricsOverride", phone).await;
            let touch = json!({ "enabled": true });
            self.tell("Emulation.setTouchEmulationEnabled", touch).await;
        } else if self.lent.size != (width, height) {
            self.client.set_window_size(width, height).await.unwrap();
            self.lent.size = (width, height);
        }
    }

    /// Makes the page's place in its window as large as this, until the test ends.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        let place = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.tell("Emulation.setDeviceMetricsOverride", place).await;
        self.wait_until("the window has its size", async || {
            self.run("return [innerWidth, innerHeight]").await == json!([width, height])
        })
        .await;
    }

    /// Shows the page `light` or `dark`, in Chromium.
    pub(super) async fn prefer(&self, look: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": look }]);
        let media = json!({ "features": features });
        self.tell("Emulation.setEmulatedMedia", media).await;
    }

    /// Runs a command of Chromium's DevTools protocol.
    pub(super) async fn tell(&self, command: &'static str, parameters: Value) {
        self.client
            .issue_cmd(Cdp(command, parameters))
            .await
            .unwrap();
    }

    /// Has Chromium give back the memory of all that nothing holds any more.
    pub async fn collect_garbage(&self) {
        self.tell("HeapProfiler.collectGarbage", json!({})).await;
    }

    /// Allows the page the camera, or forbids it.
    pub async fn allow_camera(&self, allowed: bool) {
        let camera = json!({
            "origin": format!("http://127.0.0.1:{}", self.port),
            "permission": { "name": "camera" },
            "setting": if allowed { "granted" } else { "denied" },
        });
        self.tell("Browser.setPermission", camera).await;
    }

    /// Saves what the page hands over as a file in a folder, without asking.
    pub async fn save_into(&self, folder: &Path) {
        let behavior = json!({ "behavior": "allow", "downloadPath": folder });
        self.tell("Browser.setDownloadBehavior", behavior).await;
    }

    /// Allows the page to write to the clipboard, and to read it.
    pub async fn allow_clipboard(&self) {
        for name in ["clipboard-write", "clipboard-read"] {
            let clipboard = json!({
                "origin": format!("http://127.0.0.1:{}", self.port),
                "permission": { "name": name },
                "setting": "granted",
            });
            self.tell("Browser.setPermission", clipboard).await;
        }
    }

    /// The picture on the clipboard, as a PNG file.
    pub async fn copied_picture(&self) -> Vec<u8> {
        let script = "
            const [item] = await navigator.clipboard.read();
            const picture = await item.getType('image/png');
            return [...new Uint8Array(await picture.arrayBuffer())]";
        serde_json::from_value(self.run(script).await).unwrap()
    }

    /// Leaves no room for more in the browser's storage for this site.
    pub async fn fill_storage(&self) {
        let site = format!("http://127.0.0.1:{}", self.port);
        let quota = json!({ "origin": site, "quotaSize": 1 });
        self.tell("Storage.overrideQuotaForOrigin", quota).await;
    }

    /// Takes a picture of the page as it stands, into `target/screenshots`.
    pub async fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), self.screen().await).unwrap();
    }

    /// The window as it stands, as PNG.
    pub async fn screen(&self) -> Vec<u8> {
        self.client.screenshot().await.unwrap()
    }

    /// Takes pictures of the page as it stands, light and dark: `-light` and `-dark` stand behind
    /// this name.
    pub async fn pictures(&self, name: &str) {
        self.in_both_looks(async |look| self.picture(&format!("{name}-{look}.png")).await)
            .await;
    }

    /// Looks at the page in Chromium dark and then light, as it is left. `see` is told which.
    pub async fn in_both_looks(&self, see: impl AsyncFn(&'static str)) {
        for look in ["dark", "light"] {
            self.prefer(look).await;
            see(look).await;
        }
    }
}
