//! The pictures of the view: the picture itself in three ways, and its kin.

use super::choice::Choice;
use super::files;
use super::quick::{copy_picture, share_picture};
use super::saving::{Saving, What};
use super::shown::Shown;
use crate::parts::deliver;
use camlens_client::view::Layout;
use camlens_words::say;
use leptos::prelude::*;

/// The buttons.
#[component]
pub fn PicturePart(shown: Shown, saving: Saving) -> impl IntoView {
    let bare = Memo::new(move |_| !shown.is_outlined());
    let outlines = Signal::derive(move || match bare.get() {
        true => say::export_svg_none(),
        false => say::export_svg_hint(),
    });
    let save = move |what| move || files::save(shown, saving, what);
    view! {
        <section class="save-part">
            <h3>{say::export_pictures()}</h3>
            <First shown saving />
            <div class="save-choices">
                <Choice
                    saving
                    what=What::Figure
                    name=say::export_figure()
                    hint=say::export_figure_hint()
                    act=save(What::Figure)
                />
                <Choice
                    saving
                    what=What::Map
                    name=say::export_map()
                    hint=say::export_map_hint()
                    act=save(What::Map)
                />
                <Choice
                    saving
                    what=What::Outlines
                    name=say::export_svg()
                    hint=outlines
                    off=bare
                    act=save(What::Outlines)
                />
            </div>
        </section>
    }
}

/// The picture on the screen: to a file, to the clipboard, to another app.
#[component]
fn First(shown: Shown, saving: Saving) -> impl IntoView {
    let size = move || {
        let (width, height) = shown.picture_size()?;
        let (width, height) = (&width.to_string(), &height.to_string());
        Some(match shown.look.layout.get() {
            Layout::Beside => say::ExportOverlayBeside { width, height }.say(),
            _ => say::ExportOverlayHint { width, height }.say(),
        })
    };
    view! {
        <div class="save-first">
            <button
                type="button"
                class="button primary"
                data-testid="export-overlay"
                on:click=move |_| files::save(shown, saving, What::Overlay)
            >
                {say::export_overlay_save()}
            </button>
            {deliver::can_copy().then(|| view! {
                <button
                    type="button"
                    class="button"
                    data-testid="export-copy"
                    on:click=move |_| copy_picture(shown, saving)
                >
                    {say::export_copy()}
                </button>
            })}
            {deliver::can_share().then(|| view! {
                <button
                    type="button"
                    class="button"
                    data-testid="export-share"
                    on:click=move |_| share_picture(shown, saving)
                >
                    {say::export_share()}
                </button>
            })}
            <span class="hint">{size}</span>
        </div>
    }
}
