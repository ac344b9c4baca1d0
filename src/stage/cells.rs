//! The layer over the map that a pointer, a finger or the arrow keys move on: it reads cells out, and
//! chooses them where a part is asked about.
//!
//! A place is found from the layer's rectangle on the screen, so that zooming and moving the photo
//! need no arithmetic here.

use crate::parts::events::{place_of, with_others};
use crate::parts::svg::path;
use crate::state::Page;
use crate::state::Question;
use crate::state::{Cell, CellGrid as Grid, Step, nearest_cell};
use crate::state::{Stroke, Tool, toggled};
use camlens_core::cam::{CellSet, Summary};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// The cells of the map: outlines above it, and what takes hold of them.
#[component]
pub fn Cells() -> impl IntoView {
    let page = expect_context::<Page>();
    let hand = Hand {
        page,
        layer: NodeRef::new(),
        stroke: StoredValue::new(None),
        by_keys: StoredValue::new(None),
    };
    let asked = move |question| page.ask.question.get() == question;
    let label = move || {
        let more = if asked(Question::Region) {
            " Space takes a cell in or out, Shift with arrows draws a box, Escape clears."
        } else {
            ""
        };
        format!("The cells of the map. Arrow keys read out one after the other.{more}")
    };
    view! {
        <Outlines />
        <div
            node_ref=hand.layer
            class="cells"
            class:choosing=move || asked(Question::Region)
            role="application"
            tabindex="0"
            aria-label=label
            data-testid="cells"
            on:pointermove=move |event| hand.moves(&event)
            on:pointerdown=move |event| hand.presses(&event)
            on:pointerup=move |_| hand.stroke.set_value(None)
            on:pointercancel=move |_| hand.stroke.set_value(None)
            on:pointerleave=move |event| hand.leaves(&event)
            on:click=move |event| hand.reads(place_of(&event))
            on:keydown=move |event| hand.key(&event)
            on:blur=move |_| hand.goes()
        ></div>
    }
}

/// What takes hold of the cells.
#[derive(Clone, Copy)]
struct Hand {
    page: Page,
    layer: NodeRef<Div>,
    /// A drag that is going on.
    stroke: StoredValue<Option<Stroke>>,
    /// A box that is drawn by keys.
    by_keys: StoredValue<Option<Stroke>>,
}

impl Hand {
    fn moves(self, event: &PointerEvent) {
        let drawing = self.stroke.with_value(Option::is_some);
        // A finger that moves scrolls; it reads by a tap.
        if drawing || event.pointer_type() != "touch" {
            self.reads(place_of(event));
        }
        if drawing {
            self.draws(place_of(event));
        }
    }

    fn presses(self, event: &PointerEvent) {
        let ask = self.page.ask;
        let region = ask.question.get_untracked() == Question::Region;
        if !region || event.button() != 0 || !event.is_primary() {
            return;
        }
        let Some((place, grid)) = self.on_layer(place_of(event)).zip(self.grid()) else {
            return;
        };
        // This drag is for choosing, not for moving the photo.
        event.stop_propagation();
        if let Some(layer) = self.layer.get_untracked() {
            // Without, a drag ends at the border of the photo.
            let _ = layer.set_pointer_capture(event.pointer_id());
        }
        let chosen = ask.region.get_untracked();
        let from = nearest_cell(place, grid);
        let stroke = Stroke::begin(ask.tool.get_untracked(), from, &chosen, event.shift_key());
        self.stroke.set_value(Some(stroke));
        self.draws(place_of(event));
    }

    fn leaves(self, event: &PointerEvent) {
        if event.pointer_type() != "touch" && !self.page.ask.by_keys.get_untracked() {
            self.page.ask.cell.set(None);
        }
    }

    fn goes(self) {
        self.by_keys.set_value(None);
        if self.page.ask.by_keys.get_untracked() {
            self.page.ask.by_keys.set(false);
            self.page.ask.cell.set(None);
        }
    }

    /// Reads out the cell at a point of the window.
    fn reads(self, at: (f64, f64)) {
        let ask = self.page.ask;
        let frame = self
            .page
            .finding
            .with_untracked(|finding| finding.as_ref().map(|finding| finding.frame));
        let cell = || {
            let (frame, (rows, columns)) = (frame?, self.grid()?);
            let (across, down) = frame.on_photo(self.on_layer(at)?);
            frame.cell_at(across, down, rows, columns)
        };
        let cell = cell();
        if ask.by_keys.get_untracked() {
            ask.by_keys.set(false);
        }
        if ask.cell.get_untracked() != cell {
            ask.cell.set(cell);
        }
    }

