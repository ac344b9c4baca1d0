//! Wasm modules as they travel: each a gzip file of its own.
//!
//! Many hosts send wasm as it is, four times what travels as gzip. So the scripts that start a module
//! inflate it (`static/boot.js`, `assets/worker-engine.js`). The name's ending is one that no host
//! knows: a file that ends with `.gz` some of them inflate on the way.

use std::io::Write as _;

use flate2::{Compression, GzBuilder};

use crate::error::Error;
use crate::variant::Mode;

/// The ending of a packed module's name.
pub const ENDING: &str = "packed";

/// The module as one gzip member. The same module gives the same bytes.
///
/// # Errors
/// None that occurs: it writes into memory.
pub fn pack(module: &[u8], mode: Mode) -> Result<Vec<u8>, Error> {
    let level = match mode {
        Mode::Shipped => Compression::best(),
        Mode::Quick => Compression::fast(),
    };
    // A time in the header would change the file's hash with every build.
    let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), level);
    packed.write_all(module)?;
    Ok(packed.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn a_module_comes_back_and_is_told_from_a_packed_one_by_its_first_byte() {
        let module = [b"\0asm".as_slice(), &[7; 5000]].concat();
        for mode in [Mode::Shipped, Mode::Quick] {
            let packed = pack(&module, mode).unwrap();
            assert_eq!((packed[0], module[0]), (0x1f, 0));
            assert!(packed.len() < 200, "{} bytes", packed.len());
            assert_eq!(packed, pack(&module, mode).unwrap());
            let mut back = Vec::new();
            GzDecoder::new(&packed[..]).read_to_end(&mut back).unwrap();
            assert_eq!(back, module);
        }
    }
}
