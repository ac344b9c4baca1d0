//! Contour and box over the map.
//!
//! Each line is drawn twice, dark and wide below, light and narrow above: one of the two is seen
//! on every colour of every colormap and photo.

use crate::cam::{Bounds, Polyline};
use crate::page::state::Page;
use leptos::prelude::*;
use std::fmt::Write;

/// The marks, as large as the frame that they lie in.
#[component]
pub fn Marks() -> impl IntoView {
    view! {
        <svg class="marks" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <Contour />
            <Boxed />
        </svg>
    }
}

#[component]
fn Contour() -> impl IntoView {
    let look = expect_context::<Page>().look;
    let path = Memo::new(move |_| look.lines.with(|lines| path(lines)));
    move || {
        look.marked.get().map(|marked| {
            view! {
                <g
                    data-testid="contour"
                    data-level=marked.level.to_string()
                    data-area=marked.area.to_string()
                    data-share=marked.of_score.map(|share| share.to_string())
                >
                    <path class="under" d=move || path.get() />
                    <path class="line" d=move || path.get() />
                </g>
            }
        })
    }
}

#[component]
fn Boxed() -> impl IntoView {
    let look = expect_context::<Page>().look;
    move || {
        look.part.get().map(|part| {
            let Bounds {
                left,
                top,
                width,
                height,
            } = part.bounds;
            let rectangle = move |class: &'static str| {
                view! {
                    <rect
                        class=class
                        x=left.to_string()
                        y=top.to_string()
                        width=width.to_string()
                        height=height.to_string()
                    />
                }
            };
            view! {
                <g
                    class="box"
                    data-testid="box"
                    data-left=left.to_string()
                    data-top=top.to_string()
                    data-width=width.to_string()
                    data-height=height.to_string()
                    data-level=part.level.to_string()
                    data-area=part.area.to_string()
                    data-share=part.of_score.map(|share| share.to_string())
                >
                    {rectangle("under")}
                    {rectangle("line")}
                </g>
            }
        })
    }
}

/// Lines as SVG writes them.
fn path(lines: &[Polyline]) -> String {
    let mut path = String::new();
    for line in lines {
        for (at, (x, y)) in line.points.iter().enumerate() {
            let go = if at == 0 { 'M' } else { 'L' };
            // Writing into a String does not fail.
            let _ = write!(path, "{go}{x:.5} {y:.5}");
        }
        if line.closed {
            path.push('Z');
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_one_path() {
        let line = |closed| Polyline {
            points: vec![(0.0, 0.5), (0.25, 1.0)],
            closed,
        };
        let expected = "M0.00000 0.50000L0.25000 1.00000M0.00000 0.50000L0.25000 1.00000Z";
        assert_eq!(path(&[line(false), line(true)]), expected);
        assert_eq!(path(&[]), "");
    }
}
