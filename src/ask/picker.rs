//! The field that finds a class or a group. The map follows while keys move through the list.

use super::list::moved;
use super::multiples::nearest;
use super::words;
use crate::state::{AnswersContext, AskedContext};
use camlens_client::subject::{Found, Subject};
use camlens_core::reading::Standing;
use camlens_words::say;
use leptos::ev::KeyboardEvent;
use leptos::html::{Input, Ul};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The hits that are laid out at first; more on demand.
const FIRST_HITS: usize = 20;

/// The hits that are laid out more each time.
const MORE_HITS: usize = 10;

/// The purpose of a field.
pub struct Purpose {
    /// The beginning of the ids of its parts, and its `data-testid`.
    pub name: &'static str,
    pub label: String,
    /// Groups are found, too.
    pub groups: bool,
}

/// The signals of one field.
#[derive(Clone, Copy)]
struct Picking {
    query: RwSignal<String>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    hits: Memo<Vec<Found>>,
    /// The hits that are laid out at most.
    most: RwSignal<usize>,
    /// The hits that are laid out.
    laid_out: Memo<usize>,
    /// The choice when the list opened.
    before: StoredValue<Option<Subject>>,
    current: Signal<Option<Subject>>,
    choose: Callback<Subject>,
    asked: AskedContext,
}

/// The field with its list; `current` is the choice, `choose` changes it.
#[component]
pub fn Picker(
    purpose: Purpose,
    #[prop(into)] current: Signal<Option<Subject>>,
    choose: Callback<Subject>,
    /// The text in the field while nothing is typed.
    #[prop(into)]
    placeholder: Signal<String>,
    #[prop(optional)] field: NodeRef<Input>,
) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let Purpose {
        name,
        label,
        groups,
    } = purpose;
    let list_label = label.clone();
    let picking = Picking::new(answers, groups, current, choose);
    // A field that is taken away while its list is open hears no `blur`.
    on_cleanup(move || picking.asked.end_trial());
    let list = NodeRef::<Ul>::new();
    // The list opens below its field, which may stand at the end of what is in sight.
    Effect::new(move |_| {
        if picking.open.get() {
            bring_into_sight(list);
        }
    });
    let typed = move |event| {
        picking.begin();
        picking.active.set(None);
        picking.most.set(FIRST_HITS);
        picking.query.set(event_target_value(&event));
    };
    view! {
        <div class="picker">
            <label for=name>{label}</label>
            <input
                node_ref=field
                id=name
                type="text"
                role="combobox"
                autocomplete="off"
                autocapitalize="off"
                // No name is as long, and a search through a book takes its time.
                maxlength="200"
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
                {move || current.get().map(|subject| say::ask_now(&answers.name(subject)))}
            </span>
            <ul
                node_ref=list
                class="hits"
                role="listbox"
                id=format!("{name}-list")
                aria-label=list_label
                hidden=move || !picking.open.get()
            >
                {move || picking.hits.with(|hits| {
                    hits.iter().take(picking.most.get()).enumerate().map(|(at, &found)| view! {
                        <Hit picking name at found />
                    }).collect_view()
                })}
                <More picking name />
            </ul>
        </div>
    }
}

/// The last entry: more hits where there are more, or that there are none.
#[component]
fn More(picking: Picking, name: &'static str) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    move || {
        let found = picking.open.get().then(|| picking.hits.with(Vec::len))?;
        let laid_out = picking.laid_out.get();
        let note = words::found(found, laid_out, MORE_HITS, answers.of.get())?;
        let has_more = found > laid_out;
        Some(view! {
            <li
                id=format!("{name}-{laid_out}")
                class="note"
                class:more=has_more
                role="option"
                aria-disabled=(!has_more).to_string()
                aria-selected=move || (picking.active.get() == Some(laid_out)).to_string()
                data-testid="hits-note"
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| picking.lay_out_more()
            >
                {note}
            </li>
        })
    }
}

