//! Photos come in: samples, the visitor's own, several at once, and none.

use super::visit::{FINEST, Visit};
use crate::reader::*;
use crate::shelf::Origin;
use crate::way::Resolution;
use camlens_core::protocol::FailureKind;

#[test]
fn a_photo_given_while_another_is_read_takes_its_place() {
    let mut visit = Visit::done();
    visit.give("first.jpg");
    let first = visit.asked();
    visit.give("second.jpg");
    let third = visit.give("third.jpg");
    assert_eq!(visit.asked_now(), [], "the worker computes");
    visit.worker_reads_this(first);
    assert_ne!(visit.shown().photo, first.photo, "nobody waits for it");
    let [asked] = visit.asked_now()[..] else {
        panic!("{:?}", visit.last);
    };
    assert_eq!(asked.photo, third, "only the newest is read");
    visit.worker_reads();
    assert_eq!(visit.shown().photo, third);
}

#[test]
fn a_photo_that_fails_after_it_was_replaced_says_nothing() {
    let mut visit = Visit::done();
    visit.give("broken.jpg");
    let broken = visit.asked();
    let good = visit.give("good.jpg");
    visit.worker_says(camlens_core::protocol::Response::Failed {
        id: Some(broken.id),
        failure: super::visit::failure(FailureKind::NotAnImage),
    });
    assert_eq!(visit.notice(), None);
    visit.worker_reads();
    assert_eq!(visit.shown().photo, good);
}

#[test]
fn a_sample_that_comes_late_does_not_replace_a_later_wish() {
    let mut visit = Visit::new();
    let slow = visit.fetch();
    let dog = visit.give("dog.jpg");
    visit.fetched(slow, "chelsea");
    assert_eq!(visit.state().photo, Some(dog));

    visit.tell(Event::SampleWanted("coffee"));
    assert!(visit.remembers(Remembered::Photo(Some("coffee"))));
    let coffee = visit.fetch();
    visit.tell(Event::SampleWanted("rocket"));
    let rocket = visit.sample_comes("rocket");
    visit.fetched(coffee, "coffee");
    visit.tell(Event::NotFetched {
        fetch: coffee,
        file: "coffee.png".to_owned(),
    });
    assert_eq!(visit.state().photo, Some(rocket));
    assert_eq!(visit.notice(), None);
}

#[test]
fn a_sample_that_does_not_come_is_told() {
    let mut visit = Visit::done();
    visit.tell(Event::SampleWanted("coffee"));
    let fetch = visit.fetch();
    let file = "coffee.png".to_owned();
    visit.tell(Event::NotFetched { fetch, file });
    assert_eq!(visit.notice(), Some(NoticeKind::SampleMissing));
    assert_eq!(visit.state().phase(), Phase::Done, "the last answer stays");
    assert!(visit.state().is_lost());
}

/// Browser test `strange_files::strange_files_are_read_or_named`.
#[test]
fn a_file_that_is_no_photo_leaves_the_last_good_result() {
    for kind in [
        FailureKind::EmptyFile,
        FailureKind::NotAnImage,
        FailureKind::TruncatedImage,
        FailureKind::ImageTooLarge,
        FailureKind::UnsupportedFormat,
    ] {
        let mut visit = Visit::done();
        let chelsea = visit.shown();
        visit.give("words.jpg");
        visit.worker_fails(kind);
        let notice = visit.state().notice.clone().unwrap();
        assert_eq!(notice.kind.name(), kind.name());
        assert_eq!(notice.file.as_deref(), Some("words.jpg"));
        assert_eq!((notice.remedy, notice.lost), (None, true));
        assert_eq!(visit.shown(), chelsea);
        assert_eq!(visit.state().photo, Some(chelsea.photo));
        assert!(visit.remembers(Remembered::Photo(Some("chelsea"))));
        assert_eq!(visit.state().remark, None);
        assert_eq!(visit.state().phase(), Phase::Done);
    }
}

#[test]
fn a_first_photo_that_is_none_is_a_failure() {
    let mut visit = Visit::new();
    visit.give("words.jpg");
    visit.worker_brings(true);
    visit.worker_fails(FailureKind::NotAnImage);
    assert_eq!(visit.state().phase(), Phase::Failed);
    assert_eq!(visit.state().photo, None);
    assert_eq!(visit.state().offer(), None, "there is nothing to read");
}

