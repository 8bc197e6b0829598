//! Bytes bent by chance.

use crate::{chance::Chance, corpus::Corpus, document, targets::Form};

/// The longest input, in bytes; a config may be of 256 KiB.
const LONGEST: usize = 300 * 1024;

/// Bytes that mean something somewhere.
const BYTES: &[u8] =
    b"{}[]\",:\\/$.*?|()+-0123456789eE \n\r\t;\x00\x01\x03\x04\x05\x06\x07\x7f\x80\xc3\xed\xff";

/// Returns one of the inputs seen so far, changed.
pub(crate) fn input(chance: &mut Chance, corpus: &Corpus, form: Option<&Form>) -> Vec<u8> {
    let mut input = chance.pick(&corpus.inputs).clone();
    if let Some(form) = form
        && !chance.one_in(5)
        && let Some(mut document) = (form.read)(&input)
    {
        document::bend(chance, corpus, &mut document);
        input = (form.write)(&document);
    }
    if form.is_none() || chance.one_in(8) {
        for _ in 0..chance.few() {
            bend(chance, corpus, &mut input);
        }
    }
    input.truncate(LONGEST);
    input
}

fn bend(chance: &mut Chance, corpus: &Corpus, input: &mut Vec<u8>) {
    let place = chance.below(input.len() + 1);
    let most = *chance.pick(&[2, 4, 16, 200]);
    let length = chance.below(most).min(input.len() - place);
    let part = place..place + length;
    match chance.below(9) {
        0 => {
            if let Some(byte) = input.get_mut(place) {
                *byte ^= 1 << chance.below(8);
            }
        }
        1 => input.insert(place, *chance.pick(BYTES)),
        2 => {
            if let Some(byte) = input.get_mut(place) {
                *byte = *chance.pick(BYTES);
            }
        }
        3 => drop(input.drain(part)),
        4 => {
            let copy = input[part].to_vec();
            let times = *chance.pick(&[1, 1, 2, 10, 1_000, 20_000]);
            let times = times.min(LONGEST / copy.len().max(1));
            input.splice(place..place, copy.repeat(times));
        }
        5 => {
            let other = chance.pick(&corpus.inputs);
            let from = chance.below(other.len() + 1);
            let upto = (from + 1 + chance.below(100)).min(other.len());
            let other = other[from..upto.max(from)].to_vec();
            input.splice(part, other);
        }
        6 => {
            let word = corpus.word(chance).as_bytes().to_vec();
            input.splice(part, word);
        }
        7 => {
            let mut number = chance.next().to_le_bytes();
            if chance.one_in(2) {
                number = chance.pick(&[f64::NAN, f64::INFINITY, -1e308, 9.3e18, 0.0]).to_le_bytes();
            }
            let size = *chance.pick(&[1, 2, 4, 8]);
            for (byte, new) in input.iter_mut().skip(place).zip(&number[..size]) {
                *byte = *new;
            }
        }
        _ => input.truncate(place),
    }
}
