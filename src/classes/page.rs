//! The page over the page, in three parts.

use super::accuracy::Accuracy;
use super::cards::Cards;
use super::dropped::take_as_classes;
use super::keep::Keep;
use super::looks::Looks;
use super::project_file::ProjectFileBar;
use super::state_line::StateLine;
use super::take_away::TakeAway;
use super::undo::UndoLine;
use crate::parts::radio::Segment;
use crate::state::ClassesContext;
use camlens_client::classes::take_away::{OwnHead, Preprocessing};
use camlens_client::classes::{ClassId, Evaluation, Project};
use camlens_core::resnet50;
use camlens_words::say;
use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlDialogElement, HtmlElement};

/// The parts of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Photos,
    Accuracy,
    Looks,
}

/// The classes of the visitor's own. The page lies over the page while it is open, and learns all the time.
///
/// `notice` tells there what went wrong. `camera` makes the button that records photos of a class.
#[component]
pub fn Classes(#[prop(into)] notice: ViewFn, camera: Callback<ClassId, AnyView>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let dialog = NodeRef::<Dialog>::new();
    let left = StoredValue::new_local(None::<LeftAt>);
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else {
            return;
        };
        match (classes.is_open.get(), dialog.open()) {
            (true, false) => {
                // Fails only for a dialog that is open already.
                let _ = dialog.show_modal();
                let before = left.try_update_value(Option::take).flatten();
                if let Some(before) = before.filter(|_| classes.opened_from.is_known()) {
                    before.return_to(&dialog);
                }
                classes.opened_from.forget();
            }
            (false, true) => {
                left.set_value(Some(LeftAt::now(&dialog)));
                dialog.close();
            }
            _ => {}
        }
    });
    let part = RwSignal::new(Part::Photos);
    Effect::new(move |_| {
        part.track();
        if let Some(dialog) = dialog.get_untracked() {
            dialog.set_scroll_top(0);
        }
    });
    let back = window_event_listener(ev::popstate, move |event| {
        let leads_here = classes.opened_from.is_at(event.state());
        classes.is_open.set(leads_here);
    });
    on_cleanup(move || back.remove());
    let has_head = Memo::new(move |_| classes.head.with(Option::is_some));
    view! {
        <dialog
            node_ref=dialog
            class="room classes"
            aria-labelledby="classes-title"
            data-testid="classes"
            on:close=move |_| classes.is_open.set(false)
            on:dragover=move |event| {
                // What is dropped here are classes, and nothing for the gallery.
                event.prevent_default();
                event.stop_propagation();
            }
            on:drop=move |event| {
                event.prevent_default();
                event.stop_propagation();
                if let Some(data) = event.data_transfer() {
                    take_as_classes(classes, &data);
                }
            }
        >
            <header class="room-head classes-head">
                <h2 id="classes-title" tabindex="-1" autofocus>{say::classes_title()}</h2>
                <Parts part has_head />
                <StateLine />
                <button
                    type="button"
                    class="button primary"
                    data-testid="classes-close"
                    on:click=move |_| classes.is_open.set(false)
                >
                    {move || match has_head.get() {
                        true => say::classes_ask(),
                        false => say::classes_close(),
                    }}
                </button>
                <UndoLine />
            </header>
            {move || classes.is_open.get().then(|| notice.run())}
            <div hidden=move || part.get() != Part::Photos>
                <Cards camera />
            </div>
            {move || (part.get() == Part::Accuracy).then(|| view! { <Accuracy /> })}
            {move || (part.get() == Part::Looks).then(|| view! { <Looks /> })}
            <footer class="classes-foot">
                <ProjectFileBar />
                {move || classes.is_open.get().then(|| view! { <Keep /> })}
                {move || (classes.is_open.get() && has_head.get()).then(|| view! {
                    <TakeAway head=Callback::new(move |()| taken(classes)) />
                })}
            </footer>
        </dialog>
    }
}

/// What had the focus when the room was left, and how far it was scrolled, in pixels.
struct LeftAt {
    focused: Option<HtmlElement>,
    top: i32,
}

impl LeftAt {
    fn now(dialog: &HtmlDialogElement) -> Self {
        let focused = document().active_element();
        let focused = focused.filter(|of| dialog.contains(Some(of)));
        Self {
            focused: focused.and_then(|of| of.dyn_into().ok()),
            top: dialog.scroll_top(),
        }
    }

    fn return_to(self, dialog: &HtmlDialogElement) {
        if let Some(focused) = self.focused.filter(|of| of.is_connected()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // What takes no focus leaves it to the heading.
            let _ = focused.focus_with_options(&options);
        }
        dialog.set_scroll_top(self.top);
    }
}

/// The head that was learned last, with all that files say of it.
fn taken(classes: ClassesContext) -> Option<OwnHead> {
    let learned = classes.head.get_untracked()?;
    let accuracy = classes.left_out.with_untracked(Evaluation::accuracy);
    let network = (resnet50::NAME, Preprocessing::of(&resnet50::INPUT));
    let own = |project: &Project| OwnHead::of(&learned, project, accuracy, network);
    Some(classes.with_untracked(own))
}

#[component]
fn Parts(part: RwSignal<Part>, has_head: Memo<bool>) -> impl IntoView {
    // What is said of a head needs one.
    Effect::new(move |_| {
        if !has_head.get() {
            part.set(Part::Photos);
        }
    });
    let segment = move |of: Part, value: &'static str, label: String| {
        view! {
            <Segment
                group="classes-part"
                value=value
                chosen=move || part.get() == of
                choose=move || part.set(of)
                disabled=Signal::derive(move || of != Part::Photos && !has_head.get())
            >
                {label}
            </Segment>
        }
    };
    view! {
        <fieldset class="choice classes-parts">
            <legend class="unseen">{say::classes_part()}</legend>
            <div class="segments">
                {segment(Part::Photos, "photos", say::classes_photos())}
                {segment(Part::Accuracy, "accuracy", say::classes_accuracy())}
                {segment(Part::Looks, "looks", say::classes_looks())}
            </div>
        </fieldset>
    }
}
