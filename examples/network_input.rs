//! Writes what the network sees of a photo, for engines that are given numbers and not photos:
//! `cargo run --example network_input -- static/samples/chelsea.png crop input.bin`
//!
//! The file is float32, little-endian, `[3, height, width]`: blue, green, red, less their means.

use std::error::Error;

use camlens_core::framing::Framing;
use camlens_core::resnet50::INPUT;
use camlens_network::input::{NetworkInput, frame_photo};
use camlens_photo::decode;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, framing, out] = &arguments[..] else {
        return Err("usage: network_input <photo> <framing> <file to write>".into());
    };
    let photo = decode(&std::fs::read(file)?)?;
    let frame = framing
        .parse::<Framing>()?
        .frame(photo.width, photo.height, &INPUT);
    let (width, height) = frame.input;
    let input = NetworkInput::from_rgb(&frame_photo(&photo, &frame, &INPUT), width, height, &INPUT);
    let bytes: Vec<u8> = input.values.iter().flat_map(|v| v.to_le_bytes()).collect();
    std::fs::write(out, bytes)?;
    println!("{out}: [3, {height}, {width}]");
    Ok(())
}
