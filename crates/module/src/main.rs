//! The program behind `camlens.js`: the exports of the library, and nothing that runs by itself.

use camlens_module as _;

fn main() {}
