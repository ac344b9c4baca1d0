//! A view that is written into an address and read again is the same view.

use super::*;
use crate::subject::tests::{catalogue, ranking};
use camlens_core::cam::CellSet;
use camlens_core::render::{Colormap, FIXED, Range, Scale};

/// The number of views that are tried.
const VIEWS: usize = 2_000;

const CAT: Option<Subject> = Some(Subject::Class(285));

/// xorshift64: the same numbers in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    /// A class, often one of the best three.
    fn class(&mut self) -> usize {
        if self.coin() {
            self.one(&[285, 281, 207])
        } else {
            self.below(catalogue_size())
        }
    }

    fn subject(&mut self, groups: usize) -> Subject {
        if self.coin() {
            Subject::Class(self.class())
        } else {
            Subject::Group(self.below(groups))
        }
    }

    fn range(&mut self) -> Range {
        let low = self.below(4_000) as f32 / 16.0 - 125.0;
        let high = low + (1 + self.below(1_000)) as f32 / 7.0;
        let between = Range::Fixed(Scale { low, high });
        let all = [
            Range::Best,
            Range::Auto,
            Range::FromZero,
            Range::AroundZero,
            Range::Fixed(FIXED),
            between,
        ];
        self.one(&all)
    }

    fn view(&mut self, groups: usize) -> View {
        let asked = Asked {
            question: self.one(&Question::ALL),
            own: self.coin().then_some(OWN),
            class: (self.below(9) > 0).then(|| self.class()),
            group: self.coin().then(|| self.below(groups)),
            other: self.coin().then(|| self.subject(groups)),
            pinned: self.coin(),
            cell: self.coin().then(|| (self.below(8), self.below(12))),
            pinned_cell: self.coin().then(|| (self.below(8), self.below(12))),
            region: CellSet::from_fn(self.below(8), self.below(12), |row, column| {
                (row + column) % 3 == 0
            }),
            multiples: self.coin(),
        };
        let look = Look {
            layout: self.one(&Layout::ALL),
            opacity: self.below(101) as u32,
            colormap: self.one(&Colormap::ALL),
            range: self.range(),
            grey: self.one(&[None, Some(false), Some(true)]),
            cells: self.coin(),
            threshold: 5 + self.below(91) as u32,
            contour: self.coin(),
            boxed: self.coin(),
            split: self.below(1001) as f64 / 10.0 + 0.01,
            zoom: 1.0 + self.below(8) as f64,
            pixelated: self.coin(),
        };
        View { asked, look }
    }
}

/// A head of one's own.
const OWN: Fingerprint = Fingerprint {
    names: 1,
    numbers: 2,
};

fn catalogue_size() -> usize {
    camlens_core::resnet50::labels().classes().len()
}

/// The pairs as an address has them.
fn said<const N: usize>(pairs: &Pairs<N>) -> Vec<(&'static str, &str)> {
    pairs
        .iter()
        .filter_map(|(key, value)| Some((*key, value.as_deref()?)))
        .collect()
}

#[test]
fn a_link_gives_its_view_back() {
    let (catalogue, ranking) = (catalogue(), ranking());
    let groups = catalogue.labels().groups().len();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..VIEWS {
        let view = dice.view(groups);
        let linked = view.linked(&catalogue, &ranking);
        let pairs = view.pairs(&catalogue, &ranking);
        let own = view.asked.own;
        assert_eq!(View::read(said(&pairs), &catalogue, &ranking, own), linked);
        // What a link carries is all that its own link carries.
        assert_eq!(linked.pairs(&catalogue, &ranking), pairs);
        assert_eq!(linked.linked(&catalogue, &ranking), linked);
        let subject = view.asked.map_subject(&catalogue, &ranking);
        let same = linked.asked.map_subject(&catalogue, &ranking);
        assert!(subject.is_none() || subject == same, "{view:?}");
    }
}

#[test]
fn a_file_gives_its_view_back() -> Result<(), serde_json::Error> {
    let groups = catalogue().labels().groups().len();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for _ in 0..VIEWS {
        let view = dice.view(groups);
        let text = serde_json::to_string(&view)?;
        assert_eq!(serde_json::from_str::<View>(&text)?, view, "{text}");
    }
    Ok(())
}

