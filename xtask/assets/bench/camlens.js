// Camlens' own worker, through the messages that its page sends it (`crates/core/src/protocol.rs`).

import { softmax } from './softmax.js';

/**
 * Starts a worker and loads the network. Gives the times of loading in milliseconds and `read`,
 * which makes one inference on what `photo()` gives. It is asked for it only then: a worker that
 * starts after its page has encoded a picture computes ten times slower in Firefox 140
 * (`docs/performance.md` says why).
 */
export async function openCamlens({ start, model, framing, threads }, photo) {
  const begun = performance.now();
  const worker = new Worker(new URL(start, location.href), { type: 'module' });
  const heard = listen(worker);
  await heard('ready');
  const there = heard('preparing').then(() => performance.now());
  const loaded = heard('loaded');
  post(worker, { kind: 'load', model: new URL(model, location.href).href });
  const { message } = await loaded;
  const ended = performance.now();
  if (message.build.threads !== threads) {
    throw new Error(`${message.build.threads} threads run, not ${threads}`);
  }
  let id = 0;
  const read = async () => {
    const file = await photo();
    const answer = heard('read');
    // The same photo each time: it is decoded once.
    post(worker, { kind: 'read', id: ++id, photo: 1, framing }, file);
    const { message, buffers } = await answer;
    return {
      milliseconds: message.timing.infer,
      memory: message.timing.memory,
      groups: message.timing.groups ?? [],
      input: message.frame.input,
      probabilities: softmax(buffers[1]),
    };
  };
  return { load: ended - begun, prepare: ended - (await there), ...message.timing, read };
}

const post = (worker, message, file) => worker.postMessage(file ? { message, file } : { message });

/** Gives a function that waits for the next message of a kind; a failure of any kind ends it. */
function listen(worker) {
  const waiting = new Map();
  const failed = (reason) => {
    for (const { no } of waiting.values()) no(new Error(reason));
    waiting.clear();
  };
  worker.onerror = (event) => failed(event.message || 'the worker did not start');
  worker.onmessage = ({ data }) => {
    const { kind, failure } = data.message;
    if (kind === 'failed') failed(failure.message);
    waiting.get(kind)?.yes(data);
    waiting.delete(kind);
  };
  return (kind) => new Promise((yes, no) => waiting.set(kind, { yes, no }));
}
