//! All classes as cards, and the ways to new ones.

use super::add::AddBar;
use super::card::Card;
use super::ready::ReadySets;
use super::tray::Tray;
use crate::state::ClassesContext;
use camlens_client::classes::ClassId;
use camlens_words::say;
use leptos::prelude::*;

/// The cards; before there is one, how it begins.
#[component]
pub fn Cards(camera: Callback<ClassId, AnyView>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let ids = Memo::new(move |_| {
        classes.with(|project| {
            let ids = project.classes().iter().map(|class| class.id);
            ids.collect::<Vec<_>>()
        })
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    view! {
        <div class="classes-photos">
            <p class="classes-intro" hidden=move || !none.get()>{say::classes_intro()}</p>
            <AddBar />
            {move || none.get().then(|| view! { <ReadySets /> })}
            <div class="class-cards">
                <For each=move || ids.get() key=|class| *class let:class>
                    <Card class camera />
                </For>
            </div>
            <Tray />
        </div>
    }
}
