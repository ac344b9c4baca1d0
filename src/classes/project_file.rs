//! The project as one file: saved, and opened again.

use crate::parts::chooser::chosen_files;
use crate::parts::deliver::download;
use crate::parts::file_name::{readable, short_name};
use crate::parts::numbers::whole_percent;
use crate::parts::save_error::SaveError;
use crate::state::{ClassesContext, OpenError, ProjectDrops, ProjectFile};
use camlens_client::archive::Entry;
use camlens_client::turns::Turns;
use camlens_words::say;
use leptos::ev;
use leptos::prelude::*;
use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;
use web_sys::File;

/// What comes of the last file.
#[derive(Clone)]
enum State {
    Idle,
    Opening,
    /// 0 to 1
    Saving(f64),
    Saved(String),
    NotSaved(SaveError),
    NotOpened(String, OpenError),
    /// It is open, and there is a project already.
    Asks(String, Rc<Cell<Option<ProjectFile>>>),
    Opened(String),
}

impl State {
    /// The name in the document's marks (`data-state`).
    fn name(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Opening | Self::Saving(_) => "busy",
            Self::Saved(_) | Self::Opened(_) => "done",
            Self::NotSaved(SaveError::Cancelled) => "cancelled",
            Self::NotSaved(_) | Self::NotOpened(..) => "failed",
            Self::Asks(..) => "asks",
        }
    }

    fn kind(&self) -> Option<&'static str> {
        match self {
            Self::NotSaved(error) => Some(error.name()),
            Self::NotOpened(_, error) => Some(error.name()),
            _ => None,
        }
    }
}

/// What is done with a file.
enum Job {
    Save {
        with_photos: bool,
    },
    /// The archive, and the files in it where they are known.
    Open(File, Option<Vec<Entry>>),
}

/// One file at a time: others wait for their turn.
#[derive(Clone, Copy)]
struct Files {
    classes: ClassesContext,
    state: RwSignal<State, LocalStorage>,
    turns: RwSignal<Turns<Job>, LocalStorage>,
    /// What came of files before the last one, where it is to be said still.
    before: RwSignal<Vec<State>, LocalStorage>,
    /// Ends the saving that is under way.
    over: StoredValue<Rc<Cell<bool>>, LocalStorage>,
}

impl Files {
    /// Begins, or waits for the turn.
    fn give(self, job: Job) {
        if let Some(job) = self.turns.try_update(|turns| turns.give(job)).flatten() {
            self.before.set(Vec::new());
            self.begin(job);
        }
    }

    fn begin(self, job: Job) {
        match job {
            Job::Save { with_photos } => self.save(with_photos, None),
            Job::Open(archive, entries) => self.open(archive, entries),
        }
    }

    /// A file is done, and it is the turn of the next one.
    fn end(self, state: State) {
        match self.turns.try_update(Turns::done).flatten() {
            Some(next) => {
                if matches!(state, State::NotOpened(..) | State::NotSaved(_)) {
                    self.before.update(|before| before.push(state));
                }
                self.begin(next);
            }
            None => self.state.set(state),
        }
    }

    /// The button to save. While a file asks its question, the project is saved before the answer.
    fn save_now(self, with_photos: bool) {
        match self.state.get_untracked() {
            State::Saving(_) => {}
            asks @ State::Asks(..) => self.save(with_photos, Some(asks)),
            _ => self.give(Job::Save { with_photos }),
        }
    }

    /// Saves the project; `then` is what the line says after it.
    fn save(self, with_photos: bool, then: Option<State>) {
        let over = Rc::new(Cell::new(false));
        self.over.set_value(Rc::clone(&over));
        self.state.set(State::Saving(0.0));
        leptos::task::spawn_local(async move {
            let goes_on = || match over.get() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            };
            let tell = |part: f64| {
                if !over.get() {
                    self.state.set(State::Saving(part));
                }
            };
            let made = self
                .classes
                .save_project(with_photos, &goes_on, &tell)
                .await;
            let saved = made.and_then(|made| download(&made).map(|()| made.name));
            let state = match saved {
                Ok(name) => State::Saved(name),
                Err(error) => State::NotSaved(error),
            };
            match then {
                Some(then) => {
                    self.before.update(|before| before.push(state));
                    self.state.set(then);
                }
                None => self.end(state),
            }
        });
    }

    fn open(self, archive: File, entries: Option<Vec<Entry>>) {
        let name = readable(&archive.name());
        self.state.set(State::Opening);
        leptos::task::spawn_local(async move {
            let opened = match self.classes.open_project(archive, entries).await {
                Ok(opened) => opened,
                Err(error) => return self.end(State::NotOpened(name, error)),
            };
            let is_empty = self
                .classes
                .with_untracked(|project| project.classes().is_empty());
            if is_empty {
                return self.take(name, opened, true).await;
            }
            let waiting = Rc::new(Cell::new(Some(opened)));
            self.state.set(State::Asks(name, waiting));
        });
    }

    async fn take(self, name: String, opened: ProjectFile, replaces: bool) {
        self.classes.take_project(opened, replaces).await;
        self.end(State::Opened(name));
    }

    fn answer(self, replaces: bool) {
        let State::Asks(name, waiting) = self.state.get_untracked() else {
            return;
        };
        if let Some(opened) = waiting.take() {
            self.state.set(State::Opening);
            leptos::task::spawn_local(self.take(name, opened, replaces));
        }
    }
}

