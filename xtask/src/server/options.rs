//! The server's options, and the site that every connection serves.

use std::path::PathBuf;
use std::sync::Arc;

use super::Twist;

/// Chooses the faults of an answer by its path below the prefix (`model/model.json`; `index.html`
/// for the site's root).
pub type Hook = dyn Fn(&str) -> Option<Twist> + Send + Sync;

/// Takes a page's `POST`: the path below the prefix and the bytes.
pub type Inbox = dyn Fn(&str, Vec<u8>) + Send + Sync;

/// Which port to listen at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// Any that is free.
    Any,
    /// This one or none.
    Exactly(u16),
    /// The first free one of twenty.
    From(u16),
}

/// A folder to serve, and how.
#[derive(Clone)]
pub struct Options {
    /// The folder with the site.
    pub folder: PathBuf,
    /// The path that the site is under; with a slash at both ends, or it gets them.
    pub prefix: String,
    /// The port, on 127.0.0.1.
    pub port: Port,
    /// Send the headers that isolate the page (COOP and COEP, which threads need), and the policy of the
    /// site's `_headers`, if it has one.
    pub isolated: bool,
    /// Let pages of other sites read the files (CORS), as GitHub Pages does.
    pub cors: bool,
    /// Changes answers, for tests.
    pub hook: Option<Arc<Hook>>,
    /// Takes the page's posts; without it a post is refused.
    pub inbox: Option<Arc<Inbox>>,
}

impl Options {
    /// Any free port, at the root, isolated, well behaved.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            prefix: "/".to_owned(),
            port: Port::Any,
            isolated: true,
            cors: false,
            hook: None,
            inbox: None,
        }
    }

    /// Changes the answers that this decides on.
    #[must_use]
    pub fn with_twist(
        mut self,
        hook: impl Fn(&str) -> Option<Twist> + Send + Sync + 'static,
    ) -> Self {
        self.hook = Some(Arc::new(hook));
        self
    }

    /// Takes the page's posts.
    #[must_use]
    pub fn with_inbox(mut self, inbox: impl Fn(&str, Vec<u8>) + Send + Sync + 'static) -> Self {
        self.inbox = Some(Arc::new(inbox));
        self
    }
}

/// A site as every connection serves it.
pub(super) struct Site {
    /// The site's folder, without links.
    pub root: PathBuf,
    /// With a slash at both ends.
    pub prefix: String,
    pub isolated: bool,
    pub cors: bool,
    /// The security policy, from the site's own `_headers`.
    pub policy: Option<String>,
    pub hook: Option<Arc<Hook>>,
    pub inbox: Option<Arc<Inbox>>,
}
