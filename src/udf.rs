//! The C ABI for databases: bytes in, bytes out, in the module's own memory.
//!
//! The host asks for room with [`leadlight_alloc`], writes a request there,
//! calls [`leadlight_run`], reads the answer and gives both back with
//! [`leadlight_free`]. Nothing is kept between calls.

use core::slice;

/// Bytes before an answer: its length.
const HEAD: usize = 4;

/// Returns room for `len` bytes.
#[expect(unsafe_code, reason = "the host finds it by its name")]
#[unsafe(no_mangle)]
extern "C" fn leadlight_alloc(len: usize) -> *mut u8 {
    give(vec![0; len])
}

/// Takes back `len` bytes that [`leadlight_alloc`] or [`leadlight_run`] gave;
/// of an answer, its length and the four bytes before it.
///
/// # Safety
///
/// They were given, with that length, and not taken back before.
#[expect(unsafe_code, reason = "the host says what is there, as in any C ABI")]
#[unsafe(no_mangle)]
unsafe extern "C" fn leadlight_free(bytes: *mut u8, len: usize) {
    // SAFETY: the caller's promise; `give` made it a box of just this length.
    drop(unsafe { Box::from_raw(core::ptr::slice_from_raw_parts_mut(bytes, len)) });
}

/// Answers the request in `len` bytes of text: [`run`](crate::run::run).
///
/// Returns the length of the answer in four bytes, little end first, and then
/// the answer.
///
/// # Safety
///
/// There are as many bytes to read.
#[expect(unsafe_code, reason = "the host says what is there, as in any C ABI")]
#[unsafe(no_mangle)]
unsafe extern "C" fn leadlight_run(bytes: *const u8, len: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    let request = unsafe { slice::from_raw_parts(bytes, len) };
    let answer = crate::run::run(&String::from_utf8_lossy(request));
    let mut room = Vec::with_capacity(HEAD + answer.len());
    room.extend_from_slice(&u32::try_from(answer.len()).unwrap_or(u32::MAX).to_le_bytes());
    room.extend_from_slice(answer.as_bytes());
    give(room)
}

/// Leaves bytes to the host.
fn give(bytes: Vec<u8>) -> *mut u8 {
    Box::into_raw(bytes.into_boxed_slice()).cast()
}
