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
const wasm = (cache) => fetch(new URL(module, document.baseURI), { cache }).then(asWasm);
const first = wasm('default');
// It is waited for below, after the script.
first.catch(() => {});
const { default: start } = await import(new URL(script, document.baseURI));
try {
  await start({ module_or_path: first });
} catch (error) {
  // A line that breaks off, or a damaged answer. What the browser cannot run is told by the late text.
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.RuntimeError) {
    throw error;
  }
  try {
    await start({ module_or_path: wasm('reload') });
  } catch (again) {
    document.querySelector('.first-sight .not-whole')?.removeAttribute('hidden');
    throw again;
  }
}

// The module travels as a gzip file of its own, because many hosts send wasm as it is, and is
// inflated while it is compiled. Trunk's is as it is, and so is that of a host that inflates by
// itself: wasm begins with another byte.
async function asWasm(answer) {
  // A browser accepts 206, a part of the file.
  if (answer.status !== 200) {
    throw new Error(`${module}: the server answered with status ${answer.status}`);
  }
  const reader = answer.body.getReader();
  const { value: first } = await reader.read();
  const all = new ReadableStream({
    start(controller) {
      first ? controller.enqueue(first) : controller.close();
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      done ? controller.close() : controller.enqueue(value);
    },
  });
  const wasm = first?.[0] === 0x1f ? all.pipeThrough(new DecompressionStream('gzip')) : all;
  return new Response(wasm, { headers: { 'content-type': 'application/wasm' } });
}
