//! Words as matching compares them: folded, brought to their stems, counted, and weighed by how rare
//! they are.

use super::tokens::Sort;
use super::turning::{Way, opposed, turns, way};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words that carry no matter of their own in council papers: the language's small words and the
/// formulas of resolutions, English and Welsh. What is left tells one recommendation from another.
const FORMULA: &str = "a about above accept accepted action actions advised agree agreed all also an and any \
    appendix appended approve approved approval are arising as ask asked asks at attached attendance be been \
    before being below board briefing by cabinet can chair chairman comment comments committee commission \
    confirm confirmed consider considered content contents correct could council councillor councillors \
    date dated dates detailed details each endorse endorsed every excluded executive following for from \
    further given had has have he her his how in information into invite invited is it its item made make \
    may meeting meetings member members minutes more municipal must next note noted notes now of \
    one officer officers on or our out over panel paper papers please portfolio press present presentation \
    previous principle progress proposal public receive received recommend recommendation recommendations \
    recommended record report reported reports request requested resolve resolved scrutiny set shall she \
    should shown signed so sub subject submitted such support supported take taken than thank thanked \
    thanks that the their them then there these they this those to true under undertook up update updated \
    us was we were what when where whether which who will with work would year bod y yr yn r n i a o am ar \
    gan gyda pwyllgor cyngor cabinet nodi adroddiad argymhelliad cymeradwyo derbyn";

/// Words that many recommendations have, whatever they are about: doing words and the council's own
/// general nouns. They tell something, but little.
const GENERAL: &str = "access account add address adopt allow annual appropriate area arrange assess available available \
    aware based begin benefit best better borough bring build call carry case centre change check circulate city \
    close code community complete concern continue contract cost county create current cut data deliver department \
    design develop different direct director district early effective enable encourage end ensure establish evidence \
    examine existing expand explain explore extend figure find free fund future general give good group guidance head \
    help hold identify implement improve include increase initial install introduce invest investigate involve issue \
    keep last lead learn leave level list local long look maintain manage manager measure method monitor name need network new next past \
    number offer old open operate opportunity option order organise part partner pay people period person place plan \
    policy position post practice prepare prevent priority process produce programme promote proper provide provision \
    publish pursue put quality raise reach read reduce regard regular remain remove replace residents resource respond \
    result review role run scheme secure seek send service share show sign site start staff standard start state step \
    strategy strengthen strong system target team tell term test time town trial undertake use value view visit want way \
    website wider work write written yes you say said want ask we hear did do done will shall would should can could";

/// How much a general word tells beside one of the matter.
const GENERAL_WORTH: f64 = 0.4;

/// The stems of the general words.
static GENERAL_STEMS: LazyLock<HashSet<String>> =
    LazyLock::new(|| GENERAL.split_ascii_whitespace().map(stem).collect());

/// Stems that say the same as another in what is asked of a council.
const MEANINGS: &[(&str, &str)] = &[
    ("stop", "end"),
    ("ceas", "end"),
    ("terminat", "end"),
    ("commenc", "start"),
    ("begin", "start"),
    ("begun", "start"),
    ("employ", "appoint"),
    ("recruit", "appoint"),
    ("hir", "appoint"),
    ("inform", "tel"),
    ("notif", "tel"),
    ("told", "tel"),
    ("pilot", "trial"),
    ("mend", "repair"),
    ("fix", "repair"),
    ("purchas", "buy"),
    ("procur", "buy"),
    ("construct", "build"),
    ("onlin", "websit"),
    ("web", "websit"),
    ("remain", "keep"),
    ("retain", "keep"),
    ("elder", "old"),
    ("telephon", "phon"),
    ("assist", "help"),
    ("reopen", "open"),
    ("relaunch", "launch"),
    ("reinstat", "restor"),
    ("vacant", "empt"),
    ("unoccupied", "empt"),
    ("dwel", "hom"),
    ("household", "hom"),
    ("rubbish", "wast"),
    ("footway", "pavement"),
    ("footpath", "path"),
    ("bicycl", "cycl"),
    ("bik", "cycl"),
    ("lamp", "light"),
    ("compan", "firm"),
    ("busines", "firm"),
    ("worker", "staff"),
    ("employe", "staff"),
    ("seat", "bench"),
];

