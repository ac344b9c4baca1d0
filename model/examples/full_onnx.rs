//! Writes the float32 network as one ONNX file, for other runtimes:
//! `cargo run -p camlens-model --example full_onnx -- .cache resnet50.onnx`

use std::error::Error;
use std::path::PathBuf;

use camlens_model::{convert_package, full_onnx, maker};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(cache), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: full_onnx <cache folder> <file to write>".into());
    };
    let tarball = maker::fetch(&maker::PACKAGE, &cache, &mut |line| eprintln!("{line}"))?;
    let network = convert_package(&tarball)?;
    std::fs::write(&out, full_onnx(&network))?;
    println!("{}: {} parameters", out.display(), network.parameters());
    Ok(())
}
