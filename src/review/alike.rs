//! Which texts are about the same matter as another: what a reader would want to see beside it, whoever
//! asked and whenever. Nothing is claimed to be the same; the reader judges.

use super::Alike;
use super::wording::Text;
use super::words::Vocabulary;

/// How many are proposed at most.
const MOST: usize = 8;
/// How many are looked at closely, those with the most telling words in common.
const LOOKED_AT: usize = 40;
/// How many words of the matter two texts must have in common.
const LEAST_SHARED: usize = 2;
/// What those must be worth at least: general words alone bring nothing together.
const LEAST_WORTH: f64 = 1.5;
/// How near two texts must be.
const LEAST_NEARNESS: f64 = 0.2;

/// The places of the texts alike to one, the most alike first.
pub(super) fn alike(text: &str, others: &[&str]) -> Vec<Alike> {
    let mut vocabulary = Vocabulary::default();
    let read: Vec<Text> = others
        .iter()
        .map(|other| Text::read(other, &mut vocabulary))
        .collect();
    let one = Text::read(text, &mut vocabulary);
    if one.is_routine() {
        return Vec::new();
    }
    let stems = one.stems();
    let mut weighed: Vec<(f64, usize)> = read
        .iter()
        .enumerate()
        .filter(|(_, other)| !other.is_routine())
        .map(|(place, other)| {
            let others = other.stems();
            let shared = stems.intersection(&others).map(|stem| vocabulary.weight(*stem));
            (shared.sum::<f64>(), place)
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    weighed.sort_by(|(a, at), (b, other)| b.total_cmp(a).then(at.cmp(other)));
    weighed.truncate(LOOKED_AT);
    let mut found: Vec<(f64, Alike)> = weighed
        .into_iter()
        .filter_map(|(_, place)| {
            let other = read.get(place)?;
            let likeness = one.compare(other, &vocabulary)?;
            let near = likeness.nearness();
            let words = other.telling(&one, others.get(place)?, &vocabulary);
            let fits = likeness.shared.min(words.len()) >= LEAST_SHARED
                && likeness.worth >= LEAST_WORTH
                && near >= LEAST_NEARNESS;
            fits.then_some((near, Alike { place, words }))
        })
        .collect();
    found.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.place.cmp(&other.place)));
    found.truncate(MOST);
    found.into_iter().map(|(_, alike)| alike).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHERS: &[&str] = &[
        "That the Cabinet publishes a list of bus shelters in need of repair",
        "That mould in council homes is treated within ten working days",
        "That the report be noted",
        "That damp and mould inspections are reported to the Panel each quarter",
        "That the budget of the youth service is protected",
        "That tenants of council homes are told when an inspection finds damp",
    ];

    #[test]
    fn what_has_telling_words_in_common_is_found_and_they_are_named() {
        let found = alike("That every council home is inspected for damp and mould", OTHERS);
        let mut places: Vec<usize> = found.iter().map(|alike| alike.place).collect();
        places.sort_unstable();
        assert_eq!(places, [1, 3, 5]);
        let quarter = found.iter().find(|alike| alike.place == 3).unwrap();
        assert_eq!(quarter.words, ["damp", "mould"]);
    }

    #[test]
    fn a_formula_of_a_meeting_is_like_nothing() {
        assert_eq!(alike("That the report be noted", OTHERS), []);
        assert_eq!(alike("", OTHERS), []);
    }
}
