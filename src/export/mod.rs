//! What the page shows, saved as files.

mod pictures;
