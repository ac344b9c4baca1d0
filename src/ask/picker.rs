//! A field in which a class or a group is found: the map follows while one moves through the list.

use super::list::moved;
use super::words;
use crate::state::Page;
use crate::state::{Found, Subject};
use leptos::ev::KeyboardEvent;
use leptos::html::{Input, Ul};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// More hits than these are not laid out; nobody reads on, and who types more finds them.
const MOST: usize = 50;

/// What a field is for.
#[derive(Clone, Copy)]
pub struct Purpose {
    /// Begins the ids of its parts, and is its `data-testid`.
    pub name: &'static str,
    /// Made for the number of classes.
    pub label: fn(usize) -> String,
    /// Whether groups are found, too.
    pub groups: bool,
}

/// The signals of one field.
#[derive(Clone, Copy)]
struct Picking {
    query: RwSignal<String>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    hits: Memo<Vec<Found>>,
    /// What was chosen when the list opened.
    before: StoredValue<Option<Subject>>,
    current: Signal<Option<Subject>>,
    choose: Callback<Subject>,
    /// The number of classes to choose from.
    classes: usize,
}

/// The field with its list; `current` is what is chosen, `choose` changes it.
#[component]
pub fn Picker(
    purpose: Purpose,
    #[prop(into)] current: Signal<Option<Subject>>,
    choose: Callback<Subject>,
    /// What stands in the field while nothing is typed.
    #[prop(into)]
    placeholder: Signal<String>,
    #[prop(optional)] field: NodeRef<Input>,
) -> impl IntoView {
    let page = expect_context::<Page>();
    let picking = Picking::new(page, purpose.groups, current, choose);
    let list = NodeRef::<Ul>::new();
    let typed = move |event| {
        picking.begin();
        picking.active.set(None);
        picking.query.set(event_target_value(&event));
    };
    let name = purpose.name;
    let label = (purpose.label)(page.ask.classes());
    view! {
        <div class="picker">
            <label for=name>{label.clone()}</label>
            <input
                node_ref=field
                id=name
                type="text"
                role="combobox"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                data-testid=name
                placeholder=placeholder
                aria-autocomplete="list"
                aria-describedby=format!("{name}-now")
                aria-expanded=move || picking.open.get().to_string()
                aria-controls=format!("{name}-list")
                aria-activedescendant=move || {
                    picking.active.get().map(|at| format!("{name}-{at}"))
                }
                prop:value=picking.query
                on:input=typed
                on:click=move |_| picking.begin()
                on:keydown=move |event| picking.key(&event, list)
                on:blur=move |_| picking.end()
            />
            <span class="unseen" id=format!("{name}-now")>
                {move || current.get().map(|subject| format!("Now {}.", page.ask.name(subject)))}
            </span>
            <ul
                node_ref=list
                class="hits"
                role="listbox"
                id=format!("{name}-list")
                aria-label=label
                hidden=move || !picking.open.get()
            >
                {move || picking.hits.with(|hits| {
                    hits.iter().take(MOST).enumerate().map(|(at, &found)| view! {
                        <Hit page picking name at found />
                    }).collect_view()
                })}
                {move || picking.note().map(|note| view! {
                    <li
                        class="note"
                        role="option"
                        aria-disabled="true"
                        aria-selected="false"
                        data-testid="hits-note"
                    >
                        {note}
                    </li>
                })}
            </ul>
        </div>
    }
}

#[component]
fn Hit(page: Page, picking: Picking, name: &'static str, at: usize, found: Found) -> impl IntoView {
    let Found { subject, by } = found;
    let standing = match subject {
        Subject::Class(class) => page.ask.standing(class),
        Subject::Group(_) => None,
    };
    let why = page
        .ask
        .with_catalogue(|catalogue| words::why(by, catalogue.synonyms(subject)));
    let numbers = match standing {
        Some((rank, best)) => words::standing(rank, best.logit, best.probability),
        None => {
            let members = page
                .ask
                .with_catalogue(|catalogue| catalogue.members(subject));
            format!("a group of {} classes", members.len())
        }
    };
    view! {
        <li
            id=format!("{name}-{at}")
            class="hit"
            class:group=matches!(subject, Subject::Group(_))
            role="option"
            data-testid="class-hit"
            data-class=page.ask.mark(subject)
            data-rank=standing.map(|(rank, _)| rank.to_string())
            data-logit=standing.map(|(_, best)| best.logit.to_string())
            data-probability=standing.map(|(_, best)| best.probability.to_string())
            aria-selected=move || (picking.active.get() == Some(at)).to_string()
            // The field keeps the focus.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| picking.take(subject)
        >
            <span class="name">{page.ask.name(subject)}</span>
            {why.map(|why| view! { <span class="why">{why}</span> })}
            <span class="numbers">{numbers}</span>
        </li>
    }
}

