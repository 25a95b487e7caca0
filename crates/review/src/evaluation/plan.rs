//! Which groups vote into which box.

use crate::exact::Exact;
use crate::roster::Attendances;
use crate::template::{Colour, Group, GroupKey, Template};

use super::Refusal;

/// A box to be made: one group, or several that vote together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxPlan {
    /// `C+D`.
    pub label: String,
    /// In the template's order.
    pub groups: Vec<GroupKey>,
    /// Sum of the groups' weights.
    pub weight: Exact,
    /// Of the group the others were merged into.
    pub colour: Colour,
    pub voters: u64,
    /// Voters and spares.
    pub cards: u64,
}

/// The name of a box: its groups' letters, joined.
pub fn label(groups: &[GroupKey]) -> String {
    groups.iter().map(GroupKey::as_str).collect::<Vec<_>>().join("+")
}

/// Groups being merged; the host's cards are used and its neighbour is next.
struct Pot<'a> {
    host: &'a Group,
    members: Vec<&'a Group>,
    voters: u64,
}

/// Plans the boxes: each group its own, but a group below the template's
/// minimum votes with the neighbour it names. Merged pots that are still too
/// small go on merging.
///
/// # Errors
///
/// [`Refusal::TooSmall`] when a pot is too small and none of its groups names a
/// group outside it.
pub fn plan_boxes(template: &Template, attendances: &Attendances) -> Result<Vec<BoxPlan>, Refusal> {
    let rules = template.evaluation();
    let minimum = u64::from(rules.minimum_group);
    let mut pots: Vec<_> = rules.groups.iter().map(|group| pot(group, attendances)).collect();
    while let Some((small, into)) = next_merge(&pots, minimum) {
        let Pot { members, voters, .. } = pots.remove(small);
        // Taking one pot out moves those behind it up.
        let into = if into > small { into - 1 } else { into };
        for pot in pots.iter_mut().skip(into).take(1) {
            pot.members.extend(&members);
            pot.voters += voters;
        }
    }
    if let Some(pot) = pots.iter().find(|pot| pot.voters < minimum) {
        let groups = keys(template, &pot.members);
        return Err(Refusal::TooSmall { groups, voters: pot.voters, minimum });
    }
    Ok(pots.iter().map(|pot| plan(template, pot)).collect())
}

fn pot<'a>(group: &'a Group, attendances: &Attendances) -> Pot<'a> {
    let voters = attendances.get(&group.key).map_or(0, |a| u64::from(a.voters()));
    Pot { host: group, members: vec![group], voters }
}

/// Which pot goes into which. The smallest first, so that the outcome does not
/// hang on the template's order; among equals the later one, which by custom
/// weighs less. A small pot that names nobody waits: another may come to it.
fn next_merge(pots: &[Pot<'_>], minimum: u64) -> Option<(usize, usize)> {
    let small = pots.iter().enumerate().rev().filter(|(_, pot)| pot.voters < minimum);
    let merges = small.filter_map(|(place, pot)| Some((place, pot.voters, neighbour(pot, place, pots)?)));
    merges.min_by_key(|(_, voters, _)| *voters).map(|(place, _, into)| (place, into))
}

/// The place of the pot that holds the host's neighbour or, should that be in
/// this pot already, another member's.
fn neighbour(small: &Pot<'_>, own_place: usize, pots: &[Pot<'_>]) -> Option<usize> {
    let host_first = std::iter::once(&small.host).chain(&small.members);
    let holds = |key: &GroupKey| pots.iter().position(|pot| pot.members.iter().any(|g| &g.key == key));
    let mut wanted = host_first.filter_map(|group| group.merge_into.as_ref()).filter_map(holds);
    wanted.find(|place| *place != own_place)
}

fn keys(template: &Template, members: &[&Group]) -> Vec<GroupKey> {
    let groups = template.evaluation().groups.iter();
    groups.filter(|g| members.iter().any(|m| m.key == g.key)).map(|g| g.key.clone()).collect()
}

fn plan(template: &Template, pot: &Pot<'_>) -> BoxPlan {
    let groups = keys(template, &pot.members);
    let weight = pot.members.iter().fold(Exact::zero(), |sum, group| sum.plus(&group.weight));
    let cards = pot.voters + u64::from(template.evaluation().spare_cards);
    BoxPlan { label: label(&groups), groups, weight, colour: pot.host.colour, voters: pot.voters, cards }
}
