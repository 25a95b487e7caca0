import { h } from '../../app/dom.ts';
import { enumerate } from '../../app/words.ts';
import { countOf, type Blocking, type Quota } from '../filling.ts';
import { boxOf, type Stage } from '../screen.ts';

/** The template's filling rules in words: before one begins, while one marks, and where one is broken. */

/** All rules that a voter has to know; none where each row is simply answered. */
export function rules(stage: Stage): string[] {
  const { filling, choices } = boxOf(stage);
  const quotas = filling.quotas.map((quota) => onItsCriterion(stage, quota, bounds(stage, quota)));
  const abstain = choices.at(-1);
  if (filling.missingRows === 'refuse' || abstain === undefined) return quotas;
  return [...quotas, stage.say('booth-rule-open', { abstain: stage.name(abstain.title) })];
}

/** A line that counts along while one marks; null where nothing is counted. */
export function quotaLine(first: Stage): { element: HTMLElement; follow: (stage: Stage) => void } | null {
  const { quotas } = boxOf(first).filling;
  if (quotas.length === 0) return null;
  const items = quotas.map(() => h('li', {}));
  const follow = (stage: Stage): void =>
    quotas.forEach((quota, at) => {
      const item = items[at];
      if (item === undefined) return;
      const found = countOf(boxOf(stage), stage.model.marks, stage.model.own, quota);
      item.textContent = onItsCriterion(stage, quota, stage.say('booth-quota-count', { ...values(stage, quota), found }));
      item.classList.toggle('is-broken', quota.atMost !== null && found > quota.atMost);
    });
  follow(first);
  return { element: h('ul', { class: 'quotas', 'aria-label': first.say('booth-rules-title') }, items), follow };
}

/** What is wrong and how it is mended. */
export function explain(stage: Stage, finding: Blocking): string {
  const { say } = stage;
  if (finding.kind === 'missing') return say('booth-review-gaps', { count: finding.rows });
  const quota = boxOf(stage).filling.quotas[finding.quota];
  if (quota === undefined) return '';
  const { found } = finding;
  const change = finding.kind === 'too_many' ? found - (quota.atMost ?? 0) : (quota.atLeast ?? 0) - found;
  const key = finding.kind === 'too_many' ? 'booth-quota-too-many' : 'booth-quota-too-few';
  return onItsCriterion(stage, quota, say(key, { ...values(stage, quota), found, change }));
}

function bounds({ say, ...stage }: Stage, quota: Quota): string {
  const told = values({ say, ...stage }, quota);
  if (quota.atLeast === null) return say('booth-rule-at-most', told);
  return say(quota.atMost === null ? 'booth-rule-at-least' : 'booth-rule-between', told);
}

function values(stage: Stage, quota: Quota): { grades: string; least: number; most: number; range: string } {
  const titles = boxOf(stage).choices.filter(({ key }) => quota.grades.includes(key));
  const [least, most] = [quota.atLeast ?? 0, quota.atMost ?? 0];
  const key = quota.atLeast === null ? 'most' : quota.atMost === null ? 'least' : 'between';
  return {
    grades: enumerate(
      titles.map(({ title }) => stage.name(title)),
      stage.language,
    ),
    least,
    most,
    range: stage.say(`booth-quota-${key}`, { least, most }),
  };
}

function onItsCriterion(stage: Stage, quota: Quota, rule: string): string {
  const { criteria } = boxOf(stage);
  const criterion = criteria.find(({ key }) => key === quota.criterion);
  if (criterion === undefined || criteria.length === 1) return rule;
  return stage.say('booth-rule-on', { criterion: stage.name(criterion.title), rule });
}
