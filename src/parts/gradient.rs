//! A colormap as a gradient of the style sheet.

use camlens_core::render::Colormap;

/// Stops of the gradient. The browser mixes between them, and no eye tells that from the map.
const STOPS: usize = 32;

/// A colormap in CSS, from left to right.
pub fn gradient(colormap: Colormap) -> String {
    let stops: Vec<String> = (0..=STOPS)
        .map(|stop| {
            let [red, green, blue] = colormap.colour(stop as f32 / STOPS as f32);
            format!("rgb({red} {green} {blue})")
        })
        .collect();
    format!("linear-gradient(to right, {})", stops.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gradient_begins_and_ends_with_the_colormap() {
        let gradient = gradient(Colormap::Jet);
        assert!(gradient.starts_with("linear-gradient(to right, rgb(0 0 128), "));
        assert!(gradient.ends_with("rgb(128 0 0))"));
    }
}
