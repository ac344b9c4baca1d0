// The build writes constants above this (xtask/src/worker.rs): FILE, the packed engine beside this
// script, and BYTES, its length.
//
// The engine travels as a gzip file of its own, because many hosts send wasm as it is, which is four
// times as much. It is inflated while it is compiled. Until it listens, this script tells the page how
// much of it is there, and asks for the network's first files, so that the line has no pause.

import init from './worker.js';
import { Early } from './early.js';

// Bytes between two messages to the page.
const TELL_EVERY = 1 << 16;

// The network's files are asked for when no more than this is missing of the engine.
const NEARLY_ALL = 1 << 18;

// A line that breaks off, or a damaged answer, is tried once more. A browser that does not compile the
// engine is not.
export default async function start() {
  const address = new URL(globalThis.camlensAddress ?? location.href);
  const early = new Early(address.searchParams.get('model'));
  try {
    await startOnce(early, 'default');
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) {
      throw error;
    }
    console.warn(`${FILE}: ${error.message}; trying once more`);
    await startOnce(early, 'reload');
  }
}

async function startOnce(early, cache) {
  const address = new URL(FILE, import.meta.url).href;
  const [answer, kept] = await Promise.all([fetch(address, { cache }), isKept(address)]);
  // A browser accepts 206, a part of the file.
  if (answer.status !== 200) {
    throw new Error(`${FILE}: the server answered with status ${answer.status}`);
  }
  const body = answer.body.pipeThrough(counted(kept, early));
  await init({ module_or_path: await asWasm(body) });
}

// Whether the service worker keeps this file: it does not come over the line then.
async function isKept(address) {
  try {
    return (await caches.match(address, { ignoreVary: true })) !== undefined;
  } catch {
    return false;
  }
}

// The same bytes. Tells the page of them and of the early ones, and begins with these when few of its
// own are missing.
function counted(kept, early) {
  let done = 0;
  let told = -TELL_EVERY;
  const tell = (least) => {
    const all = done + early.bytes;
    if (!kept && all - told >= least) {
      told = all;
      const message = { kind: 'starting', done, total: BYTES, early: early.bytes };
      postMessage({ message });
    }
  };
  early.onBytes = () => tell(TELL_EVERY);
  const count = (bytes) => {
    const before = BYTES - done;
    done = Math.min(done + bytes, BYTES);
    if (before > NEARLY_ALL && BYTES - done <= NEARLY_ALL) {
      early.begin();
    }
  };
  return new TransformStream({
    transform(bytes, controller) {
      count(bytes.length);
      tell(TELL_EVERY);
      controller.enqueue(bytes);
    },
    flush() {
      tell(1);
    },
  });
}

// An answer that the browser compiles while it comes. A host that inflates the file by itself does no
// harm: wasm begins with another byte.
async function asWasm(body) {
  const reader = body.getReader();
  const { value: first } = await reader.read();
  const all = new ReadableStream({
    start(controller) {
      first ? controller.enqueue(first) : controller.close();
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      done ? controller.close() : controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isPacked = first?.[0] === 0x1f;
  const wasm = isPacked ? all.pipeThrough(new DecompressionStream('gzip')) : all;
  return new Response(wasm, { headers: { 'content-type': 'application/wasm' } });
}
