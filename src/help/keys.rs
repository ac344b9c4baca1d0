//! The keys of the page.

use camlens_words::say;
use leptos::prelude::*;

/// Keys, and what each does.
fn keys() -> [(Vec<String>, String); 16] {
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    [
        (keys(&["?"]), say::help_key_help()),
        (keys(&["/"]), say::help_key_search()),
        (keys(&["1", "2", "3", "4", "5"]), say::help_key_best()),
        (keys(&["N", "P"]), say::help_key_photos()),
        (keys(&["S"]), say::help_key_save()),
        (keys(&["F"]), say::help_key_full_screen()),
        (keys(&["+", "\u{2212}"]), say::help_key_zoom()),
        (keys(&["0"]), say::help_key_fit()),
        (keys(&["Tab"]), say::help_key_tab()),
        (
            keys(&["\u{2190}", "\u{2191}", "\u{2192}", "\u{2193}"]),
            say::help_key_arrows(),
        ),
        (vec![say::help_key_name_enter()], say::help_key_enter()),
        (vec![say::help_key_name_space()], say::help_key_space()),
        (
            vec![say::help_key_name_shift(), say::help_key_name_arrows()],
            say::help_key_box(),
        ),
        (keys(&["Esc"]), say::help_key_escape()),
        (
            vec![say::help_key_name_control(), "Z".to_owned()],
            say::help_key_undo(),
        ),
        (
            vec![say::help_key_name_control(), "Y".to_owned()],
            say::help_key_redo(),
        ),
    ]
}

/// The list of keys.
#[component]
pub fn Keys() -> impl IntoView {
    let rows = keys().map(|(keys, does)| {
        let keys = keys.into_iter().map(|key| view! { <kbd>{key}</kbd> " " });
        view! { <div><dt>{keys.collect_view()}</dt><dd>{does}</dd></div> }
    });
    view! {
        <h3 id="help-keys">{say::help_keys()}</h3>
        <dl class="key-list" data-testid="help-keys">{rows.collect_view()}</dl>
    }
}
