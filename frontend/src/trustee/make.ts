import { h } from '../app/dom.ts';
import { post, type Posted } from '../app/post.ts';
import { drawRecoveryCode, makeKey } from '../ballot/index.ts';
import { CodeStore } from './code.ts';
import { button, codeField, failure, handsOf, head, progress, type Page } from './page.ts';
import { take, type Taken } from './rounds.ts';

/** Making a share: draw the code, have it written down, see that it was, hand in the key or certificate. */
export function offer(page: Page): void {
  const { say, state, show } = page;
  const { ceremony } = state;
  const together = ceremony?.kind === 'pedersen';
  const what = together
    ? say('trustee-together-what', { size: ceremony.size, needed: ceremony.threshold })
    : say('trustee-make-what');
  const section = h(
    'section',
    { class: 'section stack' },
    h('h2', {}, say(together ? 'trustee-together-title' : 'trustee-make-title')),
    h('p', {}, what),
    together ? null : h('p', { class: 'muted' }, say('trustee-make-ready', { n: state.ready, total: state.total })),
    button(say(together ? 'trustee-together-button' : 'trustee-make-button'), 'primary', () =>
      reveal(page, drawRecoveryCode()),
    ),
  );
  show(head(say), section);
}

function reveal(page: Page, code: string): void {
  const { say, show, state } = page;
  show(
    h('h1', {}, say('trustee-code-title')),
    h(
      'div',
      { class: 'stack' },
      h('p', {}, say('trustee-code-what')),
      new CodeStore(state).stores() ? h('p', {}, say('trustee-code-replaces')) : null,
      h(
        'p',
        { class: 'recovery', translate: 'no', 'aria-label': say('trustee-code-label') },
        code.split('-').map((group) => h('span', { class: 'recovery__group' }, group)),
      ),
      h(
        'div',
        { class: 'row' },
        button(say('trustee-code-written'), 'primary', () => confirm(page, code)),
        button(say('trustee-code-print'), 'plain', () => print()),
      ),
    ),
  );
}

/** The last group shows that the paper exists; asking for all of it would only teach people to copy and paste. */
function confirm(page: Page, code: string): void {
  const { say, show } = page;
  const { field, input, complain } = codeField('last-group', say('trustee-confirm-label'));
  input.classList.add('input--short');
  const submit = (event: Event): void => {
    event.preventDefault();
    if (input.value.trim() !== code.split('-').at(-1)) return complain(say('trustee-confirm-wrong'));
    void handIn(page, code);
  };
  show(
    h('h1', {}, say('trustee-confirm-title')),
    h(
      'form',
      { class: 'form stack', novalidate: true, onsubmit: submit },
      field,
      h(
        'div',
        { class: 'row' },
        h('button', { class: 'button button--primary' }, say('trustee-confirm-button')),
        button(say('trustee-confirm-back'), 'quiet', () => reveal(page, code)),
      ),
    ),
  );
}

async function handIn(page: Page, code: string): Promise<void> {
  const { say, show, state } = page;
  show(h('h1', {}, say('trustee-title')), ...progress(say('trustee-working')));
  // Kept first: were the server's answer lost, the key would stand there without its code here.
  new CodeStore(state).keep(code);
  const taken = await announced(page, code);
  if (taken.kind === 'done') return page.reload();
  // What the server refuses once it refuses again: look how things stand there.
  show(...failure(page, taken, taken.kind === 'refused' ? page.reload : () => void handIn(page, code)));
}

function announced(page: Page, code: string): Promise<Taken | Posted> {
  const { ceremony, context, keyUrl } = page.state;
  if (ceremony?.kind === 'pedersen') return take(ceremony, 'certificate', code, handsOf(page));
  return post(keyUrl, makeKey(context, code));
}