#[test]
fn a_region_of_an_impossible_grid_is_refused() {
    let text = serde_json::to_string(&View::default())
        .map(|text| text.replace(r#""rows":0"#, r#""rows":99999999"#));
    let view = text.and_then(|text| serde_json::from_str::<View>(&text));
    assert!(view.is_err_and(|error| error.to_string().contains("no grid has 99999999")));
}

#[test]
fn the_usual_look_leaves_the_address_empty() {
    assert_eq!(said(&Look::default().pairs()), []);
    let look = Look {
        layout: Layout::Slide,
        colormap: Colormap::Viridis,
        range: Range::FromZero,
        cells: true,
        threshold: 35,
        contour: true,
        ..Look::default()
    };
    let expected = [
        ("view", "slide"),
        ("colours", "viridis"),
        ("range", "zero"),
        ("cells", "real"),
        ("contour", "35"),
    ];
    assert_eq!(said(&look.pairs()), expected);
}

#[test]
fn a_range_of_this_map_stays_one_in_old_links() {
    let (look, unknown) = Look::read([("range", "auto")]);
    assert_eq!((look.range, unknown), (Range::Auto, Vec::new()));
    assert_eq!(said(&look.pairs()), [("range", "auto")]);
    assert_eq!(Look::default().range, Range::Best);
}

#[test]
fn every_key_is_read() {
    let values = [
        "slide", "30", "70", "viridis", "zero", "real", "30", "30", "1",
    ];
    for pair in Look::KEYS.into_iter().zip(values) {
        assert_ne!(Look::read([pair]).0, Look::default(), "{pair:?}");
    }
    for pair in AskedKeys::KEYS.into_iter().zip(["285", "285", "1", "own"]) {
        assert!(!AskedKeys::read([pair]).is_empty(), "{pair:?}");
    }
}

#[test]
fn unknown_values_are_passed_over_and_told() {
    let pairs = [
        ("colours", "hot"),
        ("contour", "300"),
        ("range", "5..5"),
        ("cells", "real"),
        ("photo", "coffee"),
    ];
    let (look, unknown) = Look::read(pairs);
    let expected = Look {
        cells: true,
        ..Look::default()
    };
    assert_eq!(look, expected);
    assert_eq!(unknown, pairs[..3]);
    for (key, value) in [
        ("view", "x"),
        ("cells", "x"),
        ("box", "x"),
        ("range", ".."),
        ("split", "101"),
        ("split", "nan"),
        ("strength", "-1"),
    ] {
        assert_eq!(Look::read([(key, value)]).0, Look::default());
    }
}

fn taken_up(class: Option<&str>, against: Option<&str>) -> Asked {
    let keys = AskedKeys {
        class: class.map(str::to_owned),
        against: against.map(str::to_owned),
        pinned: false,
        own: false,
    };
    let mut asked = Asked {
        class: Some(285),
        ..Asked::default()
    };
    asked.take_up(&keys, &catalogue());
    asked
}

#[test]
fn an_address_names_a_class_by_its_index_and_a_group_by_its_wordnet_id() {
    let (catalogue, ranking) = (catalogue(), ranking());
    let said = |asked: &Asked| asked.pairs(&catalogue, &ranking).map(|(_, value)| value);
    assert_eq!(said(&taken_up(None, None)), [None, None, None, None]);
    assert_eq!(
        said(&taken_up(Some("967"), None)),
        [Some("967".into()), None, None, None]
    );
    let against_dogs = taken_up(None, Some("n02084071"));
    assert_eq!(against_dogs.question, Question::Compare);
    assert_eq!(
        said(&against_dogs),
        [None, Some("n02084071".into()), None, None]
    );
    // A group alone is compared with the runner-up: here the best class of all.
    let dogs = taken_up(Some("n02084071"), None);
    assert_eq!(dogs.question, Question::Compare);
    assert_eq!(dogs.pair(&catalogue, &ranking).map(|pair| pair.1), CAT);
    assert_eq!(
        said(&dogs),
        [Some("n02084071".into()), Some("285".into()), None, None]
    );
}

#[test]
fn a_pinned_question_names_its_class_even_if_it_is_this_photos_best() {
    let (catalogue, ranking) = (catalogue(), ranking());
    let mut asked = taken_up(None, None);
    asked.pin(true, None);
    let said = asked.pairs(&catalogue, &ranking).map(|(_, value)| value);
    assert_eq!(said, [Some("285".into()), None, Some("1".into()), None]);
}

#[test]
fn an_unknown_key_asks_for_nothing() {
    let usual = taken_up(None, None);
    for nothing in ["1000", "-1", "dogs", "n02124075", ""] {
        assert_eq!(taken_up(Some(nothing), Some(nothing)), usual, "{nothing}");
    }
}

#[test]
fn a_question_about_ones_own_classes_is_asked_under_such_a_head_alone() {
    let (catalogue, ranking) = (catalogue(), ranking());
    let under = |own| Asked {
        own,
        class: Some(285),
        ..Asked::default()
    };
    let keys = AskedKeys::read([("head", "own"), ("class", "3")]);
    let mut asked = under(Some(OWN));
    asked.take_up(&keys, &catalogue);
    assert_eq!((asked.class, asked.own), (Some(3), Some(OWN)));
    let said = asked.pairs(&catalogue, &ranking).map(|(_, value)| value);
    assert_eq!(said, [Some("3".into()), None, None, Some("own".into())]);
    // ImageNet's class of the same index is another one.
    let mut asked = under(None);
    asked.take_up(&keys, &catalogue);
    assert_eq!(asked, under(None));
    let mut asked = under(Some(OWN));
    asked.take_up(&AskedKeys::read([("class", "3")]), &catalogue);
    assert_eq!(asked, under(Some(OWN)));
}
