//! Searching the register: what is found where, in which order, with which filters, and what is offered
//! for words that stand nowhere.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::item::NewItem;
use scrutiny_desk::register::command::{ItemCommand, MeetingCommand, NoteCommand, PaperCommand};
use scrutiny_desk::register::search::{Filter, Finder, NamedThing, Order, Results, Wanted};
use scrutiny_desk::register::view::{Hit, HitPlace, Shelf};
use scrutiny_desk::scrutiny::id::{BodyId, ItemId, MeetingId, NoteId, PaperId, ProgressId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::paper::PaperKind;
use scrutiny_desk::scrutiny::progress::Progress;

use super::made_up::{Desk, MadeUpPaper, day};

fn finder(desk: &Desk) -> Finder {
    desk.register().finder().unwrap()
}

fn wanted(typed: &str) -> Wanted {
    Wanted {
        typed: typed.to_owned(),
        limit: 50,
        ..Wanted::default()
    }
}

fn find(finder: &mut Finder, typed: &str) -> Results {
    finder.find(&wanted(typed)).unwrap().unwrap()
}

fn snippets(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| hit.snippet.as_str()).collect()
}

/// Two papers of two bodies, a kept question, a note and an item added by hand.
struct World {
    desk: Desk,
    damp: PaperId,
    buses: PaperId,
    item: ItemId,
    note: NoteId,
    body: BodyId,
}

impl World {
    fn new() -> Self {
        let desk = Desk::new();
        let damp = MadeUpPaper::new("Damp and mould in council homes")
            .paragraph("The panel heard about maintenance of ventilation in Trefŵl")
            .paragraph("Maintenance communities were asked, and the maintenance budget grew")
            .paragraph("Inspection of homes takes a month, the committee heard");
        let (damp, _) = desk.file(damp);
        let mut buses = MadeUpPaper::new("Evening buses");
        buses.facts.body = Some("Transport Panel".to_owned());
        buses.facts.kind = PaperKind::Minutes;
        buses.facts.date = Some(day("2019-02-05"));
        buses.file_name = "buses.txt".to_owned();
        let (buses, _) = desk.file(
            buses
                .paragraph("The committee heard that evening buses stop at the hospital")
                .paragraph("Maintenance of shelters was put off"),
        );
        let item = ItemId::new(desk.now());
        desk.done(Command::Item(ItemCommand::Add(Box::new(NewItem {
            id: item,
            kind: ItemKind::Recommendation,
            standing: Standing::Ours,
            number: Some("7".to_owned()),
            text: "That lifts are repaired within a week".to_owned(),
            addressed_to: Some("Cabinet".to_owned()),
            body: Some("Transport Panel".to_owned()),
            made_on: Some(day("2019-02-05")),
            paper: None,
        }))));
        let note = NoteId::new(desk.now());
        desk.done(Command::Note(NoteCommand::Add {
            id: note,
            item: Some(item),
            paper: None,
            text: "Ask the lift engineer".to_owned(),
            visit: None,
        }));
        let body = desk.reader().item(item).unwrap().unwrap().row.item.body.unwrap();
        desk.done(Command::Meeting(MeetingCommand::Write {
            id: MeetingId::new(desk.now()),
            questions: "Who pays for the lift at the hospital?".to_owned(),
            begins: Some((body, day("2026-12-01"))),
            visit: 1,
        }));
        Self {
            desk,
            damp,
            buses,
            item,
            note,
            body,
        }
    }
}

fn places(results: &Results) -> Vec<HitPlace> {
    results.hits.iter().map(|hit| hit.place).collect()
}

fn of(results: &Results, is_wanted: impl Fn(&HitPlace) -> bool) -> Option<&Hit> {
    results.hits.iter().find(|hit| is_wanted(&hit.place))
}

#[test]
fn kept_questions_notes_items_and_titles_are_found_and_say_where_they_belong() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    let lifts = find(&mut finder, "lift");
    assert_eq!(lifts.total, 3);
    let question = HitPlace::Question {
        body: world.body,
        date: day("2026-12-01"),
    };
    let note = HitPlace::Note {
        note: world.note,
        item: Some(world.item),
        paper: None,
    };
    for expected in [question, note, HitPlace::Item(world.item)] {
        assert!(places(&lifts).contains(&expected), "{expected:?}");
    }
    let asked = of(&lifts, |place| *place == question).unwrap();
    assert_eq!(asked.heading, "Transport Panel");
    assert_eq!(
        asked
            .lit
            .iter()
            .map(|lit| lit.of(&asked.snippet))
            .collect::<Vec<_>>(),
        ["lift"]
    );
    let named = of(&lifts, |place| *place == HitPlace::Item(world.item)).unwrap();
    assert_eq!(
        (named.heading.as_str(), named.body.as_deref()),
        ("Recommendation 7", Some("Transport Panel"))
    );

    let evening = find(&mut finder, "evening bus");
    assert_eq!(evening.order, Order::Best);
    assert_eq!(
        evening.hits[0].place,
        HitPlace::Title(world.buses),
        "the title comes first"
    );
    assert!(evening.hits[0].snippet.starts_with("Evening buses"));
    assert_eq!(evening.hits[0].heading, "Minutes");
    assert!(
        find(&mut finder, "buses.txt").total >= 1,
        "a paper is found by its file as well"
    );
}