/// Forms that no ending explains, with their stems.
const IRREGULAR: &[(&str, &str)] = &[
    ("frozen", "freez"),
    ("froze", "freez"),
    ("lit", "light"),
    ("paid", "pay"),
    ("laid", "lay"),
    ("kept", "keep"),
    ("held", "hold"),
    ("sold", "sell"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("built", "build"),
    ("sent", "send"),
    ("met", "meet"),
    ("left", "leav"),
    ("written", "writ"),
    ("wrote", "writ"),
    ("drawn", "draw"),
    ("children", "child"),
    ("women", "woman"),
    ("men", "man"),
    ("people", "person"),
    ("care", "care"),
    ("cares", "care"),
    ("cared", "care"),
    ("caring", "care"),
    ("parking", "parking"),
    ("planning", "planning"),
];

/// Numbers in words. "One" is left out: it is a pronoun as often.
const NUMBERS: &[(&str, &str)] = &[
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("eighteen", "18"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("ninety", "90"),
];

/// The digits of a number in words.
pub(super) fn number_word(word: &str) -> Option<&'static str> {
    if word == "twice" {
        return Some("2");
    }
    let known = NUMBERS.iter().find(|(form, _)| *form == word);
    known.map(|(_, digits)| *digits)
}

/// The words of `text`: lower case, without marks; "don't" is one word, "2016/17" two.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || is_apostrophe(c)))
        .map(|word| {
            word.chars()
                .filter(|c| !is_apostrophe(*c))
                .flat_map(char::to_lowercase)
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}')
}

/// `text` as one folded line, for names and titles.
pub(super) fn folded(text: &str) -> String {
    words(text).join(" ")
}

/// The stem of a folded word: without the common endings, numbers as figures, one stem for words that
/// say the same.
pub(super) fn stem(word: &str) -> String {
    let stem = bare_stem(word);
    match MEANINGS.iter().find(|(form, _)| *form == stem) {
        Some((_, meant)) => (*meant).to_owned(),
        None => stem,
    }
}

fn bare_stem(word: &str) -> String {
    let found =
        |list: &[(&str, &'static str)]| list.iter().find(|(form, _)| *form == word).map(|(_, to)| *to);
    if let Some(known) = found(NUMBERS).or_else(|| found(IRREGULAR)) {
        return known.to_owned();
    }
    if word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut stem = word;
    for (ending, least) in [
        ("ations", 4),
        ("ation", 4),
        ("ings", 3),
        ("ing", 3),
        ("ies", 3),
        ("ied", 3),
        ("ures", 4),
        ("ure", 4),
        ("ements", 4),
        ("ement", 4),
        ("ed", 3),
        ("es", 3),
        ("s", 3),
        ("ly", 4),
    ] {
        if let Some(rest) = stem
            .strip_suffix(ending)
            .filter(|rest| rest.chars().count() >= least)
        {
            if ending == "s" && rest.ends_with('s') {
                continue;
            }
            stem = rest;
            break;
        }
    }
    let stem = stem
        .strip_suffix('e')
        .filter(|rest| rest.chars().count() >= 3)
        .unwrap_or(stem);
    let stem = stem
        .strip_suffix(['y', 'i'])
        .filter(|rest| rest.chars().count() >= 4)
        .unwrap_or(stem);
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(a), Some(b)) if a == b && stem.chars().count() > 3 => {
            stem.strip_suffix(a).unwrap_or(stem).to_owned()
        }
        _ => stem.to_owned(),
    }
}

/// What a word means for matching, whatever its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// A word of the matter.
    Matter,
    /// A small word or one of the formulas of resolutions.
    Formula,
    /// A figure, in digits or in words.
    Figure,
    /// A word that turns a sentence round.
    Turning,
}

/// What a folded word (not its stem) means.
pub(super) fn trait_of(word: &str) -> Trait {
    if turns(word) {
        Trait::Turning
    } else if stem(word).bytes().any(|b| b.is_ascii_digit()) {
        Trait::Figure
    } else if word.chars().count() == 1 || FORMULA.split_ascii_whitespace().any(|formula| formula == word) {
        Trait::Formula
    } else {
        Trait::Matter
    }
}

/// Every stem of a set of texts, with the number of texts that hold it.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<(Sort, String), u32>,
    stems: Vec<Stem>,
    /// The meaning and the number of each word met, so that a word is looked into once.
    met: HashMap<(Sort, String), (Trait, u32)>,
    texts: u32,
}

struct Stem {
    form: String,
    texts_with: u32,
    /// How much it tells where it is as rare as others.
    worth: f64,
    way: Option<Way>,
}

