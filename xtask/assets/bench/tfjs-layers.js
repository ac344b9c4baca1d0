// TensorFlow.js on the layers-model as it comes: batch norms, biases and ReLUs one by one.

importScripts('tfjs-worker.js', 'peers/tfjs/tf-layers.min.js');

serveTfjs(async () => {
  const model = await tf.loadLayersModel({ load: described });
  return (image) => model.predict(image);
});

async function described() {
  const artifacts = await layersModel();
  for (const { config } of artifacts.modelTopology.model_config.config.layers) {
    if ('epsilon' in config) config.epsilon = EPSILON;
  }
  return artifacts;
}
