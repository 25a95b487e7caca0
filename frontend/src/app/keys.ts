/**
 * Buttons by keyboard: `<button data-keys="Space ArrowRight">` is pressed by either of its keys, never while somebody
 * types or has another control in hand. `data-ask="…"` asks before a button does what ends something, however it was
 * pressed.
 */

/** The name under which a button asks for a key. */
export function named(key: string): string {
  return key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
}

/** Whether a key pressed there belongs to what has the focus: any key to a field, the space bar to a button or link. */
function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('input, textarea, select') !== null) return true;
  return key === 'Space' && target.closest('button, a, summary, [tabindex]') !== null;
}

function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  const key = named(event.key);
  if (isTaken(event.target, key)) return;
  const button = [...document.querySelectorAll<HTMLButtonElement>('button[data-keys]')].find((one) =>
    (one.dataset['keys'] ?? '').split(' ').includes(key),
  );
  if (button === undefined || button.disabled) return;
  event.preventDefault();
  button.click();
}

function ask(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-ask]') : null;
  const question = button?.dataset['ask'];
  if (question !== undefined && !window.confirm(question)) event.preventDefault();
}

/** One press makes one step: until the answer is there, further ones are none. */
function once(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.id !== 'step') return;
  if (form.dataset['sent'] !== undefined) event.preventDefault();
  form.dataset['sent'] = '';
}

export function startKeys(): void {
  document.addEventListener('keydown', press);
  document.addEventListener('click', ask, true);
  document.addEventListener('submit', once);
  // Coming back by the browser's own button, the page is as it was left.
  addEventListener('pageshow', () => document.getElementById('step')?.removeAttribute('data-sent'));
  startAnnouncing();
}

/**
 * `<p role="status" data-announce="stand">` says what the element of that id comes to say. Live parts are exchanged
 * whole, which a screen reader would not hear.
 */
function startAnnouncing(): void {
  const status = document.querySelector<HTMLElement>('[data-announce]');
  const id = status?.dataset['announce'];
  if (status === null || id === undefined) return;
  const text = (): string => document.getElementById(id)?.textContent.trim() ?? '';
  let said = text();
  new MutationObserver(() => {
    const now = text();
    if (now === said) return;
    said = now;
    status.textContent = now;
  }).observe(document.body, { childList: true, subtree: true });
}
