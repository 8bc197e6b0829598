//! Writes the JavaScript glue for a compiled wasm module.
//!
//! `leadlight-bindgen INPUT.wasm OUT_DIR OUT_NAME` leaves `OUT_NAME.js`,
//! `OUT_NAME.d.ts` and `OUT_NAME_bg.wasm` in `OUT_DIR`. The glue has no default
//! address for the wasm: the loader knows where its files are and passes one.

mod blank;
mod snip;

use std::{env, process::ExitCode};

use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, out_dir, out_name] = arguments.as_slice() else {
        eprintln!("usage: leadlight-bindgen INPUT.wasm OUT_DIR OUT_NAME");
        return ExitCode::from(2);
    };
    match generate(input, out_dir, out_name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("leadlight-bindgen: {error}");
            ExitCode::FAILURE
        }
    }
}

fn generate(input: &str, out_dir: &str, out_name: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut module = Module::from_file(input)?;
    snip::panic_messages(&mut module);
    blank::panic_texts(&mut module);
    let mut bindgen = Bindgen::new();
    bindgen
        .input_module(out_name, module)
        .out_name(out_name)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.generate(out_dir)?;
    Ok(())
}
