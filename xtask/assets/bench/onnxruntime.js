// onnxruntime-web's wasm backend in a worker of its own.

import './peer-worker.js';
import * as ort from './peers/onnxruntime/ort.wasm.min.mjs';

const SIDE = 224;

serve(async ({ threads, values }) => {
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.proxy = false;
  const model = new URL('peers/resnet50.onnx', location.href).href;
  const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
  if (ort.env.wasm.numThreads !== threads) {
    throw new Error(`${ort.env.wasm.numThreads} threads run, not ${threads}`);
  }
  const image = new ort.Tensor('float32', values, [1, 3, SIDE, SIDE]);
  return async () => {
    const { logits } = await session.run({ image }, ['logits']);
    return logits.getData();
  };
});
