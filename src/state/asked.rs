//! The question as signals: to be read everywhere, and changed by its methods alone.

use camlens_client::subject::{Catalogue, Subject};
use camlens_client::view::cursor::{Cell, Grid};
use camlens_client::view::selection::Tool;
use camlens_client::view::undo::Undo;
use camlens_client::view::{Asked, AskedKeys, Best, Question};
use camlens_core::cam::CellSet;
use leptos::prelude::*;

/// The question, and the means by which the visitor answers it.
#[derive(Clone, Copy)]
pub struct AskedContext {
    asked: RwSignal<Asked>,
    pub question: Memo<Question>,
    /// The class whose map is shown where nothing is compared, by index.
    pub class: Memo<Option<usize>>,
    /// The cell that is read out: the pinned one, else the one under the pointer or the keys.
    pub cell: Memo<Option<Cell>>,
    /// The cell whose reading stays when the pointer leaves.
    pub pinned_cell: Memo<Option<Cell>>,
    /// The question stays when the photo changes.
    pub pinned: Memo<bool>,
    /// The best classes' maps are shown side by side.
    pub multiples: Memo<bool>,
    /// The tool that chooses a region.
    pub tool: ReadSignal<Tool>,
    set_tool: WriteSignal<Tool>,
    /// What is asked is on trial: it becomes a step of the tab's history when the trial ends.
    pub trial: ReadSignal<bool>,
    set_trial: WriteSignal<bool>,
    /// The region when the trial began.
    before_trial: StoredValue<Option<CellSet>>,
    /// The strokes of the region.
    undo: RwSignal<Undo>,
    /// The cells are moved through by keys.
    pub by_keys: ReadSignal<bool>,
    set_by_keys: WriteSignal<bool>,
}

impl AskedContext {
    /// Nothing asked yet.
    pub fn new() -> Self {
        let asked = RwSignal::new(Asked::default());
        let (tool, set_tool) = signal(Tool::default());
        let (by_keys, set_by_keys) = signal(false);
        let (trial, set_trial) = signal(false);
        Self {
            asked,
            question: Memo::new(move |_| asked.with(|asked| asked.question)),
            class: Memo::new(move |_| asked.with(|asked| asked.class)),
            cell: Memo::new(move |_| asked.with(Asked::read_cell)),
            pinned_cell: Memo::new(move |_| asked.with(|asked| asked.pinned_cell)),
            pinned: Memo::new(move |_| asked.with(|asked| asked.pinned)),
            multiples: Memo::new(move |_| asked.with(|asked| asked.multiples)),
            tool,
            set_tool,
            trial,
            set_trial,
            before_trial: StoredValue::new(None),
            undo: RwSignal::new(Undo::default()),
            by_keys,
            set_by_keys,
        }
    }

    /// Reads the question.
    pub fn with<T>(self, read: impl FnOnce(&Asked) -> T) -> T {
        self.asked.with(read)
    }

    /// Asks one of the questions.
    pub fn ask(self, question: Question) {
        self.change(|asked| asked.question = question);
    }

    /// Shows the map of a class.
    pub fn show_class(self, class: usize) {
        self.change(|asked| asked.class = Some(class));
    }

    /// Puts a subject on the first side of the comparison.
    pub fn compare(self, one: Subject) {
        self.change(|asked| asked.compare(one));
    }

    /// Puts a subject on the second side of the comparison.
    pub fn compare_with(self, other: Subject) {
        self.change(|asked| asked.other = Some(other));
    }

    /// Puts each side of the comparison in the other's place.
    pub fn swap(self, pair: (Subject, Subject)) {
        self.change(|asked| asked.swap(pair));
    }

    /// Reads out a cell, which a pointer or, `by_keys`, the keyboard is at; or none. While a cell is
    /// pinned, that one stays, and keys take it along.
    pub fn read_cell(self, cell: Option<Cell>, by_keys: bool) {
        if self.by_keys.get_untracked() != by_keys {
            self.set_by_keys.set(by_keys);
        }
        self.change(|asked| {
            asked.cell = cell;
            if by_keys && cell.is_some() && asked.pinned_cell.is_some() {
                asked.pinned_cell = cell;
            }
        });
    }

