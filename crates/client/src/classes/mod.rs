//! Classes of the visitor's own: the photos that show them, and the prediction layer that was learned.
//!
//! In the order of knowing: a module knows only those above it.

// The classes and their photos.
mod project;

// What is learned from, and what comes of it.
mod lesson;
mod learned;

// What is kept of all that.
mod outline;
pub mod record;

// Two tabs with one project.
mod announcement;

// What is taken away.
pub mod take_away;

pub use announcement::{Announcement, Heard, News};
pub use learned::{LearnedError, LearnedHead};
pub use lesson::{Lesson, NotYet};
pub use outline::{Outline, Settings};
pub use project::{COLOURS, ClassId, Member, MemberState, OwnClass, Project, Role, Sight};
pub use record::{MemberRecord, ProjectError};
