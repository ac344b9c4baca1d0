//! The ways to new classes: a name, or folders.

use crate::parts::chooser::{can_choose_folders, chosen_files};
use crate::state::{ClassesContext, Given};
use camlens_words::say;
use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;

/// A field for a name, and a chooser of folders.
#[component]
pub fn AddBar() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let name = NodeRef::<Input>::new();
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = name.get_untracked() else {
            return;
        };
        let typed = field.value();
        let typed = match typed.trim() {
            "" => say::classes_new_name(),
            name => name.to_owned(),
        };
        classes.add_class(&typed);
        field.set_value("");
    };
    let folders = move |event: ev::Event| {
        let files = chosen_files(&event);
        let given = files.into_iter().filter_map(Given::of_chosen_folder);
        classes.give_folders(given.collect());
    };
    view! {
        <div class="add-bar">
            <form class="add-class" on:submit=add>
                <label class="unseen" for="new-class">{say::classes_name()}</label>
                <input
                    node_ref=name
                    id="new-class"
                    type="text"
                    maxlength="60"
                    autocomplete="off"
                    placeholder=say::classes_name()
                    data-testid="new-class"
                />
                <button type="submit" class="button" data-testid="add-class">{say::classes_add()}</button>
            </form>
            {can_choose_folders().then(|| view! {
                <input
                    id="own-folder"
                    class="unseen"
                    type="file"
                    multiple
                    prop:webkitdirectory=true
                    title=say::classes_folder_hint()
                    data-testid="own-folder"
                    on:change=folders
                />
                <label class="button" for="own-folder" title=say::classes_folder_hint()>
                    {say::classes_folder()}
                </label>
            })}
            <span class="hint">{say::classes_drop()}</span>
        </div>
    }
}
