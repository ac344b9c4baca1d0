// TensorFlow.js at its best: batch norms folded, bias and ReLU inside of the convolutions, as its
// converter leaves a graph. `tfjs-layers.js` is what it makes of the package as it comes.

importScripts('tfjs-worker.js');

// ResNet50's stages and the letters of their blocks.
const STAGES = { 2: 'abc', 3: 'abcd', 4: 'abcdef', 5: 'abc' };

serveTfjs(async () => resnet50(weights(await layersModel())));

/** A function from a weight's name to its shape and values. */
function weights({ weightSpecs, weightData }) {
  const all = new Float32Array(weightData);
  const places = new Map();
  let at = 0;
  for (const { name, shape } of weightSpecs) {
    const length = shape.reduce((a, b) => a * b, 1);
    places.set(name, { shape, values: all.subarray(at, (at += length)) });
  }
  return (name) => places.get(name);
}

/** A function from an image `[1, rows, columns, 3]` to its probabilities. */
function resnet50(weight) {
  const tensor = ({ values, shape }) => tf.tensor(values, shape);
  const folded = (name, norm) => {
    const { filter, bias } = fold(weight, name, norm);
    return { filter: tensor(filter), bias: tensor(bias) };
  };
  const block = (stage, letter) => {
    const part = (branch) => folded(`res${stage}${letter}_${branch}`, `bn${stage}${letter}_${branch}`);
    return {
      stride: letter === 'a' && stage !== '2' ? 2 : 1,
      inner: ['branch2a', 'branch2b', 'branch2c'].map(part),
      shortcut: letter === 'a' ? part('branch1') : null,
    };
  };
  const stem = folded('conv1', 'bn_conv1');
  const blocks = Object.entries(STAGES).flatMap(([stage, letters]) =>
    [...letters].map((letter) => block(stage, letter)),
  );
  const last = { kernel: tensor(weight('fc1000/kernel')), bias: tensor(weight('fc1000/bias')) };
  return (image) => {
    let x = convolved(around(image, 3), stem, 2, 'relu');
    x = tf.maxPool(around(x, 1), 3, 2, 'valid');
    for (const { stride, inner: [first, second, third], shortcut } of blocks) {
      const y = convolved(convolved(x, first, stride, 'relu'), second, 1, 'relu', 'same');
      x = tf.relu(tf.add(convolved(y, third, 1), shortcut ? convolved(x, shortcut, stride) : x));
    }
    const logits = tf.fused.matMul({ a: tf.mean(x, [1, 2]), b: last.kernel, bias: last.bias });
    return tf.softmax(logits);
  };
}

/**
 * A convolution with its batch norm in it. Computed here: in the engine's own memory, which never
 * shrinks, both forms of the weights would stand side by side.
 */
function fold(weight, name, norm) {
  const [kernel, bias] = ['kernel', 'bias'].map((part) => weight(`${name}/${part}`));
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(
    (part) => weight(`${norm}/${part}`).values,
  );
  const scale = gamma.map((factor, channel) => factor / Math.sqrt(variance[channel] + EPSILON));
  const shifted = (value, channel) => beta[channel] + (value - mean[channel]) * scale[channel];
  return {
    // The last axis is the channel that comes out.
    filter: { ...kernel, values: kernel.values.map((value, at) => value * scale[at % scale.length]) },
    bias: { ...bias, values: bias.values.map(shifted) },
  };
}

const around = (x, border) =>
  tf.pad(x, [[0, 0], [border, border], [border, border], [0, 0]]);

const convolved = (x, { filter, bias }, strides, activation = 'linear', pad = 'valid') =>
  tf.fused.conv2d({ x, filter, bias, strides, pad, activation });
