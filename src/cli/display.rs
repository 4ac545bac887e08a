//! Whether this computer can show a window, asked before one is tried: the libraries behind the
//! window end the program when something is missing, and do not say what to install.

use crate::problem::Problem;

/// Whether a window can be tried.
///
/// # Errors
/// What is missing, and what to do.
#[cfg(not(target_os = "linux"))]
pub fn check() -> Result<(), Problem> {
    Ok(())
}

#[cfg(target_os = "linux")]
pub use linux::check;

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    use super::Problem;
    use crate::problem::ProblemKind;

    /// A library that is loaded by name while the window opens, and the Debian package it is in.
    struct Library {
        file: &'static str,
        package: &'static str,
    }

    const fn library(file: &'static str, package: &'static str) -> Library {
        Library { file, package }
    }

    const FOR_X11: &[Library] = &[
        library("libX11.so.6", "libx11-6"),
        library("libX11-xcb.so.1", "libx11-xcb1"),
        library("libXcursor.so.1", "libxcursor1"),
        library("libXi.so.6", "libxi6"),
        library("libxkbcommon.so.0", "libxkbcommon0"),
        library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ];

    const FOR_WAYLAND: &[Library] = &[
        library("libwayland-client.so.0", "libwayland-client0"),
        library("libwayland-egl.so.1", "libwayland-egl1"),
        library("libxkbcommon.so.0", "libxkbcommon0"),
    ];

    /// Either of these draws.
    const EGL: Library = library("libEGL.so.1", "libegl1");
    const GLX: Library = library("libGL.so.1", "libgl1");

    /// What the environment says of displays.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Displays {
        x11: bool,
        wayland: bool,
    }

    /// Whether a window can be tried.
    ///
    /// # Errors
    /// What is missing, and what to do.
    pub fn check() -> Result<(), Problem> {
        let named = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let displays = Displays {
            x11: named("DISPLAY"),
            wayland: named("WAYLAND_DISPLAY") || named("WAYLAND_SOCKET"),
        };
        // Systems without this cache find libraries in ways that we cannot follow: there it is tried.
        let Ok(cache) = fs::read("/etc/ld.so.cache") else {
            return if displays.x11 || displays.wayland {
                Ok(())
            } else {
                Err(no_display())
            };
        };
        let cached = names_in(&cache);
        let folders = library_folders();
        check_with(displays, |file| {
            cached.contains(file) || folders.iter().any(|folder| folder.join(file).exists())
        })
    }

    fn check_with(displays: Displays, is_there: impl Fn(&str) -> bool) -> Result<(), Problem> {
        // The window is opened on Wayland where there is one, and on X11 otherwise.
        let needed = match displays {
            Displays { wayland: true, .. } => FOR_WAYLAND,
            Displays { x11: true, .. } => FOR_X11,
            Displays { .. } => return Err(no_display()),
        };
        let mut missing: Vec<&str> = needed
            .iter()
            .filter(|library| !is_there(library.file))
            .map(|library| library.package)
            .collect();
        if !is_there(EGL.file) && (displays.wayland || !is_there(GLX.file)) {
            missing.extend([EGL.package, GLX.package]);
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(Problem::new(
            ProblemKind::OurFault,
            format!(
                "The window cannot be opened: this computer lacks {}",
                list_of(&missing)
            ),
            format!(
                "On Debian or Ubuntu: sudo apt install {}. The commands work without a window: scrutiny-desk --help",
                missing.join(" ")
            ),
        ))
    }

    fn list_of(names: &[&str]) -> String {
        match names {
            [one] => format!("the library {one}"),
            [many @ .., last] => format!("the libraries {} and {last}", many.join(", ")),
            [] => String::new(),
        }
    }

    fn no_display() -> Problem {
        Problem::new(
            ProblemKind::OurFault,
            "The window cannot be opened: there is no display",
            "Start the program on a desktop, or use its commands: scrutiny-desk --help",
        )
    }

    /// The names in the dynamic linker's cache, which keeps each library's path as a string that ends in
    /// a zero byte.
    fn names_in(cache: &[u8]) -> BTreeSet<&str> {
        cache
            .split(|byte| *byte == 0)
            .filter_map(|path| std::str::from_utf8(path).ok()?.rsplit('/').next())
            .filter(|name| name.starts_with("lib") && name.contains(".so"))
            .collect()
    }

    /// The folders that the linker looks in besides its cache.
    fn library_folders() -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = env::var_os("LD_LIBRARY_PATH")
            .map(|list| env::split_paths(&list).collect())
            .unwrap_or_default();
        for base in ["/lib", "/usr/lib", "/lib64", "/usr/lib64"].map(Path::new) {
            folders.push(base.to_path_buf());
            folders.push(base.join(format!("{}-linux-gnu", env::consts::ARCH)));
        }
        folders
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        const X11: Displays = Displays {
            x11: true,
            wayland: false,
        };
        const WAYLAND: Displays = Displays {
            x11: true,
            wayland: true,
        };

        #[test]
        fn a_bare_system_is_told_which_packages_it_lacks() {
            let bare = |file: &str| {
                matches!(
                    file,
                    "libX11.so.6" | "libX11-xcb.so.1" | "libGL.so.1" | "libxkbcommon.so.0"
                )
            };
            let problem = check_with(X11, bare).unwrap_err();
            assert_eq!(
                problem.message,
                "The window cannot be opened: this computer lacks the libraries libxcursor1, libxi6 and libxkbcommon-x11-0"
            );
            assert_eq!(
                problem.hint,
                "On Debian or Ubuntu: sudo apt install libxcursor1 libxi6 libxkbcommon-x11-0. \
                 The commands work without a window: scrutiny-desk --help"
            );
        }

        #[test]
        fn either_way_of_drawing_will_do_on_x11_and_only_one_on_wayland() {
            assert!(check_with(X11, |file| file != "libEGL.so.1").is_ok());
            assert!(check_with(X11, |file| file != "libGL.so.1").is_ok());
            assert!(check_with(WAYLAND, |file| file != "libGL.so.1").is_ok());
            let problem = check_with(WAYLAND, |file| file != "libEGL.so.1").unwrap_err();
            assert!(problem.hint.contains("libegl1"), "{problem:?}");
        }

        #[test]
        fn without_a_display_the_commands_are_named() {
            let none = Displays {
                x11: false,
                wayland: false,
            };
            let problem = check_with(none, |_| true).unwrap_err();
            assert!(problem.hint.contains("scrutiny-desk --help"), "{problem:?}");
        }

        #[test]
        fn names_are_read_out_of_the_linkers_cache() {
            let cache =
                b"glibc-ld.so.cache1.1\x02\0\xff\0\0/lib/x86_64-linux-gnu/libXi.so.6\0/opt/libX11.so.6\0";
            let names: Vec<&str> = names_in(cache).into_iter().collect();
            assert_eq!(names, ["libX11.so.6", "libXi.so.6"]);
            // Where this computer has such a cache, the C library itself is in it.
            if let Ok(cache) = fs::read("/etc/ld.so.cache") {
                assert!(names_in(&cache).contains("libc.so.6"));
            }
        }
    }
}