#[test]
fn words_left_out_phrases_and_beginnings_are_heeded() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    let in_papers = |results: &Results| {
        let hits = results.hits.iter();
        hits.filter(|hit| matches!(hit.place, HitPlace::Paper { .. }))
            .count()
    };
    assert_eq!(in_papers(&find(&mut finder, "maintenance ")), 3);
    assert_eq!(in_papers(&find(&mut finder, "maintenance -ventilation ")), 2);
    assert_eq!(in_papers(&find(&mut finder, "maintenance -\"was put off\" ")), 2);
    assert_eq!(in_papers(&find(&mut finder, "\"committee heard\"")), 2);
    assert_eq!(in_papers(&find(&mut finder, "\"heard committee\"")), 0);
    assert_eq!(
        in_papers(&find(&mut finder, "trefwl")),
        1,
        "Welsh letters are folded"
    );
    assert_eq!(find(&mut finder, "-maintenance").total, 0);
}

#[test]
fn a_beginning_is_found_though_the_index_cuts_the_word_off_before_it() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    for typed in [
        "comm",
        "communi",
        "communit",
        "communiti",
        "communitie",
        "communities",
    ] {
        let results = find(&mut finder, typed);
        let hit = results
            .hits
            .iter()
            .find(|hit| hit.snippet.contains("communities"));
        let hit = hit.unwrap_or_else(|| panic!("{typed}"));
        let lit: Vec<&str> = hit.lit.iter().map(|span| span.of(&hit.snippet)).collect();
        assert!(lit.contains(&"communities"), "{typed}: {lit:?}");
    }
    assert_eq!(
        find(&mut finder, "communiqu").total,
        0,
        "what goes on otherwise is no beginning"
    );
}

#[test]
fn passages_wait_for_the_third_letter_of_a_word_that_is_being_typed() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    let results = find(&mut finder, "maintenance sh");
    assert!(results.is_too_short && results.total == 3, "the first word alone");
    let results = find(&mut finder, "maintenance she");
    assert!(!results.is_too_short);
    assert_eq!(snippets(&results), ["Maintenance of shelters was put off"]);
    let number = find(&mut finder, "recommendation 7");
    assert!(!number.is_too_short, "a number is whole");
}

#[test]
fn filters_narrow_the_hits_and_every_choice_says_how_many_it_would_leave() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    let all = find(&mut finder, "maintenance ");
    assert_eq!(all.total, 3);
    assert_eq!(all.facets.shelves, [(Shelf::Passage, 3)]);
    let named: Vec<(&str, usize)> = all
        .facets
        .bodies
        .iter()
        .map(|(_, name, count)| (name.as_str(), *count))
        .collect();
    assert_eq!(named, [("Housing Scrutiny Committee", 2), ("Transport Panel", 1)]);
    assert_eq!(all.facets.years, [(2019, 1), (2016, 2)]);
    assert_eq!(
        all.facets.paper_kinds,
        [(PaperKind::ExecutiveResponse, 2), (PaperKind::Minutes, 1)]
    );
    let mut with = |filter: Filter| {
        let wanted = Wanted {
            filter,
            ..wanted("maintenance ")
        };
        finder.find(&wanted).unwrap().unwrap()
    };
    let in_panel = with(Filter {
        body: Some(world.body),
        ..Filter::default()
    });
    assert_eq!(snippets(&in_panel), ["Maintenance of shelters was put off"]);
    assert_eq!(
        in_panel.facets.bodies, all.facets.bodies,
        "the other choices stay in sight"
    );
    assert_eq!(
        in_panel.facets.years,
        [(2019, 1)],
        "but only what is left of other kinds"
    );
    let in_year = with(Filter {
        year: Some(2016),
        ..Filter::default()
    });
    assert_eq!(in_year.total, 2);
    let of_kind = with(Filter {
        paper_kind: Some(PaperKind::Minutes),
        ..Filter::default()
    });
    assert_eq!(of_kind.total, 1);
    let in_paper = with(Filter {
        paper: Some(world.damp),
        ..Filter::default()
    });
    assert_eq!(in_paper.total, 2);
    let both = with(Filter {
        paper: Some(world.damp),
        year: Some(2019),
        ..Filter::default()
    });
    assert_eq!(both.total, 0);
    let no_items = with(Filter {
        shelf: Some(Shelf::Item),
        ..Filter::default()
    });
    assert_eq!((no_items.total, no_items.facets.of_all_shelves), (0, 3));
}

