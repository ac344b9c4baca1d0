//! The visitor's files as they come in, with their folders.

use camlens_client::gallery::{Folder, is_picture_at};
use js_sys::Reflect;
use web_sys::File;

/// A file of the visitor's with the folders that it came in.
#[derive(Debug, Clone)]
pub struct Given {
    pub file: File,
    pub folder: Folder,
}

impl Given {
    /// A file that was given by itself.
    pub fn alone(file: File) -> Self {
        let folder = Folder::default();
        Self { file, folder }
    }

    /// A file of a folder that was chosen; one that was not is given by itself. `None` for a file that is
    /// no picture by its name: nobody chose it.
    pub fn of_chosen_folder(file: File) -> Option<Self> {
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok();
        let path = path.and_then(|path| path.as_string()).unwrap_or_default();
        // The folder itself was chosen, whatever its name is.
        let Some((_, below)) = path.split_once('/') else {
            return Some(Self::alone(file));
        };
        is_picture_at(below, &file.type_()).then(|| Self {
            folder: Folder::of_path(&path),
            file,
        })
    }

    /// The path with its folders, to sort by.
    pub fn path(&self) -> String {
        let mut names = self.folder.0.clone();
        names.push(self.file.name());
        names.join("/")
    }
}
