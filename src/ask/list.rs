//! The way of keys through a list.

/// The entry that a key leads to in a list of `count`, from the active entry or from none. Arrows go
/// from either end to the other. `None` for a key that does not move, and in an empty list.
pub fn moved(key: &str, active: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (key, active) {
        ("ArrowDown", None) => 0,
        ("ArrowDown", Some(at)) => {
            if at >= last {
                0
            } else {
                at + 1
            }
        }
        ("ArrowUp", None | Some(0)) => last,
        ("ArrowUp", Some(at)) => (at - 1).min(last),
        ("PageDown", _) => active.map_or(0, |at| (at + PAGE_ENTRIES).min(last)),
        ("PageUp", _) => active.map_or(0, |at| at.saturating_sub(PAGE_ENTRIES).min(last)),
        _ => return None,
    })
}

/// Entries that a paging key passes.
const PAGE_ENTRIES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_a_ring_for_arrows() {
        assert_eq!(moved("ArrowDown", None, 3), Some(0));
        assert_eq!(moved("ArrowDown", Some(0), 3), Some(1));
        assert_eq!(moved("ArrowDown", Some(2), 3), Some(0));
        assert_eq!(moved("ArrowUp", None, 3), Some(2));
        assert_eq!(moved("ArrowUp", Some(0), 3), Some(2));
        assert_eq!(moved("ArrowUp", Some(2), 3), Some(1));
        // The list became shorter under the cursor.
        assert_eq!(moved("ArrowDown", Some(9), 3), Some(0));
        assert_eq!(moved("ArrowUp", Some(9), 3), Some(2));
    }

    #[test]
    fn pages_stop_at_the_ends() {
        assert_eq!(moved("PageDown", None, 30), Some(0));
        assert_eq!(moved("PageDown", Some(3), 30), Some(11));
        assert_eq!(moved("PageDown", Some(27), 30), Some(29));
        assert_eq!(moved("PageUp", Some(3), 30), Some(0));
    }

    #[test]
    fn nothing_moves_in_nothing_or_by_other_keys() {
        assert_eq!(moved("ArrowDown", None, 0), None);
        assert_eq!(moved("a", Some(1), 3), None);
    }
}
