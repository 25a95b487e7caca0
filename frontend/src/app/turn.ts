/**
 * `<body data-turn="/…/remote">`: the keys of a presenter's pointer, and the arrows, turn the slides that are shown.
 * `[data-slide-from]` says which page that is, so that a key pressed on two machines turns one page.
 */

const FORWARD = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter']);
const BACK = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']);

export function startTurning(): void {
  document.addEventListener('submit', press);
  const address = document.body.dataset['turn'];
  if (address === undefined) return;
  document.addEventListener('keydown', (event) => {
    const way = wayOf(event);
    const shown = document.querySelector<HTMLElement>('[data-slide-from]')?.dataset;
    if (way === null || shown?.['slides'] === undefined) return;
    event.preventDefault();
    void send(address, new URLSearchParams({ turn: way, slides: shown['slides'], from: shown['slideFrom'] ?? '' }));
  });
}

/** `<form data-quiet>` of buttons alone: pressed without leaving the page, which live updates then bring up to date. */
function press(event: SubmitEvent): void {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || form.dataset['quiet'] === undefined || event.defaultPrevented) return;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') fields.append(name, value);
  event.preventDefault();
  void send(form.action, fields).then((taken) => {
    if (taken) return;
    // Refused, or no line: the browser's own way shows why.
    delete form.dataset['quiet'];
    form.requestSubmit(submitter);
  });
}

function wayOf({ key, altKey, ctrlKey, metaKey, target }: KeyboardEvent): string | null {
  if (altKey || ctrlKey || metaKey || (target instanceof HTMLElement && target.closest('input,select,textarea,button')))
    return null;
  if (FORWARD.has(key)) return 'forward';
  return BACK.has(key) ? 'back' : null;
}

/** What comes of it is told by the live updates. Whether the server took it: it then leads on to a page. */
async function send(address: string, fields: URLSearchParams): Promise<boolean> {
  try {
    const answer = await fetch(address, { method: 'POST', body: fields, redirect: 'manual' });
    return answer.type === 'opaqueredirect';
  } catch {
    return false;
  }
}