#[test]
fn what_is_not_ranked_comes_newest_first_and_within_one_paper_as_it_stands_there() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    let results = find(&mut finder, "the ");
    assert_eq!(results.order, Order::Newest);
    let days: Vec<_> = results.hits.iter().map(|hit| hit.day).collect();
    let mut newest_first = days.clone();
    newest_first.sort_by(|a, b| b.cmp(a));
    assert_eq!(days, newest_first);
    let within = Wanted {
        filter: Filter {
            paper: Some(world.damp),
            ..Filter::default()
        },
        ..wanted("the ")
    };
    let results = finder.find(&within).unwrap().unwrap();
    assert_eq!(results.order, Order::Paper);
    let starts: Vec<usize> = results
        .hits
        .iter()
        .filter_map(|hit| match hit.place {
            HitPlace::Paper { span, .. } => Some(span.start),
            _ => None,
        })
        .collect();
    assert!(starts.len() == 3 && starts.is_sorted(), "{starts:?}");
}

#[test]
fn words_that_stand_one_after_the_other_come_before_those_that_only_stand_there() {
    let desk = Desk::new();
    desk.file(
        MadeUpPaper::new("Report")
            .paragraph("Social workers care, and social workers care for adults: adult care is social")
            .paragraph("Spending on adult social care is up"),
    );
    let results = find(&mut finder(&desk), "adult social care ");
    assert_eq!(results.hits[0].snippet, "Spending on adult social care is up");
    assert_eq!(results.total, 2);
}

#[test]
fn hits_come_in_parts_that_fit_together() {
    let desk = Desk::new();
    let mut paper = MadeUpPaper::new("Long minutes");
    for line in 0..60 {
        paper = paper.paragraph(&format!("The committee noted point {line}"));
    }
    desk.file(paper);
    let mut finder = finder(&desk);
    let part = |finder: &mut Finder, from: usize| {
        let wanted = Wanted {
            from,
            limit: 25,
            ..wanted("noted ")
        };
        let results = finder.find(&wanted).unwrap().unwrap();
        assert_eq!(results.total, 60);
        places(&results)
    };
    let mut parts = part(&mut finder, 0);
    parts.extend(part(&mut finder, 25));
    parts.extend(part(&mut finder, 50));
    let all = places(
        &finder
            .find(&Wanted {
                limit: 100,
                ..wanted("noted ")
            })
            .unwrap()
            .unwrap(),
    );
    assert_eq!(parts, all);
    assert!(part(&mut finder, 60).is_empty());
}

#[test]
fn a_word_that_stands_nowhere_is_put_as_papers_spell_it() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    for (typed, expected) in [
        ("maintnance", "maintenance"),
        ("maintnance shelters", "maintenance shelters"),
        ("ventiltaion ", "ventilation"),
        ("hosptial", "hospital"),
        ("evning buses", "evening buses"),
        ("Trefwll", "trefwl"),
    ] {
        let suggestion = finder.suggest(typed).unwrap();
        let suggestion = suggestion.unwrap_or_else(|| panic!("nothing for {typed}"));
        assert_eq!(suggestion.typed, expected);
        assert_eq!(suggestion.places, find(&mut finder, expected).total);
    }
    for typed in ["maintenance", "zzzzzz", "bux", "2o19", "", "-maintnance"] {
        assert_eq!(finder.suggest(typed).unwrap(), None, "{typed}");
    }
}

#[test]
fn what_leaves_the_register_is_found_no_more_and_a_new_title_is_found_at_once() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    assert_eq!(find(&mut finder, "shelters").total, 1);
    world
        .desk
        .done(Command::Paper(PaperCommand::Remove { paper: world.buses }));
    assert_eq!(find(&mut finder, "shelters").total, 0);
    assert!(find(&mut finder, "evening buses").hits.is_empty());
    world.desk.done(Command::Undo);
    assert_eq!(find(&mut finder, "shelters").total, 1);
    world.desk.done(Command::Paper(PaperCommand::EditFact {
        paper: world.buses,
        edit: scrutiny_desk::register::command::paper::FactEdit::Title(Some("Night trams".to_owned())),
    }));
    let trams = find(&mut finder, "trams");
    assert_eq!(places(&trams), [HitPlace::Title(world.buses)]);
    world
        .desk
        .done(Command::Note(NoteCommand::Remove { id: world.note }));
    assert_eq!(find(&mut finder, "engineer").total, 0);
    assert!(world.desk.reader().check().unwrap().faults.is_empty());
}

