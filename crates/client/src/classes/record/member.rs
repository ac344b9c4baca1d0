//! A photo of a class as bytes.

use super::error::ProjectError;
use crate::classes::project::{ClassId, Member, MemberState, Role, Sight};
use crate::finding::PhotoId;
use crate::gallery::Source;
use crate::sealed::{Seal, floats};
use camlens_core::protocol::Failure;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

const SEAL: Seal = Seal {
    magic: *b"CLme",
    version: 1,
};

/// No network has more channels before its prediction layer.
pub(in crate::classes) const MAX_CHANNELS: usize = 1 << 16;

/// A photo of a class without the number that a visit gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberRecord {
    pub key: String,
    pub class: ClassId,
    pub role: Role,
    pub name: String,
    pub source: Source,
    /// Never [`MemberState::Reading`]: that photo waits.
    pub state: MemberState,
}

impl MemberRecord {
    /// The photo as it is kept. A sight that [`Self::decode`] would refuse, such as one with a feature that
    /// is no number, is not: the photo then waits to be read again.
    pub fn of(member: &Member) -> Self {
        let state = match &member.state {
            MemberState::Reading => MemberState::Waiting,
            MemberState::Read(sight) if check(sight).is_err() => MemberState::Waiting,
            state => state.clone(),
        };
        let Source { bytes, changed_ms } = member.source;
        let known = changed_ms.is_finite();
        Self {
            key: member.key.clone(),
            class: member.class,
            role: member.role,
            name: member.name.clone(),
            source: Source {
                bytes,
                changed_ms: if known { changed_ms } else { 0.0 },
            },
            state,
        }
    }

    /// What the network saw of the photo; `None` before it is read.
    fn sight(&self) -> Option<&Sight> {
        match &self.state {
            MemberState::Read(sight) => Some(sight),
            _ => None,
        }
    }

    /// Whether another tab may have read more of the photo than is in this record.
    pub fn may_be_behind(&self) -> bool {
        self.sight().is_none_or(|sight| !sight.exact)
    }

    /// Takes over what another tab has read of the photo and stored, where that is more. Returns whether it is:
    /// what was read is never unread again.
    pub fn catch_up(&mut self, stored: &Self) -> bool {
        let rank = |sight: Option<&Sight>| sight.map(|sight| sight.exact);
        let is_behind = rank(self.sight()) < rank(stored.sight());
        if is_behind {
            self.state = stored.state.clone();
        }
        is_behind
    }

    /// The photo in a project, under the number that it has from now on.
    pub fn member(self, photo: PhotoId) -> Member {
        Member {
            photo,
            key: self.key,
            class: self.class,
            role: self.role,
            name: self.name,
            source: self.source,
            state: self.state,
        }
    }

    /// The bytes of the photo.
    pub fn encode(&self) -> Vec<u8> {
        let mut words = Vec::new();
        let state = match &self.state {
            MemberState::Waiting | MemberState::Reading => State::Waiting,
            MemberState::Gone => State::Gone,
            MemberState::Failed(failure) => State::Failed(failure.clone()),
            MemberState::Read(sight) => {
                let bytes = sight.features.iter().flat_map(|of| of.to_le_bytes());
                words.extend(bytes);
                let exact = sight.exact;
                State::Read { exact }
            }
        };
        let head = Head {
            key: self.key.clone(),
            class: self.class,
            role: self.role,
            name: self.name.clone(),
            source: self.source,
            state,
        };
        // JSON can say all of these types; an empty head would be refused.
        let head = serde_json::to_vec(&head).unwrap_or_default();
        SEAL.close(&head, &words)
    }

    /// The photo of these bytes.
    ///
    /// # Errors
    /// [`ProjectError`] for all that [`Self::encode`] does not write.
    pub fn decode(bytes: &[u8]) -> Result<Self, ProjectError> {
        let (head, words) = SEAL.open(bytes)?;
        let head: Head = serde_json::from_slice(head)?;
        let state = match head.state {
            State::Read { exact } => {
                let sight = Sight {
                    features: Arc::from(floats(words)),
                    exact,
                };
                check(&sight)?;
                MemberState::Read(sight)
            }
            _ if !words.is_empty() => {
                return Err(ProjectError::Words {
                    expected: 0,
                    found: words.len() as u64 / 4,
                });
            }
            State::Waiting => MemberState::Waiting,
            State::Gone => MemberState::Gone,
            State::Failed(failure) => MemberState::Failed(failure),
        };
        Ok(Self {
            key: head.key,
            class: head.class,
            role: head.role,
            name: head.name,
            source: head.source,
            state,
        })
    }
}

/// All of a photo but its features.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    key: String,
    class: ClassId,
    role: Role,
    name: String,
    source: Source,
    state: State,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum State {
    Waiting,
    Gone,
    Failed(Failure),
    Read { exact: bool },
}

/// Whether something can be learned from a sight.
fn check(sight: &Sight) -> Result<(), ProjectError> {
    let channels = sight.features.len();
    if !(1..=MAX_CHANNELS).contains(&channels) {
        return Err(ProjectError::Channels { channels });
    }
    let sound = sight.features.iter().all(|feature| feature.is_finite());
    sound.then_some(()).ok_or(ProjectError::Numbers)
}
