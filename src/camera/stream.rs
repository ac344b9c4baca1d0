//! The browser's cameras: which there are, and the stream of one.

use camlens_client::camera::{Camera, Facing, InUse, Refusal, Wish};
use js_sys::{Array, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ConstrainDomStringParameters, ConstrainLongRange, MediaDeviceInfo, MediaDeviceKind,
    MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack, MediaTrackConstraints,
};

/// The size that is asked for, in pixels: as much as any grid of the page needs. A camera gives its
/// nearest one.
const IDEAL_WIDTH: i32 = 1920;
const IDEAL_HEIGHT: i32 = 1080;

/// The browser's cameras; `None` where it gives none to a page, as on plain http.
pub fn media_devices() -> Option<MediaDevices> {
    let devices: MediaDevices = Reflect::get(&window().navigator(), &"mediaDevices".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let gives = Reflect::has(&devices, &"getUserMedia".into());
    gives.unwrap_or(false).then_some(devices)
}

/// The stream of a camera, which ends when this is dropped.
pub struct Stream {
    stream: MediaStream,
    track: MediaStreamTrack,
    _ended: Closure<dyn FnMut()>,
}

impl Stream {
    /// Asks for a camera, which the visitor may have to allow first. `ended` is called when it goes away
    /// by itself.
    ///
    /// # Errors
    /// The reason why there is no stream.
    pub async fn open(wish: &Wish, ended: impl FnMut() + 'static) -> Result<Self, Refusal> {
        let devices = media_devices().ok_or(Refusal::Unknown)?;
        let asked = devices.get_user_media_with_constraints(&constraints(wish));
        let stream: MediaStream = JsFuture::from(asked.map_err(|error| refusal(&error))?)
            .await
            .map_err(|error| refusal(&error))?
            .unchecked_into();
        let track = stream.get_video_tracks().get(0);
        let track: MediaStreamTrack = track.dyn_into().map_err(|_| Refusal::Unknown)?;
        let ended = Closure::new(ended);
        track.set_onended(Some(ended.as_ref().unchecked_ref()));
        Ok(Self {
            stream,
            track,
            _ended: ended,
        })
    }

    /// The stream itself.
    pub fn media(&self) -> &MediaStream {
        &self.stream
    }

    /// The camera that it comes from.
    pub fn camera(&self) -> InUse {
        let settings = self.track.get_settings();
        InUse {
            id: settings.get_device_id().unwrap_or_default(),
            facing: settings
                .get_facing_mode()
                .and_then(|name| Facing::named(&name)),
            name: self.track.label(),
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.track.set_onended(None);
        for track in self.stream.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

/// The cameras that can be chosen; none before one is allowed.
pub async fn cameras() -> Vec<Camera> {
    let devices = match media_devices().map(|devices| devices.enumerate_devices()) {
        Some(Ok(devices)) => JsFuture::from(devices).await,
        _ => return Vec::new(),
    };
    let devices = devices.map_or_else(|_| Array::new(), |devices| Array::from(&devices));
    let cameras = devices
        .iter()
        .map(JsCast::unchecked_into::<MediaDeviceInfo>)
        .filter(|device| device.kind() == MediaDeviceKind::Videoinput)
        .map(|device| Camera {
            id: device.device_id(),
            name: device.label(),
        });
    Camera::to_choose(cameras.collect())
}

fn constraints(wish: &Wish) -> MediaStreamConstraints {
    let video = MediaTrackConstraints::new();
    video.set_width_constrain_long_range(&ideally(IDEAL_WIDTH));
    video.set_height_constrain_long_range(&ideally(IDEAL_HEIGHT));
    let text = ConstrainDomStringParameters::new();
    match wish {
        Wish::Facing(facing) => {
            text.set_ideal_str(facing.name());
            video.set_facing_mode_constrain_dom_string_parameters(&text);
        }
        Wish::Device(id) => {
            text.set_exact_str(id);
            video.set_device_id_constrain_dom_string_parameters(&text);
        }
    }
    let constraints = MediaStreamConstraints::new();
    constraints.set_audio_bool(false);
    constraints.set_video_media_track_constraints(&video);
    constraints
}

fn ideally(pixels: i32) -> ConstrainLongRange {
    let range = ConstrainLongRange::new();
    range.set_ideal(pixels);
    range
}

/// The reason behind an exception, which is for the console, too.
fn refusal(error: &JsValue) -> Refusal {
    leptos::logging::warn!("no camera: {error:?}");
    let name = Reflect::get(error, &"name".into()).ok();
    let name = name.and_then(|name| name.as_string()).unwrap_or_default();
    Refusal::of_exception(&name)
}
