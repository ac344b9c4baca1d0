//! The worker's door.

fn main() {
    camlens::worker::start();
}
