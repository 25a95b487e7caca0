/**
 * `<textarea data-quote-of="text-plan">` takes the words that somebody marks in the element of that id, and its fold
 * opens. What was typed into it is not written over.
 */
export function startQuotes(): void {
  const fields = [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-quote-of]')];
  if (fields.length === 0) return;
  const filled = new Map<HTMLTextAreaElement, string>();
  document.addEventListener('selectionchange', () => {
    const marked = document.getSelection();
    const words = marked?.toString().trim() ?? '';
    if (marked === null || words === '') return;
    const within = (field: HTMLTextAreaElement): boolean => {
      const text = document.getElementById(field.dataset['quoteOf'] ?? '');
      return text !== null && text.contains(marked.anchorNode) && text.contains(marked.focusNode);
    };
    const field = fields.find(within);
    if (field === undefined || (field.value !== '' && field.value !== filled.get(field))) return;
    filled.set(field, words);
    field.value = words;
    field.closest('details')?.setAttribute('open', '');
  });
}
