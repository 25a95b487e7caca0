/** Text pasted from an office program keeps its layout: headings, lists, tables, bold. `data-markdown` says where. */
import { markdownOf } from './markdown.ts';

export function startPasting(): void {
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-markdown]')) {
    field.addEventListener('paste', (event) => pasted(field, event));
  }
}

function pasted(field: HTMLTextAreaElement, event: ClipboardEvent): void {
  const html = event.clipboardData?.getData('text/html') ?? '';
  if (html === '') return;
  const text = markdownOf(html);
  // Where nothing was laid out, the browser's own pasting is as good, and can be undone.
  if (text === '' || text === (event.clipboardData?.getData('text/plain') ?? '').trim()) return;
  event.preventDefault();
  // Goes through the browser's own editing, so that one key undoes it. Where there is none, the text is put in.
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
