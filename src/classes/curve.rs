//! Whether more photos would help: the accuracy with fewer of them.

use super::words;
use crate::parts::numbers::{counted, number};
use crate::state::ClassesContext;
use camlens_core::protocol::{Curve, CurvePoint};
use camlens_words::say;
use leptos::prelude::*;

/// The sides of the drawing in its own units.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 140.0;
const LEFT: f64 = 44.0;
const BELOW: f64 = 24.0;
const EDGE: f64 = 10.0;

/// The curve with its sentence; while it is measured, a word about that.
#[component]
pub fn CurveView() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    Effect::new(move |_| {
        classes.learning.track();
        classes.want_curve();
    });
    view! {
        <section aria-labelledby="classes-curve" data-testid="curve">
            <h3 id="classes-curve">{say::classes_curve()}</h3>
            {move || classes.curve.with(|curve| match curve {
                None => view! { <p class="hint">{say::classes_curve_comes()}</p> }.into_any(),
                Some(curve) if curve.points.len() < 2 => {
                    view! { <p class="hint">{say::classes_curve_none()}</p> }.into_any()
                }
                Some(curve) => view! {
                    <p>{words::curve(classes, curve)}</p>
                    <Drawing curve=curve.clone() />
                }
                .into_any(),
            })}
        </section>
    }
}

#[component]
fn Drawing(curve: Curve) -> impl IntoView {
    let lowest = curve.points.iter().map(|point| point.accuracy);
    let floor = (lowest.fold(1.0, f64::min) * 10.0 - 0.5).floor().max(0.0) / 10.0;
    let most = curve.points.last().map_or(1.0, |point| point.photos);
    let place = move |point: &CurvePoint| {
        let x = LEFT + (WIDTH - LEFT - EDGE) * point.photos / most.max(1.0);
        let up = (point.accuracy - floor) / (1.0 - floor).max(1e-9);
        (x, EDGE + (HEIGHT - BELOW - EDGE) * (1.0 - up))
    };
    let places: Vec<(f64, f64)> = curve.points.iter().map(place).collect();
    let line: Vec<String> = places
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    let dots = places.iter().zip(&curve.points).map(|((x, y), point)| {
        let title = say::ClassesCurvePoint {
            photos: &number(point.photos, 0),
            percent: &counted(point.accuracy),
        };
        view! { <circle cx=x.to_string() cy=y.to_string() r="3.5"><title>{title.say()}</title></circle> }
    });
    let base = HEIGHT - BELOW;
    let marks = places.iter().zip(&curve.points).map(|((x, _), point)| {
        view! {
            <text x=x.to_string() y=(base + 16.0).to_string() text-anchor="middle">
                {number(point.photos, 0)}
            </text>
        }
    });
    view! {
        <svg
            class="curve"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="img"
            aria-label=say::classes_curve_label()
        >
            <path class="axis" d=format!("M{LEFT} {EDGE}V{base}H{}", WIDTH - EDGE) />
            <text x=(LEFT - 6.0).to_string() y=(EDGE + 5.0).to_string() text-anchor="end">
                {counted(1.0)}
            </text>
            <text x=(LEFT - 6.0).to_string() y=base.to_string() text-anchor="end">
                {counted(floor)}
            </text>
            {marks.collect_view()}
            <polyline points=line.join(" ") />
            {dots.collect_view()}
        </svg>
    }
}
