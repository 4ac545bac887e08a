//! Numbers as lists print them: letters, Roman numerals, ordinals and words.

/// 1 is `a`, 26 is `z`, 27 is `aa`; numbers without letters stay numbers.
pub(super) fn letters(number: i64) -> String {
    if number < 1 {
        return number.to_string();
    }
    let mut rest = number;
    let mut reversed = Vec::new();
    while rest > 0 {
        rest -= 1;
        reversed.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    reversed.iter().rev().collect()
}

/// 4 is `iv`; numbers that have no numeral stay numbers.
pub(super) fn roman(number: i64) -> String {
    const PARTS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut numeral = String::new();
    for (value, part) in PARTS {
        while rest >= value {
            numeral.push_str(part);
            rest -= value;
        }
    }
    numeral
}

/// 1 is `a`, 26 is `z`, 27 is `aa` and 28 `bb`, as Word counts; numbers without letters stay numbers.
pub(super) fn repeated_letters(number: i64) -> String {
    if !(1..=780).contains(&number) {
        return number.to_string();
    }
    let letter = char::from(b'a' + u8::try_from((number - 1) % 26).unwrap_or(0));
    let times = usize::try_from((number - 1) / 26 + 1).unwrap_or(1);
    std::iter::repeat_n(letter, times).collect()
}

/// `1st`, `2nd`, `11th`.
pub(super) fn ordinal(number: i64) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// `One`, `Two`; numbers above twenty stay numbers.
pub(super) fn cardinal_word(number: i64) -> String {
    const WORDS: [&str; 20] = [
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen",
        "Twenty",
    ];
    word_of(&WORDS, number)
}

/// `First`, `Second`; numbers above twenty stay numbers.
pub(super) fn ordinal_word(number: i64) -> String {
    const WORDS: [&str; 20] = [
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
        "Seventh",
        "Eighth",
        "Ninth",
        "Tenth",
        "Eleventh",
        "Twelfth",
        "Thirteenth",
        "Fourteenth",
        "Fifteenth",
        "Sixteenth",
        "Seventeenth",
        "Eighteenth",
        "Nineteenth",
        "Twentieth",
    ];
    word_of(&WORDS, number)
}

fn word_of(words: &[&str], number: i64) -> String {
    usize::try_from(number)
        .ok()
        .and_then(|at| words.get(at.checked_sub(1)?))
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_roman_numerals_count_as_browsers_do() {
        let check = |number: i64, letter: &str, numeral: &str| {
            assert_eq!(
                (letters(number).as_str(), roman(number).as_str()),
                (letter, numeral),
                "{number}"
            );
        };
        check(1, "a", "i");
        check(9, "i", "ix");
        check(26, "z", "xxvi");
        check(28, "ab", "xxviii");
        check(0, "0", "0");
        check(-3, "-3", "-3");
        check(3999, "ewu", "mmmcmxcix");
    }

    #[test]
    fn word_counts_with_repeated_letters_ordinals_and_words() {
        assert_eq!([2, 27, 28, 0].map(repeated_letters), ["b", "aa", "bb", "0"]);
        assert_eq!(
            [1, 2, 3, 11, 22].map(ordinal),
            ["1st", "2nd", "3rd", "11th", "22nd"]
        );
        assert_eq!([1, 20, 21].map(cardinal_word), ["One", "Twenty", "21"]);
        assert_eq!([1, 12, 0].map(ordinal_word), ["First", "Twelfth", "0"]);
    }
}
