// The page's end of another engine's worker. Its messages: `{ open }` in, `{ opened }` out;
// `{ run: true }` in, `{ milliseconds, memory, values }` out; `{ error }` at any time.

import { softmax } from './softmax.js';

/** Starts a worker, loads the network, and gives `read`, which makes one inference. */
export async function openPeer({ script, kind, threads, logits }, { input }) {
  const worker = new Worker(new URL(script, location.href), { type: kind });
  const values = new Float32Array(await (await fetch(input)).arrayBuffer());
  await ask(worker, { open: { threads, values } });
  const read = async () => {
    const { milliseconds, memory, values } = await ask(worker, { run: true });
    return { milliseconds, memory, probabilities: logits ? softmax(values) : Array.from(values) };
  };
  return { read };
}

function ask(worker, message) {
  return new Promise((yes, no) => {
    worker.onerror = (event) => no(new Error(event.message || 'the worker did not start'));
    worker.onmessage = ({ data }) => (data.error ? no(new Error(data.error)) : yes(data));
    worker.postMessage(message);
  });
}
