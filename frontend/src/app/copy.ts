import { copyText } from './dom.ts';

/** `<button data-copy="text" data-copied="Copied">`. */
export function startCopies(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    if (button !== null) void copy(button);
  });
}

async function copy(button: HTMLElement): Promise<void> {
  const { copy: text = '', copied } = button.dataset;
  if (!(await copyText(text)) || copied === undefined) return;
  button.setAttribute('aria-live', 'polite');
  button.textContent = copied;
}
