// Many photos with one network: a row for each, in the order in which they were given. Four samples come first.

import { Camlens, CamlensError } from '../camlens.js';

const SAMPLES = ['chelsea.png', 'coffee.png', 'astronaut.png', 'rocket.jpg'];

const status = document.querySelector('#status');
const rows = document.querySelector('tbody');
const button = document.querySelector('button');
// A controller ends once: each run has its own.
let stop = new AbortController();
button.addEventListener('click', () => stop.abort());

function row(...cells) {
  const tr = rows.insertRow();
  cells.forEach((cell) => tr.insertCell().append(cell));
}

async function explain(lens, name, file, signal) {
  try {
    const reading = await lens.explain(file, { signal });
    const [best] = reading.top(1);
    const canvas = document.createElement('canvas');
    const over = await createImageBitmap(file);
    reading.draw(canvas, { class: best.class, over, width: 240 });
    row(name, best.name, best.logit.toFixed(2), canvas);
    // The numbers are on the page: the features may go.
    reading.free();
  } catch (error) {
    row(name, error instanceof CamlensError ? error.kind : 'stopped', '', '');
  }
}

async function explainAll(photos) {
  stop = new AbortController();
  const { signal } = stop;
  button.disabled = false;
  try {
    const lens = await Camlens.load({ signal });
    status.textContent = `reading ${photos.length} photos`;
    // All at once: they wait for each other inside.
    await Promise.all(photos.map(({ name, file }) => explain(lens, name, file, signal)));
    lens.close();
    status.textContent = signal.aborted ? 'stopped' : 'done';
  } catch (error) {
    status.textContent = signal.aborted ? 'stopped' : error.message;
  }
  button.disabled = true;
}

document.querySelector('input').addEventListener('change', ({ target }) => {
  explainAll([...target.files].map((file) => ({ name: file.name, file })));
});

const fetched = async (name) => ({ name, file: await (await fetch(`../samples/${name}`)).blob() });
await explainAll(await Promise.all(SAMPLES.map(fetched)));
