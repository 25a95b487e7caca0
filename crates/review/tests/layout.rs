//! How documents look: the standard's page where a template says nothing, and what no page can be.

use review::template::form::Form;
use review::template::{FaceName, Flaw, Layout, Sizes, Template, TemplateError};
use review::words::Lang;

use crate::support::{DEMONSTRATION, exact};

fn with(text: &str) -> Result<Template, TemplateError> {
    let own = DEMONSTRATION.find("\n[documents.").unwrap_or(DEMONSTRATION.len());
    Template::parse(&format!("{}\n{text}", &DEMONSTRATION[..own]))
}

#[test]
fn a_template_that_says_nothing_has_the_standards_page() {
    let layout = with("").unwrap().documents().clone();
    assert_eq!(layout, Layout::default());
    assert_eq!((layout.page.text_width(), layout.page.text_height()), (156, 225));
    assert_eq!((layout.page.lines, layout.page.characters), (22, 28));
    assert_eq!(layout.header, None);
    for (key, names) in layout.faces.lists() {
        assert!(names.iter().all(|name| FaceName::try_from(name.to_string()).is_ok()), "{key}");
    }
}

#[test]
fn what_a_template_says_goes_before_and_the_rest_stays() {
    let text = "[documents.page]\ntop = 30\n[documents.sizes]\ntable = \"10.5\"\n[documents.faces]\n\
        body = [\"华文仿宋\", \"Noto Serif SC\"]\n[documents.header]\nwords = { zh = \"星河集团\", en = \"Galaxy\" }\n";
    let layout = with(text).unwrap().documents().clone();
    assert_eq!((layout.page.top, layout.page.bottom), (30, 35));
    assert_eq!(Sizes::half_points(&layout.sizes.table), 21);
    assert_eq!(layout.faces.body[0].as_str(), "华文仿宋");
    assert_eq!(layout.faces.first, Layout::default().faces.first);
    assert_eq!(layout.header.unwrap().words.in_lang(Lang::Zh), "星河集团");
}

#[test]
fn what_no_page_can_be_is_refused_by_its_place() {
    let range = |text: &str| match with(text).unwrap_err() {
        TemplateError::OutOfRange { field, .. } => field,
        other => panic!("{other}"),
    };
    assert_eq!(range("[documents.page]\ntop = 4"), "documents.page.top");
    assert_eq!(range("[documents.page]\nleft = 81"), "documents.page.left");
    assert_eq!(range("[documents.page]\nseal_lines = 11"), "documents.page.seal_lines");
    assert_eq!(range("[documents.sizes]\nnote = \"5.5\""), "documents.sizes.note");
    assert_eq!(range("[documents.sizes]\ntitle = 73"), "documents.sizes.title");
    // 225 mm are 637.8 points: 39 lines of 16 points.
    assert!(with("[documents.page]\nlines = 39").is_ok());
    assert_eq!(range("[documents.page]\nlines = 40"), "documents.page.lines");
    assert_eq!(range("[documents.page]\ncharacters = 30"), "documents.page.characters");
    assert_eq!(range("[documents.sizes]\nbody = 30"), "documents.page.lines");

    let body = |names: &str| with(&format!("[documents.faces]\nbody = [{names}]")).unwrap_err();
    assert!(matches!(body(""), TemplateError::WrongCount { field, .. } if field == "documents.faces.body"));
    assert!(matches!(body("\"宋体\", \"宋体\""), TemplateError::Twice { key, .. } if key == "宋体"));
    let long = format!("\"{}\"", "宋".repeat(65));
    for name in ["\"\"", "\" 宋体\"", "\"宋\\u0007体\"", "\"宋体, 仿宋\"", &long] {
        let why = body(name);
        assert!(matches!(why, TemplateError::Syntax { flaw: Flaw::Other, .. }), "{name}: {why}");
    }
}

#[test]
fn fonts_are_typed_into_the_form_as_people_part_names() {
    let mut form = Form::read(DEMONSTRATION).unwrap();
    for part in ["documents.page", "documents.faces", "documents.sizes", "documents.header"] {
        form.add(part).unwrap();
    }
    let one = |path: &str, value: &str| (path.to_owned(), vec![value.to_owned()]);
    form.type_in(&[
        one("documents.faces.title", "小标宋，Noto Serif SC、 宋体"),
        one("documents.faces.body", ""),
        one("documents.sizes.table", "10.5"),
        one("documents.page.lines", "25"),
        one("documents.header.words.zh", "星河集团"),
        one("documents.header.words.en", "Galaxy"),
    ])
    .unwrap();
    let template = Template::parse(&form.text()).unwrap();
    let layout = template.documents();
    let title: Vec<_> = layout.faces.title.iter().map(FaceName::as_str).collect();
    assert_eq!(title, ["小标宋", "Noto Serif SC", "宋体"]);
    assert_eq!(layout.faces.body, Layout::default().faces.body, "what is blank is as the standard has it");
    assert_eq!((layout.page.lines, &layout.sizes.table), (25, &exact("10.5")));
}
