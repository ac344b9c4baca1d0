//! The page's door.

fn main() {
    console_error_panic_hook::set_once();
    camlens::mount();
}
