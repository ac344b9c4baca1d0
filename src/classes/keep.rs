//! What is kept on this device, and the way to forget it.

use crate::parts::numbers;
use crate::state::ClassesContext;
use camlens_client::kept::KeptError;
use camlens_words::say;
use leptos::prelude::*;

/// How much is kept, whether the photos are, and "forget all".
#[component]
pub fn Keep() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let size = classes.store.size;
    let forgotten = RwSignal::new(false);
    let asked = RwSignal::new(false);
    let none = Memo::new(move |_| classes.with(|project| project.classes().is_empty()));
    let words = move || {
        let size = size.get();
        match size.members {
            0 => say::classes_kept_nothing(),
            members => say::ClassesKept {
                photos: members,
                size: &numbers::bytes(size.bytes + size.file_bytes),
            }
            .say(),
        }
    };
    let trouble = move || {
        let trouble = classes.store.trouble.get().map(|error| match error {
            KeptError::Refused => say::classes_kept_refused(),
            KeptError::Full => say::classes_kept_full(),
            KeptError::Other(_) => say::classes_kept_in_part(),
        });
        let left_out = size.get().files_left_out;
        trouble.or_else(|| (left_out > 0).then(|| say::classes_kept_without(left_out)))
    };
    view! {
        <section
            class="classes-keep"
            aria-label=say::classes_kept_label()
            data-testid="own-kept"
            data-members=move || size.get().members.to_string()
            data-files=move || size.get().files.to_string()
        >
            <p>{words}</p>
            <p role="status" class="alert" hidden=move || trouble().is_none() data-testid="own-trouble">
                {trouble}
            </p>
            <label class="check">
                <input
                    type="checkbox"
                    data-testid="keep-photos"
                    prop:checked=move || classes.settings.get().keeps_photos
                    on:change:target=move |event| classes.keep_photos(event.target().checked())
                />
                {say::classes_keep_photos()}
            </label>
            <p class="class-add">
                <button
                    type="button"
                    class="button small"
                    data-testid="forget-classes"
                    hidden=asked
                    on:click=move |_| asked.set(true)
                >
                    {say::classes_forget()}
                </button>
                {move || asked.get().then(|| view! {
                    <span>{say::classes_forget_sure()}</span>
                    <button
                        type="button"
                        class="button small"
                        data-testid="forget-classes-sure"
                        on:click=move |_| {
                            classes.forget();
                            asked.set(false);
                            forgotten.set(true);
                        }
                    >
                        {say::classes_forget()}
                    </button>
                    <button type="button" class="button quiet small" on:click=move |_| asked.set(false)>
                        {say::classes_forget_not()}
                    </button>
                })}
                <span role="status">{move || (forgotten.get() && none.get()).then(say::classes_forgotten)}</span>
            </p>
        </section>
    }
}
