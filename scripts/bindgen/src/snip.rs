//! Takes the making of panic messages out of a module.
//!
//! The engine does not panic by design, but the compiler cannot know, and each
//! possible panic drags in the code that would describe it. A panic is a trap
//! on this target whatever it says, and the page is told the same either way:
//! so the functions that describe it become the trap itself. It is what the
//! unstable `panic=immediate-abort` does, done on stable.

use walrus::{FunctionBuilder, FunctionKind, Module};

/// Parts of mangled names that only occur where a panic is being described.
const DESCRIBERS: &[&str] = &[
    "4core3fmt",
    "4core9panicking",
    "3std9panicking",
    "core..fmt..",
    "core3fmt",
    "3fmt5Debug3fmt",
    "3fmt7Display3fmt",
    "5alloc3fmt",
    "slice_error_fail",
    "rust_begin_unwind",
    "begin_panic_handler",
    "rust_panic_with_hook",
    "default_hook",
    "unwrap_failed",
    "expect_failed",
    "panic_already",
    "panic_access_error",
    "panic_const",
    "slice_index_fail",
    "_fail_rt",
    "escape_debug",
    "is_printable",
    "grapheme_extend",
    "do_count_chars",
    "handle_alloc_error",
    "rust_oom",
];

/// Makes every function that only serves to describe a panic trap at once.
pub fn panic_messages(module: &mut Module) {
    let describes = |name: &str| DESCRIBERS.iter().any(|part| name.contains(part));
    let functions = module.funcs.iter().filter(|function| {
        matches!(function.kind, FunctionKind::Local(_))
            && function.name.as_deref().is_some_and(|name| describes(name) && !name.contains("describe"))
    });
    let doomed: Vec<_> = functions.map(|function| (function.id(), function.ty())).collect();
    for (id, ty) in doomed {
        let ty = module.types.get(ty);
        let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
        let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
        builder.func_body().unreachable();
        let locals = params.iter().map(|kind| module.locals.add(*kind)).collect();
        let trap = builder.local_func(locals);
        module.funcs.get_mut(id).kind = FunctionKind::Local(trap);
    }
}
