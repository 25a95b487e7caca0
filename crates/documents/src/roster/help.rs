use i18n::Say;
use review::{role::Role, roster::column::Column, template::Template};

/// What a column holds, for whoever fills it in.
pub(super) fn help(say: Say, template: &Template, column: Column) -> String {
    let separator = say.frame_list_comma();
    match column {
        Column::Code => say.roster_help_code().to_owned(),
        Column::UnitNameZh | Column::UnitNameEn => say.roster_help_unit_name().to_owned(),
        Column::Members => say.roster_help_members().to_owned(),
        Column::Committee => say.roster_help_committee().to_owned(),
        Column::Reporter => say.roster_help_reporter().to_owned(),
        Column::ReporterTitleZh | Column::ReporterTitleEn => say.roster_help_reporter_title().to_owned(),
        Column::How => say.roster_help_how().to_owned(),
        Column::Number => say.roster_help_number().to_owned(),
        Column::Email => say.roster_help_email().to_owned(),
        Column::NameZh | Column::NameEn => say.roster_help_name().to_owned(),
        Column::TitleZh | Column::TitleEn => say.roster_help_title().to_owned(),
        Column::Unit => say.roster_help_unit().to_owned(),
        Column::Group => {
            let groups = template.evaluation().groups.iter();
            let groups = groups.map(|group| format!("{} ({})", group.key, group.title.in_lang(say.lang())));
            say.roster_help_group(groups.collect::<Vec<_>>().join(separator))
        }
        Column::OnLeave => say.roster_help_on_leave().to_owned(),
        Column::Roles => {
            let given = Role::ALL.into_iter().filter(|role| *role != Role::Administrator);
            let names: Vec<_> = given.map(|role| say.role_name(role)).collect();
            say.roster_help_roles(names.join(separator))
        }
    }
}
