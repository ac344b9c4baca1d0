//! The question as signals: to be read everywhere, and changed by its methods alone.

use camlens_client::subject::{Catalogue, Subject};
use camlens_client::view::cursor::Cell;
use camlens_client::view::selection::Tool;
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
    /// The cell that is read out.
    pub cell: Memo<Option<Cell>>,
    /// The best classes' maps are shown side by side.
    pub multiples: Memo<bool>,
    /// The tool that chooses a region.
    pub tool: ReadSignal<Tool>,
    set_tool: WriteSignal<Tool>,
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
        Self {
            asked,
            question: Memo::new(move |_| asked.with(|asked| asked.question)),
            class: Memo::new(move |_| asked.with(|asked| asked.class)),
            cell: Memo::new(move |_| asked.with(|asked| asked.cell)),
            multiples: Memo::new(move |_| asked.with(|asked| asked.multiples)),
            tool,
            set_tool,
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

    /// Reads out a cell, which a pointer or, `by_keys`, the keyboard is at; or none.
    pub fn read_cell(self, cell: Option<Cell>, by_keys: bool) {
        if self.by_keys.get_untracked() != by_keys {
            self.set_by_keys.set(by_keys);
        }
        self.change(|asked| asked.cell = cell);
    }

    /// Chooses the cells of the region.
    pub fn choose_region(self, region: CellSet) {
        self.change(|asked| asked.region = region);
    }

    /// Takes the tool that chooses a region.
    pub fn take_tool(self, tool: Tool) {
        self.set_tool.set(tool);
    }

    /// Shows the best classes' maps side by side, or takes them away.
    pub fn toggle_multiples(self) {
        self.change(|asked| asked.multiples = !asked.multiples);
    }

    /// Turns to a new finding; see [`Asked::turn_to`].
    pub(super) fn turn_to(self, before: Option<Best>, now: Best) {
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
