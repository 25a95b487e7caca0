//! The parts of the page, one table each.

use i18n::Say;
use review::{
    result::input::Field,
    template::{Input, InputKey, Source, Template as Rules},
};

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Scores,
    Panel(InputKey),
    Adjustments,
    Vetoes,
}

impl Part {
    /// The parts that these rules have.
    pub(super) fn all(template: &Rules) -> Vec<Self> {
        let scores = of_source(template, Source::Entered).next().map(|_| Self::Scores);
        let panels = of_source(template, Source::Judges).map(|input| Self::Panel(input.key.clone()));
        let vetoes = (!template.assessment().vetoes.is_empty()).then_some(Self::Vetoes);
        scores.into_iter().chain(panels).chain([Self::Adjustments]).chain(vetoes).collect()
    }

    /// The one that was asked for, or else the first.
    pub(super) fn asked(template: &Rules, name: &str) -> Self {
        let all = Self::all(template);
        let found = all.iter().find(|part| part.key() == name).or(all.first());
        found.cloned().unwrap_or(Self::Adjustments)
    }

    /// As addresses and forms name it.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Scores => "scores".to_owned(),
            Self::Panel(input) => format!("panel:{input}"),
            Self::Adjustments => "adjustments".to_owned(),
            Self::Vetoes => "vetoes".to_owned(),
        }
    }

    pub(super) fn name(&self, say: Say, template: &Rules) -> String {
        match self {
            Self::Scores => say.inputs_scores().to_owned(),
            Self::Panel(input) => title(say, template, input),
            Self::Adjustments => say.inputs_adjustments().to_owned(),
            Self::Vetoes => say.inputs_vetoes().to_owned(),
        }
    }

    pub(super) fn text(&self, say: Say, template: &Rules) -> String {
        match self {
            Self::Scores => say.inputs_text_scores().to_owned(),
            Self::Panel(input) => say.inputs_text_panel(needed(template, input)),
            Self::Adjustments => say.inputs_text_adjustments().to_owned(),
            Self::Vetoes => say.inputs_text_vetoes().to_owned(),
        }
    }

    /// Whether a field stands in this table.
    pub(super) fn holds(&self, field: &Field) -> bool {
        match field {
            Field::Score(_) => *self == Self::Scores,
            Field::Judge { input, .. } => *self == Self::Panel(input.clone()),
            Field::Adjustment(_) => *self == Self::Adjustments,
            Field::Veto(_) => *self == Self::Vetoes,
        }
    }
}

pub(super) fn of_source(template: &Rules, source: Source) -> impl Iterator<Item = &Input> {
    template.assessment().inputs.iter().filter(move |input| input.source == source)
}

pub(super) fn title(say: Say, template: &Rules, input: &InputKey) -> String {
    let found = template.input(input).map(|input| input.title.in_lang(say.lang()).to_owned());
    found.unwrap_or_else(|| input.to_string())
}

/// So many judges at least score everybody.
pub(super) fn needed(template: &Rules, input: &InputKey) -> usize {
    let judges = template.input(input).and_then(|input| input.judges).unwrap_or(1);
    usize::try_from(judges).unwrap_or(usize::MAX)
}