#[component]
fn Hit(picking: Picking, name: &'static str, at: usize, found: Found) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let Found { subject, by } = found;
    let standing = match subject {
        Subject::Class(class) => untrack(|| answers.standing(class)),
        Subject::Group(_) => None,
    };
    let why =
        untrack(|| answers.with_catalogue(|catalogue| words::why(by, catalogue.synonyms(subject))));
    let (name_of, key) = untrack(|| (answers.name(subject), answers.key(subject)));
    let numbers = standing.map_or_else(
        || {
            let members =
                untrack(|| answers.with_catalogue(|catalogue| catalogue.members(subject)));
            say::ask_group(members.len())
        },
        words::standing,
    );
    let number = |read: fn(&Standing) -> String| standing.as_ref().map(read);
    view! {
        <li
            id=format!("{name}-{at}")
            class="hit"
            class:group=matches!(subject, Subject::Group(_))
            role="option"
            data-testid="class-hit"
            data-class=key
            data-rank=number(|standing| standing.rank.to_string())
            data-logit=number(|standing| standing.prediction.logit.to_string())
            data-probability=number(|standing| standing.prediction.probability.to_string())
            aria-selected=move || (picking.active.get() == Some(at)).to_string()
            // The field keeps the focus.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| picking.take(subject)
        >
            <span class="name">{name_of}</span>
            {why.map(|why| view! { <span class="why">{why}</span> })}
            <span class="numbers">{numbers}</span>
        </li>
    }
}

impl Picking {
    fn new(
        answers: AnswersContext,
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
            answers.with_ranking(|ranking| {
                answers.with_catalogue(|catalogue| {
                    query.with(|query| match groups {
                        true => catalogue.find_all(query, ranking),
                        false => catalogue.find_classes(query, ranking),
                    })
                })
            })
        });
        let most = RwSignal::new(FIRST_HITS);
        let laid_out = Memo::new(move |_| hits.with(Vec::len).min(most.get()));
        Self {
            query,
            open,
            active: RwSignal::new(None),
            hits,
            most,
            laid_out,
            before: StoredValue::new(None),
            current,
            choose,
            asked: expect_context(),
        }
    }

    /// The entries that keys go through: the hits, and the entry for more of them.
    fn entries(self) -> usize {
        let (all, laid_out) = (
            self.hits.with_untracked(Vec::len),
            self.laid_out.get_untracked(),
        );
        laid_out + usize::from(all > laid_out)
    }

    /// Whether the entry for more hits is active.
    fn is_at_more(self) -> bool {
        let laid_out = self.laid_out.get_untracked();
        self.active.get_untracked() == Some(laid_out) && self.entries() > laid_out
    }

    fn lay_out_more(self) {
        if self.entries() > self.laid_out.get_untracked() {
            self.most.update(|most| *most += MORE_HITS);
        }
    }

    /// Opens the list. Escape goes back to the present choice.
    fn begin(self) {
        if !self.open.get_untracked() {
            self.most.set(FIRST_HITS);
            self.before.set_value(self.current.get_untracked());
            self.active.set(None);
            self.open.set(true);
            self.asked.begin_trial();
        }
    }

    /// Closes the list; the choice stays.
    fn end(self) {
        if self.open.get_untracked() {
            self.asked.end_trial();
        }
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
            "Enter" if self.open.get_untracked() && self.is_at_more() => {
                event.prevent_default();
                let first_new = self.laid_out.get_untracked();
                self.lay_out_more();
                self.go_to(first_new, list);
            }
            "Enter" if self.open.get_untracked() => {
                event.prevent_default();
                self.enter();
            }
            "Escape" if self.open.get_untracked() => {
                // The stage and the dialog listen to Escape, too.
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

    /// Keeps the choice; where a query was typed and no hit chosen, the best hit is taken.
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
        if let Some(at) = moved(key, self.active.get_untracked(), self.entries()) {
            self.go_to(at, list);
        }
    }

    /// Goes to an entry; the one for more hits has no map.
    fn go_to(self, at: usize, list: NodeRef<Ul>) {
        let found = self.hits.with_untracked(|hits| hits.get(at).copied());
        let found = found.filter(|_| at < self.laid_out.get_untracked());
        self.active.set(Some(at));
        if let Some(found) = found {
            self.choose.run(found.subject);
        }
        show_in(list, at);
    }
}

/// Scrolls what is around a list as little as shows all of it.
fn bring_into_sight(list: NodeRef<Ul>) {
    // It is laid out by then.
    request_animation_frame(move || {
        if let Some(list) = list.try_get_untracked().flatten() {
            list.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
    });
}

/// Scrolls a list, and nothing around it, until an entry is in sight.
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
