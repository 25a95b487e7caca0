import { h } from '../app/dom.ts';
import { post } from '../app/post.ts';
import { reading } from '../app/words.ts';
import { drawRecoveryCode, makeKey } from '../ballot/index.ts';
import { CodeStore } from './code.ts';
import { button, codeField, head, type Page } from './page.ts';

/** Making a share: draw the code, have it written down, see that it was, hand in the key. */
export function offer(page: Page): void {
  const { say, state, show } = page;
  const section = h(
    'section',
    { class: 'section stack' },
    h('h2', {}, say('trustee-make-title')),
    h('p', {}, say('trustee-make-what')),
    h('p', { class: 'muted' }, say('trustee-make-ready', { n: state.ready, total: state.total })),
    button(say('trustee-make-button'), 'primary', () => reveal(page, drawRecoveryCode())),
  );
  show(head(say), section);
}

function reveal(page: Page, code: string): void {
  const { say, show } = page;
  show(
    h('h1', {}, say('trustee-code-title')),
    h(
      'div',
      { class: 'stack' },
      h('p', {}, say('trustee-code-what')),
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
  show(h('h1', {}, say('trustee-title')), h('p', { role: 'status' }, say('trustee-working')));
  // Kept first: were the server's answer lost, the key would stand there without its code here.
  new CodeStore(state.context).keep(code);
  const posted = await post(state.keyUrl, makeKey(state.context, code));
  if (posted.kind === 'done') return page.reload();
  const reason =
    posted.kind === 'refused'
      ? say('trustee-failed-refused', { reason: reading(posted.message, state.language).text })
      : say('trustee-unreachable');
  show(
    h('h1', {}, say('trustee-failed-title')),
    h('p', { class: 'notice notice--error', role: 'alert' }, reason),
    button(say('trustee-retry'), 'primary', () => void handIn(page, code)),
  );
}
