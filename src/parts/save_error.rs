//! Reasons why something could not be saved.

/// The reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    #[error("the visitor does not want it any more")]
    Cancelled,
    /// The photo or its answer is not on the screen any more.
    #[error("there is nothing to save")]
    Nothing,
    /// The browser changes the pixels that a page reads, against tracking.
    #[error("the browser changes the pixels that the page reads")]
    PixelsChanged,
    /// The browser does not show the photo, so it cannot be drawn.
    #[error("the browser does not show the photo")]
    NotShown,
    /// The file of the photo is not there any more.
    #[error("the file {0} is not there any more")]
    FileGone(String),
    /// The browser does not let the page write to the clipboard.
    #[error("the browser refused the clipboard")]
    NotCopied,
    /// The browser wants another press before it opens its share sheet.
    #[error("the browser wants a fresh press")]
    PressAgain,
    /// The browser refused, most likely for lack of memory.
    #[error("the browser refused: {0}")]
    Refused(String),
}

impl SaveError {
    /// The name in the document's marks (`data-kind`).
    pub fn name(&self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Nothing => "nothing",
            Self::PixelsChanged => "pixelsChanged",
            Self::NotShown => "notShown",
            Self::FileGone(_) => "fileGone",
            Self::NotCopied => "notCopied",
            Self::PressAgain => "pressAgain",
            Self::Refused(_) => "refused",
        }
    }
}

impl From<wasm_bindgen::JsValue> for SaveError {
    fn from(reason: wasm_bindgen::JsValue) -> Self {
        // `Debug` writes nothing in the page: its build leaves that out.
        let text = js_sys::Object::from(reason).to_string();
        Self::Refused(text.into())
    }
}
