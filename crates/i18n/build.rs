//! Turns the phrases of `locales/` into methods of `Say`, so that a phrase that is missing, misspelt or short of
//! a variable in one of the languages does not compile.
//!
//! What a phrase may be: text, variables (`{ $unit }`), and one number's plural
//! (`{ $count -> [one] … *[other] … }`). A phrase's parameters come in the order in which its English text names them.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    parser,
};

/// Files whose phrases the browser's scripts say; they are handed over as a table, not as methods.
const SPOKEN_BY_SCRIPTS: [&str; 3] = ["booth", "trustee", "card"];

/// One language's phrases by key.
type Phrases = BTreeMap<String, Phrase>;

struct Phrase {
    file: String,
    /// Code of the `format!` call, or of the plain text.
    code: String,
    /// The text with variables as `{name}`, for scripts.
    plain: String,
    variables: Vec<Variable>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Variable {
    name: String,
    counts: bool,
}

fn main() {
    let locales = PathBuf::from(env("CARGO_MANIFEST_DIR")).join("locales");
    println!("cargo:rerun-if-changed={}", locales.display());
    let (zh, en) = (read(&locales.join("zh-CN")), read(&locales.join("en")));
    for key in zh.keys().chain(en.keys()) {
        assert!(zh.contains_key(key), "phrase '{key}' is missing in zh-CN");
        assert!(en.contains_key(key), "phrase '{key}' is missing in en");
    }
    let (mut methods, mut table) = (String::from("impl Say {\n"), String::from("&[\n"));
    for (key, english) in &en {
        let chinese = &zh[key];
        assert!(chinese.file == english.file, "phrase '{key}' stands in two different files");
        same_variables(key, chinese, english);
        if SPOKEN_BY_SCRIPTS.contains(&english.file.as_str()) {
            writeln!(table, "({key:?}, {:?}, {:?}),", chinese.plain, english.plain).unwrap();
        } else {
            method(&mut methods, key, chinese, english);
        }
    }
    let out = PathBuf::from(env("OUT_DIR"));
    fs::write(out.join("say.rs"), methods + "}\n").unwrap();
    fs::write(out.join("script_words.rs"), table + "]\n").unwrap();
}

#[expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts through the environment")]
fn env(name: &str) -> String {
    std::env::var(name).unwrap()
}

fn read(folder: &Path) -> Phrases {
    let mut phrases = Phrases::new();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "ftl")) {
        let file = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name.to_owned();
            let pattern = message.value.unwrap_or_else(|| panic!("phrase '{key}' has no text"));
            let phrase = phrase(&file, &key, &pattern);
            assert!(
                phrases.insert(key.clone(), phrase).is_none(),
                "phrase '{key}' stands twice in {}",
                folder.display()
            );
        }
    }
    phrases
}

fn phrase(file: &str, key: &str, pattern: &Pattern<&str>) -> Phrase {
    let (mut variables, mut plain) = (Vec::new(), String::new());
    let code = expression(key, pattern, &mut variables, &mut plain);
    Phrase { file: file.to_owned(), code, plain, variables }
}

/// Rust code whose value is the pattern's `String`.
fn expression(
    key: &str,
    pattern: &Pattern<&str>,
    variables: &mut Vec<Variable>,
    plain: &mut String,
) -> String {
    let (mut format, mut arguments) = (String::new(), String::new());
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value }
            | PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => {
                plain.push_str(value);
                format.push_str(&value.replace('{', "{{").replace('}', "}}"));
            }
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                let name = variable(key, inline);
                write!(plain, "{{{name}}}").unwrap();
                format.push_str("{}");
                write!(arguments, ", {name}").unwrap();
                remember(variables, name, false);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let name = variable(key, selector);
                remember(variables, name.clone(), true);
                format.push_str("{}");
                write!(arguments, ", {}", plural(key, &name, variants, variables)).unwrap();
            }
        }
    }
    format!("format!({format:?}{arguments})")
}

fn plural(key: &str, name: &str, variants: &[Variant<&str>], variables: &mut Vec<Variable>) -> String {
    let mut code = format!("match {name} {{ ");
    for variant in variants {
        let arm = match (&variant.key, variant.default) {
            (_, true) => "_".to_owned(),
            (VariantKey::Identifier { name: "one" }, false) => "1".to_owned(),
            (VariantKey::NumberLiteral { value }, false) => (*value).to_owned(),
            (VariantKey::Identifier { name }, false) => panic!("phrase '{key}': no plural '{name}'"),
        };
        let value = expression(key, &variant.value, variables, &mut String::new());
        write!(code, "{arm} => {value}, ").unwrap();
    }
    code + "}"
}

fn variable(key: &str, inline: &InlineExpression<&str>) -> String {
    let InlineExpression::VariableReference { id } = inline else {
        panic!("phrase '{key}': only variables may stand in braces")
    };
    id.name.replace('-', "_")
}

fn remember(variables: &mut Vec<Variable>, name: String, counts: bool) {
    match variables.iter_mut().find(|variable| variable.name == name) {
        Some(known) => known.counts |= counts,
        None => variables.push(Variable { name, counts }),
    }
}

fn same_variables(key: &str, chinese: &Phrase, english: &Phrase) {
    let sorted = |phrase: &Phrase| {
        let mut names: Vec<_> = phrase.variables.iter().map(|variable| variable.name.clone()).collect();
        names.sort();
        names
    };
    assert!(sorted(chinese) == sorted(english), "phrase '{key}' has other variables in zh-CN than in en");
}

fn method(code: &mut String, key: &str, chinese: &Phrase, english: &Phrase) {
    let name = key.replace('-', "_");
    if english.variables.is_empty() {
        writeln!(
            code,
            "#[doc = {:?}]\npub fn {name}(self) -> &'static str {{ match self.0 {{ Lang::Zh => {:?}, Lang::En => {:?} }} }}",
            english.plain, chinese.plain, english.plain
        )
        .unwrap();
        return;
    }
    let parameters = english.variables.iter().fold(String::new(), |mut all, variable| {
        let counts = chinese
            .variables
            .iter()
            .chain(&english.variables)
            .any(|other| other.name == variable.name && other.counts);
        write!(all, ", {}: {}", variable.name, if counts { "usize" } else { "impl std::fmt::Display" })
            .unwrap();
        all
    });
    writeln!(
        code,
        "#[doc = {:?}]\npub fn {name}(self{parameters}) -> String {{ match self.0 {{ Lang::Zh => {}, Lang::En => {} }} }}",
        english.plain, chinese.code, english.code
    )
    .unwrap();
}
