//! What happens to a project, and to a lesson.

mod learner;
mod project;
mod undo;
