// What the workers of other engines have in common: messages, clock and memory. A classic script
// and a module alike can load it, before the engine: it looks on as the engine takes memory.

const memories = new Set();

globalThis.WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(description) {
    super(description);
    memories.add(this);
  }
};

for (const name of ['instantiate', 'instantiateStreaming']) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await original.apply(WebAssembly, given);
    for (const value of Object.values((made.instance ?? made).exports)) {
      // A class in the place of `WebAssembly.Memory` does not know those that the engine exports.
      if (Object.prototype.toString.call(value) === '[object WebAssembly.Memory]') memories.add(value);
    }
    return made;
  };
}

const taken = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

/**
 * Answers the page. `open({ threads, values })` loads the network and gives a function that makes
 * one inference and gives the last layer's values once they are where JavaScript can read them.
 */
globalThis.serve = (open) => {
  let infer = null;
  addEventListener('message', async ({ data }) => {
    // Messages between an engine and its own threads pass here, too.
    if (!data?.open && !data?.run) return;
    try {
      if (data.open) {
        infer = await open(data.open);
        postMessage({ opened: true });
        return;
      }
      const begun = performance.now();
      const values = await infer();
      const milliseconds = performance.now() - begun;
      postMessage({ milliseconds, memory: taken(), values });
    } catch (error) {
      postMessage({ error: String(error?.message ?? error) });
    }
  });
};

/** `[3, height, width]` to `[height, width, 3]`. */
globalThis.channelsLast = (values) => {
  const plane = values.length / 3;
  return Float32Array.from(values, (_, at) => values[(at % 3) * plane + Math.floor(at / 3)]);
};