    fn draws(self, at: (f64, f64)) {
        let Some((place, grid)) = self.on_layer(at).zip(self.grid()) else {
            return;
        };
        let chosen = self.stroke.try_update_value(|stroke| {
            stroke
                .as_mut()
                .map(|stroke| stroke.to(nearest_cell(place, grid)))
        });
        if let Some(chosen) = chosen.flatten() {
            self.choose(chosen);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let ask = self.page.ask;
        let (Some(grid), region) = (
            self.grid(),
            ask.question.get_untracked() == Question::Region,
        ) else {
            return;
        };
        let key = event.key();
        match Step::of_key(&key) {
            _ if with_others(event) => return,
            Some(step) => self.step(step, grid, region && event.shift_key()),
            None if key == " " && region => {
                let cell = self.at(grid);
                self.choose(toggled(&ask.region.get_untracked(), cell));
                self.goes_to(cell);
            }
            None if key == "Escape"
                && region
                && ask.region.with_untracked(|cells| !cells.is_empty()) =>
            {
                self.by_keys.set_value(None);
                self.choose(CellSet::none(grid.0, grid.1));
            }
            None => return,
        }
        // Else the page scrolls, or the photo moves.
        event.prevent_default();
        event.stop_propagation();
    }

    fn step(self, step: Step, grid: Grid, boxes: bool) {
        let ask = self.page.ask;
        let from = self.at(grid);
        // The first key only shows where one is.
        let to = match ask.cell.get_untracked() {
            Some(_) => step.from(from, grid),
            None => from,
        };
        if boxes {
            let chosen = ask.region.get_untracked();
            let drawn = self.by_keys.try_update_value(|stroke| {
                stroke
                    .get_or_insert_with(|| Stroke::begin(Tool::Box, from, &chosen, false))
                    .to(to)
            });
            if let Some(drawn) = drawn {
                self.choose(drawn);
            }
        } else {
            self.by_keys.set_value(None);
        }
        self.goes_to(to);
    }

    fn goes_to(self, cell: Cell) {
        self.page.ask.by_keys.set(true);
        self.page.ask.cell.set(Some(cell));
    }

    fn choose(self, chosen: CellSet) {
        if self
            .page
            .ask
            .chosen
            .with_untracked(|before| *before != chosen)
        {
            self.page.ask.chosen.set(chosen);
        }
    }

    /// Where keys are: at the cell that is read out, or at the strongest one.
    fn at(self, (rows, columns): Grid) -> Cell {
        let strongest = || {
            self.page
                .map
                .with_untracked(|map| Summary::of(map.as_ref()?).strongest)
        };
        let (row, column) = self
            .page
            .ask
            .cell
            .get_untracked()
            .or_else(strongest)
            .unwrap_or_default();
        (row.min(rows.max(1) - 1), column.min(columns.max(1) - 1))
    }

    fn grid(self) -> Option<Grid> {
        self.page.ask.grid.get_untracked()
    }

    /// A point of the window as a place of the framed part, 0 to 1 across and down inside of it.
    fn on_layer(self, (x, y): (f64, f64)) -> Option<(f64, f64)> {
        let rectangle = self.layer.get_untracked()?.get_bounding_client_rect();
        let (width, height) = (rectangle.width(), rectangle.height());
        (width > 0.0 && height > 0.0).then(|| {
            (
                (x - rectangle.left()) / width,
                (y - rectangle.top()) / height,
            )
        })
    }
}

/// The cell that is read out, the chosen part, and the marked part of a comparison.
#[component]
fn Outlines() -> impl IntoView {
    let page = expect_context::<Page>();
    let ask = page.ask;
    let cell = Memo::new(move |_| {
        let (rows, columns) = ask.grid.get()?;
        let at = ask.cell.get()?;
        Some(path(
            &CellSet::from_fn(rows, columns, |row, column| (row, column) == at).outline(),
        ))
    });
    let region = Memo::new(move |_| {
        let asked =
            ask.question.get() == Question::Region && ask.region.with(|region| !region.is_empty());
        asked.then(|| ask.region.with(|region| path(&region.outline())))
    });
    let marked = Memo::new(move |_| {
        ask.contrast.with(|contrast| {
            let marked = &contrast.as_ref()?.lead.marked;
            (!marked.is_empty()).then(|| path(&marked.outline()))
        })
    });
    view! {
        <svg class="outlines" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            // All but the chosen part.
            <path
                class="left-out"
                fill-rule="evenodd"
                d=move || region.get().map(|region| format!("M0 0H1V1H0Z{region}"))
            />
            <path class="halo" d=region />
            <path class="line" d=region data-testid="region-outline" />
            <path class="halo" d=marked />
            <path class="line dashed" d=marked data-testid="marked-outline" />
            <path class="halo" d=cell />
            <path class="line" d=cell data-testid="cell-outline" />
        </svg>
    }
}
