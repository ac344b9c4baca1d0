//! How the map is looked at, as signals that every component shares; and what follows from it.

use super::choices::{Choices, View, effective_colormap, effective_range, upsampling};
use super::zoom;
use camlens_core::cam::{Evidence, Marked, Part, Polyline, Threshold, Upsampling, contour};
use camlens_core::framing::Framing;
use camlens_core::render::{Colormap, FIXED, Range, Scale};
use leptos::prelude::*;

/// What there is to look at.
#[derive(Clone, Copy)]
pub struct Shown {
    pub evidence: Memo<Option<Evidence>>,
    pub framing: Memo<Option<Framing>>,
    /// The values have two sides that both mean something, as the difference of two classes has.
    pub diverging: Signal<bool>,
}

/// Everything that is chosen about the look, and what is drawn for it.
#[derive(Clone, Copy)]
pub struct LookState {
    pub view: RwSignal<View>,
    /// How much of the map lies over the photo, in percent.
    pub opacity: RwSignal<u32>,
    /// The colormap that was chosen; [`Self::colormap`] is drawn.
    pub colours: RwSignal<Colormap>,
    /// The range that was chosen; of the fixed one, [`Self::fixed`] are the ends.
    pub range: RwSignal<Range>,
    pub fixed: RwSignal<Scale>,
    /// The real cells instead of a smooth map.
    pub cells: RwSignal<bool>,
    /// For contour and box, in percent of the largest value.
    pub threshold: RwSignal<u32>,
    pub contour: RwSignal<bool>,
    pub boxed: RwSignal<bool>,
    /// Where the slider stands between photo and map, in percent of the width.
    pub split: RwSignal<f64>,
    /// How near one looks; see [`zoom`].
    pub zoom: RwSignal<f64>,
    /// The network's input is enlarged without smoothing.
    pub pixelated: RwSignal<bool>,

    pub diverging: Signal<bool>,
    /// The colormap that is drawn.
    pub colormap: Memo<Colormap>,
    /// The range that is drawn.
    pub drawn_range: Memo<Range>,
    /// The logits at the ends of the colormap.
    pub scale: Memo<Option<Scale>>,
    pub upsampling: Memo<Option<Upsampling>>,
    /// What is above the threshold; none while no contour is wanted.
    pub marked: Memo<Option<Marked>>,
    /// The lines around it.
    pub lines: Memo<Vec<Polyline>>,
    /// Its largest part; none while no box is wanted.
    pub part: Memo<Option<Part>>,
}

impl LookState {
    /// Begins with what the address says.
    pub fn new(choices: Choices, shown: Shown) -> Self {
        let Shown {
            evidence,
            framing,
            diverging,
        } = shown;
        let fixed = match choices.range {
            Range::Fixed(scale) => scale,
            _ => FIXED,
        };
        let colours = RwSignal::new(choices.colours);
        let (range, fixed) = (RwSignal::new(choices.range), RwSignal::new(fixed));
        let cells = RwSignal::new(choices.cells);
        let threshold = RwSignal::new(choices.threshold);
        let (contoured, boxed) = (RwSignal::new(choices.contour), RwSignal::new(choices.boxed));
        let colormap = Memo::new(move |_| effective_colormap(colours.get(), diverging.get()));
        let drawn_range = Memo::new(move |_| {
            effective_range(with_ends(range.get(), fixed.get()), colormap.get())
        });
        let scale = Memo::new(move |_| {
            let range = drawn_range.get();
            evidence.with(|evidence| Some(range.scale([&evidence.as_ref()?.map])))
        });
        let upsampling = Memo::new(move |_| Some(upsampling(framing.get()?, cells.get())));
        let level = move || Threshold::OfMax(threshold.get() as f32 / 100.0);
        let marked = Memo::new(move |_| {
            let upsampling = upsampling.get().filter(|_| contoured.get())?;
            evidence.with(|evidence| evidence.as_ref()?.marked(level(), upsampling))
        });
        let lines = Memo::new(move |_| {
            let lines = marked.get().zip(upsampling.get());
            let lines = lines.and_then(|(marked, upsampling)| {
                evidence.with(|evidence| {
                    Some(contour(&evidence.as_ref()?.map, marked.level, upsampling))
                })
            });
            lines.unwrap_or_default()
        });
        let part = Memo::new(move |_| {
            let upsampling = upsampling.get().filter(|_| boxed.get())?;
            evidence.with(|evidence| evidence.as_ref()?.largest_part(level(), upsampling))
        });
        Self {
            view: RwSignal::new(choices.view),
            opacity: RwSignal::new(50),
            colours,
            range,
            fixed,
            cells,
            threshold,
            contour: contoured,
            boxed,
            split: RwSignal::new(50.0),
            zoom: RwSignal::new(zoom::FIT),
            pixelated: RwSignal::new(true),
            diverging,
            colormap,
            drawn_range,
            scale,
            upsampling,
            marked,
            lines,
            part,
        }
    }

    /// What was chosen, for the address.
    pub fn choices(&self) -> Choices {
        Choices {
            view: self.view.get(),
            colours: self.colours.get(),
            range: with_ends(self.range.get(), self.fixed.get()),
            cells: self.cells.get(),
            threshold: self.threshold.get(),
            contour: self.contour.get(),
            boxed: self.boxed.get(),
        }
    }
}

fn with_ends(range: Range, fixed: Scale) -> Range {
    match range {
        Range::Fixed(_) => Range::Fixed(fixed),
        range => range,
    }
}
