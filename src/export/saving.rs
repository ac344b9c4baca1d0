//! One thing at a time is saved: what it is, how far it is, and what came of it.

use crate::parts::deliver;
use crate::parts::made::Made;
use crate::parts::save_error::SaveError;
use leptos::prelude::*;
use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;

/// Everything that can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// The photo with the map over it, as the stage shows it.
    Overlay,
    /// The map alone, with alpha.
    Map,
    /// Photo and map side by side, with words.
    Figure,
    /// Contour and box.
    Outlines,
    /// The grid for NumPy.
    Grid,
    /// The map, as large as the photo, for NumPy.
    Enlarged,
    /// The map's cells as a table.
    Csv,
    /// The map with its settings.
    Json,
    /// The logits of all classes as a table.
    Classes,
    /// All of it in an archive.
    Bundle,
    /// A page that opens anywhere.
    Report,
    /// The gallery's photos on one picture.
    Sheet,
    /// The gallery as a table.
    GalleryCsv,
    GalleryJson,
    GalleryReport,
    GalleryBundle,
    /// The overlay on the clipboard.
    Copy,
    /// The overlay on the share sheet.
    Share,
    /// The address of the view on the clipboard.
    Link,
}

impl What {
    /// The name in the document's marks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overlay => "overlay",
            Self::Map => "map",
            Self::Figure => "figure",
            Self::Outlines => "svg",
            Self::Grid => "npy",
            Self::Enlarged => "npy-photo",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Classes => "classes",
            Self::Bundle => "bundle",
            Self::Report => "report",
            Self::Sheet => "sheet",
            Self::GalleryCsv => "gallery-csv",
            Self::GalleryJson => "gallery-json",
            Self::GalleryReport => "gallery-report",
            Self::GalleryBundle => "gallery-bundle",
            Self::Copy => "copy",
            Self::Share => "share",
            Self::Link => "link",
        }
    }
}

/// What comes of the last wish.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Nothing was wished for.
    Idle,
    /// `part` is done, 0 to 1; `None` before it can be told.
    Busy {
        part: Option<f64>,
    },
    /// The file of this name is on its way to the visitor's folder, or the thing where it was wanted.
    Done {
        file: Option<String>,
    },
    Failed(SaveError),
    /// The visitor gave it up.
    Cancelled,
}

impl State {
    /// The name in the document's marks.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Busy { .. } => "busy",
            Self::Done { .. } => "done",
            Self::Failed(_) => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// The place in which the visitor sees what comes of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A line over the page.
    Page,
    /// The page over the page, for one photo.
    Dialog,
    /// The same for the gallery.
    Gallery,
}

/// The saving.
#[derive(Clone, Copy)]
pub struct Saving {
    pub what: RwSignal<Option<What>>,
    pub state: RwSignal<State>,
    pub place: RwSignal<Place>,
    act: StoredValue<Option<Act>, LocalStorage>,
}

/// One wish under way. A newer one, or "Cancel", ends it.
#[derive(Clone)]
pub struct Act {
    over: Rc<Cell<bool>>,
    state: RwSignal<State>,
}

impl Act {
    /// Whether the result is not wanted any more.
    pub fn is_over(&self) -> bool {
        self.over.get()
    }

    /// Whether the work goes on.
    pub fn goes_on(&self) -> ControlFlow<()> {
        if self.is_over() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Tells how much is done, 0 to 1.
    pub fn tell(&self, part: f64) {
        if !self.is_over() {
            let hundredths = (100.0 * part).floor() / 100.0;
            self.state.maybe_update(|state| {
                let next = State::Busy {
                    part: Some(hundredths),
                };
                let changed = *state != next;
                *state = next;
                changed
            });
        }
    }

    /// The wish has come to an end.
    fn end(&self, state: State) {
        if !self.over.replace(true) {
            self.state.set(state);
        }
    }
}

impl Saving {
    pub fn new() -> Self {
        Self {
            what: RwSignal::new(None),
            state: RwSignal::new(State::Idle),
            place: RwSignal::new(Place::Page),
            act: StoredValue::new_local(None),
        }
    }

    /// Begins a wish; what is under way is given up.
    pub fn begin(self, what: What) -> Act {
        self.cancel();
        let act = Act {
            over: Rc::new(Cell::new(false)),
            state: self.state,
        };
        self.what.set(Some(what));
        self.state.set(State::Busy { part: None });
        self.act.set_value(Some(act.clone()));
        act
    }

    /// Ends a wish with its result.
    pub fn end(self, act: &Act, result: Result<Option<String>, SaveError>) {
        act.end(match result {
            Ok(file) => State::Done { file },
            Err(SaveError::Cancelled) => State::Cancelled,
            Err(error) => State::Failed(error),
        });
    }

    /// Makes a file, and gives it to the visitor.
    pub fn save<M>(self, what: What, make: impl FnOnce(Act) -> M)
    where
        M: Future<Output = Result<Made, SaveError>> + 'static,
    {
        let act = self.begin(what);
        let making = make(act.clone());
        leptos::task::spawn_local(async move {
            let saved = making.await.and_then(|made| {
                if act.is_over() {
                    return Err(SaveError::Cancelled);
                }
                deliver::download(&made)?;
                Ok(Some(made.name))
            });
            self.end(&act, saved);
        });
    }

    /// Gives up what is under way.
    pub fn cancel(self) {
        if let Some(act) = self.act.try_update_value(Option::take).flatten() {
            act.end(State::Cancelled);
        }
    }

    /// The place of the last word was left: that something is done need not be said again elsewhere.
    pub fn leave(self) {
        if self
            .state
            .with_untracked(|state| matches!(state, State::Done { .. } | State::Cancelled))
        {
            self.state.set(State::Idle);
        }
        self.place.set(Place::Page);
    }

    /// Takes the last word away.
    pub fn dismiss(self) {
        self.cancel();
        self.state.set(State::Idle);
    }
}
