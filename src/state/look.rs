//! The look as signals, to be read everywhere and changed by its methods alone; and what is drawn
//! for it.

use super::answers::AnswersContext;
use super::reader::ReaderContext;
use camlens_client::view::{Layout, Look};
use camlens_core::cam::{Enlargement, Marked, Part, Polyline, contour};
use camlens_core::render::{Colormap, Cover, FIXED, Range, Scale};
use leptos::prelude::*;

/// The look of the map.
#[derive(Clone, Copy)]
pub struct LookContext {
    look: RwSignal<Look>,
    /// The ends of the fixed range, also while another range is chosen.
    pub fixed_ends: ReadSignal<Scale>,
    set_fixed_ends: WriteSignal<Scale>,

    pub layout: Memo<Layout>,
    /// Strength of the map over the photo, in percent.
    pub opacity: Memo<u32>,
    /// The colormap that was chosen; [`Self::colormap`] is drawn.
    pub chosen_colormap: Memo<Colormap>,
    /// The cells of the network's grid are shown instead of a smooth map.
    pub cells: Memo<bool>,
    /// Threshold of contour and box, in percent of the largest value.
    pub threshold: Memo<u32>,
    pub contour: Memo<bool>,
    pub boxed: Memo<bool>,
    /// Place of the handle between photo and map, in percent of the width.
    pub split: Memo<f64>,
    /// The factor of enlargement; see [`camlens_client::view::zoom`].
    pub zoom: Memo<f64>,
    /// The network's input is enlarged without smoothing.
    pub pixelated: Memo<bool>,

    /// The map has two sides of zero that both mean something.
    pub diverging: Memo<bool>,
    pub colormap: Memo<Colormap>,
    /// The range in force: a comparison has its own.
    pub range: Memo<Range>,
    /// The photo under the map is grey: a comparison has it so unless chosen otherwise.
    pub grey: Memo<bool>,
    /// The weight of the map's pixels over the photo.
    pub cover: Memo<Cover>,
    /// The logits at the ends of the colormap.
    pub scale: Memo<Option<Scale>>,
    /// The enlargement of the map on its frame.
    pub enlargement: Memo<Option<Enlargement>>,
    /// The numbers of everything above the threshold, where a contour is wanted.
    pub marked: Memo<Option<Marked>>,
    /// The lines around it.
    pub lines: Memo<Vec<Polyline>>,
    /// The largest part above the threshold, where a box is wanted.
    pub part: Memo<Option<Part>>,
}

impl LookContext {
    /// Begins with this look of the map that answers.
    pub fn new(look: Look, reader: ReaderContext, answers: AnswersContext) -> Self {
        let ends = match look.range {
            Range::Fixed(scale) => scale,
            _ => FIXED,
        };
        let (fixed_ends, set_fixed_ends) = signal(ends);
        let look = RwSignal::new(look);
        let shown = reader.shown;
        let frame = Memo::new(move |_| shown.with(|shown| Some(shown.as_ref()?.frame)));
        let diverging = Memo::new(move |_| answers.compares());
        let range = Memo::new(move |_| look.get().drawn_range(diverging.get()));
        let evidence = answers.evidence;
        let scale = Memo::new(move |_| {
            let range = range.get();
            answers.reference_maps.with(|references| {
                evidence.with(|evidence| Some(range.scale([&evidence.as_ref()?.map], references)))
            })
        });
        let enlargement = Memo::new(move |_| Some(look.get().enlargement(&frame.get()?)));
        // A change of zoom or strength computes no outline.
        let outlined = Memo::new(move |_| look.get().of_outlines());
        let marked = Memo::new(move |_| {
            let (look, frame) = (outlined.get(), frame.get()?);
            evidence.with(|evidence| look.marked(evidence.as_ref()?, &frame))
        });
        let lines = Memo::new(move |_| {
            let lines = || {
                let (marked, enlargement) = (marked.get()?, enlargement.get()?);
                evidence.with(|evidence| {
                    Some(contour(&evidence.as_ref()?.map, marked.level, enlargement))
                })
            };
            lines().unwrap_or_default()
        });
        let part = Memo::new(move |_| {
            let (look, frame) = (outlined.get(), frame.get()?);
            evidence.with(|evidence| look.part(evidence.as_ref()?, &frame))
        });
        Self {
            look,
            fixed_ends,
            set_fixed_ends,
            layout: Memo::new(move |_| look.get().layout),
            opacity: Memo::new(move |_| look.get().opacity),
            chosen_colormap: Memo::new(move |_| look.get().colormap),
            cells: Memo::new(move |_| look.get().cells),
            threshold: Memo::new(move |_| look.get().threshold),
            contour: Memo::new(move |_| look.get().contour),
            boxed: Memo::new(move |_| look.get().boxed),
            split: Memo::new(move |_| look.get().split),
            zoom: Memo::new(move |_| look.get().zoom),
            pixelated: Memo::new(move |_| look.get().pixelated),
            diverging,
            colormap: Memo::new(move |_| look.get().drawn_colormap(diverging.get())),
            range,
            grey: Memo::new(move |_| look.get().drawn_grey(diverging.get())),
            cover: Memo::new(move |_| look.get().drawn_cover(diverging.get())),
            scale,
            enlargement,
            marked,
            lines,
            part,
        }
    }