#[test]
fn a_search_that_is_ended_in_the_middle_has_no_answer_and_the_next_one_has() {
    /// A search takes less than a millisecond: so many last until any thread has had its turn.
    const MOST_SEARCHES: usize = 100_000;
    let world = World::new();
    let mut finder = finder(&world.desk);
    let interrupter = finder.interrupter();
    let is_over = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(std::sync::atomic::Ordering::Relaxed) {
                interrupter.interrupt();
            }
        });
        // On a busy machine the other thread may not be in time for the first few hundred.
        let found: Result<Vec<Option<Results>>, _> = (0..MOST_SEARCHES)
            .map(|_| finder.find(&wanted("maintenance ")))
            .scan(false, |ended, found| {
                let go_on = !*ended;
                *ended = !matches!(found, Ok(Some(_)));
                go_on.then_some(found)
            })
            .collect();
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
        let found = found.unwrap();
        assert!(found.iter().any(Option::is_none));
        assert!(found.iter().flatten().all(|results| results.total == 3));
    });
    assert_eq!(find(&mut finder, "maintenance ").total, 3);
}

#[test]
fn everything_with_a_name_can_be_gone_to_and_is_read_again_only_when_something_changes() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    let (version, named) = finder.named(None).unwrap().unwrap();
    let things: Vec<NamedThing> = named.iter().map(|named| named.thing).collect();
    for expected in [
        NamedThing::Paper(world.damp),
        NamedThing::Paper(world.buses),
        NamedThing::Meeting(world.body, day("2026-12-01")),
        NamedThing::Item(world.item),
    ] {
        assert!(things.contains(&expected), "{expected:?}");
    }
    assert_eq!(finder.named(Some(version)).unwrap(), None);
    world
        .desk
        .done(Command::Paper(PaperCommand::Remove { paper: world.buses }));
    let (_, named) = finder.named(Some(version)).unwrap().unwrap();
    assert!(
        named
            .iter()
            .all(|named| named.thing != NamedThing::Paper(world.buses))
    );
}

#[test]
fn what_was_reported_of_progress_is_found_until_it_is_undone_or_its_item_leaves() {
    let world = World::new();
    let mut finder = finder(&world.desk);
    let entry = ProgressId::new(world.desk.now());
    world.desk.done(Command::Item(ItemCommand::SetProgress {
        items: vec![(world.item, entry)],
        progress: Progress::Delayed,
        happened_on: day("2026-09-15"),
        words: "The hydraulic ram has to come from Gdańsk".to_owned(),
    }));
    let found = find(&mut finder, "gdansk");
    let place = HitPlace::Progress {
        entry,
        item: world.item,
    };
    assert_eq!(places(&found), [place]);
    let hit = &found.hits[0];
    assert_eq!(
        (hit.heading.as_str(), hit.body.as_deref(), hit.day),
        (
            "Recommendation 7",
            Some("Transport Panel"),
            Some(day("2026-09-15"))
        )
    );
    let lit: Vec<&str> = hit.lit.iter().map(|lit| lit.of(&hit.snippet)).collect();
    assert_eq!(lit, ["Gdańsk"]);
    assert_eq!(found.facets.shelves, [(Shelf::Progress, 1)]);
    let narrow = Wanted {
        filter: Filter {
            shelf: Some(Shelf::Note),
            ..Filter::default()
        },
        ..wanted("gdansk")
    };
    assert_eq!(finder.find(&narrow).unwrap().unwrap().total, 0);

    world.desk.done(Command::Undo);
    assert_eq!(find(&mut finder, "gdansk").total, 0);
    world.desk.done(Command::Redo);
    assert_eq!(find(&mut finder, "gdansk").total, 1);
    world.desk.done(Command::Item(ItemCommand::Remove {
        items: vec![world.item],
    }));
    assert_eq!(find(&mut finder, "gdansk").total, 0);
    let faults = world.desk.reader().check().unwrap().faults;
    assert!(
        faults.iter().all(|fault| !format!("{fault:?}").contains("ndex")),
        "{faults:?}"
    );
}
