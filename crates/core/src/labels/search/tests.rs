use super::*;
use crate::resnet50;

fn search() -> Search {
    Search::of_classes(&resnet50::labels())
}

fn found(search: &Search, query: &str) -> Vec<usize> {
    search
        .find(query)
        .into_iter()
        .map(|hit| hit.index)
        .collect()
}

#[test]
fn every_class_is_first_by_its_name_id_and_index() {
    let (labels, search) = (resnet50::labels(), search());
    for class in labels.classes() {
        let index = class.index.to_string();
        for query in [&*class.name, &*class.wordnet_id, &*index] {
            assert_eq!(search.find(query)[0].index, class.index, "{query}");
            let loud = query.to_uppercase().replace(' ', "-");
            assert_eq!(search.find(&loud)[0].index, class.index, "{loud}");
        }
        for synonym in class.synonyms.split(", ").filter(|name| !name.is_empty()) {
            let hits = search.find(synonym);
            let hit = hits.iter().find(|hit| hit.index == class.index);
            assert!(hit.is_some_and(|hit| hit.by <= Match::Synonym), "{synonym}");
        }
    }
}

#[test]
fn words_come_before_beginnings_and_those_before_the_inside() {
    let search = search();
    let hits = search.find("cat");
    assert!(hits.is_sorted_by_key(|hit| (hit.by, hit.deviation, hit.index)));
    let by = |index| hits.iter().find(|hit| hit.index == index).map(|hit| hit.by);
    assert_eq!(by(285), Some(Match::Member), "Egyptian cat");
    assert_eq!(by(383), Some(Match::SynonymWords), "Madagascar cat");
    assert_eq!(by(484), Some(Match::NameBegins), "catamaran");
    assert_eq!(by(286), Some(Match::SynonymBegins), "cougar, catamount");
    assert_eq!(
        by(30),
        Some(Match::SynonymWordsBegin),
        "bullfrog, Rana catesbeiana"
    );
    assert_eq!(by(358), Some(Match::InName), "European polecat");
    assert_eq!(by(299), None, "meerkat");
    assert_eq!(search.find("lynx")[0].by, Match::Name);
}

#[test]
fn words_may_stand_in_any_order_and_be_begun_only() {
    let search = search();
    assert_eq!(found(&search, "cat egyptian"), [285]);
    assert_eq!(found(&search, "egy c"), [285]);
    assert_eq!(found(&search, "retr gold")[0], 207);
    assert_eq!(found(&search, "t shirt"), found(&search, "TSHIRT"));
    assert_eq!(found(&search, "n02124075"), [285]);
    assert!(found(&search, "n0212").contains(&285));
}

#[test]
fn plurals_find_their_singulars_and_follow_plain_answers() {
    let search = search();
    assert_eq!(search.find("tenches")[0].index, 0);
    assert_eq!(search.find("Golden Retrievers")[0].index, 207);
    assert!(found(&search, "butterflies").contains(&323));
    assert!(found(&search, "wolves").contains(&269));
    // The mouse of a computer is called so; the others are rodents.
    assert_eq!(found(&search, "mice")[0], 673);
    assert!(found(&search, "mice").contains(&333));
    // 836 is `sunglass`, 837 `sunglasses`.
    assert_eq!(found(&search, "sunglasses")[..2], [837, 836]);
}

#[test]
fn nothing_asked_is_everything_and_nonsense_is_nothing() {
    let search = search();
    let every: Vec<usize> = (0..resnet50::labels().classes().len()).collect();
    for query in ["", "  ", "-"] {
        assert_eq!(found(&search, query), every);
    }
    for query in [
        "xyzzy",
        "猫",
        "1000",
        "n99",
        "cat dog ship",
        "Katze",
        "giraffe",
    ] {
        assert!(found(&search, query).is_empty(), "{query}");
    }
}

#[test]
fn groups_are_found_as_classes_are() {
    let labels = resnet50::labels();
    let search = Search::of_groups(&labels);
    for query in ["dog", "Dogs", "n02084071"] {
        assert_eq!(
            labels.groups()[search.find(query)[0].index].name,
            "dogs",
            "{query}"
        );
    }
    assert_eq!(
        labels.groups()[search.find("boats")[0].index].name,
        "ships and boats"
    );
}

#[test]
fn everyday_words_lead_to_classes_that_are_called_otherwise() {
    let search = search();
    let airplane = search.find("airplane");
    let by = |index| {
        airplane
            .iter()
            .find(|hit| hit.index == index)
            .map(|hit| hit.by)
    };
    assert_eq!(by(404), Some(Match::Everyday), "airliner");
    assert_eq!(airplane[0].index, 404);
    assert_eq!(by(908), Some(Match::NameWords), "airplane wing");
    assert_eq!(found(&search, "Airplanes")[0], 404);
    assert!(found(&search, "airpl").contains(&404));
    assert_eq!(found(&search, "sofa")[0], 831);
    for query in ["person", "people", "men"] {
        assert_eq!(found(&search, query)[..3], [981, 982, 983], "{query}");
    }
}

#[test]
fn every_everyday_word_leads_to_its_classes_and_groups() {
    let labels = resnet50::labels();
    let (classes, groups) = (search(), Search::of_groups(&labels));
    for word in labels.everyday() {
        let hits = found(&classes, word.word);
        let members = word
            .groups
            .iter()
            .flat_map(|&group| &labels.groups()[group].classes);
        for class in word.classes.iter().chain(members) {
            assert!(hits.contains(class), "{}: {class}", word.word);
        }
        let hits = found(&groups, word.word);
        assert!(
            word.groups.iter().all(|group| hits.contains(group)),
            "{}",
            word.word
        );
    }
}

#[test]
fn the_name_of_a_group_finds_its_members() {
    let search = search();
    for query in ["dog", "dogs", "puppy"] {
        let hits = search.find(query);
        let members = hits.iter().filter(|hit| hit.by == Match::Member);
        assert_eq!(members.count(), 118, "{query}");
        assert_eq!(hits[0].by, Match::Member, "{query}");
    }
    assert_eq!(found(&search, "otter")[0], 360);
}

#[test]
fn near_misses_are_found_where_nothing_else_is() {
    let search = search();
    for (query, class) in [
        ("tabbby", 281),
        ("elefant", 385),
        ("elefant", 386),
        ("dalmation", 251),
        ("goldfihs", 1),
        ("golden retreiver", 207),
        ("airplan", 404),
    ] {
        assert!(found(&search, query).contains(&class), "{query}: {class}");
    }
    assert_eq!(search.find("tabbby")[0].by, Match::Near);
    // What answers well is meant.
    assert!(search.find("hen").iter().all(|hit| hit.by != Match::Near));
    // Fewer wrong letters come first.
    let hits = search.find("zebbra");
    assert_eq!((hits[0].index, hits[0].deviation), (340, 1));
}