    /// Pins the reading of a cell; of the cell that is pinned already, takes the pin away.
    pub fn pin_cell(self, cell: Cell) {
        self.change(|asked| asked.pin_cell(cell));
    }

    /// Takes the pin away from the reading.
    pub fn unpin_cell(self) {
        self.change(|asked| asked.pinned_cell = None);
    }

    /// Pins the question, so that it stays when the photo changes, or takes the pin away. `pair` is
    /// the comparison on the screen.
    pub fn pin(self, pinned: bool, pair: Option<(Subject, Subject)>) {
        self.change(|asked| asked.pin(pinned, pair));
    }

    /// Chooses the cells of the region. During a [trial](Self::begin_trial) all choices are one
    /// stroke.
    pub fn choose_region(self, region: CellSet) {
        if !self.trial.get_untracked() {
            self.record_stroke(&region);
        }
        self.change(|asked| asked.region = region);
    }

    /// Takes the last stroke of the region back, or "Clear".
    pub fn undo_region(self, grid: Grid) {
        self.go_through_strokes(|undo, now| undo.undo(now, grid));
    }

    /// Does the stroke again that was taken back last.
    pub fn redo_region(self, grid: Grid) {
        self.go_through_strokes(|undo, now| undo.redo(now, grid));
    }

    /// Whether there is a stroke on this grid to take back.
    pub fn can_undo_region(self, grid: Grid) -> bool {
        self.undo.with(|undo| undo.can_undo(grid))
    }

    fn go_through_strokes(self, step: impl FnOnce(&mut Undo, CellSet) -> Option<CellSet>) {
        self.end_trial();
        let now = self.asked.with_untracked(|asked| asked.region.clone());
        let region = self.undo.try_update(|undo| step(undo, now)).flatten();
        if let Some(region) = region {
            self.change(|asked| asked.region = region);
        }
    }

    /// The region becomes another one: the present one is kept for "Undo".
    fn record_stroke(self, next: &CellSet) {
        let now = self.asked.with_untracked(|asked| asked.region.clone());
        if now != *next {
            self.undo.update(|undo| undo.record(now));
        }
    }

    /// Takes the tool that chooses a region.
    pub fn take_tool(self, tool: Tool) {
        self.set_tool.set(tool);
    }

    /// Shows the best classes' maps side by side, or takes them away.
    pub fn toggle_multiples(self) {
        self.change(|asked| asked.multiples = !asked.multiples);
    }

    /// Begins a trial: a list whose entries are shown as one moves through it, or a drag that draws a
    /// region.
    pub fn begin_trial(self) {
        let region = self.asked.with_untracked(|asked| asked.region.clone());
        self.before_trial.set_value(Some(region));
        self.set_trial.set(true);
    }

    /// Ends the trial; what is asked now stays, as one step of the tab's history. Without a trial,
    /// nothing happens.
    pub fn end_trial(self) {
        if !self.trial.get_untracked() {
            return;
        }
        let before = self.before_trial.try_update_value(Option::take).flatten();
        let now = self.asked.with_untracked(|asked| asked.region.clone());
        if let Some(before) = before.filter(|before| *before != now) {
            self.undo.update(|undo| undo.record(before));
        }
        self.set_trial.set(false);
    }

    /// Asks a kept question again of the finding on the screen, whose best classes these are; see
    /// [`Asked::restore`]. Classes of another head are not asked.
    pub(super) fn restore(self, kept: &Asked, now: Best) {
        self.end_trial();
        self.record_stroke(&kept.region);
        self.change(|asked| {
            asked.restore(kept);
            asked.turn_to(Some(now), now);
        });
    }

    /// Turns to a new finding; see [`Asked::turn_to`].
    pub(super) fn turn_to(self, before: Option<Best>, now: Best) {
        if before.is_none() {
            self.end_trial();
            self.undo.update(Undo::clear);
        }
        self.change(|asked| asked.turn_to(before, now));
    }

    /// Asks for the subjects of an address.
    pub(super) fn take_up(self, keys: &AskedKeys, catalogue: &Catalogue) {
        self.change(|asked| asked.take_up(keys, catalogue));
    }

    fn change(self, change: impl FnOnce(&mut Asked)) {
        self.asked.maybe_update(|asked| {
            let before = asked.clone();
            change(asked);
            *asked != before
        });
    }
}
