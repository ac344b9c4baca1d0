//! The worker's door.

fn main() {
    camlens_worker::browser::start();
}
