// Starts the page. The build names the program's two files in the head, because their names have
// their hashes in them, and the page's policy allows no script inside the page.
const { script, module } = document.querySelector('meta[name=camlens-program]').dataset;
const { default: start } = await import(new URL(script, document.baseURI));
await start({ module_or_path: new URL(module, document.baseURI) });
