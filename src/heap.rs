//! Memory for the page: blocks whose sizes are powers of two, and a list of
//! free ones for each size.
//!
//! A block goes back into the list of its size and is never split or joined:
//! what a page needs it needs again. That takes a fifth of the code that a
//! general allocator does, and a few instructions a call.

use core::{
    alloc::{GlobalAlloc, Layout},
    cell::UnsafeCell,
    marker::PhantomData,
    ptr::null_mut,
};

/// The smallest block, and what all are aligned to.
const LEAST: usize = 16;

/// Where memory comes from.
pub trait Source {
    /// Returns where `bytes` more bytes begin, at a multiple of sixteen, and how
    /// many there are, which may be more; none if there is no more.
    fn more(bytes: usize) -> Option<(usize, usize)>;
}

/// An allocator for one thread.
#[derive(Debug)]
pub struct Heap<S> {
    state: UnsafeCell<State>,
    source: PhantomData<fn() -> S>,
}

#[derive(Debug)]
struct State {
    /// The first free block of each size; its first word says where the next is.
    free: [*mut u8; usize::BITS as usize],
    /// What was never given away.
    next: usize,
    end: usize,
}

#[expect(unsafe_code, reason = "a static has to be shared, and in the page there is one thread")]
// SAFETY: only what runs on one thread may use it, as `new` says.
unsafe impl<S> Sync for Heap<S> {}

impl<S> Heap<S> {
    /// Returns an empty one. It may only be used by one thread.
    #[must_use]
    pub const fn new() -> Self {
        let state = State { free: [null_mut(); usize::BITS as usize], next: 0, end: 0 };
        Self { state: UnsafeCell::new(state), source: PhantomData }
    }
}

impl<S> Default for Heap<S> {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns the size of the block for `size` bytes, as a power of two.
const fn class(size: usize) -> u32 {
    usize::BITS - (if size < LEAST { LEAST } else { size } - 1).leading_zeros()
}

#[expect(
    unsafe_code,
    clippy::cast_ptr_alignment,
    reason = "that is what an allocator is, and blocks are aligned to more than a word"
)]
// SAFETY: a block is as large as its layout asks or larger, at a multiple of
// sixteen, and belongs to nobody else until it is given back.
unsafe impl<S: Source> GlobalAlloc for Heap<S> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: there is one thread, and nothing below calls back.
        let state = unsafe { &mut *self.state.get() };
        let class = class(layout.size());
        let Some(free) = state.free.get_mut(class as usize) else { return null_mut() };
        if !free.is_null() {
            let block = *free;
            // SAFETY: `dealloc` wrote it, and nobody has had the block since.
            *free = unsafe { block.cast::<*mut u8>().read() };
            return block;
        }
        let size = 1 << class;
        if layout.align() > LEAST {
            return null_mut();
        }
        if state.end - state.next < size {
            let Some((start, count)) = S::more(size) else { return null_mut() };
            if start != state.end {
                state.next = start;
            }
            state.end = start + count;
        }
        let block = state.next;
        state.next += size;
        core::ptr::with_exposed_provenance_mut(block)
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above.
        let state = unsafe { &mut *self.state.get() };
        if let Some(free) = state.free.get_mut(class(layout.size()) as usize) {
            // SAFETY: the block is ours again, is aligned, and has room for a word.
            unsafe { block.cast::<*mut u8>().write(*free) };
            *free = block;
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if class(layout.size()) == class(size) {
            return block;
        }
        // SAFETY: the caller's promise for the old layout holds for the new one.
        unsafe {
            let fresh = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !fresh.is_null() {
                fresh.copy_from_nonoverlapping(block, layout.size().min(size));
                self.dealloc(block, layout);
            }
            fresh
        }
    }
}

#[cfg(test)]
#[expect(unsafe_code, reason = "an allocator is called like this")]
mod tests {
    use super::{Heap, Source};
    use core::alloc::{GlobalAlloc, Layout};
    use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

