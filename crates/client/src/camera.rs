//! The camera's part without a browser: which one is asked for, why it is refused, what a still is named.

/// The side of a phone that a camera is on: `facingMode` of Media Capture and Streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facing {
    /// It looks at the person who holds the device.
    User,
    /// It looks where that person looks.
    Environment,
}

impl Facing {
    /// The name in Media Capture and Streams.
    pub fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Environment => "environment",
        }
    }

    /// The side of this name; `None` for `left`, `right`, and cameras that say nothing.
    pub fn named(name: &str) -> Option<Self> {
        [Self::User, Self::Environment]
            .into_iter()
            .find(|facing| facing.name() == name)
    }

    /// The other side.
    pub fn turned(self) -> Self {
        match self {
            Self::User => Self::Environment,
            Self::Environment => Self::User,
        }
    }
}

/// The camera that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// One on this side, if there is any; else any.
    Facing(Facing),
    /// This very one.
    Device(String),
}

/// A camera that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Camera {
    /// The browser's id.
    pub id: String,
    /// The name that browser and system give it; empty before the visitor allows cameras.
    pub name: String,
}

impl Camera {
    /// Cameras without an id cannot be asked for: before the visitor allows cameras, browsers tell of
    /// one without id and name, whatever there is.
    pub fn to_choose(cameras: Vec<Self>) -> Vec<Self> {
        cameras
            .into_iter()
            .filter(|camera| !camera.id.is_empty())
            .collect()
    }
}

/// The camera in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUse {
    pub id: String,
    pub facing: Option<Facing>,
    pub name: String,
}

impl InUse {
    /// The side that it is on, by its name where it does not say so itself. A camera of unknown side is
    /// taken for one above a screen, which looks at the person before it.
    pub fn side(&self) -> Facing {
        const BACK: [&str; 4] = ["back", "rear", "environment", "document"];
        let name = self.name.to_lowercase();
        self.facing
            .unwrap_or(match BACK.iter().any(|word| name.contains(word)) {
                true => Facing::Environment,
                false => Facing::User,
            })
    }

    /// Whether the picture is shown as a mirror does, so that a hand that moves to the left is seen to.
    /// It is never read so.
    pub fn is_shown_mirrored(&self) -> bool {
        self.side() == Facing::User
    }

    /// The wish for the other one: the next camera of a list, or the other side where there is no list of
    /// several.
    pub fn turned(&self, cameras: &[Camera]) -> Wish {
        match cameras.iter().position(|camera| camera.id == self.id) {
            // A phone has up to five cameras on its back: its sides are what one turns between.
            Some(at) if self.facing.is_none() && cameras.len() > 1 => {
                Wish::Device(cameras[(at + 1) % cameras.len()].id.clone())
            }
            _ => Wish::Facing(self.side().turned()),
        }
    }
}

/// The reason why there is no picture of the camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The visitor, the browser's settings or the system do not allow it.
    NotAllowed,
    /// This device has no camera.
    NoCamera,
    /// Another program uses it, or the system does not start it.
    InUse,
    /// The camera that was asked for is not there any more.
    NotThere,
    /// It was pulled out, or switched off, while its picture was shown.
    Ended,
    /// The browser gives no picture, for a reason of its own.
    Unknown,
}

impl Refusal {
    /// The reason behind the name of an exception of `getUserMedia`.
    pub fn of_exception(name: &str) -> Self {
        match name {
            "NotAllowedError" | "SecurityError" | "PermissionDeniedError" => Self::NotAllowed,
            "NotFoundError" | "DevicesNotFoundError" => Self::NoCamera,
            "NotReadableError" | "TrackStartError" | "AbortError" => Self::InUse,
            "OverconstrainedError" | "ConstraintNotSatisfiedError" => Self::NotThere,
            _ => Self::Unknown,
        }
    }

