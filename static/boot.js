// Starts the page. The build names the program's two files in the head, because their names have
// their hashes in them, and the page's policy allows no script inside the page.

// The language: of the link, of the visitor's last choice, of the browser, or English. Its sentences
// are asked for now, beside the program that will read them.
const kept = () => {
  try {
    return localStorage.getItem('lang');
  } catch {
    return null; // Some private windows have no storage.
  }
};
const wishes = [new URLSearchParams(location.search).get('lang'), kept(), ...navigator.languages, 'en'];
const languages = wishes.map((wish) => {
  const code = wish?.toLowerCase().split(/[-_]/)[0];
  const marks = [...document.querySelectorAll('meta[name=camlens-language]')];
  return marks.find((mark) => mark.dataset.code === code);
});
const language = languages.find((mark) => mark);
if (language) {
  document.documentElement.lang = language.dataset.code;
  const early = { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: language.content };
  document.head.append(Object.assign(document.createElement('link'), early));
}

const { script, module } = document.querySelector('meta[name=camlens-program]').dataset;
const { default: start } = await import(new URL(script, document.baseURI));
await start({ module_or_path: new URL(module, document.baseURI) });