    /// All choices.
    pub fn get(self) -> Look {
        self.look.get()
    }

    /// Whether the choice of this colormap changes what is drawn, or is what is drawn.
    pub fn offers_colormap(self, colormap: Colormap) -> bool {
        self.look
            .get()
            .offers_colormap(colormap, self.diverging.get())
    }

    /// Whether the choice of this range changes what is drawn, or is what is drawn.
    pub fn offers_range(self, range: Range) -> bool {
        self.look.get().offers_range(range, self.diverging.get())
    }

    /// Takes a look that was saved. Zoom and the switches of the network's input stay as they are.
    pub(super) fn restore(self, saved: Look) {
        if let Range::Fixed(ends) = saved.range {
            self.set_fixed_ends.set(ends);
        }
        self.change(|look| {
            *look = Look {
                zoom: look.zoom,
                pixelated: look.pixelated,
                ..saved
            }
        });
    }

    pub fn set_layout(self, layout: Layout) {
        self.change(|look| look.layout = layout);
    }

    pub fn set_opacity(self, percent: u32) {
        self.change(|look| look.opacity = percent);
    }

    pub fn set_colormap(self, colormap: Colormap) {
        self.change(|look| look.colormap = colormap);
    }

    /// Chooses a range; a fixed one has the ends that were chosen last.
    pub fn set_range(self, range: Range) {
        let range = match range {
            Range::Fixed(_) => Range::Fixed(self.fixed_ends.get_untracked()),
            range => range,
        };
        self.change(|look| look.range = range);
    }

    /// Chooses the ends of the fixed range, and that range with them.
    pub fn set_fixed_ends(self, ends: Scale) {
        self.set_fixed_ends.set(ends);
        self.set_range(Range::Fixed(ends));
    }

    /// Shows the photo under the map in grey, or in its colours.
    pub fn set_grey(self, grey: bool) {
        let is_difference = self.diverging.get_untracked();
        self.change(|look| look.set_grey(grey, is_difference));
    }

    pub fn set_cells(self, cells: bool) {
        self.change(|look| look.cells = cells);
    }

    pub fn set_threshold(self, percent: u32) {
        self.change(|look| look.threshold = percent);
    }

    pub fn set_contour(self, on: bool) {
        self.change(|look| look.contour = on);
    }

    pub fn set_boxed(self, on: bool) {
        self.change(|look| look.boxed = on);
    }

    /// Moves the handle between photo and map; beyond a border it stays there.
    pub fn set_split(self, percent: f64) {
        self.change(|look| look.split = percent.clamp(0.0, 100.0));
    }

    pub fn set_zoom(self, factor: f64) {
        self.change(|look| look.zoom = factor);
    }

    pub fn set_pixelated(self, pixelated: bool) {
        self.change(|look| look.pixelated = pixelated);
    }

    fn change(self, change: impl FnOnce(&mut Look)) {
        self.look.maybe_update(|look| {
            let before = *look;
            change(look);
            *look != before
        });
    }
}