/// The buttons, and what comes of them. Project files that are given to the page elsewhere are opened here, too.
#[component]
pub fn ProjectFileBar() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let files = Files {
        classes,
        state: RwSignal::new_local(State::Idle),
        turns: RwSignal::new_local(Turns::default()),
        before: RwSignal::new_local(Vec::new()),
        over: StoredValue::new_local(Rc::default()),
    };
    expect_context::<ProjectDrops>().on_file(move |archive, entries| {
        classes.is_open.set(true);
        files.give(Job::Open(archive, Some(entries)));
    });
    let with_photos = RwSignal::new(true);
    let chosen = move |event: ev::Event| {
        for file in chosen_files(&event) {
            files.give(Job::Open(file, None));
        }
    };
    let none = Memo::new(move |_| classes.with(|project| project.classes().is_empty()));
    view! {
        <section class="project-file" aria-labelledby="classes-file">
            <h3 id="classes-file">{say::classes_file()}</h3>
            <div class="class-add">
                <button
                    type="button"
                    class="button small"
                    data-testid="save-project"
                    hidden=none
                    on:click=move |_| files.save_now(with_photos.get_untracked())
                >
                    {say::classes_file_save()}
                </button>
                <label class="check" hidden=none>
                    <input
                        type="checkbox"
                        data-testid="save-with-photos"
                        prop:checked=with_photos
                        on:change:target=move |event| with_photos.set(event.target().checked())
                    />
                    {say::classes_file_photos()}
                </label>
                <input
                    id="open-project"
                    class="unseen"
                    type="file"
                    multiple
                    accept=".zip,application/zip"
                    data-testid="open-project"
                    on:change=chosen
                />
                <label class="button small" for="open-project">{say::classes_file_open()}</label>
            </div>
            <Said files />
        </section>
    }
}

#[component]
fn Said(files: Files) -> impl IntoView {
    let state = files.state;
    let line = move |state: State| match state {
        State::Idle => None,
        State::Opening => Some(say::classes_file_opening().into_any()),
        State::Saving(part) => Some(view! { <Saving files part /> }.into_any()),
        State::Saved(name) => Some(say::classes_file_saved(&name).into_any()),
        State::NotSaved(SaveError::Cancelled) => Some(say::classes_file_cancelled().into_any()),
        State::NotSaved(_) => Some(say::classes_file_not_saved().into_any()),
        State::NotOpened(name, error) => Some(not_opened(&short_name(&name), &error).into_any()),
        State::Asks(name, _) => Some(view! { <Question files name /> }.into_any()),
        State::Opened(name) => Some(say::classes_file_opened(&short_name(&name)).into_any()),
    };
    let before = move || {
        let lines = files.before.get().into_iter().filter_map(line);
        lines
            .map(|line| view! { <span>{line}</span> })
            .collect_view()
    };
    let waiting = move || {
        let waiting = files.turns.with(Turns::waiting);
        (waiting > 0).then(|| view! { <span>{say::classes_file_waiting(waiting)}</span> })
    };
    view! {
        <div
            class="class-add"
            role="status"
            data-testid="project-file"
            data-state=move || state.with(State::name)
            data-kind=move || state.with(State::kind)
        >
            {before}
            {move || line(state.get())}
            {waiting}
        </div>
    }
}

#[component]
fn Saving(files: Files, part: f64) -> impl IntoView {
    view! {
        <span>{say::classes_file_saving(&whole_percent(100.0 * part))}</span>
        <progress aria-hidden="true" max="1" value=part.to_string()></progress>
        <button
            type="button"
            class="button small"
            on:click=move |_| files.over.with_value(|over| over.set(true))
        >
            {say::gallery_cancel()}
        </button>
    }
}

#[component]
fn Question(files: Files, name: String) -> impl IntoView {
    view! {
        <span>{say::classes_file_asks(&short_name(&name))}</span>
        <button
            type="button"
            class="button small"
            data-testid="project-add"
            on:click=move |_| files.answer(false)
        >
            {say::classes_file_add()}
        </button>
        <button
            type="button"
            class="button small"
            data-testid="project-replace"
            on:click=move |_| files.answer(true)
        >
            {say::classes_file_replace()}
        </button>
        <button
            type="button"
            class="button quiet small"
            on:click=move |_| files.end(State::Idle)
        >
            {say::gallery_cancel()}
        </button>
    }
}

fn not_opened(name: &str, error: &OpenError) -> String {
    match error.name() {
        "projectNone" => say::classes_file_none(name),
        "projectNewer" => say::classes_file_newer(name),
        "projectOtherNetwork" => say::classes_file_other_network(name),
        "zipGone" => say::zip_gone(name),
        "zipNotAZip" => say::zip_not_a_zip(name),
        _ => say::classes_file_damaged(name),
    }
}