impl Vocabulary {
    /// What a folded word means, and the number of its stem.
    pub fn take(&mut self, sort: Sort, word: &str) -> (Trait, u32) {
        let key = (sort, word.to_owned());
        if let Some(met) = self.met.get(&key) {
            return *met;
        }
        let form = if sort == Sort::Word {
            stem(word)
        } else {
            word.to_owned()
        };
        let meaning = match sort {
            Sort::Word => trait_of(word),
            Sort::Quantity | Sort::Year | Sort::Often => Trait::Figure,
            Sort::Day => Trait::Formula,
        };
        let number = if let Some(number) = self.numbers.get(&(sort, form.clone())) {
            *number
        } else {
            let number = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
            let general = sort == Sort::Word && GENERAL_STEMS.contains(&form);
            self.stems.push(Stem {
                texts_with: 0,
                worth: match sort {
                    Sort::Word if general => GENERAL_WORTH,
                    Sort::Word | Sort::Quantity => 1.0,
                    Sort::Year | Sort::Often => 0.5,
                    Sort::Day => 0.0,
                },
                way: way(&form),
                form: form.clone(),
            });
            self.numbers.insert((sort, form), number);
            number
        };
        self.met.insert(key, (meaning, number));
        (meaning, number)
    }

    /// The number of the stem of a folded word met before.
    pub fn known(&self, word: &str) -> Option<u32> {
        self.met
            .get(&(Sort::Word, word.to_owned()))
            .map(|(_, stem)| *stem)
    }

    /// Counts a text with these stems, each given once.
    pub fn count(&mut self, stems: impl Iterator<Item = u32>) {
        for stem in stems {
            if let Some(stem) = self.stems.get_mut(place(stem)) {
                stem.texts_with += 1;
            }
        }
        self.texts += 1;
    }

    /// How many texts hold the stem.
    pub fn texts_with(&self, stem: u32) -> u32 {
        self.stems.get(place(stem)).map_or(0, |stem| stem.texts_with)
    }

    /// How much a stem tells whatever its rarity here, 0 to 1.
    pub fn worth(&self, stem: u32) -> f64 {
        self.stems.get(place(stem)).map_or(0.0, |stem| stem.worth)
    }

    /// How much a stem tells: the rarer, the more.
    pub fn weight(&self, stem: u32) -> f64 {
        self.worth(stem) * (1.0 + f64::from(self.texts) / f64::from(self.texts_with(stem).max(1))).ln()
    }

    /// Which way a stem asks, where it asks one way.
    pub fn way(&self, stem: u32) -> Option<Way> {
        self.stems.get(place(stem))?.way
    }

    /// Whether two stems are forms of one word that endings did not bring together: "concession" and
    /// "concessionary".
    pub fn kin(&self, one: u32, other: u32) -> bool {
        let (Some(one), Some(other)) = (self.stems.get(place(one)), self.stems.get(place(other))) else {
            return false;
        };
        let (short, long) = if one.form.len() < other.form.len() {
            (&one.form, &other.form)
        } else {
            (&other.form, &one.form)
        };
        let is_word = short.bytes().all(|b| b.is_ascii_alphabetic());
        is_word && short.len() >= 5 && long.len() <= short.len() + 6 && long.starts_with(short.as_str())
    }

    /// Whether the one asks for what the other ends.
    pub fn opposed(&self, one: u32, other: u32) -> bool {
        let pair = self.stems.get(place(one)).zip(self.stems.get(place(other)));
        pair.is_some_and(|(one, other)| opposed(&one.form, &other.form))
    }
}

fn place(stem: u32) -> usize {
    usize::try_from(stem).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for forms in [
            &["publish", "publishes", "published", "publishing"][..],
            &["raise", "raised", "raising"],
            &["install", "installed", "installation"],
            &["policy", "policies"],
            &["consult", "consulted", "consultation"],
            &["freeze", "frozen"],
            &["filled", "filed"],
            &["four", "4"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
        for (one, other) in [
            ("care", "car"),
            ("ring", "r"),
            ("housing", "hous3"),
            ("bus", "bu"),
            ("five", "four"),
        ] {
            assert_ne!(stem(one), stem(other), "{one}, {other}");
        }
    }

    #[test]
    fn a_figure_in_words_is_a_figure_and_one_is_none() {
        assert_eq!(trait_of("eleven"), Trait::Figure);
        assert_eq!(trait_of("2016"), Trait::Figure);
        assert_eq!(trait_of("one"), Trait::Formula);
        assert_eq!(trait_of("not"), Trait::Turning);
        assert_eq!(trait_of("noted"), Trait::Formula);
        assert_eq!(trait_of("notices"), Trait::Matter);
    }
}
