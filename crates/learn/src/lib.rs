//! A prediction layer of one's own: softmax regression on averaged features, and what can be said of it.
//!
//! Plain arithmetic. It knows no photo, no page and no worker.
