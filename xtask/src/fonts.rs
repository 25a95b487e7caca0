//! Chinese letters for a browser on a machine that has none.
//!
//! The fonts are npm packages of `e2e/`; fontconfig finds them through a file
//! of our own that adds them to the system's.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::places::Places;

const PACKAGES: [&str; 2] = ["noto-sans-sc", "noto-serif-sc"];

/// The weights that our pages use; fontconfig reads every file that it is led to.
const WEIGHTS: [&str; 3] = ["400Regular", "500Medium", "700Bold"];

/// Writes the file for the variable `FONTCONFIG_FILE`.
pub fn config(places: &Places) -> Result<PathBuf> {
    let packages = places.e2e().join("node_modules/@expo-google-fonts");
    let mut folders = Vec::new();
    for package in PACKAGES {
        let weights = WEIGHTS.map(|weight| packages.join(package).join(weight));
        folders.extend(weights.into_iter().filter(|folder| folder.is_dir()));
    }
    ensure!(!folders.is_empty(), "no fonts in {}: run `npm ci` in e2e", packages.display());

    let here = places.target().join("e2e");
    fs::create_dir_all(&here).with_context(|| format!("cannot make {}", here.display()))?;
    let file = here.join("fonts.conf");
    fs::write(&file, text(&folders, &here.join("font-cache")))
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

fn text(folders: &[PathBuf], cache: &Path) -> String {
    let folders = folders.iter().map(|folder| format!("  <dir>{}</dir>\n", escaped(folder)));
    let folders = folders.collect::<Vec<_>>().concat();
    format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{folders}  <cachedir>{}</cachedir>
  <alias><family>sans-serif</family><accept><family>Noto Sans SC</family></accept></alias>
  <alias><family>serif</family><accept><family>Noto Serif SC</family></accept></alias>
</fontconfig>
"#,
        escaped(cache)
    )
}

fn escaped(path: &Path) -> String {
    path.display().to_string().replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_an_odd_name_does_not_break_the_file() {
        let told = text(&[PathBuf::from("/home/a & <b>/fonts")], Path::new("/cache"));
        assert!(told.contains("<dir>/home/a &amp; &lt;b>/fonts</dir>"), "{told}");
    }
}
