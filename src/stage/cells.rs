//! The layer over the map for pointer, finger and arrow keys: it reads cells out, and chooses them
//! where the question is about a region.
//!
//! A place is taken from the layer's rectangle on the screen, which zooming and panning have changed
//! already.

use crate::parts::events::{place_of, with_others};
use crate::parts::numbers;
use crate::state::{AnswersContext, AskedContext};
use camlens_client::paths::path;
use camlens_client::view::Question;
use camlens_client::view::cursor::{Cell, Grid, Step};
use camlens_client::view::selection::{Stroke, Tool, toggled};
use camlens_core::cam::{CellSet, Summary};
use camlens_core::framing::{Offset, Placement};
use camlens_words::say;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// Pixels that a pointer may move between press and release of a click. A longer way moves the photo.
const STEADY_PIXELS: f64 = 5.0;

/// The cells of the map: outlines, and the layer that a pointer and keys act on.
#[component]
pub fn Cells() -> impl IntoView {
    let asked = expect_context::<AskedContext>();
    let hand = Hand {
        asked,
        answers: expect_context(),
        layer: NodeRef::new(),
        pressed: StoredValue::new((0.0, 0.0)),
        stroke: StoredValue::new(None),
        key_stroke: StoredValue::new(None),
    };
    let chooses = move || asked.question.get() == Question::Region;
    let label = move || {
        if chooses() {
            say::stage_cells_region()
        } else {
            say::stage_cells()
        }
    };
    view! {
        <CellOutlines />
        <Bubble />
        <div
            node_ref=hand.layer
            class="cells"
            class:choosing=chooses
            role="application"
            tabindex="0"
            aria-label=label
            data-testid="cells"
            on:pointermove=move |event| hand.moves(&event)
            on:pointerdown=move |event| hand.presses(&event)
            on:pointerup=move |_| hand.lifts()
            on:pointercancel=move |_| hand.lifts()
            on:pointerleave=move |event| hand.leaves(&event)
            on:click=move |event| hand.clicks(place_of(&event))
            on:keydown=move |event| hand.key(&event)
            on:blur=move |_| hand.goes()
        ></div>
    }
}

/// The pointer or the keys that act on the cells.
#[derive(Clone, Copy)]
struct Hand {
    asked: AskedContext,
    answers: AnswersContext,
    layer: NodeRef<Div>,
    /// The point of the window where the pointer was pressed last.
    pressed: StoredValue<(f64, f64)>,
    /// The drag that is going on.
    stroke: StoredValue<Option<Stroke>>,
    /// The box that is drawn by keys.
    key_stroke: StoredValue<Option<Stroke>>,
}

impl Hand {
    fn moves(self, event: &PointerEvent) {
        let drawing = self.stroke.with_value(Option::is_some);
        // A moving finger scrolls; a tap reads.
        if drawing || event.pointer_type() != "touch" {
            self.reads(place_of(event));
        }
        if drawing {
            self.draws(place_of(event));
        }
    }

    fn presses(self, event: &PointerEvent) {
        self.pressed.set_value(place_of(event));
        if !self.chooses() || event.button() != 0 || !event.is_primary() {
            return;
        }
        let Some(from) = self.nearest(place_of(event)) else {
            return;
        };
        // This drag chooses cells and does not move the photo.
        event.stop_propagation();
        if let Some(layer) = self.layer.get_untracked() {
            // Without capture a drag ends at the border of the photo.
            let _ = layer.set_pointer_capture(event.pointer_id());
        }
        let chosen = self.answers.region.get_untracked();
        let tool = self.asked.tool.get_untracked();
        let stroke = Stroke::begin(tool, from, &chosen, event.shift_key());
        self.stroke.set_value(Some(stroke));
        self.asked.begin_trial();
        self.draws(place_of(event));
    }

    fn lifts(self) {
        self.stroke.set_value(None);
        self.asked.end_trial();
    }

    fn leaves(self, event: &PointerEvent) {
        if event.pointer_type() != "touch" && !self.asked.by_keys.get_untracked() {
            self.asked.read_cell(None, false);
        }
    }

    fn goes(self) {
        self.ends_box();
        if self.asked.by_keys.get_untracked() {
            self.asked.read_cell(None, false);
        }
    }

    /// Reads out the cell at a point of the window and pins its reading, or takes the pin away. While
    /// a region is drawn, a click is a stroke.
    fn clicks(self, at: (f64, f64)) {
        self.reads(at);
        let cell = || self.placement()?.cell_at(self.on_layer(at)?);
        let pressed = self.pressed.get_value();
        let stayed = (at.0 - pressed.0).hypot(at.1 - pressed.1) <= STEADY_PIXELS;
        if let Some(cell) = cell().filter(|_| stayed && !self.chooses()) {
            self.asked.pin_cell(cell);
        }
    }

    /// Reads out the cell at a point of the window.
    fn reads(self, at: (f64, f64)) {
        let cell = || self.placement()?.cell_at(self.on_layer(at)?);
        self.asked.read_cell(cell(), false);
    }

    /// The cell nearest to a point of the window.
    fn nearest(self, at: (f64, f64)) -> Option<Cell> {
        Some(self.placement()?.nearest_cell(self.on_layer(at)?))
    }

    /// The cells on the layer, which is as large as the frame.
    fn placement(self) -> Option<Placement> {
        let offset = self.answers.offset.get_untracked();
        Some(Placement::new(self.grid()?, offset))
    }