    /// Gives memory of the test's own allocator, and never takes it back.
    struct Leaks;

    impl Source for Leaks {
        fn more(bytes: usize) -> Option<(usize, usize)> {
            if bytes > 1 << 24 {
                return None;
            }
            let count = bytes.next_multiple_of(1 << 12);
            let room: &mut [u128] = Vec::leak(vec![0; count / 16]);
            Some((room.as_mut_ptr().expose_provenance(), count))
        }
    }

    fn layout(size: usize) -> Layout {
        Layout::from_size_align(size, 8).unwrap()
    }

    #[derive(Clone, Debug)]
    enum Act {
        Take(usize),
        Resize(usize, usize),
        Give(usize),
    }

    fn act() -> impl Strategy<Value = Act> {
        let size = prop_oneof![1..100_usize, 1..5_000_usize, Just(1 << 16)];
        prop_oneof![
            size.clone().prop_map(Act::Take),
            (any::<usize>(), size).prop_map(|it| Act::Resize(it.0, it.1)),
            any::<usize>().prop_map(Act::Give),
        ]
    }

    proptest! {
        #[test]
        fn blocks_are_apart_and_keep_what_is_in_them(acts in proptest::collection::vec(act(), 1..200)) {
            let heap = Heap::<Leaks>::new();
            let mut blocks: Vec<(*mut u8, usize, u8)> = Vec::new();
            let whole = |(at, size, mark): (*mut u8, usize, u8)| {
                // SAFETY: the block is of that size.
                unsafe { core::slice::from_raw_parts(at, size) }.iter().all(|it| *it == mark)
            };
            for (turn, act) in acts.into_iter().enumerate() {
                let mark = u8::try_from(turn % 251).unwrap();
                let place = |it: usize, len: usize| (len > 0).then(|| it % len);
                // SAFETY: blocks are used as the layouts say that they were asked for with.
                unsafe {
                    match act {
                        Act::Take(size) => {
                            let at = heap.alloc(layout(size));
                            assert!(!at.is_null() && at.addr().is_multiple_of(16));
                            at.write_bytes(mark, size);
                            blocks.push((at, size, mark));
                        }
                        Act::Resize(which, size) => {
                            let Some(place) = place(which, blocks.len()) else { continue };
                            let (at, old, kept) = blocks[place];
                            let at = heap.realloc(at, layout(old), size);
                            assert!(whole((at, old.min(size), kept)));
                            at.write_bytes(mark, size);
                            blocks[place] = (at, size, mark);
                        }
                        Act::Give(which) => {
                            let Some(place) = place(which, blocks.len()) else { continue };
                            let (at, size, _) = blocks.swap_remove(place);
                            heap.dealloc(at, layout(size));
                        }
                    }
                }
                assert!(blocks.iter().all(|it| whole(*it)));
            }
        }
    }

    #[test]
    fn what_is_given_back_is_given_out_again() {
        let heap = Heap::<Leaks>::new();
        // SAFETY: as above.
        unsafe {
            let first = heap.alloc(layout(100));
            heap.dealloc(first, layout(100));
            assert_eq!(heap.alloc(layout(65)), first);
            assert_ne!(heap.alloc(layout(65)), first);
            assert_eq!(heap.realloc(first, layout(65), 128), first);
        }
    }

    #[test]
    fn too_much_is_refused() {
        let heap = Heap::<Leaks>::new();
        // SAFETY: as above.
        unsafe {
            assert!(heap.alloc(layout(1 << 30)).is_null());
            assert!(heap.alloc(layout(isize::MAX as usize - 7)).is_null());
            assert!(heap.alloc(Layout::from_size_align(8, 32).unwrap()).is_null());
            let small = heap.alloc(layout(8));
            assert!(heap.realloc(small, layout(8), 1 << 30).is_null());
            assert!(!heap.alloc(layout(8)).is_null());
        }
    }
}
