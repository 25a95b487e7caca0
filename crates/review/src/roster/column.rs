//! The columns of the two lists, and by which words a heading may call them.

use serde::{Deserialize, Serialize};

use super::cell::{folded, is_han};

/// Which list a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    Units,
    People,
}

/// A column of one of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Code,
    UnitNameZh,
    UnitNameEn,
    Members,
    Committee,
    Reporter,
    ReporterTitleZh,
    ReporterTitleEn,
    How,
    Number,
    Email,
    NameZh,
    NameEn,
    TitleZh,
    TitleEn,
    Unit,
    Group,
    OnLeave,
    Roles,
}

impl List {
    pub const ALL: [Self; 2] = [Self::Units, Self::People];

    /// In the order in which we write them.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Units => &Column::UNITS,
            Self::People => &Column::PEOPLE,
        }
    }

    /// A heading names at least one of each set.
    pub const fn needed(self) -> &'static [&'static [Column]] {
        match self {
            Self::Units => &[&[Column::Code], &[Column::UnitNameZh, Column::UnitNameEn]],
            Self::People => &[&[Column::Number, Column::Email], &[Column::NameZh, Column::NameEn]],
        }
    }

    /// The column that a heading's cell names.
    pub fn column(self, heading: &str) -> Option<Column> {
        let whole = plain(heading);
        let bare = whole.split('(').next().unwrap_or_default();
        // `姓名 Name`, `姓名/Name`: either part will do. `Phone number` is no number of ours.
        let two = heading
            .split_once(['/', '／'])
            .or_else(|| heading.split_once(char::is_whitespace).filter(|(first, _)| first.ends_with(is_han)));
        let parts = two.into_iter().flat_map(|(first, second)| [plain(first), plain(second)]);
        let candidates = [whole.clone(), bare.to_owned()].into_iter().chain(parts);
        let found = candidates.into_iter().find_map(|word| self.by_word(&word));
        found.filter(|_| !whole.is_empty())
    }

    fn by_word(self, word: &str) -> Option<Column> {
        self.columns()
            .iter()
            .copied()
            .find(|column| column.key() == word || column.words().any(|one| one == word))
    }
}

/// `工号*（必填）` is `工号`; `name_zh` and `Name ZH` are `namezh`.
fn plain(heading: &str) -> String {
    let mut word = folded(heading);
    word.retain(|c| !matches!(c, '*' | '_' | '-' | ':' | '.' | '’' | '\'' | '\u{2217}' | '※'));
    for note in ["(必填)", "(选填)", "(可选)", "(required)", "(optional)"] {
        word = word.replace(note, "");
    }
    word
}

impl Column {
    /// Of the list of units.
    pub const UNITS: [Self; 9] = [
        Self::Code,
        Self::UnitNameZh,
        Self::UnitNameEn,
        Self::Members,
        Self::Committee,
        Self::Reporter,
        Self::ReporterTitleZh,
        Self::ReporterTitleEn,
        Self::How,
    ];
    /// Of the list of people.
    pub const PEOPLE: [Self; 10] = [
        Self::Number,
        Self::Email,
        Self::NameZh,
        Self::NameEn,
        Self::TitleZh,
        Self::TitleEn,
        Self::Unit,
        Self::Group,
        Self::OnLeave,
        Self::Roles,
    ];

    /// Other words for it.
    fn words(self) -> impl Iterator<Item = &'static str> {
        let found = WORDS.iter().find(|(column, _)| *column == self);
        found.into_iter().flat_map(|(_, words)| words.split(' '))
    }

    /// As programs name it in a heading.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::UnitNameZh | Self::NameZh => "namezh",
            Self::UnitNameEn | Self::NameEn => "nameen",
            Self::Members => "members",
            Self::Committee => "committee",
            Self::Reporter => "reporter",
            Self::ReporterTitleZh => "reportertitlezh",
            Self::ReporterTitleEn => "reportertitleen",
            Self::How => "how",
            Self::Number => "number",
            Self::Email => "email",
            Self::TitleZh => "titlezh",
            Self::TitleEn => "titleen",
            Self::Unit => "unit",
            Self::Group => "group",
            Self::OnLeave => "onleave",
            Self::Roles => "roles",
        }
    }
}

/// Other words for each column, [`plain`] as they are compared.
const WORDS: [(Column, &str); 19] = [
    (Column::Code, "代号 单位代号 单位编号 部门编号 支部编号 编号 代码 单位代码 unitcode"),
    (
        Column::UnitNameZh,
        "单位 单位名称 名称 部门 部门名称 党支部 支部 支部名称 党支部名称 述职单位 单位名称(中文) \
         名称(中文) 中文名称 name unit unitname nameofunit department name(chinese) unit(chinese)",
    ),
    (
        Column::UnitNameEn,
        "单位名称(英文) 名称(英文) 英文名称 单位英文名称 name(english) unitname(english) unit(english) \
         englishname",
    ),
    (Column::Members, "人数 单位人数 总人数 党员人数 党员数 职工人数 numberofmembers headcount"),
    (Column::Committee, "班子人数 支委人数 委员人数 支委会人数 班子成员人数 committeemembers committeesize"),
    (
        Column::Reporter,
        "述职人 述职人登录名 登录名 负责人 述职人账号 signinname reporterssigninname username",
    ),
    (
        Column::ReporterTitleZh,
        "述职人职务 职务 述职人职务(中文) 职务(中文) reportertitle reporterspost reporterpost \
         reporterspost(chinese) post",
    ),
    (Column::ReporterTitleEn, "述职人职务(英文) 职务(英文) 英文职务 reporterspost(english) post(english)"),
    (Column::How, "述职形式 述职方式 形式 方式 howthereporterreports howtoreport wayofreporting"),
    (
        Column::Number,
        "工号 职工号 员工号 人员编号 员工编号 职工编号 编号 学号 教工号 工作证号 人员代码 staffnumber \
         staffno staffid employeenumber employeeno employeeid personnelnumber id no",
    ),
    (Column::Email, "邮箱 电子邮箱 邮件 电子邮件 邮箱地址 工作邮箱 email emailaddress mail mailaddress"),
    (
        Column::NameZh,
        "姓名 名字 中文名 中文姓名 姓名(中文) 人员姓名 name fullname chinesename name(chinese) person",
    ),
    (Column::NameEn, "英文名 英文姓名 姓名(英文) 外文名 拼音 englishname name(english)"),
    (
        Column::TitleZh,
        "职务 职位 岗位 职务(中文) 中文职务 现任职务 职务职称 post title jobtitle position post(chinese)",
    ),
    (
        Column::TitleEn,
        "职务(英文) 英文职务 post(english) englishtitle title(english) jobtitle(english) \
         position(english)",
    ),
    (
        Column::Unit,
        "单位 部门 党支部 支部 所属单位 所在单位 所在部门 所在支部 所在党支部 所属支部 所属党支部 \
         所属部门 单位代号 科室 处室 unitcode department branch division",
    ),
    (
        Column::Group,
        "组别 票组 票种 测评组 票别 选票类别 测评票 分组 组 类别 参会类别 votergroup ballotgroup ballot \
         category",
    ),
    (Column::OnLeave, "请假 是否请假 请假情况 请假日期 缺席 leave excused absent"),
    (Column::Roles, "角色 评议角色 系统角色 兼任 role rolesinthereview"),
];
