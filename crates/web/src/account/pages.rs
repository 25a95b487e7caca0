use askama::Template;

use crate::{
    frame::Frame,
    gate::Visitor,
    house::House,
    links,
    notice::{Asked, DueTask},
};

/// Where a person types name and password.
#[derive(Template)]
#[template(path = "account/sign_in.html")]
pub(crate) struct SignInPage {
    pub(crate) frame: Frame,
    pub(crate) back: String,
    pub(crate) sign_in: String,
    pub(crate) refusal: Option<String>,
    /// Who can help somebody whom nobody here knows.
    pub(crate) ask: Option<String>,
    /// The organisation's identity provider.
    pub(crate) provider: Option<Way>,
}

/// Another way in.
pub(crate) struct Way {
    pub(crate) words: String,
    pub(crate) path: String,
}

impl SignInPage {
    /// With empty fields.
    pub(crate) fn new(house: &House, visitor: &Visitor, back: String) -> Self {
        let path = links::provider_to(&back);
        Self {
            frame: Frame::new(visitor),
            back,
            sign_in: String::new(),
            refusal: None,
            ask: None,
            provider: house
                .service()
                .provider()
                .map(|provider| Way { words: provider.label().in_lang(visitor.say.lang()).to_owned(), path }),
        }
    }
}

/// The first start: the first administrator.
#[derive(Template)]
#[template(path = "account/set_up.html")]
pub(crate) struct SetUpPage {
    pub(crate) frame: Frame,
    pub(crate) sign_in: String,
    pub(crate) name: String,
    pub(crate) refusal: Option<String>,
}

/// The front page: what was published, and in a demonstration a way in for each role.
#[derive(Template)]
#[template(path = "account/home.html")]
pub(crate) struct HomePage {
    pub(crate) frame: Frame,
    pub(crate) ways_in: Vec<WayIn>,
    pub(crate) news: Vec<NewsLine>,
}

/// One role of the demonstration.
pub(crate) struct WayIn {
    pub(crate) name: String,
    pub(crate) part: &'static str,
    pub(crate) path: String,
}

/// One released news item.
pub(crate) struct NewsLine {
    pub(crate) title: String,
    pub(crate) path: String,
    pub(crate) day: String,
    pub(crate) machine: String,
}

/// What is to be done, by review.
#[derive(Template)]
#[template(path = "account/tasks.html")]
pub(crate) struct TasksPage {
    pub(crate) frame: Frame,
    /// What is due, the late first.
    pub(crate) due: Vec<DueTask>,
    /// Who asks to hurry.
    pub(crate) asked: Vec<Asked>,
    pub(crate) reviews: Vec<ReviewTasks>,
    /// For administrators.
    pub(crate) desk: Option<Desk>,
}

/// What an administrator does outside of any role in a review.
pub(crate) struct Desk {
    pub(crate) accounts: String,
    pub(crate) mail: String,
    pub(crate) holidays: String,
    pub(crate) review_new: String,
    pub(crate) templates: String,
    pub(crate) roles: Vec<ReviewRoles>,
}

/// A review whose roles are to be given.
pub(crate) struct ReviewRoles {
    pub(crate) name: String,
    pub(crate) organisation: String,
    pub(crate) path: String,
}

/// One review and what this person has to do in it.
pub(crate) struct ReviewTasks {
    pub(crate) name: String,
    pub(crate) organisation: String,
    pub(crate) path: String,
    pub(crate) when: String,
    pub(crate) tasks: Vec<Task>,
}

/// One thing to do.
pub(crate) struct Task {
    pub(crate) name: &'static str,
    pub(crate) note: &'static str,
    pub(crate) path: String,
}
