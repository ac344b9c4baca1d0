// Asks for the network's first files while the engine is not there yet. The engine takes them from
// `camlensEarly` when it asks for the same addresses (crates/worker/src/browser/early.rs); each counts
// as its first try, whatever comes of it.

// As many as the engine asks for at a time.
const AT_ONCE = 4;

// The engine's own cache of the network's files.
const NETWORK = 'camlens-network';

export class Early {
  #manifest;
  #model;
  // Bytes that have come, and who hears of them.
  bytes = 0;
  onBytes = () => {};

  // The manifest is small, and asked for at once.
  constructor(model) {
    globalThis.camlensEarly = new Map();
    this.#model = model;
    this.#manifest = model === null ? undefined : this.#ask(model);
  }

  // Asks for the first files that are not kept.
  async begin() {
    try {
      const answer = await this.#manifest;
      if (answer?.status !== 200) {
        return;
      }
      const missing = [];
      for (const file of firstFiles(await answer.clone().json())) {
        const address = new URL(file, this.#model).href;
        if (missing.length < AT_ONCE && !(await isKept(address))) {
          missing.push(address);
        }
      }
      missing.forEach((address) => this.#ask(address));
    } catch {
      // The engine asks for itself, and tells what is wrong.
    }
  }

  #ask(address) {
    const controller = new AbortController();
    const answer = fetch(address, { signal: controller.signal }).then((it) => this.#counted(it));
    // Whoever takes it hears of its failure.
    answer.catch(() => {});
    globalThis.camlensEarly.set(address, { answer, controller });
    return answer;
  }

  // The same answer, whose bytes are counted and do not wait to be read: the line would stop.
  #counted(answer) {
    const transform = (bytes, controller) => {
      this.bytes += bytes.length;
      this.onBytes();
      controller.enqueue(bytes);
    };
    const all = new CountQueuingStrategy({ highWaterMark: Infinity });
    const body = answer.body?.pipeThrough(new TransformStream({ transform }, undefined, all));
    const { status, statusText, headers } = answer;
    return body ? new Response(body, { status, statusText, headers }) : answer;
  }
}

// What a preview needs (model/src/manifest.rs), in its order.
function firstFiles({ graph, floats, chunks }) {
  return [graph, floats, ...chunks.map(({ high }) => high)].map(({ file }) => file);
}

async function isKept(address) {
  try {
    return (await caches.match(address, { cacheName: NETWORK })) !== undefined;
  } catch {
    return false;
  }
}
