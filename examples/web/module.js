// One photo, its best classes, and the map of the one that is chosen.

import { Camlens } from '../camlens.js';

const status = document.querySelector('#status');
const photo = document.querySelector('img');
const canvas = document.querySelector('canvas');
const classes = document.querySelector('#classes');

const lens = await Camlens.load({
  onProgress({ state, done, total }) {
    status.textContent = total > 0 ? `${state}: ${Math.round((100 * done) / total)}\u00a0%` : state;
  },
});
const reading = await lens.explain(photo);
// One photo is all that this page asks for.
lens.close();

for (const { class: number, name, probability } of reading.top(5)) {
  classes.append(new Option(`${name}, ${(100 * probability).toFixed(1)}\u00a0%`, number));
}

function draw() {
  reading.draw(canvas, { class: Number(classes.value), colormap: 'viridis', opacity: 0.6 });
  const { mean, bias, logit } = reading.map(Number(classes.value));
  status.textContent = `mean of the map ${mean.toFixed(3)} + bias ${bias.toFixed(3)} = logit ${logit.toFixed(3)}`;
}

classes.addEventListener('change', draw);
draw();
