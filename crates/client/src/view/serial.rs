//! Values of the core in a serialised view: by the names that links have for them.

/// A colormap, by its name.
pub mod colormap {
    use camlens_core::render::Colormap;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(colormap: &Colormap, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(colormap.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Colormap, D::Error> {
        let name = String::deserialize(from)?;
        name.parse().map_err(D::Error::custom)
    }
}

/// A range, by its name or its two ends.
pub mod range {
    use crate::view::range::{range_name, range_named};
    use camlens_core::render::Range;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(range: &Range, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&range_name(*range))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Range, D::Error> {
        let name = String::deserialize(from)?;
        range_named(&name).ok_or_else(|| D::Error::custom(format!("{name} is no range")))
    }
}

/// A set of cells: rows and columns of its grid, and its cells.
pub mod cell_set {
    use camlens_core::cam::CellSet;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    /// Cells of a grid on either side: more than any reading has.
    const MAX_SIDE: usize = 1 << 12;

    #[derive(Serialize, Deserialize)]
    struct Cells {
        rows: usize,
        columns: usize,
        cells: Vec<(usize, usize)>,
    }

    pub fn serialize<S: Serializer>(set: &CellSet, to: S) -> Result<S::Ok, S::Error> {
        let cells = Cells {
            rows: set.rows(),
            columns: set.columns(),
            cells: set.iter().collect(),
        };
        cells.serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<CellSet, D::Error> {
        let Cells {
            rows,
            columns,
            cells,
        } = Cells::deserialize(from)?;
        if rows.max(columns) > MAX_SIDE {
            return Err(D::Error::custom(format!(
                "no grid has {rows} x {columns} cells"
            )));
        }
        let mut set = CellSet::none(rows, columns);
        for (row, column) in cells {
            set.set(row, column, true);
        }
        Ok(set)
    }
}
