//! Classes of the visitor's own: the photos that show them, and the prediction layer that was learned.
//!
//! In the order of knowing: a module knows only those above it.

// The classes and their photos.
mod names;
mod project;
mod folders;

// What is learned from, and what comes of it.
mod lesson;
mod learned;

// What is kept of all that.
mod outline;
pub mod record;

// What is undone.
mod undo;

// Two tabs with one project.
mod announcement;

// The project as one file.
pub mod file;

// What is taken away.
pub mod take_away;

pub use announcement::{Announcement, Heard, News};
// The learning, and how good its result is.
mod learner;
mod evaluation;
mod neighbours;

pub use evaluation::{Evaluation, Verdict, output_of, strongest, taught};
pub use folders::{Place, places, roles};
pub use learned::{LearnedError, LearnedHead};
pub use learner::{Learner, LearnerCommand, LearnerEvent};
pub use lesson::{Lesson, NotYet};
pub use neighbours::{Likeness, Neighbours};
pub use outline::{Outline, Settings};
pub use project::{COLOURS, ClassId, Member, MemberState, OwnClass, Project, Role, Sight};
pub use record::{MemberRecord, ProjectError};
pub use undo::{Change, Done, Step, Steps, Touched};

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
