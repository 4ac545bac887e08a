//! Numbers as papers print them, compared as a reader counts: R2 before R10, 1.9 before 1.10,
//! (iv) before (v).

use std::cmp::Ordering;

/// Compares two texts without regard to case; figures in them count as numbers.
#[must_use]
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut rest_a, mut rest_b) = (a, b);
    loop {
        match (rest_a.chars().next(), rest_b.chars().next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (figures_a, after_a) = figures(rest_a);
                let (figures_b, after_b) = figures(rest_b);
                // Without leading noughts the longer number is the greater one.
                let order = figures_a.len().cmp(&figures_b.len());
                match order.then_with(|| figures_a.cmp(figures_b)) {
                    Ordering::Equal => (rest_a, rest_b) = (after_a, after_b),
                    other => return other,
                }
            }
            (Some(x), Some(y)) => match x.to_lowercase().cmp(y.to_lowercase()) {
                Ordering::Equal => (rest_a, rest_b) = (after(rest_a, x), after(rest_b, y)),
                other => return other,
            },
        }
    }
}

fn after(text: &str, first: char) -> &str {
    text.get(first.len_utf8()..).unwrap_or_default()
}

/// The figures at the beginning of a text without leading noughts, and what follows them.
fn figures(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (figures, rest) = text.split_at(end);
    (figures.trim_start_matches('0'), rest)
}

/// A number without the brackets and stops around it: "(iv)" is "iv", "R 2." is "R 2".
#[must_use]
pub fn bare(number: &str) -> &str {
    number.trim_matches(|c: char| !c.is_alphanumeric())
}

/// What a small Roman number in small letters is worth: "iv" is 4; none for any other text.
#[must_use]
pub fn roman(number: &str) -> Option<u16> {
    let worth = |letter| match letter {
        'i' => Some(1_u16),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        _ => None,
    };
    let values: Vec<u16> = number.chars().map(worth).collect::<Option<_>>()?;
    let next = values.iter().skip(1).map(Some).chain([None]);
    let sum = values.iter().zip(next).fold(0_i32, |sum, (value, next)| {
        let value = i32::from(*value);
        if next.is_some_and(|next| i32::from(*next) > value) {
            sum - value
        } else {
            sum + value
        }
    });
    let sum = u16::try_from(sum).ok().filter(|sum| (1..90).contains(sum))?;
    (printed(sum) == number).then_some(sum)
}

/// A number below 90 as it is printed in small Roman letters.
fn printed(mut number: u16) -> String {
    let mut letters = String::new();
    for (worth, printed) in [
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ] {
        while number >= worth {
            letters.push_str(printed);
            number -= worth;
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_count_as_numbers_and_case_does_not_count() {
        let in_order = [
            "", "1", "1.2", "1.10", "2", "02a", "10", "HASC/9", "hasc/10", "R2", "r10", "R10a",
        ];
        for (place, first) in in_order.iter().enumerate() {
            for second in in_order.iter().skip(place + 1) {
                assert_eq!(natural(first, second), Ordering::Less, "{first} before {second}");
                assert_eq!(
                    natural(second, first),
                    Ordering::Greater,
                    "{second} after {first}"
                );
            }
            assert_eq!(natural(first, first), Ordering::Equal);
        }
        assert_eq!(natural("R007", "r7"), Ordering::Equal);
        assert_eq!(
            natural("99999999999999999999998", "99999999999999999999999"),
            Ordering::Less,
            "longer than any machine number"
        );
    }

    #[test]
    fn roman_numbers_are_read_and_words_made_of_their_letters_are_not() {
        for (text, worth) in [
            ("i", Some(1)),
            ("iv", Some(4)),
            ("ix", Some(9)),
            ("xiv", Some(14)),
            ("xlii", Some(42)),
            ("iiii", None),
            ("vx", None),
            ("ill", None),
            ("a", None),
            ("", None),
        ] {
            assert_eq!(roman(text), worth, "{text}");
        }
    }

    #[test]
    fn brackets_and_stops_are_no_part_of_a_number() {
        for (printed, number) in [("(iv)", "iv"), ("R 2.", "R 2"), ("1.1", "1.1"), ("–", "")] {
            assert_eq!(bare(printed), number);
        }
    }
}
