//! The figure of the notebook: the photo, beside it the map over it, the class as title, the colours with
//! their logits, and a caption.
//!
//! ```text
//! title                                portrait and landscape: side by side
//! +-----------+  +-----------+         panorama: one above the other
//! |   photo   |  |    map    |
//! +-----------+  +-----------+
//! ============================ colours
//! low          0          high
//! caption
//! ```

use super::plan::{Align, Area, Font, Measure, PlacedText, fitted, wrapped};
use camlens_core::render::Scale;

/// What a figure says, in the page's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureTexts {
    /// The class.
    pub title: String,
    /// The low end of the colours, with its number.
    pub low: String,
    /// The high end of the colours, with its number.
    pub high: String,
    /// Zero.
    pub zero: String,
    pub caption: String,
}

/// The places of everything in a figure, in its pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Width and height.
    pub size: (usize, usize),
    pub photo: Area,
    /// The photo with the map over it.
    pub map: Area,
    /// The colours, from low at the left to high at the right.
    pub colours: Area,
    /// The mark of zero on them, where zero lies between their ends: its distance from the left of the
    /// figure.
    pub zero: Option<f64>,
    pub texts: Vec<PlacedText>,
}

/// The longer side of a photo in it, in pixels: small ones are enlarged, so that words stand beside them.
const PANEL_PIXELS: std::ops::RangeInclusive<usize> = 480..=1200;

/// Width over height from which on the photos stand one above the other.
const PANORAMA: f64 = 2.0;

/// Around everything.
const MARGIN: usize = 40;

/// Between two parts.
const GAP: usize = 24;

/// The least width of all parts together: title and caption are read in it.
const MIN_WIDTH: usize = 640;

/// The width between the margins whose words have the sizes below: of two photos of the least size.
const LEAST_PHOTOS_WIDTH: f64 = 984.0;

const COLOURS_HEIGHT: usize = 20;

/// The least distance of two labels in a line.
const LABEL_DISTANCE: f64 = 16.0;

const TITLE: Font = Font {
    size: 34.0,
    bold: true,
};

const LABEL: Font = Font {
    size: 22.0,
    bold: false,
};

const CAPTION: Font = Font {
    size: 20.0,
    bold: false,
};

impl Figure {
    /// Lays out the figure of a photo of this size, width and height.
    pub fn of(photo: (usize, usize), scale: Scale, texts: &FigureTexts, measure: Measure) -> Self {
        let (photo, map, width) = panels(photo);
        let mut page = Page {
            width,
            larger: (width as f64 / LEAST_PHOTOS_WIDTH).max(1.0),
            top: MARGIN,
            texts: Vec::new(),
            measure,
        };
        page.paragraph(&texts.title, page.font(TITLE));
        let (photo, map) = (page.below(photo), page.below(map));
        page.top = map.top + map.height + GAP;
        let colours = page.colours();
        let at_zero = scale.zero();
        let at_zero =
            at_zero.map(|part| colours.left as f64 + f64::from(part) * colours.width as f64);
        page.labels(&colours, at_zero, texts);
        page.top += GAP;
        page.paragraph(&texts.caption, page.font(CAPTION));
        Self {
            // The last gap is below the last part.
            size: (width + 2 * MARGIN, page.top - GAP + MARGIN),
            photo,
            map,
            colours,
            zero: at_zero,
            texts: page.texts,
        }
    }
}

/// The places of the two photos, from the top of the first one and the left of the figure, and the width of
/// all that is between the margins.
fn panels(photo: (usize, usize)) -> (Area, Area, usize) {
    let longer = photo.0.max(photo.1);
    let side = longer.clamp(*PANEL_PIXELS.start(), *PANEL_PIXELS.end());
    let (width, height) = fitted((photo.0 as f64, photo.1 as f64), side as f64);
    let above_each_other = photo.0 as f64 >= PANORAMA * photo.1 as f64;
    let both = if above_each_other {
        width
    } else {
        2 * width + GAP
    };
    let whole = both.max(MIN_WIDTH);
    let left = MARGIN + (whole - both) / 2;
    let first = Area {
        left,
        top: 0,
        width,
        height,
    };
    let second = match above_each_other {
        true => Area {
            top: height + GAP,
            ..first
        },
        false => Area {
            left: left + width + GAP,
            ..first
        },
    };
    (first, second, whole)
}

/// A figure that grows downwards.
struct Page<'a> {
    /// Between the margins.
    width: usize,
    /// The enlargement of words: a large figure is printed as small as others.
    larger: f64,
    /// The top of what comes next.
    top: usize,
    texts: Vec<PlacedText>,
    measure: Measure<'a>,
}

impl Page<'_> {
    /// Writes lines from margin to margin, and a gap below them; nothing for no words.
    fn paragraph(&mut self, text: &str, font: Font) {
        let lines = wrapped(text, font, self.width as f64, self.measure);
        if lines.is_empty() {
            return;
        }
        for line in lines {
            self.line(line, font, MARGIN as f64, Align::Left);
            self.top += font.line() as usize;
        }
        self.top += GAP;
    }

    /// Writes one line at the top of what comes next.
    fn line(&mut self, text: String, font: Font, x: f64, align: Align) {
        self.texts.push(PlacedText {
            text,
            font,
            x,
            baseline: self.top as f64 + font.ascent(),
            align,
        });
    }

    fn below(&self, area: Area) -> Area {
        Area {
            top: area.top + self.top,
            ..area
        }
    }

    /// The colours, from margin to margin: there is room for the words below.
    fn colours(&mut self) -> Area {
        let colours = Area {
            left: MARGIN,
            top: self.top,
            width: self.width,
            height: (COLOURS_HEIGHT as f64 * self.larger).round() as usize,
        };
        self.top += colours.height + GAP / 3;
        colours
    }

    /// A font in the size of this figure.
    fn font(&self, font: Font) -> Font {
        Font {
            size: (font.size * self.larger).round(),
            ..font
        }
    }

    /// The ends of the colours and zero, in one line; the ends in lines of their own where they are too long,
    /// and no zero where there is no room for it.
    fn labels(&mut self, colours: &Area, zero: Option<f64>, texts: &FigureTexts) {
        let (left, right) = (colours.left as f64, (colours.left + colours.width) as f64);
        let label = self.font(LABEL);
        let wide = |text: &str| (self.measure)(text, label);
        let low_end = left + wide(&texts.low) + LABEL_DISTANCE;
        let high_begin = right - wide(&texts.high) - LABEL_DISTANCE;
        let half = wide(&texts.zero) / 2.0;
        if low_end > high_begin {
            let lines = |text| wrapped(text, label, right - left, self.measure);
            let ends = [
                (lines(&texts.low), left, Align::Left),
                (lines(&texts.high), right, Align::Right),
            ];
            for (lines, x, align) in ends {
                for line in lines {
                    self.line(line, label, x, align);
                    self.top += label.line() as usize;
                }
            }
            return;
        }
        let zero = zero.filter(|zero| zero - half >= low_end && zero + half <= high_begin);
        self.line(texts.low.clone(), label, left, Align::Left);
        if let Some(zero) = zero {
            self.line(texts.zero.clone(), label, zero, Align::Centre);
        }
        self.line(texts.high.clone(), label, right, Align::Right);
        self.top += label.line() as usize;
    }
}

#[cfg(test)]
mod tests;