    fn draws(self, at: (f64, f64)) {
        let Some(to) = self.nearest(at) else {
            return;
        };
        let chosen = self
            .stroke
            .try_update_value(|stroke| stroke.as_mut().map(|stroke| stroke.to(to)));
        if let Some(chosen) = chosen.flatten() {
            self.asked.choose_region(chosen);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let (Some(grid), region) = (self.grid(), self.chooses()) else {
            return;
        };
        let chosen = self.answers.region;
        let key = event.key();
        match Step::of_key(&key) {
            _ if with_others(event) => return,
            Some(step) => self.step(step, grid, region && event.shift_key()),
            None if key == " " && region => {
                self.ends_box();
                let cell = self.at(grid);
                self.asked
                    .choose_region(toggled(&chosen.get_untracked(), cell));
                self.goes_to(cell);
            }
            None if key == "Escape"
                && region
                && chosen.with_untracked(|cells| !cells.is_empty()) =>
            {
                self.ends_box();
                self.asked.choose_region(CellSet::none(grid.0, grid.1));
            }
            None if key == "Escape" && self.asked.pinned_cell.get_untracked().is_some() => {
                self.asked.unpin_cell();
            }
            None if key == "Enter" && !region => {
                let cell = self.at(grid);
                self.goes_to(cell);
                self.asked.pin_cell(cell);
            }
            None => return,
        }
        // The key would scroll the page or the photo.
        event.prevent_default();
        event.stop_propagation();
    }

    fn step(self, step: Step, grid: Grid, boxes: bool) {
        let from = self.at(grid);
        // The first key shows the present cell.
        let to = match self.asked.cell.get_untracked() {
            Some(_) => step.from(from, grid),
            None => from,
        };
        if boxes {
            let chosen = self.answers.region.get_untracked();
            self.asked.begin_trial();
            let drawn = self.key_stroke.try_update_value(|stroke| {
                stroke
                    .get_or_insert_with(|| Stroke::begin(Tool::Box, from, &chosen, false))
                    .to(to)
            });
            if let Some(drawn) = drawn {
                self.asked.choose_region(drawn);
            }
        } else {
            self.ends_box();
        }
        self.goes_to(to);
    }

    /// The box that is drawn by keys is one step, from its first key to the first other one.
    fn ends_box(self) {
        if self.key_stroke.with_value(Option::is_some) {
            self.key_stroke.set_value(None);
            self.asked.end_trial();
        }
    }

    fn goes_to(self, cell: Cell) {
        self.asked.read_cell(Some(cell), true);
    }

    /// The cell that keys are at: the one that is read out, else the strongest.
    fn at(self, (rows, columns): Grid) -> Cell {
        let strongest = || {
            self.answers.evidence.with_untracked(|evidence| {
                Summary::of(&evidence.as_ref()?.map, Offset::NONE).strongest
            })
        };
        let cell = self.asked.cell.get_untracked();
        let (row, column) = cell.or_else(strongest).unwrap_or_default();
        (row.min(rows.max(1) - 1), column.min(columns.max(1) - 1))
    }

    fn grid(self) -> Option<Grid> {
        self.answers.grid.get_untracked()
    }

    /// Whether the cells of a region are being chosen.
    fn chooses(self) -> bool {
        self.asked.question.get_untracked() == Question::Region
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

/// The value of the cell that is read out, beside the cell: on a wall the line below the photo is far
/// from the pointer.
#[component]
fn Bubble() -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let at = move || {
        let placement = Placement::new(answers.grid.get()?, answers.offset.get());
        Some(placement.looks_at(asked.cell.get()?))
    };
    move || {
        let (across, down) = at()?;
        let value = answers.cell.with(|cell| Some(cell.as_ref()?.value))?;
        Some(view! {
            <p
                class="bubble"
                class:below={down < BUBBLE_ROOM}
                aria-hidden="true"
                style:left=format!("{}%", 100.0 * across)
                style:top=format!("{}%", 100.0 * down)
            >
                {numbers::signed(value)}
            </p>
        })
    }
}

/// The part of the picture's height in which a bubble above a cell would leave the picture.
const BUBBLE_ROOM: f64 = 0.25;

/// Outlines of the cell that is read out, of the region, and of the marked cells of a comparison.
#[component]
fn CellOutlines() -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let cell = Memo::new(move |_| {
        let (rows, columns) = answers.grid.get()?;
        let at = asked.cell.get()?;
        let cell = CellSet::from_fn(rows, columns, |row, column| (row, column) == at);
        Some(path(&cell.outline(answers.offset.get())))
    });
    let region = Memo::new(move |_| {
        let chosen = answers.region;
        let chooses = asked.question.get() == Question::Region;
        let any = chooses && chosen.with(|region| !region.is_empty());
        any.then(|| chosen.with(|region| path(&region.outline(answers.offset.get()))))
    });
    let marked = Memo::new(move |_| {
        answers.contrast.with(|contrast| {
            let marked = &contrast.as_ref()?.lead.marked;
            (!marked.is_empty()).then(|| path(&marked.outline(answers.offset.get())))
        })
    });
    view! {
        <svg class="outlines" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            // All cells outside of the region.
            <path
                class="left-out"
                fill-rule="evenodd"
                d=move || region.get().map(|region| format!("M0 0H1V1H0Z{region}"))
            />
            <path class="halo" d=region />
            <path class="line" d=region data-testid="region-outline" />
            <path class="halo" d=marked />
            <path class="line marked" d=marked data-testid="marked-outline" />
            <path class="halo" d=cell />
            <path class="line cell" d=cell data-testid="cell-outline" />
        </svg>
    }
}
