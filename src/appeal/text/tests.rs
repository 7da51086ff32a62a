//! Tables for the cleaning, and its properties for every Unicode string.

use icu_properties::props::WhiteSpace;
use proptest::prelude::*;

use super::*;
use crate::appeal::{long_text, short_text};

#[test]
fn what_cannot_be_kept_or_seen_becomes_a_blank_or_nothing() {
    for (typed, kept) in [
        ("Первая\u{b}вторая", "Первая вторая"),
        ("а\0б\u{1}в\u{7f}г\u{9b}д", "а б в г д"),
        (
            "один\r\nдва\rтри\u{2028}четыре\u{2029}пять\u{85}шесть",
            "один\nдва\nтри\nчетыре\nпять\nшесть",
        ),
        ("а\tб", "а\tб"),
        ("\u{feff}ям\u{ad}а на\u{200b}дороге\u{2060}", "яма надороге"),
        (
            "\u{202a}+7 701\u{202c} \u{2066}x\u{2069}\u{200e}\u{200f}\u{61c}",
            "+7 701 x",
        ),
        ("и\u{306}огурт, Е\u{308}лка", "йогурт, Ёлка"),
        ("и\u{200b}\u{306}", "й"),
        ("\u{fdd0}а\u{fffe}\u{10ffff}", "а"),
        ("\u{fff9}а\u{fffa}б\u{fffb}", "аб"),
        ("  \u{a0}\u{3000}а  б\u{2003}", "а  б"),
        // Icons of another device are kept.
        ("\u{f0b7} пункт", "\u{f0b7} пункт"),
        ("қазақша – «мәтін» №5 ₸", "қазақша – «мәтін» №5 ₸"),
    ] {
        assert_eq!(CleanText::from(typed), kept, "{typed:?}");
    }
}

#[test]
fn a_text_of_nothing_visible_is_empty() {
    for typed in [
        "",
        " \r\n\t",
        "\u{200b}",
        "\u{2800}\u{2800}",
        "\u{3164}",
        "\u{115f}\u{1160}\u{ffa0}",
        "\u{ad}",
        "\u{feff}",
        "\0\0",
        "\u{200d}\u{200c}",
        "\u{fe0f}",
        "\u{e0041}",
        "\u{180e}\u{2061}",
        "\u{85}\u{2028}",
    ] {
        assert!(CleanText::from(typed).is_empty(), "{typed:?}");
    }
}

#[test]
fn joiners_stay_where_they_shape_a_script_or_an_emoji() {
    for kept in [
        "می\u{200c}خواهم",
        "क्\u{200d}ष",
        "ශ්\u{200d}රී",
        "👨\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}\u{200d}🔥",
        "👩🏽\u{200d}⚕\u{fe0f}",
        "1\u{fe0f}\u{20e3}",
    ] {
        assert_eq!(CleanText::from(kept), kept);
    }
    for (typed, kept) in [
        ("до\u{200d}рога", "дорога"),
        ("до\u{200c}рога\u{200d}", "дорога"),
        ("дорога\u{fe0f}", "дорога"),
        ("👩\u{200d} идёт", "👩 идёт"),
    ] {
        assert_eq!(CleanText::from(typed), kept, "{typed:?}");
    }
}

#[test]
fn a_pile_of_marks_is_cut() {
    let pile = "а".to_owned() + &"\u{335}\u{321}".repeat(50) + "б";
    let cut = CleanText::from(pile.as_str());
    assert_eq!(cut.chars().count(), 2 + MARKS_MAX);
    assert!(cut.starts_with('а') && cut.ends_with('б'));
    // Vietnamese and Hebrew with points need fewer.
    for kept in ["ế ậ", "בְּרֵאשִׁ֖ית"] {
        let again = CleanText::from(kept);
        assert_eq!(CleanText::from(again.as_str()), again);
        assert_eq!(
            seen(&again),
            seen(&ComposingNormalizerBorrowed::new_nfc().normalize(kept))
        );
    }
}

#[test]
fn one_line_has_one_blank_between_words() {
    assert_eq!(
        short_text(" Айгүл\n\tСерік\u{a0} қызы ", 50).unwrap(),
        "Айгүл Серік қызы"
    );
}

/// What a reader sees, by properties other than those the cleaning asks.
fn seen(text: &str) -> String {
    let white = CodePointSetData::new::<WhiteSpace>();
    let unseen = |c: &char| white.contains(*c) || c.is_control() || is_invisible(*c) || *c == '\u{2800}';
    text.chars().filter(|c| !unseen(c)).collect()
}

/// Letters, signs and what is pasted with them: each kind often enough to stand beside each other.
fn any_text() -> impl Strategy<Value = String> {
    let odd = "[\\x00-\\x1f\\x7f-\\u{a0}\\u{ad}\\u{200b}-\\u{200f}\\u{2028}-\\u{202e}\\u{2060}-\\u{206f}\\u{feff}\\u{2800}\\u{3164}\\u{fe0e}\\u{fe0f}]";
    let marks = "[\\u{300}-\\u{345}\\u{591}-\\u{5bd}\\u{64b}-\\u{652}\\u{93c}\\u{94d}\\u{20e3}]";
    let letters = "[а-яёәғқңөұүһіА-Я a-z0-9א-תب-يक-ह가-힣👨👩❤🔥🏽]";
    prop::collection::vec(
        prop_oneof![3 => letters.prop_map(String::from), 2 => odd.prop_map(String::from), 1 => marks.prop_map(String::from), 1 => any::<char>().prop_map(String::from)],
        0..40,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_text_is_accepted_with_what_is_seen_or_refused_with_a_reason(typed in any_text(), max in 0_usize..60) {
        let nfc = ComposingNormalizerBorrowed::new_nfc();
        let bare: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
        let expected = seen(&without_piles(&nfc.normalize(&bare)));
        for (checked, one_line) in [(short_text(&typed, max), true), (long_text(&typed, max), false)] {
            match checked {
                Ok(kept) => {
                    prop_assert_eq!(seen(&kept), &*expected);
                    prop_assert!(nfc.is_normalized(&kept));
                    prop_assert!(kept.chars().count() <= max);
                    prop_assert!(!kept.chars().any(|c| c.is_control() && (one_line || !matches!(c, '\n' | '\t'))));
                    prop_assert_eq!(kept.trim(), kept.as_str());
                    prop_assert_eq!(kept.is_empty(), expected.is_empty());
                    prop_assert_eq!(&CleanText::from(kept.as_str()), &kept, "cleaning twice changes nothing");
                }
                Err(problem) => {
                    prop_assert_eq!(problem, crate::appeal::Problem::TooLong { max });
                    prop_assert!(CleanText::from(typed.as_str()).chars().count() > max);
                }
            }
        }
    }
}