/// Fault P5: the sample was shown in the place of a file that the installed app was opened with.
#[test]
fn a_launch_with_an_unreadable_file_shows_no_sample_in_its_place() {
    for kind in [
        NoticeKind::LaunchUnreadable,
        NoticeKind::SharedFull,
        NoticeKind::SharedLost,
    ] {
        let mut visit = Visit::new();
        visit.tell(Event::Told(kind.clone()));
        visit.chelsea_comes();
        assert_eq!(visit.state().photo, None);
        assert_eq!(visit.notice(), Some(kind));
        visit.worker_brings(true);
        assert_eq!(visit.state().phase(), Phase::Failed);
    }
}

/// Fault P6: a paste without a picture made the good answer look lost.
#[test]
fn a_paste_without_a_picture_does_not_spoil_the_answer_that_comes() {
    let mut visit = Visit::done();
    visit.give("rocket.jpg");
    visit.tell(Event::Told(NoticeKind::NothingToRead));
    visit.worker_reads();
    assert_eq!(visit.state().phase(), Phase::Done);
    assert!(!visit.state().is_lost());
    assert_eq!(
        visit.notice(),
        Some(NoticeKind::NothingToRead),
        "it was told"
    );
}

/// Fault P6, the other way round: an answer that became exact is not what the visitor wanted last.
#[test]
fn an_answer_made_exact_does_not_hide_a_loss() {
    let mut visit = Visit::previewed();
    visit.worker_loads(true);
    visit.tell(Event::Told(NoticeKind::NothingToRead));
    visit.worker_reads();
    assert!(visit.shown().exact);
    assert!(visit.state().is_lost());
}

/// Fault P9: a visitor's file with a sample's name counted as the sample.
#[test]
fn a_file_named_like_a_sample_is_the_visitors_own() {
    let mut visit = Visit::done();
    let own = visit.give("coffee.png");
    assert!(visit.remembers(Remembered::Photo(None)));
    visit.worker_reads();
    let photo = visit.reader.photo(own).unwrap();
    assert_eq!(photo.origin, Origin::Visitor);
    // And after a bad file: the address would open the sample, which is another photo.
    visit.give("words.txt");
    visit.worker_fails(FailureKind::NotAnImage);
    assert_eq!(visit.state().photo, Some(own));
    assert!(visit.remembers(Remembered::Photo(None)));
}

#[test]
fn photos_that_nothing_is_about_are_dropped() {
    let mut visit = Visit::done();
    let chelsea = visit.shown().photo;
    let first = visit.give("first.jpg");
    let second = visit.give("second.jpg");
    let kept = [chelsea, first, second].map(|id| visit.reader.photo(id).is_some());
    assert_eq!(kept, [true, false, true], "the first was never read");
}

#[test]
fn two_photos_in_turn_keep_their_findings_apart() {
    let mut visit = Visit::done();
    visit.choose(FINEST);
    visit.worker_reads();
    let dog = visit.give("dog.jpg");
    visit.worker_reads();
    assert_eq!(
        (visit.shown().photo, visit.shown().way.resolution),
        (dog, FINEST)
    );
    visit.choose(Resolution::default());
    assert_eq!(
        visit.asked_now().len(),
        1,
        "of chelsea it is kept, of the dog not"
    );
}

#[test]
fn an_address_that_was_not_understood_is_remarked_until_a_photo_is_wanted() {
    let mut visit = Visit::new();
    let remark = "colours=hot is not known.".to_owned();
    visit.tell(Event::Remarked(remark.clone()));
    visit.chelsea_comes();
    assert_eq!(visit.state().remark, Some(Remark::Address(remark)));
    visit.tell(Event::SampleWanted("coffee"));
    assert_eq!(visit.state().remark, None);
}

#[test]
fn what_is_said_of_given_files_ends_with_the_next_ones() {
    let mut visit = Visit::done();
    let beside = NoticeKind::BesideClasses { files: 3 };
    visit.tell(Event::Told(beside.clone()));
    assert_eq!(visit.notice(), Some(beside));
    visit.tell(Event::GivenAnew);
    assert_eq!(visit.notice(), None);
    // What is said of anything else stays.
    visit.tell(Event::Told(NoticeKind::PhotoGone));
    visit.tell(Event::GivenAnew);
    assert_eq!(visit.notice(), Some(NoticeKind::PhotoGone));
}
