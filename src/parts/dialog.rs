//! A page over the page. The browser keeps the focus in it, closes it with Escape, and gives the focus
//! back.

use leptos::ev;
use leptos::html::Dialog as DialogElement;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The element of a page over the page.
pub type DialogRef = NodeRef<DialogElement>;

/// A page over the page, with its title and a button that closes it. `name` begins its ids, and is its
/// `data-testid`.
#[component]
pub fn Dialog(
    dialog: DialogRef,
    name: &'static str,
    #[prop(into)] title: Signal<String>,
    /// The label of the button that closes it.
    #[prop(into)]
    close_label: Signal<String>,
    /// Called when it was closed, in whatever way.
    #[prop(optional, into)]
    closed: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    // The dialog's own box is full of its text: a click on the dialog itself is one beside it.
    let beside = move |event: ev::MouseEvent| {
        let beside = event.target().zip(dialog.get_untracked());
        if beside.is_some_and(|(target, dialog)| target == *dialog.unchecked_ref()) {
            close(dialog);
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="help"
            aria-labelledby=format!("{name}-title")
            data-testid=name
            on:click=beside
            on:close=move |_| {
                if let Some(closed) = closed {
                    closed.run(());
                }
            }
        >
            <div class="help-page">
                <header>
                    <h2 id=format!("{name}-title") tabindex="-1" autofocus>{title}</h2>
                    <button
                        type="button"
                        class="button"
                        data-testid=format!("{name}-close")
                        on:click=move |_| close(dialog)
                    >
                        {close_label}
                    </button>
                </header>
                {children()}
            </div>
        </dialog>
    }
}

/// Opens a page over the page, at its beginning.
pub fn open(dialog: DialogRef) {
    if let Some(dialog) = dialog.get_untracked().filter(|dialog| !dialog.open()) {
        // Fails only for a dialog that is open already.
        let _ = dialog.show_modal();
        dialog.set_scroll_top(0);
    }
}

/// Closes a page over the page.
pub fn close(dialog: DialogRef) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}
