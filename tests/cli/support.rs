//! What several tests need.

use serde_json::Value;
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// How the program ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ended {
    /// The lines of stdout, each as JSON.
    pub(crate) fn rows(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// Fails unless the exit status is this.
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self
    }
}

/// Starts the program.
pub(crate) fn start(args: &[&str]) -> Child {
    let streams = || Stdio::piped();
    Command::new(env!("CARGO_BIN_EXE_leadlight"))
        .args(args)
        .env_remove("CLICOLOR_FORCE")
        .stdin(streams())
        .stdout(streams())
        .stderr(streams())
        .spawn()
        .unwrap()
}

/// Runs the program with nothing on stdin.
pub(crate) fn run(args: &[&str]) -> Ended {
    run_with(args, "")
}

/// Runs the program.
pub(crate) fn run_with(args: &[&str], stdin: impl AsRef<[u8]>) -> Ended {
    let mut child = start(args);
    let mut pipe = child.stdin.take().unwrap();
    let bytes = stdin.as_ref().to_vec();
    // The program may end without reading all of it.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ended {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder of a test's own.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Writes a file and returns its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path.into_os_string().into_string().unwrap()
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).into_os_string().into_string().unwrap()
    }
}

/// Two points a page, ten for a form that fade by half each day.
pub(crate) const CONFIG: &str = r#"{
  "version": 1,
  "site": "acme",
  "scores": {
    "engagement": {
      "max": 100,
      "rules": [
        { "id": "page", "on": "page_view", "points": 2 },
        { "id": "form", "on": "form_submit", "points": 10, "halfLife": "1d" }
      ]
    }
  },
  "stages": [
    { "id": "visitor" },
    { "id": "lead", "enter": { "scores.engagement": { "$gte": 10 } } }
  ],
  "offers": { "guide": { "kind": "ebook", "content": { "text": "Get the guide" } } },
  "slots": { "hero": { "rules": [{ "id": "lead", "when": { "stage": "lead" }, "show": "guide" }] } }
}
"#;
