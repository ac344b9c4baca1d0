//! The keys of the page.

use leptos::prelude::*;

/// Keys, and what each does.
const KEYS: [(&[&str], &str); 14] = [
    (&["?"], "open this page"),
    (
        &["/"],
        "search a class; up and down preview a class, Enter keeps it, Esc goes back",
    ),
    (
        &["1", "2", "3", "4", "5"],
        "show the best class, the second, and so on",
    ),
    (&["F"], "full screen"),
    (&["+", "\u{2212}"], "enlarge the photo, make it smaller"),
    (&["0"], "show the whole photo again"),
    (&["Tab"], "go from one part of the page to the next"),
    (
        &["\u{2190}", "\u{2191}", "\u{2192}", "\u{2193}"],
        "on the photo: read the next cell",
    ),
    (
        &["Enter"],
        "on the photo: pin the reading of a cell, or take the pin away",
    ),
    (&["Space"], "on the photo, in Region: take a cell in or out"),
    (&["Shift", "arrows"], "on the photo, in Region: draw a box"),
    (
        &["Esc"],
        "close a page or a list; on the photo: take a pin or a region away",
    ),
    (
        &["Ctrl", "Z"],
        "in Region: undo the last stroke (on a Mac, Cmd and Z)",
    ),
    (
        &["Ctrl", "Y"],
        "in Region: do the stroke again (on a Mac, Shift, Cmd and Z)",
    ),
];

/// The list of keys.
#[component]
pub fn Keys() -> impl IntoView {
    let rows = KEYS.map(|(keys, does)| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> " " });
        view! { <div><dt>{keys.collect_view()}</dt><dd>{does}</dd></div> }
    });
    view! {
        <h3 id="help-keys">"Keys"</h3>
        <dl class="key-list" data-testid="help-keys">{rows.collect_view()}</dl>
    }
}
