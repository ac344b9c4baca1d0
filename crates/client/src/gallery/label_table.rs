//! The table of labels against first classes: a confusion matrix, where folders are labels.

use super::filter::{Column, Filter, TableCell};
use super::items::Item;
use super::label_names::LabelNames;
use super::natural_order::NaturalKey;
use super::summary::Summary;
use crate::subject::Subject;
use std::collections::HashMap;

/// Photos that are read, by their innermost folder and their first class. Photos without a folder are
/// not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelTable {
    /// In the order of their labels, at least two.
    pub rows: Vec<LabelRow>,
    /// Classes with most photos first, the rest last.
    pub columns: Vec<Column>,
    /// The sum of each column.
    pub column_photos: Vec<usize>,
    /// The sum of all.
    pub photos: usize,
}

/// The photos of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelRow {
    /// The name of their innermost folder, wherever it lies: `train/ants` and `val/ants` are one label.
    pub label: String,
    /// Photos that are read, one number a column.
    pub counts: Vec<usize>,
    /// The sum of the row.
    pub photos: usize,
    /// `None` for a label that is no name of the network's: see [`LabelNames::named`].
    pub agreement: Option<Agreement>,
}

/// The photos whose first class is what their label says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// The classes and groups that the label names; at least one.
    pub subjects: Vec<Subject>,
    /// Photos whose first class is one of these, or in one of these groups.
    pub photos: usize,
}

impl LabelTable {
    /// Columns that fit beside each other on a wide screen.
    pub const MAX_COLUMNS: usize = 12;

    /// The table of these photos; `None` where they have fewer than two labels. With more classes than
    /// `max_columns`, the last column has the rest; it is at least 1.
    pub fn of<'a>(
        items: impl IntoIterator<Item = &'a Item>,
        names: &mut LabelNames,
        max_columns: usize,
    ) -> Option<Self> {
        let labelled: Vec<(&str, &Item)> = items
            .into_iter()
            .filter_map(|item| Some((item.folder.label()?, item)))
            .collect();
        let mut labels: Vec<&str> = labelled.iter().map(|&(label, _)| label).collect();
        labels.sort_by_cached_key(|label| NaturalKey::of(label));
        labels.dedup();
        if labels.len() < 2 {
            return None;
        }
        let summary = Summary::of(labelled.iter().map(|&(_, item)| item));
        let columns = columns(&summary, max_columns.max(1));
        let mut rows: Vec<Row> = labels.iter().map(|_| Row::new(columns.len())).collect();
        let row_of: HashMap<&str, usize> = labels.iter().copied().zip(0..).collect();
        for &(label, item) in &labelled {
            if let (Some(&row), Some(answer)) = (row_of.get(label), item.answer()) {
                rows[row].count(answer.best.class, &columns);
            }
        }
        let rows: Vec<LabelRow> = labels
            .iter()
            .zip(rows)
            .map(|(label, row)| row.with_label(label, names))
            .collect();
        let sum = |column: usize| rows.iter().map(|row| row.counts[column]).sum();
        Some(Self {
            column_photos: (0..columns.len()).map(sum).collect(),
            columns,
            photos: summary.read,
            rows,
        })
    }

    /// The filter that shows the photos of a cell. `None` for the row or the column: the sum of all of
    /// them. Beyond the table, no photo.
    pub fn photos_of(&self, row: Option<usize>, column: Option<usize>) -> Filter {
        let nothing = || Column::Rest(Vec::new());
        let label = |row: usize| self.rows.get(row).map(|row| row.label.clone());
        let column = column.map(|at| self.columns.get(at).cloned().unwrap_or_else(nothing));
        let cell = TableCell {
            label: row.map(|row| label(row).unwrap_or_default()),
            column,
        };
        Filter {
            cell: Some(cell),
            ..Filter::default()
        }
    }
}

fn columns(summary: &Summary, max_columns: usize) -> Vec<Column> {
    let classes = summary.classes.iter().map(|count| count.class);
    let mut classes: Vec<usize> = classes.collect();
    let own = match classes.len() {
        all if all <= max_columns => all,
        _ => max_columns - 1,
    };
    let mut rest = classes.split_off(own);
    rest.sort_unstable();
    let mut columns: Vec<Column> = classes.into_iter().map(Column::Class).collect();
    if !rest.is_empty() {
        columns.push(Column::Rest(rest));
    }
    columns
}

/// A row while its photos are counted.
struct Row {
    counts: Vec<usize>,
    /// First classes of its photos.
    classes: Vec<usize>,
}

impl Row {
    fn new(columns: usize) -> Self {
        Self {
            counts: vec![0; columns],
            classes: Vec::new(),
        }
    }

    fn count(&mut self, class: usize, columns: &[Column]) {
        self.classes.push(class);
        let column = columns.iter().position(|column| column.has(class));
        if let Some(count) = column.and_then(|at| self.counts.get_mut(at)) {
            *count += 1;
        }
    }

