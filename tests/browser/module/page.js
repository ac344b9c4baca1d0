// The script of a page that uses the module. Tests call its functions: Firefox runs the scripts of tests beside
// the page, where objects are of another kind.

globalThis.load = async (address, base) => {
  const told = [];
  const names = () => Object.getOwnPropertyNames(globalThis);
  const before = new Set(names());
  const camlens = await import(address);
  const lens = await camlens.Camlens.load({ base, onProgress: (news) => told.push(news) });
  const global = names().filter((name) => !before.has(name));
  Object.assign(globalThis, { camlens, lens });
  return { told, global, classes: lens.classes.length, exact: lens.exact };
};

// Reads the page's photo, and returns what the reading says.
globalThis.explain = async (framing) => {
  const reading = await lens.explain(document.querySelector('img'), { framing });
  globalThis.reading = reading;
  const [best] = reading.top(1);
  const { values, ...map } = reading.map(best.class);
  const { framing: read, exact, rows, columns, build } = reading;
  const numbers = { values: Array.from(values), logits: Array.from(reading.logits) };
  return { best, map, read, exact, rows, columns, build, ...numbers };
};

globalThis.drawAndClose = () => {
  const canvas = document.querySelector('canvas');
  const { colormap } = reading.draw(canvas, { over: document.querySelector('img') });
  lens.close();
  return colormap;
};
