//! A page with a desk and a made-up worker, for the stories.

use super::super::*;
use camlens_client::reader::{Heard, NetworkBytes};
use camlens_client::variant::{Abilities, Variant};
use camlens_core::framing::{Frame, Framing};
use camlens_core::protocol::{
    Buffer, Build, Cause, Decoder, Failure, FailureKind, LoadTiming, Request, Response, Timing,
};
use camlens_core::resnet50::INPUT;

/// Width and height of every photo.
const PHOTO: (usize, usize) = (451, 300);

/// A page with a desk, and a made-up worker: one channel, two classes.
pub struct Page {
    pub desk: Desk<&'static str>,
    now_ms: f64,
    pub news: Vec<News>,
    /// What the worker was asked last, and the file beside it.
    pub asked: Option<(Request, Option<&'static str>)>,
    pub starts: usize,
}

impl Page {
    pub fn new(preview_wished: bool) -> Self {
        let setup = Setup {
            variant: None,
            threads: None,
            abilities: Abilities {
                isolated: false,
                secure: true,
                soon: false,
                shared_memory: false,
                relaxed_simd: false,
                cores: 1,
            },
            builds: vec![(Variant::Simd, "simd-0a1b".to_owned())],
            model: Some("https://here/model.json".to_owned()),
            network: NetworkBytes::default(),
            preview: preview(preview_wished),
            wanted: Way::default(),
        };
        let mut page = Self {
            desk: Desk::new(setup),
            now_ms: 0.0,
            news: vec![],
            asked: None,
            starts: 0,
        };
        page.tell(Event::Opened(None));
        page
    }

    /// A page whose network is there.
    pub fn ready() -> Self {
        let mut page = Self::new(false);
        page.bring(true);
        page.news.clear();
        page
    }

    fn take(&mut self, moves: Moves) {
        for command in moves.commands {
            match command {
                Command::Post { request, file, .. } => {
                    let file = file.and_then(|photo| self.desk.file(photo).copied());
                    self.asked = Some((request, file));
                }
                Command::Start { .. } => self.starts += 1,
                _ => {}
            }
        }
        self.news.extend(moves.news);
    }

    fn tell(&mut self, event: Event) {
        self.now_ms += 1000.0;
        let moves = self.desk.step(self.now_ms, event);
        self.take(moves);
    }

    pub fn hear(&mut self, heard: Heard) {
        let worker = self.desk.reader().worker().unwrap();
        self.tell(Event::Heard { worker, heard });
    }

    pub fn say(&mut self, response: Response, buffers: Vec<Buffer>) {
        self.hear(Heard::Said(response, buffers));
    }

    /// The worker listens and brings its network.
    pub fn bring(&mut self, exact: bool) {
        let build = "simd-0a1b".to_owned();
        self.say(Response::Ready { build }, vec![]);
        self.loaded(exact);
    }

    pub fn loaded(&mut self, exact: bool) {
        let loaded = Response::Loaded {
            network: "made up".to_owned(),
            build: Build {
                variant: "simd".to_owned(),
                threads: 1,
            },
            timing: LoadTiming {
                lay_out: 1.0,
                warm_up: 1.0,
                memory: 1 << 20,
            },
            exact,
            spec: INPUT,
        };
        let head = vec![
            Buffer::Floats(vec![1.0, -1.0]),
            Buffer::Floats(vec![0.0, 0.0]),
        ];
        self.say(loaded, head);
    }

    pub fn order(&mut self, id: u32, file: &'static str, way: Way) {
        self.now_ms += 1000.0;
        let moves = self.desk.order(self.now_ms, OrderId(id), file, way);
        self.take(moves);
    }

    pub fn leave(&mut self, id: u32) {
        self.now_ms += 1000.0;
        let moves = self.desk.leave(self.now_ms, OrderId(id));
        self.take(moves);
    }

    /// The file of the photo that the worker was asked for last, and the framing.
    pub fn asked_for(&self) -> Option<(&'static str, Framing)> {
        match &self.asked {
            Some((Request::Read { framing, .. }, file)) => Some(((*file)?, *framing)),
            _ => None,
        }
    }

    /// The number and the frame of the worker's photo.
    pub fn request(&self) -> (u32, Frame) {
        match self.asked {
            Some((
                Request::Read {
                    id,
                    framing,
                    detail,
                    ..
                },
                _,
            )) => {
                let frame = framing.frame_at(detail.short_side, PHOTO.0, PHOTO.1, &INPUT);
                (id, frame)
            }
            _ => panic!("the worker was not asked for a photo"),
        }
    }

    /// The worker reads what it was asked for last.
    pub fn read(&mut self, exact: bool) {
        let (id, frame) = self.request();
        let (columns, rows) = (frame.input.0 / INPUT.cell, frame.input.1 / INPUT.cell);
        let answer = Response::Read {
            id,
            frame,
            decoder: Decoder::Rust,
            still: false,
            remarks: vec![],
            rows,
            columns,
            timing: Timing {
                decode: 1.0,
                frame: 1.0,
                infer: 1.0,
                groups: vec![],
                memory: 1 << 20,
            },
            exact,
        };
        let buffers = vec![
            Buffer::Floats(vec![1.0; rows * columns]),
            Buffer::Floats(vec![1.0, -1.0]),
            Buffer::Bytes(vec![128; 3 * frame.input.0 * frame.input.1]),
        ];
        self.say(answer, buffers);
    }

    /// The worker does not read it.
    pub fn fail(&mut self, id: Option<u32>, kind: FailureKind) {
        let failure = Failure {
            kind,
            cause: Cause::Other,
            message: "It did not work.".to_owned(),
        };
        self.say(Response::Failed { id, failure }, vec![]);
    }

    /// The orders that came to an end since the last call, in order: with the exactness of an answer, or the
    /// kind of a failure.
    pub fn ended(&mut self) -> Vec<(u32, Result<bool, &'static str>)> {
        let news = std::mem::take(&mut self.news);
        let ended = news.into_iter().filter_map(|news| match news {
            News::Answered(id, finding) => Some((id.0, Ok(finding.exact))),
            News::Failed(id, trouble) => Some((id.0, Err(trouble.kind))),
            News::Progress(_) | News::Stopped(_) => None,
        });
        ended.collect()
    }
}
