//! The worker's program.

fn main() {
    camlens_worker::browser::start();
}