    fn with_label(self, label: &str, names: &mut LabelNames) -> LabelRow {
        let named = names.named(label);
        let agrees = |class: &&usize| named.classes.binary_search(class).is_ok();
        let agreement = (!named.subjects.is_empty()).then(|| Agreement {
            subjects: named.subjects.clone(),
            photos: self.classes.iter().filter(agrees).count(),
        });
        LabelRow {
            label: label.to_owned(),
            photos: self.classes.len(),
            counts: self.counts,
            agreement,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a missing table ends its test")]

    use super::super::samples::{failed, gallery, item, read};
    use super::*;
    use crate::finding::PhotoId;
    use crate::gallery::{Order, arranged};
    use crate::subject::tests::catalogue;
    use std::sync::Arc;

    fn table(items: &[Item], max_columns: usize) -> Option<LabelTable> {
        let mut names = LabelNames::new(Arc::new(catalogue()));
        LabelTable::of(items, &mut names, max_columns)
    }

    /// Ants and bees in two folders each, a cat among them.
    fn insects() -> [Item; 9] {
        [
            read(1, "train/ants/1.jpg", 310, 0.9),
            read(2, "train/bees/2.jpg", 309, 0.9),
            read(3, "val/ants/3.jpg", 310, 0.9),
            read(4, "val/ants/4.jpg", 309, 0.9),
            read(5, "val/ants/5.jpg", 281, 0.9),
            failed(6, "val/ants/6.jpg"),
            item(7, "val/bees/7.jpg"),
            read(8, "8.jpg", 281, 0.9),
            read(9, "val/10 others/9.jpg", 281, 0.9),
        ]
    }

    #[test]
    fn photos_are_counted_by_label_and_class() {
        let table = table(&insects(), 12).unwrap();
        let classes = [281, 309, 310].map(Column::Class);
        assert_eq!(table.columns, classes);
        let rows = table.rows.iter();
        let rows: Vec<_> = rows
            .map(|row| (row.label.as_str(), row.counts.as_slice(), row.photos))
            .collect();
        let expected: [(&str, &[usize], usize); 3] = [
            ("10 others", &[1, 0, 0], 1),
            ("ants", &[1, 1, 2], 4),
            ("bees", &[0, 1, 0], 1),
        ];
        assert_eq!(rows, expected);
        assert_eq!(
            (&table.column_photos[..], table.photos),
            (&[2, 2, 2][..], 6)
        );
    }

    #[test]
    fn labels_that_are_names_say_how_many_photos_agree() {
        let table = table(&insects(), 12).unwrap();
        let agreement = |row: usize| table.rows[row].agreement.clone();
        let of = |class, photos| Agreement {
            subjects: vec![Subject::Class(class)],
            photos,
        };
        assert_eq!(agreement(0), None);
        assert_eq!(agreement(1), Some(of(310, 2)));
        assert_eq!(agreement(2), Some(of(309, 1)));
    }

    #[test]
    fn classes_beyond_the_last_column_are_summed_in_it() {
        let mut items = insects().to_vec();
        items.push(read(10, "val/bees/10.jpg", 309, 0.9));
        let table = table(&items, 2).unwrap();
        let columns = [Column::Class(309), Column::Rest(vec![281, 310])];
        assert_eq!(table.columns, columns);
        assert_eq!(table.column_photos, [3, 4]);
        // Agreement does not depend on the columns.
        assert_eq!(
            table.rows[1].agreement.as_ref().map(|of| of.photos),
            Some(2)
        );
        for max_columns in 0..5 {
            let table = self::table(&items, max_columns).unwrap();
            assert_eq!(table.columns.len(), max_columns.clamp(1, 3));
            assert_eq!(table.column_photos.iter().sum::<usize>(), 7);
        }
    }

    #[test]
    fn every_cell_opens_as_many_photos_as_it_counts() {
        let items = insects();
        let (table, gallery) = (table(&items, 2).unwrap(), gallery(items));
        let opened = |row, column| {
            let filter = table.photos_of(row, column);
            arranged(&gallery, &filter, Order::default(), None)
        };
        for (at, row) in table.rows.iter().enumerate() {
            for (column, &count) in row.counts.iter().enumerate() {
                assert_eq!(opened(Some(at), Some(column)).len(), count);
            }
            assert_eq!(opened(Some(at), None).len(), row.photos);
        }
        for (column, &photos) in table.column_photos.iter().enumerate() {
            assert_eq!(opened(None, Some(column)).len(), photos);
        }
        assert_eq!(opened(None, None).len(), table.photos);
        assert_eq!(opened(Some(2), None), [PhotoId(2)]);
        assert!(opened(Some(3), None).is_empty() && opened(None, Some(2)).is_empty());
    }

    #[test]
    fn one_label_has_no_table() {
        let items = [
            read(1, "a/1.jpg", 1, 0.5),
            item(2, "a/2.jpg"),
            item(3, "3.jpg"),
        ];
        assert_eq!(table(&items, 12), None);
        let waiting = [item(1, "a/1.jpg"), item(2, "b/2.jpg")];
        let empty = table(&waiting, 12).unwrap();
        assert_eq!(
            (empty.rows.len(), empty.columns.len(), empty.photos),
            (2, 0, 0)
        );
    }
}
