//! A real photo, and made-up readings of it.

use crate::interpreter::root;
use crate::packing::{Photo, SAMPLE};
use camlens_client::finding::Finding;
use camlens_core::cam::samples::numbers;
use camlens_core::framing::Framing;
use camlens_core::reading::{Head, PredictionLayer, Reading};
use camlens_core::resnet50::{CLASSES, INPUT, labels};
use std::sync::Arc;

/// Channels of the made-up network.
const CHANNELS: usize = 32;

/// The sample photo.
pub fn photo() -> Photo {
    let file = std::fs::read(root().join("static/samples").join(SAMPLE)).unwrap();
    let reader = png::Decoder::new(std::io::Cursor::new(&file));
    let mut reader = reader.read_info().unwrap();
    let kind = reader.output_color_type();
    assert_eq!(kind, (png::ColorType::Rgb, png::BitDepth::Eight));
    let size = (reader.info().width as usize, reader.info().height as usize);
    let mut rgb = vec![0; 3 * size.0 * size.1];
    reader.next_frame(&mut rgb).unwrap();
    let (rgb, _) = rgb.as_chunks::<3>();
    let pixels = rgb.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect();
    Photo { file, size, pixels }
}

/// A finding of arbitrary features.
pub fn finding(framing: Framing, photo: (usize, usize)) -> Finding {
    let frame = framing.frame(photo.0, photo.1, &INPUT);
    let (columns, rows) = (frame.input.0 / INPUT.cell, frame.input.1 / INPUT.cell);
    let mut next = numbers(rows as u32);
    let mut many = |count: usize, low: f32, high: f32| -> Vec<f32> {
        (0..count).map(|_| low + (high - low) * next()).collect()
    };
    let layer = PredictionLayer {
        weights: many(CLASSES * CHANNELS, -1.0, 1.5),
        bias: many(CLASSES, -0.5, 0.5),
    };
    let features = many(rows * columns * CHANNELS, 0.0, 6.0);
    let head = Arc::new(Head::new(layer, labels()).unwrap());
    let mean = |channel: usize| {
        let values = features.iter().skip(channel).step_by(CHANNELS);
        values.map(|&value| f64::from(value)).sum::<f64>() / (rows * columns) as f64
    };
    let means: Vec<f64> = (0..CHANNELS).map(mean).collect();
    let logit = |class: usize| {
        let products = head.weights_of(class).iter().zip(&means);
        let score: f64 = products
            .map(|(&weight, mean)| f64::from(weight) * mean)
            .sum();
        (score + f64::from(head.bias()[class])) as f32
    };
    let logits = (0..CLASSES).map(logit).collect();
    let reading = Reading::new(head, (rows, columns), features, logits);
    crate::packing::finding(frame, false, reading.unwrap())
}