impl Picking {
    fn new(
        page: Page,
        groups: bool,
        current: Signal<Option<Subject>>,
        choose: Callback<Subject>,
    ) -> Self {
        let query = RwSignal::new(String::new());
        let open = RwSignal::new(false);
        let hits = Memo::new(move |_| {
            if !open.get() {
                return Vec::new();
            }
            page.ask.ranking.with(|ranking| {
                page.ask.with_catalogue(|catalogue| {
                    query.with(|query| match groups {
                        true => catalogue.find_all(query, ranking.best_first()),
                        false => catalogue.find_classes(query, ranking.best_first()),
                    })
                })
            })
        });
        Self {
            query,
            open,
            active: RwSignal::new(None),
            hits,
            classes: page.ask.classes(),
            before: StoredValue::new(None),
            current,
            choose,
        }
    }

    /// What is to be said at the end of the list; nothing where all of it is there.
    fn note(self) -> Option<String> {
        let found = self.open.get().then(|| self.hits.with(Vec::len))?;
        words::found(found, MOST, self.classes)
    }

    /// Opens the list; what is chosen now is what Escape goes back to.
    fn begin(self) {
        if !self.open.get_untracked() {
            self.before.set_value(self.current.get_untracked());
            self.active.set(None);
            self.open.set(true);
        }
    }

    /// Closes the list; what is shown stays.
    fn end(self) {
        self.open.set(false);
        self.active.set(None);
        self.query.set(String::new());
    }

    fn take(self, subject: Subject) {
        self.choose.run(subject);
        self.end();
    }

    fn key(self, event: &KeyboardEvent, list: NodeRef<Ul>) {
        let key = event.key();
        match key.as_str() {
            "Enter" if self.open.get_untracked() => {
                event.prevent_default();
                self.enter();
            }
            "Escape" if self.open.get_untracked() => {
                // What else listens to Escape is not meant.
                event.prevent_default();
                event.stop_propagation();
                if let Some(before) = self.before.get_value() {
                    self.choose.run(before);
                }
                self.end();
            }
            "ArrowDown" | "ArrowUp" | "PageDown" | "PageUp" => {
                event.prevent_default();
                self.begin();
                self.go(&key, list);
            }
            _ => {}
        }
    }

    /// Keeps what the map shows; where one only typed, the best hit is meant.
    fn enter(self) {
        let typed = self.query.with_untracked(|query| !query.trim().is_empty());
        let first = self.hits.with_untracked(|hits| hits.first().copied());
        match first {
            Some(found) if typed && self.active.get_untracked().is_none() => {
                self.take(found.subject)
            }
            _ => self.end(),
        }
    }

    /// Moves through the list, and the map follows at once.
    fn go(self, key: &str, list: NodeRef<Ul>) {
        let hits = self.hits.get_untracked();
        let count = hits.len().min(MOST);
        let Some(at) = moved(key, self.active.get_untracked(), count) else {
            return;
        };
        self.active.set(Some(at));
        self.choose.run(hits[at].subject);
        show_in(list, at);
    }
}

/// Scrolls a list, and nothing around it, until its entry is seen.
fn show_in(list: NodeRef<Ul>, at: usize) {
    request_animation_frame(move || {
        let Some(list) = list.try_get_untracked().flatten() else {
            return;
        };
        let entry = list.children().item(at as u32);
        let Some(entry) = entry.and_then(|entry| entry.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        let (inner, outer) = (
            entry.get_bounding_client_rect(),
            list.get_bounding_client_rect(),
        );
        let above = outer.top() - inner.top();
        let below = inner.bottom() - outer.bottom();
        if above > 0.0 {
            list.set_scroll_top(list.scroll_top() - above.ceil() as i32);
        } else if below > 0.0 {
            list.set_scroll_top(list.scroll_top() + below.ceil() as i32);
        }
    });
}
