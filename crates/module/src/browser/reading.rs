//! A reading as `camlens.js` has it.

use crate::answer::{Drawing, Question, evidence, painted, top};
use camlens_client::finding::FindingRef;
use camlens_core::framing::Frame;
use camlens_core::protocol::{Build, Decoder, Remark};
use camlens_core::render::{Cover, Range, Scale};
use camlens_core::resnet50;
use js_sys::{Array, Float32Array, Object, Reflect, Uint8ClampedArray};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// A photo's reading. It goes with the last page that holds it.
#[wasm_bindgen]
pub struct Reading {
    finding: FindingRef,
}

/// What is known beside the numbers.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct About<'finding> {
    network: &'static str,
    exact: bool,
    framing: &'static str,
    size: u16,
    mirrored: bool,
    rows: usize,
    columns: usize,
    frame: Frame,
    decoder: Decoder,
    remarks: &'finding [Remark],
    build: &'finding Build,
    /// Milliseconds.
    inference: f64,
}

impl Reading {
    pub(super) fn of(finding: FindingRef) -> Self {
        Self { finding }
    }
}

#[wasm_bindgen]
impl Reading {
    /// Grid, frame, way and network.
    ///
    /// # Errors
    /// None that occurs.
    pub fn about(&self) -> Result<JsValue, JsError> {
        let finding = &self.finding;
        let resolution = finding.way.resolution;
        let about = About {
            network: resnet50::NAME,
            exact: finding.exact,
            framing: finding.way.framing.name(),
            size: resolution.short_side.pixels(),
            mirrored: resolution.mirrored,
            rows: finding.reading.rows(),
            columns: finding.reading.columns(),
            frame: finding.frame,
            decoder: finding.decoder,
            remarks: &finding.remarks,
            build: &finding.build,
            inference: finding.timing.infer,
        };
        Ok(about.serialize(&Serializer::json_compatible())?)
    }

    /// The best classes, best first.
    pub fn top(&self, count: usize) -> Array {
        let labels = self.finding.reading.head().labels();
        let best = top(&self.finding, count).iter().map(|best| {
            let class = labels.classes().get(best.class);
            object([
                ("class", best.class.into()),
                ("name", labels.name(best.class).into()),
                (
                    "wordnet",
                    class.map_or("", |class| class.wordnet_id.as_ref()).into(),
                ),
                ("logit", best.logit.into()),
                ("probability", best.probability.into()),
            ])
        });
        best.collect()
    }

    /// The logits of all classes.
    pub fn logits(&self) -> Float32Array {
        Float32Array::from(self.finding.reading.logits())
    }

    /// The map of some classes, or its difference from that of others: `{rows, columns, values, mean, bias,
    /// logit}`.
    ///
    /// # Errors
    /// An unknown class, or none.
    pub fn map(&self, classes: Vec<usize>, against: Option<Vec<usize>>) -> Result<Object, JsError> {
        let evidence = evidence(&self.finding, &Question { classes, against })?;
        let map = &evidence.map;
        Ok(object([
            ("rows", map.rows.into()),
            ("columns", map.columns.into()),
            ("values", Float32Array::from(map.values.as_slice()).into()),
            ("mean", map.mean().into()),
            ("bias", evidence.bias.into()),
            ("logit", evidence.logit.into()),
        ]))
    }

    /// The pixels of such a map on a picture of the photo: `{x, y, width, height, pixels, low, high, colormap}`.
    /// Empty words stand for the usual drawing; a range of `fixed` takes `low` and `high`.
    ///
    /// # Errors
    /// Words without a meaning, an unknown class, or none.
    #[allow(
        clippy::too_many_arguments,
        reason = "one call of JavaScript, whose options are words"
    )]
    pub fn paint(
        &self,
        classes: Vec<usize>,
        against: Option<Vec<usize>>,
        width: usize,
        height: usize,
        colormap: &str,
        range: &str,
        low: f32,
        high: f32,
        cover: &str,
        cells: bool,
    ) -> Result<Object, JsError> {
        let drawing = Drawing {
            colormap: said(colormap).map(str::parse).transpose()?,
            range: said(range)
                .map(|range| range_of(range, low, high))
                .transpose()?,
            cover: said(cover).map(cover_of).transpose()?,
            cells,
        };
        let question = Question { classes, against };
        let painted = painted(&self.finding, &question, drawing, (width, height))?;
        let place = &painted.place;
        let pixels = Uint8ClampedArray::from(painted.pixels.as_slice());
        Ok(object([
            ("x", place.columns.start.into()),
            ("y", place.rows.start.into()),
            ("width", place.columns.len().into()),
            ("height", place.rows.len().into()),
            ("pixels", pixels.into()),
            ("colormap", painted.colormap.name().into()),
            ("low", painted.scale.low.into()),
            ("high", painted.scale.high.into()),
        ]))
    }
}

fn said(word: &str) -> Option<&str> {
    (!word.is_empty()).then_some(word)
}

fn range_of(name: &str, low: f32, high: f32) -> Result<Range, JsError> {
    if name == "fixed" {
        if low <= high && low.is_finite() && high.is_finite() {
            return Ok(Range::Fixed(Scale { low, high }));
        }
        return Err(JsError::new("a range has two numbers, the lower one first"));
    }
    let range: Range = name.parse()?;
    Ok(range)
}

fn cover_of(name: &str) -> Result<Cover, JsError> {
    match name {
        "even" => Ok(Cover::Even),
        "distance" => Ok(Cover::ByDistance),
        _ => Err(JsError::new(&format!(
            "there is no cover `{name}`; there are even and distance"
        ))),
    }
}

/// A plain object.
pub(super) fn object<const FIELDS: usize>(fields: [(&str, JsValue); FIELDS]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes any field.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object
}
