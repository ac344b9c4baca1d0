//! The photos of the gallery that are shown.

use super::folder::Folder;
use super::items::{Item, ItemState};
use camlens_core::labels::folded;

/// The conditions that a shown photo meets, all of them. The default shows every photo.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub state: FilterState,
    /// The first class of the photo, by index.
    pub class: Option<usize>,
    /// The folder of the photo, or one above it.
    pub folder: Option<Folder>,
    /// Stands in the photo's name, or in the name of a folder above it. Case, accents, and the marks
    /// between words are forgiven.
    pub text: Option<String>,
    /// The cell of the table of labels in which the photo is counted.
    pub cell: Option<TableCell>,
}

/// The states of a photo by which the gallery can be filtered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum FilterState {
    #[default]
    All,
    Read,
    /// Read, and unlike all that own classes were learned from.
    Unlike,
    Failed,
    /// Not read yet under the head in use, or its file is missing.
    Waiting,
}

/// A cell of the table of labels against first classes. Only photos that are read and lie in a folder
/// are counted there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableCell {
    /// The row; `None` for the sum of all rows.
    pub label: Option<String>,
    /// `None` for the sum of all columns.
    pub column: Option<Column>,
}

/// A column of the table of labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A first class, by index.
    Class(usize),
    /// All classes that have no column of their own; by index, ascending.
    Rest(Vec<usize>),
}

impl Column {
    /// Whether photos of this first class are counted in it.
    pub fn has(&self, class: usize) -> bool {
        match self {
            Self::Class(own) => *own == class,
            Self::Rest(classes) => classes.binary_search(&class).is_ok(),
        }
    }
}

impl FilterState {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Read,
        Self::Unlike,
        Self::Failed,
        Self::Waiting,
    ];

    /// The name in attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Read => "read",
            Self::Unlike => "unlike",
            Self::Failed => "failed",
            Self::Waiting => "waiting",
        }
    }

    /// The state of a name; `None` for another word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    fn has(self, state: &ItemState) -> bool {
        match self {
            Self::All => true,
            Self::Read => matches!(state, ItemState::Read(_)),
            Self::Unlike => matches!(state, ItemState::Read(answer) if answer.is_unlike()),
            Self::Failed => matches!(state, ItemState::Failed(_)),
            Self::Waiting => matches!(
                state,
                ItemState::Waiting | ItemState::Reading | ItemState::Gone | ItemState::Other(_)
            ),
        }
    }
}

impl Filter {
    /// The photos that meet all conditions, in their order.
    pub fn kept<'a>(&'a self, items: &'a [Item]) -> impl Iterator<Item = &'a Item> {
        let text = self.text.as_deref().map(folded);
        items.iter().filter(move |item| {
            self.has(item) && text.as_ref().is_none_or(|text| names(item, text))
        })
    }

    /// Whether every photo is shown, whatever it is.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// The conditions that mean the same under every head: those about classes are gone.
    pub fn without_classes(self) -> Self {
        let state = match self.state {
            FilterState::Unlike => FilterState::All,
            state => state,
        };
        Self {
            state,
            class: None,
            cell: None,
            ..self
        }
    }

    /// All conditions but the text.
    fn has(&self, item: &Item) -> bool {
        let in_class = |class| first_class(item) == Some(class);
        self.state.has(&item.state)
            && self.class.is_none_or(in_class)
            && self
                .folder
                .as_ref()
                .is_none_or(|folder| folder.contains(&item.folder))
            && self.cell.as_ref().is_none_or(|cell| cell.has(item))
    }
}

impl TableCell {
    fn has(&self, item: &Item) -> bool {
        let (Some(label), Some(class)) = (item.folder.label(), first_class(item)) else {
            return false;
        };
        self.label.as_deref().is_none_or(|own| own == label)
            && self.column.as_ref().is_none_or(|column| column.has(class))
    }
}

/// The first class of a photo; `None` before it is read.
fn first_class(item: &Item) -> Option<usize> {
    item.answer().map(|answer| answer.best.class)
}

