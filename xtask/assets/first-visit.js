// Runs before the page's own script (xtask/src/first_visit.rs), and posts what a visitor sees: the
// sentences of the status line with their times, the first answer, and the exact one.
{
  const texts = [];
  let first;
  const post = (place, letter) => fetch(place, { method: 'POST', body: JSON.stringify(letter) });
  const find = (selector) => document.querySelector(selector);

  const look = () => {
    const line = find('[data-testid=status] .status-line') ?? find('.first-sight .scripted');
    const text = line?.innerText ?? '';
    if (text !== texts.at(-1)?.text) {
      texts.push({ at: performance.now() / 1000, text });
    }
    const shown = Boolean(find('[data-testid=map]')?.getAttribute('data-values'));
    const preview = find('[data-testid=preview]') !== null;
    const memory = Number(find('[data-testid=timing]')?.dataset.memory ?? 0);
    if (shown && first === undefined) {
      first = { at: performance.now() / 1000, preview, memory, texts };
      post('first', first);
    }
    const done = find('[data-testid=status]')?.dataset.state === 'done';
    if (first !== undefined && done && !preview) {
      observer.disconnect();
      post('exact', { at: performance.now() / 1000, preview, memory, texts });
    }
  };
  const observer = new MutationObserver(look);
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document, all);
  look();
}
