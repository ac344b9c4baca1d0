//! An opened project in the place of another one, or added to it.

use super::opening::{Opened, OpenedMember};
use crate::classes::learned::LearnedHead;
use crate::classes::project::{ClassId, Project};
use crate::finding::PhotoId;

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// The photos that came.
    pub members: Vec<JoinedMember>,
    /// Photos that were there already.
    pub known: usize,
    /// The head of the file, where it is of the project as it is now.
    pub head: Option<LearnedHead>,
}

/// A photo that came, with the paths of its files in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedMember {
    pub photo: PhotoId,
    pub thumbnail: Option<String>,
    pub file: Option<String>,
}

impl Opened {
    /// Adds classes and photos to a project; an empty one becomes this one. A class of a name that is there
    /// already is that class. A photo whose key is there already stays as it is. `number` gives each new photo
    /// of a name its number, and `draw` draws one for each new class.
    pub fn join(
        self,
        project: &mut Project,
        mut number: impl FnMut(&str) -> PhotoId,
        mut draw: impl FnMut() -> ClassId,
    ) -> Joined {
        let was_empty = project.classes().is_empty() && project.members().is_empty();
        let mut ids = Vec::new();
        for class in &self.classes {
            let known = project.class_named(&class.name).map(|known| known.id);
            ids.push(known.unwrap_or_else(|| {
                let id = project.add_class(&class.name, draw());
                project.paint(id, class.colour);
                project.switch(id, class.on);
                id
            }));
        }
        let id_of = |class: ClassId| ids.get(class.0 as usize).copied().unwrap_or(class);
        let keys = project.members().iter().map(|member| member.key.clone());
        let keys: std::collections::HashSet<String> = keys.collect();
        let (mut members, mut known) = (Vec::new(), 0);
        for OpenedMember {
            mut record,
            thumbnail,
            photo: file,
        } in self.members
        {
            if keys.contains(&record.key) {
                known += 1;
                continue;
            }
            let photo = number(&record.name);
            record.class = id_of(record.class);
            project.put(record.member(photo));
            members.push(JoinedMember {
                photo,
                thumbnail,
                file,
            });
        }
        let head = self.head.filter(|_| was_empty).map(|head| LearnedHead {
            classes: head.classes.into_iter().map(id_of).collect(),
            ..head
        });
        Joined {
            members,
            known,
            head,
        }
    }
}
