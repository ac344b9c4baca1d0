//! How it works: the arithmetic of one cell, on the photo at hand.

use super::sum::Printed;
use super::words::{self, TERMS};
use crate::parts::dialog::{Dialog, DialogRef, open};
use crate::parts::numbers;
use crate::parts::thumbnail::{self, SeenPart};
use crate::state::{AnswersContext, AskedContext, ReaderContext};
use camlens_client::finding::FindingRef;
use camlens_client::paths::path;
use camlens_client::view::cursor::Cell;
use camlens_core::cam::{
    Arithmetic, CellSet, Evidence, Summary, class_activation_map, feature_map,
};
use camlens_core::framing::Offset;
use camlens_core::render::{Colormap, Range};
use camlens_words::say;
use leptos::html::Canvas;
use leptos::prelude::*;

/// The longer side of a feature map's canvas in its own pixels.
const LONGER_SIDE_PIXELS: f64 = 320.0;

/// The page. It is computed while it is open only: each class that is shown would compute it again.
#[derive(Clone, Copy)]
pub struct HowPage {
    dialog: DialogRef,
    opened: RwSignal<bool>,
}

impl HowPage {
    /// A page that is closed.
    pub fn new() -> Self {
        Self {
            dialog: DialogRef::new(),
            opened: RwSignal::new(false),
        }
    }

    /// Opens the page.
    pub fn open(self) {
        self.opened.set(true);
        open(self.dialog);
    }
}

/// Opens the page.
#[component]
pub fn HowButton(how: HowPage) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            data-testid="how-button"
            on:click=move |_| how.open()
        >
            {say::help_how_title()}
        </button>
    }
}

/// The cell whose arithmetic is shown, of one finding.
#[derive(Clone, PartialEq)]
struct Example {
    finding: FindingRef,
    class: usize,
    cell: Cell,
    pinned: bool,
}

