//! Upper and lower case.
//!
//! The standard library's tables know every alphabet, and weigh more than
//! patterns do altogether; these are the alphabets of Europe, and what
//! Vietnamese needs.

/// Capital letters: the first, how far behind it the last is, and how far
/// behind each its small letter is. Where that is 1, capital and small letters
/// take turns.
static CAPITALS: [(u16, u16, u16); 24] = [
    // Latin, without the signs for times and divided by.
    (0xc0, 22, 32),
    (0xd8, 6, 32),
    (0x100, 46, 1),
    (0x132, 4, 1),
    (0x139, 14, 1),
    (0x14a, 44, 1),
    (0x179, 4, 1),
    (0x1a0, 4, 1),
    (0x1af, 0, 1),
    (0x1cd, 14, 1),
    (0x218, 6, 1),
    (0x1e00, 148, 1),
    (0x1ea0, 94, 1),
    // Greek, where the small sigma at the end of a word has no capital of its own.
    (0x386, 0, 38),
    (0x388, 2, 37),
    (0x38c, 0, 64),
    (0x38e, 1, 63),
    (0x391, 16, 32),
    (0x3a3, 8, 32),
    // Cyrillic.
    (0x400, 15, 80),
    (0x410, 31, 32),
    (0x48a, 52, 1),
    (0x4d0, 94, 1),
    // Armenian.
    (0x531, 37, 48),
];

/// Returns the small letter of a capital one, the capital letter of a small
/// one, and any other character itself.
pub(super) fn other(character: char) -> char {
    let code = u32::from(character);
    let mut other = code;
    if character.is_ascii_alphabetic() {
        other ^= 0x20;
    }
    // Most texts need no table.
    if code < 0xc0 {
        return char::from_u32(other).unwrap_or(character);
    }
    for (first, last, far) in &CAPITALS {
        let (last, far) = (u32::from(*last), u32::from(*far));
        let turns = u32::from(far == 1);
        let place = code.wrapping_sub(u32::from(*first));
        let capital = place.wrapping_sub(far);
        if capital <= last && capital & turns == 0 {
            other = code - far;
        } else if place <= last {
            other = code + far;
        }
    }
    char::from_u32(other).unwrap_or(character)
}

/// Returns whether the texts are the same but for the case of their letters.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    let mut theirs = b.chars();
    for ours in a.chars() {
        match theirs.next() {
            Some(it) if it == ours || it == other(ours) => {}
            _ => return false,
        }
    }
    theirs.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{other, same};

    #[test]
    fn every_pair_is_one_by_unicode() {
        let mut pairs = 0;
        for character in '\0'..=char::MAX {
            let it = other(character);
            if it != character {
                assert_eq!(other(it), character);
                let (small, capital) =
                    if character.is_lowercase() { (character, it) } else { (it, character) };
                assert!(capital.to_lowercase().eq([small]), "{capital} {small}");
                assert!(small.to_uppercase().eq([capital]), "{capital} {small}");
                pairs += 1;
            }
        }
        assert_eq!(pairs % 2, 0);
    }

    #[test]
    fn alphabets_are_whole() {
        for alphabet in [
            "abcdefghijklmnopqrstuvwxyz",
            "àâæçèéêëîïôœùûü äöü åæø áíñóú ãõ",
            "ąćęłńóśźż áčďéěíňóřšťúůýž őű ăâîșț ğş āēģīķļņšūž ėįųū ħġċ ðþ ŵŷ",
            "αβγδεζηθικλμνξοπρστυφχψω άέήίόύώ ϊϋ",
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя іїєґ ў ђјљњћџ",
            "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
            "ăâđêôơư ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
        ] {
            let capitals = alphabet.to_uppercase();
            let missing: Vec<char> =
                alphabet.chars().filter(|it| *it != ' ' && other(*it) == *it).collect();
            assert_eq!(missing, [], "{alphabet}");
            assert!(same(alphabet, &capitals) && same(&capitals, alphabet));
        }
    }

    #[test]
    fn what_is_no_letter_stays() {
        for character in "09@[`{×÷ªß_ ıİſςĸŉ\u{212a}用😀".chars() {
            assert_eq!(other(character), character);
        }
    }

    #[test]
    fn texts_are_as_long() {
        for (a, b) in [("a", "ab"), ("ab", "a"), ("", "a"), ("İ", "i"), ("ß", "ss"), ("a", "b")] {
            assert!(!same(a, b) && !same(b, a), "{a} {b}");
        }
        assert!(same("", "") && same("Σ", "σ"));
    }
}
