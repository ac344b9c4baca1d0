// Many photos with one network: a row for each, in the order in which they were given. Four samples come first.

import { Camlens, CamlensError } from '../camlens.js';

const SAMPLES = ['chelsea', 'coffee', 'astronaut', 'rocket'].map((name) => ({
  name,
  image: `../samples/small/${name}.jpg`,
}));

const status = document.querySelector('#status');
const rows = document.querySelector('tbody');
const stop = new AbortController();
document.querySelector('button').addEventListener('click', () => stop.abort());

function row(...cells) {
  const tr = rows.insertRow();
  cells.forEach((cell) => tr.insertCell().append(cell));
}

async function explain(lens, { name, image }) {
  try {
    const reading = await lens.explain(image, { signal: stop.signal });
    const [best] = reading.top(1);
    const canvas = document.createElement('canvas');
    reading.draw(canvas, { class: best.class, width: 160 });
    row(name, best.name, best.logit.toFixed(2), canvas);
    // The numbers are on the page: the features may go.
    reading.free();
  } catch (error) {
    row(name, error instanceof CamlensError ? error.kind : 'stopped', '', '');
  }
}

async function explainAll(photos) {
  try {
    const lens = await Camlens.load({ signal: stop.signal });
    status.textContent = `reading ${photos.length} photos`;
    // All at once: they wait for each other inside.
    await Promise.all(photos.map((photo) => explain(lens, photo)));
    lens.close();
    status.textContent = 'done';
  } catch (error) {
    status.textContent = error.message;
  }
}

document.querySelector('input').addEventListener('change', ({ target }) => {
  explainAll([...target.files].map((file) => ({ name: file.name, image: file })));
});

await explainAll(SAMPLES);
