//! Connected parts of a picture of yes and no.

/// The places of the largest connected part, ascending; the first of several as large. Places
/// are counted row by row in rows of `width`; two are connected when they share a side.
pub(super) fn largest_part(width: usize, inside: &[bool]) -> Vec<usize> {
    let mut open = inside.to_vec();
    let mut largest = Vec::new();
    for start in 0..open.len() {
        if open[start] {
            let part = flood(width, &mut open, start);
            if part.len() > largest.len() {
                largest = part;
            }
        }
    }
    largest.sort_unstable();
    largest
}

/// Takes the part around `start` out of the open cells.
fn flood(width: usize, open: &mut [bool], start: usize) -> Vec<usize> {
    open[start] = false;
    let mut part = vec![start];
    let mut done = 0;
    while let Some(&place) = part.get(done) {
        done += 1;
        let column = place % width;
        let neighbours = [
            (column > 0).then(|| place - 1),
            (column + 1 < width).then_some(place + 1),
            place.checked_sub(width),
            Some(place + width),
        ];
        for neighbour in neighbours.into_iter().flatten() {
            if open.get(neighbour) == Some(&true) {
                open[neighbour] = false;
                part.push(neighbour);
            }
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(rows: &[&str]) -> Vec<usize> {
        let inside: Vec<bool> = rows.concat().bytes().map(|byte| byte == b'#').collect();
        largest_part(rows.first().map_or(0, |row| row.len()), &inside)
    }

    #[test]
    fn a_part_turns_corners_but_does_not_cross_the_edge() {
        assert_eq!(parts(&["##.#", ".#.#", "##..", "...#"]), [0, 1, 5, 8, 9]);
        assert_eq!(parts(&["..#", "#..", "..#"]), [2]);
        assert_eq!(parts(&["###"]), [0, 1, 2]);
        assert_eq!(parts(&["#", "#", ".", "#"]), [0, 1]);
    }

    #[test]
    fn nothing_has_no_part() {
        assert!(parts(&["..", ".."]).is_empty());
        assert!(parts(&[]).is_empty());
    }
}
