// What the workers of TensorFlow.js have in common: its wasm backend (XNNPACK), its threads, and the
// package's files.

importScripts('peer-worker.js', 'peers/tfjs/tf-core.min.js', 'peers/tfjs/tf-backend-wasm.min.js');

const SIDE = 224;

// What the package's own description has is wrong for its weights: see the model's card.
const EPSILON = 1.001e-5;

/**
 * Answers the page. `open()` loads the network and gives a function from an image
 * `[1, rows, columns, 3]` to its probabilities, both tensors.
 */
function serveTfjs(open) {
  serve(async ({ threads, values }) => {
    await start(threads);
    const network = await open();
    const image = tf.tensor4d(channelsLast(values), [1, SIDE, SIDE, 3]);
    return async () => {
      const output = tf.tidy(() => network(image));
      const probabilities = await output.data();
      output.dispose();
      return probabilities;
    };
  });
}

async function start(threads) {
  if (threads === 1) tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  else allow(threads);
  tf.wasm.setWasmPaths(new URL('peers/tfjs/', location.href).href);
  await tf.setBackend('wasm');
  await tf.ready();
  if (threads > 1 && tf.wasm.getThreadsCount() !== threads) {
    throw new Error(`${tf.wasm.getThreadsCount()} threads run, not ${threads}`);
  }
}

/** It takes half of the processors at most, whatever it is told: so there are twice as many. */
function allow(threads) {
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * threads });
  tf.wasm.setThreadsCount(threads);
}

/** The layers-model's description, its list of weights, and their bytes. */
async function layersModel() {
  const folder = new URL('peers/resnet50/', location.href);
  const { modelTopology, weightsManifest } = await (await fetch(new URL('model.json', folder))).json();
  const [{ paths, weights }] = weightsManifest;
  const shards = [];
  // One after the other: all at once they would fill the browser's connections.
  for (const path of paths) shards.push(await (await fetch(new URL(path, folder))).arrayBuffer());
  return { modelTopology, weightSpecs: weights, weightData: await new Blob(shards).arrayBuffer() };
}
