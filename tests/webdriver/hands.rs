//! Mouse, fingers and keys.

use super::Tab;
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MouseActions, PointerAction, TouchActions,
    WheelAction, WheelActions,
};
use serde_json::json;
use std::time::Duration;

/// Keys as WebDriver writes them.
pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const SHIFT: &str = "\u{e008}";
pub const CONTROL: char = '\u{e009}';
pub const ESCAPE: &str = "\u{e00c}";
pub const SPACE: &str = " ";
pub const DELETE: &str = "\u{e017}";
pub const PAGE_UP: &str = "\u{e00e}";
pub const END: &str = "\u{e010}";
pub const HOME: &str = "\u{e011}";
pub const LEFT: &str = "\u{e012}";
pub const UP: &str = "\u{e013}";
pub const RIGHT: &str = "\u{e014}";
pub const DOWN: &str = "\u{e015}";

/// A place in the window, in pixels.
pub type Place = (f64, f64);

fn to((x, y): Place, steps: u64) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(Duration::from_millis(steps)),
        x: x.round(),
        y: y.round(),
    }
}

fn down() -> PointerAction {
    PointerAction::Down { button: 0 }
}

fn up() -> PointerAction {
    PointerAction::Up { button: 0 }
}

impl Tab {
    async fn act(&self, actions: impl Into<Actions>) {
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Puts an element into the middle of the window, at once. The photo is in sight at every scroll
    /// position, so that what lies on it is left where it is.
    pub async fn bring(&self, css: &str) {
        self.run(&format!(
            "const element = document.querySelector({});
             const {{ top, bottom }} = element.getBoundingClientRect();
             const stays = element.closest('.work') && top >= 0 && bottom <= innerHeight;
             if (!stays) element.scrollIntoView({{ block: 'center', behavior: 'instant' }})",
            json!(css)
        ))
        .await;
        self.place(css).await;
    }

    /// Left, top, width and height in the window of what a CSS selector finds, once it stands still.
    pub async fn place(&self, css: &str) -> [f64; 4] {
        let script = format!(
            "return (async () => {{
                 const element = document.querySelector({});
                 const place = () => {{
                     const {{ left, top, width, height }} = element.getBoundingClientRect();
                     return [left, top, width, height];
                 }};
                 for (let last = place(), still = 0; ; ) {{
                     await new Promise(requestAnimationFrame);
                     const next = place();
                     still = String(next) === String(last) ? still + 1 : 0;
                     if (still === 3) return next;
                     last = next;
                 }}
             }})()",
            json!(css)
        );
        let place = self.run(&script).await;
        serde_json::from_value(place).unwrap()
    }

    /// Clicks what a CSS selector finds.
    pub async fn click(&self, css: &str) {
        self.bring(css).await;
        let clicked = self.first(css).await.click().await;
        clicked.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Puts the focus on what a CSS selector finds, as tabbing there does.
    pub async fn focus(&self, css: &str) {
        self.run(&format!("document.querySelector({}).focus()", json!(css)))
            .await;
    }

    /// Presses keys, one after the other, where the focus is; a word is its letters' keys.
    pub async fn press(&self, keys: &[&str]) {
        let strokes = keys.iter().flat_map(|key| key.chars()).flat_map(stroke);
        self.act(strokes.fold(KeyActions::new("keys".into()), KeyActions::then))
            .await;
    }

    /// Presses keys while another one is held.
    pub async fn press_with(&self, held: &str, keys: &[&str]) {
        let strokes = keys.iter().flat_map(|key| key.chars()).flat_map(stroke);
        let down = held.chars().map(|value| KeyAction::Down { value });
        let up = held.chars().map(|value| KeyAction::Up { value });
        let all = down.chain(strokes).chain(up);
        self.act(all.fold(KeyActions::new("keys".into()), KeyActions::then))
            .await;
    }

    /// Moves the mouse there.
    pub async fn point(&self, at: Place) {
        self.act(MouseActions::new("mouse".into()).then(to(at, 40)))
            .await;
    }

    /// Presses the right button of the mouse there.
    pub async fn right_click(&self, at: Place) {
        let right = |action: fn(u64) -> PointerAction| action(2);
        let click = MouseActions::new("mouse".into())
            .then(to(at, 0))
            .then(right(|button| PointerAction::Down { button }))
            .then(right(|button| PointerAction::Up { button }));
        self.act(click).await;
    }

    /// Drags with the mouse.
    pub async fn drag(&self, from: Place, until: Place) {
        let drag = MouseActions::new("mouse".into())
            .then(to(from, 0))
            .then(down())
            .then(to(until, 120))
            .then(up());
        self.act(drag).await;
    }

    /// Drags with a finger.
    pub async fn swipe(&self, from: Place, until: Place) {
        self.act(finger("finger", from, until)).await;
    }

    /// Two fingers, each from one place to another.
    pub async fn pinch(&self, one: (Place, Place), two: (Place, Place)) {
        let fingers = Actions::from(finger("one", one.0, one.1)).and(finger("two", two.0, two.1));
        self.act(fingers).await;
    }

    /// Clicks twice in quick succession.
    pub async fn double_click(&self, at: Place) {
        let clicks = MouseActions::new("mouse".into())
            .then(to(at, 0))
            .then(down())
            .then(up())
            .then(down())
            .then(up());
        self.act(clicks).await;
    }

    /// Turns the wheel with Ctrl held; down is positive.
    pub async fn turn(&self, (x, y): Place, delta: i64) {
        let mut wheel = WheelActions::new("wheel".into());
        wheel.push(WheelAction::Pause {
            duration: Duration::from_millis(10),
        });
        wheel.push(WheelAction::Scroll {
            duration: None,
            x: x as i64,
            y: y as i64,
            delta_x: 0,
            delta_y: delta,
        });
        let keys = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: CONTROL })
            .then(KeyAction::Pause {
                duration: Duration::from_millis(50),
            })
            .then(KeyAction::Up { value: CONTROL });
        self.act(Actions::from(keys).and(wheel)).await;
    }
}

fn stroke(value: char) -> [KeyAction; 2] {
    [KeyAction::Down { value }, KeyAction::Up { value }]
}

fn finger(name: &str, from: Place, until: Place) -> TouchActions {
    TouchActions::new(name.into())
        .then(to(from, 0))
        .then(down())
        .then(to(until, 150))
        .then(up())
}
