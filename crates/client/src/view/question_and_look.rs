//! The view: question and look together.

use super::asked::Asked;
use super::look::Look;
use serde::{Deserialize, Serialize};

/// The question and the look.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    pub asked: Asked,
    pub look: Look,
}