/// The page: the pinned cell, else the strongest cell of the shown class.
#[component]
pub fn HowItWorks(how: HowPage) -> impl IntoView {
    let (reader, asked) = (
        expect_context::<ReaderContext>(),
        expect_context::<AskedContext>(),
    );
    let example = Memo::new(move |_| {
        how.opened.get().then_some(())?;
        let (finding, class) = (reader.shown.get()?, asked.class.get()?);
        let pinned = asked.pinned_cell.get();
        let strongest = || {
            let map = class_activation_map(&finding.reading, class);
            Summary::of(&map, Offset::NONE).strongest
        };
        let cell = pinned.or_else(strongest)?;
        Some(Example {
            finding,
            class,
            cell,
            pinned: pinned.is_some(),
        })
    });
    view! {
        <Dialog dialog=how.dialog name="how" title=say::help_how_title() close_label=say::help_close() closed=move |()| how.opened.set(false)>
            {move || match example.get() {
                Some(example) => view! { <Steps example /> }.into_any(),
                None => view! { <p>{say::help_how_no_photo()}</p> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Steps(example: Example) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let Example {
        finding,
        class,
        cell,
        pinned,
    } = example;
    let reading = &finding.reading;
    let (rows, columns) = (reading.rows(), reading.columns());
    let channels = reading.head().channels();
    let name = untrack(|| answers.class_name(class));
    let evidence = Evidence::of_class(reading, class).ok()?;
    let arithmetic = Arithmetic::of(reading, class, cell, TERMS).ok()?;
    let standing = untrack(|| answers.standing(class))?;
    let outline = CellSet::from_fn(rows, columns, |row, column| (row, column) == cell);
    let outline = path(&outline.outline(finding.frame.offset));
    let place = numbers::place(cell, (rows, columns));
    let strongest = arithmetic.largest.first().map(|term| term.channel);
    let sum = Printed::of(&arithmetic).sum as f32;
    let identity = numbers::identity(
        reading.cells(),
        evidence.map.mean(),
        evidence.bias,
        evidence.logit,
        &say::help_how_score(),
    );
    Some(view! {
        <ol class="how" data-testid="how-steps" data-row=cell.0.to_string() data-column=cell.1.to_string()>
            <li>
                <h3>{say::help_how_step_numbers()}</h3>
                <div class="how-pair">
                    <p>{words::grid((rows, columns), channels, &place)} " " {words::which_cell(pinned)}</p>
                    <Picture finding=finding.clone() outline=outline.clone() />
                </div>
            </li>
            <li>
                <h3>{say::help_how_step_weights()}</h3>
                <p>{words::weights(&name, channels)}</p>
            </li>
            <li>
                <h3>{say::help_how_step_products()}</h3>
                <p>{say::help_how_products(&name)}</p>
                <div class="how-pair">
                    <Table arithmetic=arithmetic.clone() />
                    {strongest.map(|channel| view! {
                        <figure>
                            <Picture finding=finding.clone() outline=outline.clone() channel />
                            <figcaption class="hint">{say::help_how_feature_map(&channel.to_string())}</figcaption>
                        </figure>
                    })}
                </div>
            </li>
            <li>
                <h3>{say::help_how_step_average()}</h3>
                <p>{words::average(sum, reading.cells())}</p>
                <p class="how-sum" data-testid="how-identity">{identity}</p>
            </li>
            <li>
                <h3>{say::help_how_step_softmax()}</h3>
                <p>{words::softmax(reading.head().classes(), &name, evidence.logit, standing.prediction.probability)}</p>
            </li>
        </ol>
        <p>{say::help_how_no_trick()}</p>
    })
}

/// The products and their sum.
#[component]
fn Table(arithmetic: Arithmetic) -> impl IntoView {
    let printed = Printed::of(&arithmetic);
    let number = |value: f64| numbers::logit(value as f32);
    let rows = arithmetic.largest.iter().zip(&printed.products);
    let rows = rows.map(|(term, &product)| {
        view! {
            <tr data-channel=term.channel.to_string() data-product=term.product.to_string()>
                <th scope="row">{say::help_how_pattern_named(&term.channel.to_string())}</th>
                <td>{number(term.feature.into())}</td>
                <td>{numbers::number(term.weight.into(), 4)}</td>
                <td>{number(product)}</td>
            </tr>
        }
    });
    view! {
        <table class="how-table" data-testid="how-table" data-value=arithmetic.value.to_string()>
            <thead>
                <tr>
                    <th scope="col">{say::help_how_pattern()}</th>
                    <th scope="col">{say::help_how_number()}</th>
                    <th scope="col">{say::help_how_weight()}</th>
                    <th scope="col">{say::help_how_product()}</th>
                </tr>
            </thead>
            <tbody>
                {rows.collect_view()}
                <tr>
                    <th scope="row" colspan="3">{words::others(arithmetic.others)}</th>
                    <td>{number(printed.rest)}</td>
                </tr>
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="3">{say::help_how_sum()}</th>
                    <td>{number(printed.sum)}</td>
                </tr>
            </tfoot>
        </table>
    }
}

/// The photo with the outlined cell; with `channel`, that pattern's numbers over it.
#[component]
fn Picture(
    finding: FindingRef,
    outline: String,
    #[prop(optional)] channel: Option<usize>,
) -> impl IntoView {
    let picture = expect_context::<ReaderContext>().picture(&finding);
    let frame = finding.frame;
    let SeenPart {
        left,
        top,
        width,
        height,
    } = SeenPart::of(&frame);
    let canvas = NodeRef::<Canvas>::new();
    let map = channel.and_then(|channel| feature_map(&finding.reading, channel));
    Effect::new(move |_| {
        let (Some(canvas), Some(map)) = (canvas.get(), &map) else {
            return;
        };
        let scale = Range::Auto.scale([map], None);
        // A picture that cannot be painted is the bare photo with the outline.
        let _ = thumbnail::draw(
            &canvas,
            map,
            &frame,
            LONGER_SIDE_PIXELS,
            scale,
            Colormap::Grey,
        );
    });
    let over = channel.map(|_| {
        let (left, top) = (left.clone(), top.clone());
        let (width, height) = (width.clone(), height.clone());
        view! {
            <canvas
                node_ref=canvas
                style:left=left
                style:top=top
                style:width=width
                style:height=height
            />
        }
    });
    view! {
        <span class="how-picture">
            <img src=picture alt="" />
            {over}
            <svg
                viewBox="0 0 1 1"
                preserveAspectRatio="none"
                aria-hidden="true"
                style:left=left
                style:top=top
                style:width=width
                style:height=height
            >
                <path class="halo" d=outline.clone() />
                <path class="line" d=outline />
            </svg>
        </span>
    }
}
