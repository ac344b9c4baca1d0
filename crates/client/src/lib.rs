//! The page's end of the worker, without a user interface.