/// Whether a folded text stands in a photo's name or in the name of a folder above it.
fn names(item: &Item, text: &str) -> bool {
    let mut names = item.folder.0.iter().chain([&item.name]);
    names.any(|name| folded(name).contains(text))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{failed, item, read};
    use super::*;

    fn kept(filter: &Filter) -> Vec<u32> {
        let items = [
            read(1, "zoo/cats/Über_1.jpg", 281, 0.9),
            read(2, "zoo/dogs/2.jpg", 207, 0.5),
            item(3, "zoo/dogs/3.jpg"),
            failed(4, "zoo/4.jpg"),
            read(5, "loose.jpg", 281, 0.1),
            read(6, "zoology/dogs/6.jpg", 285, 0.2),
        ];
        filter.kept(&items).map(|item| item.photo.0).collect()
    }

    fn folder(path: &str) -> Option<Folder> {
        Some(Folder::of_path(path))
    }

    #[test]
    fn a_filter_shows_all_before_it_has_a_condition() {
        assert!(Filter::default().is_open());
        assert_eq!(kept(&Filter::default()), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn states_classes_and_folders_are_told_apart() {
        let state = |state| Filter {
            state,
            ..Filter::default()
        };
        assert_eq!(kept(&state(FilterState::Read)), [1, 2, 5, 6]);
        assert_eq!(kept(&state(FilterState::Failed)), [4]);
        assert_eq!(kept(&state(FilterState::Waiting)), [3]);
        let class = Filter {
            class: Some(281),
            ..Filter::default()
        };
        assert!(!class.is_open());
        assert_eq!(kept(&class), [1, 5]);
        let within = |path| Filter {
            folder: folder(path),
            ..Filter::default()
        };
        assert_eq!(kept(&within("zoo/")), [1, 2, 3, 4]);
        assert_eq!(kept(&within("zoo/dogs/")), [2, 3]);
        let both = Filter {
            class: Some(281),
            ..within("zoo/")
        };
        assert_eq!(kept(&both), [1]);
    }

    #[test]
    fn a_text_stands_in_the_name_or_in_a_folder() {
        let text = |text: &str| Filter {
            text: Some(text.to_owned()),
            ..Filter::default()
        };
        assert_eq!(kept(&text("uber-1")), [1]);
        assert_eq!(kept(&text("DOG")), [2, 3, 6]);
        assert_eq!(kept(&text("ZOO")), [1, 2, 3, 4, 6]);
        assert!(kept(&text("parrot")).is_empty());
        assert_eq!(kept(&text(" ")).len(), 6);
    }

    #[test]
    fn a_cell_of_the_table_has_its_photos() {
        let cell = |label: Option<&str>, column| Filter {
            cell: Some(TableCell {
                label: label.map(str::to_owned),
                column,
            }),
            ..Filter::default()
        };
        assert_eq!(kept(&cell(Some("cats"), Some(Column::Class(281)))), [1]);
        assert_eq!(kept(&cell(Some("dogs"), None)), [2, 6]);
        assert_eq!(
            kept(&cell(None, Some(Column::Rest(vec![207, 285])))),
            [2, 6]
        );
        // A photo without a folder has no row.
        assert_eq!(kept(&cell(None, Some(Column::Class(281)))), [1]);
        assert_eq!(kept(&cell(None, None)), [1, 2, 6]);
    }

    #[test]
    fn another_head_ends_the_conditions_about_classes() {
        let filter = Filter {
            state: FilterState::Read,
            class: Some(3),
            folder: folder("zoo/"),
            text: Some("cat".to_owned()),
            cell: Some(TableCell::default()),
        };
        let left = Filter {
            class: None,
            cell: None,
            ..filter.clone()
        };
        assert_eq!(filter.without_classes(), left);
        let unlike = Filter {
            state: FilterState::Unlike,
            ..Filter::default()
        };
        assert!(unlike.without_classes().is_open());
    }

    #[test]
    fn every_state_has_a_name_of_its_own() {
        for state in FilterState::ALL {
            assert_eq!(FilterState::named(state.name()), Some(state));
        }
        assert_eq!(FilterState::named("gone"), None);
    }
}
