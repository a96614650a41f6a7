/**
 * The only script of the help site: hands the reader's question to the chat. The form shows itself once the chat is
 * there; whoever came from a search finds its words in it.
 */
const host = /** @type {{ Porchlight?: { push: (...calls: unknown[]) => void } }} */ (/** @type {unknown} */ (window));

/** @returns {string} the words of the search that led here, if one did */
function searched() {
  try {
    const { origin, pathname, searchParams } = new URL(document.referrer);
    return origin === location.origin && pathname.endsWith('/search') ? (searchParams.get('q') ?? '') : '';
  } catch {
    return '';
  }
}

/**
 * Tells that somebody went on to the chat from a search, so that editors see which answers are missing.
 * @param {HTMLFormElement} form
 */
function tellFollowed(form) {
  const field = form.elements.namedItem('s');
  const search = field instanceof HTMLInputElement ? field.value : new URLSearchParams(location.search).get('s');
  if (search) navigator.sendBeacon(form.action, new URLSearchParams({ s: search }));
}

for (const sentence of document.querySelectorAll('[data-no-script]')) sentence.remove();

for (const form of document.querySelectorAll('form[data-chat]')) {
  const box = form.querySelector('textarea');
  if (!(form instanceof HTMLFormElement) || box === null) continue;
  if (box.value === '') box.value = searched().slice(0, box.maxLength);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box.value.trim();
    host.Porchlight?.push(text === '' ? ['open', 'conversation'] : ['send', text]);
    tellFollowed(form);
    box.value = '';
  });
  host.Porchlight ??= /** @type {unknown[]} */ ([]);
  host.Porchlight.push(() => {
    form.hidden = false;
  });
}
