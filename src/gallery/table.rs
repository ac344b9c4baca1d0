//! The table of labels against first classes, where folders are labels.

use crate::parts::numbers::number;
use crate::state::{AnswersContext, GalleryContext};
use camlens_client::gallery::{Column, Filter, LabelNames, LabelRow, LabelTable};
use camlens_words::say;
use leptos::prelude::*;

/// The table. A cell opens its photos.
#[component]
pub fn Table(show: Callback<Filter>) -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let answers = expect_context::<AnswersContext>();
    // Each label is looked for once, while photo after photo changes the table.
    let names = StoredValue::new(None::<LabelNames>);
    let table = Memo::new(move |_| {
        let catalogue = answers.catalogue()?;
        let of_photos = |names: &mut Option<LabelNames>| {
            // Other classes have other names.
            names.take_if(|names| !names.are_of(&catalogue));
            let names = names.get_or_insert_with(|| LabelNames::new(catalogue));
            let columns = LabelTable::MAX_COLUMNS;
            gallery.with(|gallery| LabelTable::of(gallery.items(), names, columns))
        };
        names.try_update_value(of_photos).flatten()
    });
    move || table.get().map(|table| view! { <Body table show /> })
}

#[component]
fn Body(table: LabelTable, show: Callback<Filter>) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let heads = table.columns.iter().map(|column| {
        let name = match column {
            Column::Class(class) => answers.class_name(*class),
            Column::Rest(classes) => say::gallery_rest(classes.len()),
        };
        view! { <th scope="col"><span>{name}</span></th> }
    });
    let heads = heads.collect_view();
    // Own classes have no groups.
    let agrees_hint = match untrack(|| answers.of.get()).own {
        true => say::gallery_agrees_hint_own(),
        false => say::gallery_agrees_hint(),
    };
    let agreeing = table.rows.iter().any(|row| row.agreement.is_some());
    let rows =
        (0..table.rows.len()).map(|at| view! { <Row table=table.clone() at agreeing show /> });
    let rows = rows.collect_view();
    view! {
        <section aria-labelledby="summary-table">
            <h3 id="summary-table">{say::gallery_table()}</h3>
            <p class="hint">{say::gallery_table_hint()}</p>
            <div class="table-holder" tabindex="0" role="region" aria-labelledby="summary-table">
                <table class="label-table" data-testid="label-table">
                    <thead>
                        <tr>
                            <th scope="col">{say::gallery_label()}</th>
                            {heads}
                            <th scope="col"><span>{say::gallery_sum()}</span></th>
                            {agreeing.then(|| view! {
                                <th scope="col"><span title=agrees_hint>{say::gallery_agrees()}</span></th>
                            })}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(table: LabelTable, at: usize, agreeing: bool, show: Callback<Filter>) -> impl IntoView {
    let Some(row) = table.rows.get(at).cloned() else {
        return ().into_any();
    };
    let cells = row.counts.iter().enumerate().map(|(column, count)| {
        let filter = table.photos_of(Some(at), Some(column));
        let weight = *count as f64 / row.photos.max(1) as f64;
        view! { <Cell count=*count weight filter show /> }
    });
    let cells = cells.collect_view();
    let all = table.photos_of(Some(at), None);
    view! {
        <tr data-testid="label-row" data-label=row.label.clone()>
            <th scope="row"><bdi>{row.label.clone()}</bdi></th>
            {cells}
            <Cell count=row.photos weight=0.0 filter=all show />
            {agreeing.then(|| view! { <td class="agrees">{agreement(&row)}</td> })}
        </tr>
    }
    .into_any()
}

#[component]
fn Cell(count: usize, weight: f64, filter: Filter, show: Callback<Filter>) -> impl IntoView {
    if count == 0 {
        return view! { <td class="nothing">"\u{b7}"</td> }.into_any();
    }
    view! {
        <td style=("--weight", format!("{:.0}%", 60.0 * weight))>
            <button
                type="button"
                data-testid="label-cell"
                on:click=move |_| show.run(filter.clone())
            >
                {number(count as f64, 0)}
            </button>
        </td>
    }
    .into_any()
}

/// The part of a label's photos whose first class is called so.
fn agreement(row: &LabelRow) -> Option<String> {
    let agreement = row.agreement.as_ref()?;
    Some(
        say::GalleryOf {
            part: &number(agreement.photos as f64, 0),
            all: &number(row.photos as f64, 0),
        }
        .say(),
    )
}