    /// The name in the document's marks (`data-kind`).
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAllowed => "notAllowed",
            Self::NoCamera => "noCamera",
            Self::InUse => "inUse",
            Self::NotThere => "notThere",
            Self::Ended => "ended",
            Self::Unknown => "unknown",
        }
    }
}

/// Names of stills, no two the same.
#[derive(Debug, Default)]
pub struct StillNames {
    last: String,
    /// Stills of the same second before this one.
    before: usize,
}

impl StillNames {
    /// The name of a still of this time on the visitor's clock: year, month, day, hour, minute, second.
    pub fn next(&mut self, [year, month, day, hour, minute, second]: [u32; 6]) -> String {
        let name =
            format!("camera-{year:04}-{month:02}-{day:02}-{hour:02}-{minute:02}-{second:02}");
        self.before = if name == self.last {
            self.before + 1
        } else {
            0
        };
        self.last.clone_from(&name);
        match self.before {
            0 => format!("{name}.jpg"),
            more => format!("{name}-{}.jpg", more + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera(id: &str) -> Camera {
        Camera {
            id: id.to_owned(),
            name: String::new(),
        }
    }

    fn in_use(id: &str, facing: Option<Facing>, name: &str) -> InUse {
        InUse {
            id: id.to_owned(),
            facing,
            name: name.to_owned(),
        }
    }

    #[test]
    fn a_camera_that_looks_at_its_person_is_shown_mirrored() {
        for (facing, name, mirrored) in [
            (Some(Facing::User), "camera2 1, facing front", true),
            (Some(Facing::Environment), "camera2 0, facing back", false),
            (None, "camera2 0, facing back", false),
            (None, "Document Camera", false),
            (None, "Integrated Webcam", true),
            (Some(Facing::User), "back", true),
        ] {
            let camera = in_use("", facing, name);
            assert_eq!(camera.is_shown_mirrored(), mirrored, "{camera:?}");
        }
    }

    #[test]
    fn a_phone_turns_between_its_sides_and_a_desk_between_its_cameras() {
        let cameras = ["a", "b", "c"].map(camera);
        let phone = in_use("a", Some(Facing::Environment), "");
        assert_eq!(phone.turned(&cameras), Wish::Facing(Facing::User));
        let desk = in_use("c", None, "Webcam");
        assert_eq!(desk.turned(&cameras), Wish::Device("a".to_owned()));
        assert_eq!(
            desk.turned(&cameras[..1]),
            Wish::Facing(Facing::Environment)
        );
        assert_eq!(desk.turned(&[]), Wish::Facing(Facing::Environment));
    }

    #[test]
    fn cameras_without_an_id_cannot_be_chosen() {
        let cameras = vec![camera(""), camera("a")];
        assert_eq!(Camera::to_choose(cameras), [camera("a")]);
    }

    #[test]
    fn exceptions_of_all_browsers_have_a_reason() {
        for (name, refusal) in [
            ("NotAllowedError", Refusal::NotAllowed),
            ("SecurityError", Refusal::NotAllowed),
            ("NotFoundError", Refusal::NoCamera),
            ("NotReadableError", Refusal::InUse),
            ("AbortError", Refusal::InUse),
            ("OverconstrainedError", Refusal::NotThere),
            ("TypeError", Refusal::Unknown),
        ] {
            assert_eq!(Refusal::of_exception(name), refusal, "{name}");
        }
    }

    #[test]
    fn stills_of_one_second_have_names_of_their_own() {
        let mut names = StillNames::default();
        let time = [2026, 11, 28, 0, 12, 3];
        let next = [2026, 11, 28, 0, 12, 4];
        assert_eq!(names.next(time), "camera-2026-11-28-00-12-03.jpg");
        assert_eq!(names.next(time), "camera-2026-11-28-00-12-03-2.jpg");
        assert_eq!(names.next(time), "camera-2026-11-28-00-12-03-3.jpg");
        assert_eq!(names.next(next), "camera-2026-11-28-00-12-04.jpg");
    }
}
