// The build writes constants above this (xtask/src/module.rs): ENGINE, the folder of the wasm; WORKERS, the
// start script of each build of the worker; MODEL, the network's manifest; all relative to this file. BYTES and
// BEFORE_PREVIEW, the size of the network. VERSION, the version of Camlens.

/**
 * Camlens for other pages: shows which parts of a photo a neural network used.
 *
 * ```js
 * import { Camlens } from './camlens.js';
 * const lens = await Camlens.load({ onProgress: ({ done, total }) => console.log(done, total) });
 * const reading = await lens.explain(document.querySelector('img'));
 * const [best] = reading.top(5); // { class: 285, name: 'Egyptian cat', logit: 14.9, probability: 0.62, ... }
 * reading.map(best.class); // { rows, columns, values, mean, bias, logit }
 * reading.draw(document.querySelector('canvas'), { class: best.class, colormap: 'viridis' });
 * lens.close();
 * ```
 *
 * Everything runs in the browser: photos are not sent anywhere. `camlens.d.ts` has the types, `docs/module.md` in
 * the repository of Camlens the whole story.
 *
 * @module camlens
 */

/** Names of the framings: which part of the photo the network sees. */
export const FRAMINGS = Object.freeze(['whole', 'crop', 'squash', 'seed']);

/** Sizes of `whole`: the short side of the photo for the network, in pixels. */
export const SIZES = Object.freeze([256, 384, 512, 640]);

/** Names of the colormaps. */
export const COLORMAPS = Object.freeze(['jet', 'turbo', 'viridis', 'inferno', 'grey', 'coolwarm']);

/** Sentences for kinds of errors that come without one. */
const SENTENCES = {
  badArgument: 'An argument has no meaning.',
  buildMismatch: 'The worker is of another version of Camlens than this module. Load the page anew.',
  closed: 'The lens was closed.',
  engineMissing:
    'The engine did not start: its files did not come, or a content security policy refuses the worker or wasm.',
  outOfMemory: 'There is too little memory to read the photo at this size.',
  unreadable: 'The page may not read this image: it is of another site that does not allow it, or it did not come.',
  unsupported: 'This browser lacks WebAssembly with SIMD, module workers or DecompressionStream.',
  workerDied: 'The worker ended twice without a message, perhaps for lack of memory.',
};

/**
 * An error of Camlens. `kind` tells errors apart; `message` is English. An aborted call does not end with it, but
 * with the reason of its signal.
 */
export class CamlensError extends Error {
  name = 'CamlensError';

  /**
   * @param {string} kind
   * @param {string} [message]
   * @param {ErrorOptions} [options]
   */
  constructor(kind, message, options) {
    super(message || SENTENCES[kind] || kind, options);
    this.kind = kind;
  }
}

/** A network that is loaded, and the worker that it is in. */
export class Camlens {
  #lens;
  #classes;
  /** What waits for an answer, by the number of its order. */
  #orders = new Map();
  #last = 0;
  #exact = false;
  /** Tells what waits for a picture that the lens is closed. */
  #closing = new AbortController();

  /** The version of Camlens. */
  static version = VERSION;

  /** Use `Camlens.load`. */
  constructor(key) {
    if (key !== KEY) {
      throw new TypeError('Camlens.load() makes a lens');
    }
  }

  /**
   * Loads the network: 49 MB the first time, from the browser's store after.
   *
   * @param {import('./camlens.js').LoadOptions} [options]
   * @returns {Promise<Camlens>}
   */
  static async load(options = {}) {
    const { signal } = options;
    signal?.throwIfAborted();
    const base = baseOf(options);
    const settings = settingsOf(base, options);
    const { Lens, classes } = await abortable(instance(base), signal);
    const lens = new Camlens(KEY);
    lens.#classes = Object.freeze(classes().map(Object.freeze));
    try {
      await abortable(lens.#begin(Lens, settings, options), signal);
    } catch (error) {
      lens.close();
      throw error;
    }
    return lens;
  }

  #begin(Lens, settings, { onProgress, preview = false }) {
    return new Promise((resolve, reject) => {
      const ears = {
        progress: (state, done, total, exact) => {
          this.#exact = exact;
          if (state === 'ready' && (exact || preview)) {
            resolve();
          }
          tell(onProgress, { state, done, total, exact });
        },
        answered: (order, reading) => this.#take(order)?.resolve(new Reading(KEY, reading)),
        failed: (order, kind, message) => this.#take(order)?.reject(new CamlensError(kind, message)),
        stopped: (kind, message) => reject(new CamlensError(kind, message)),
        warn: (reason) => console.warn(`camlens: ${reason}`),
      };
      this.#lens = new Lens(settings, ears);
    });
  }

  /** The classes of the network, in the order of its logits. */
  get classes() {
    return this.#classes;
  }

  /** Whether the network has all of its bytes; `false` while `preview` answers. */
  get exact() {
    return this.#exact;
  }

  /** Whether the lens was closed. */
  get closed() {
    return this.#closing.signal.aborted;
  }

  /**
   * Reads a photo. Orders are read one after the other.
   *
   * @param {import('./camlens.js').ImageInput} image
   * @param {import('./camlens.js').ExplainOptions} [options]
   * @returns {Promise<Reading>}
   */
  async explain(image, { framing = 'whole', size = 256, mirrored = false, signal } = {}) {
    signal?.throwIfAborted();
    this.#assertOpen();
    if (!FRAMINGS.includes(framing)) {
      throw new CamlensError('badArgument', `There is no framing ${framing}: there are ${FRAMINGS.join(', ')}.`);
    }
    if (!SIZES.includes(size)) {
      throw new CamlensError('badArgument', `There is no size ${size}: there are ${SIZES.join(', ')}.`);
    }
    // The place in the order is that of the call, however long the picture takes to come.
    const file = await abortable(this.#inOrder(blobOf(image, signal)), signal, this.#closing.signal);
    return this.#order(file, framing, size, Boolean(mirrored), signal);
  }

  /** The last call's file, for the next one to wait for. */
  #before = Promise.resolve();

  /** The same file, after those of all calls before. */
  #inOrder(file) {
    // Heard of in its turn.
    file.catch(() => {});
    const after = this.#before.then(() => file);
    this.#before = after.catch(() => {});
    return after;
  }

  #order(file, framing, size, mirrored, signal) {
    this.#last += 1;
    const order = this.#last;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#take(order);
        this.#lens.leave(order);
        reject(signal.reason);
      };
      const end = () => signal?.removeEventListener('abort', leave);
      this.#orders.set(order, { resolve, reject, end });
      signal?.addEventListener('abort', leave);
      try {
        this.#lens.explain(order, file, framing, size, mirrored);
      } catch (error) {
        this.#take(order)?.reject(new CamlensError('badArgument', error.message));
      }
    });
  }

  /** The order of this number, once. */
  #take(number) {
    const order = this.#orders.get(number);
    this.#orders.delete(number);
    order?.end();
    return order;
  }

  #assertOpen() {
    if (this.closed) {
      throw new CamlensError('closed');
    }
  }

  /** Ends the worker and gives its memory back. What waits ends with the kind `closed`. Readings stay. */
  close() {
    this.#closing.abort(new CamlensError('closed'));
    this.#lens?.close();
    this.#lens = undefined;
    for (const number of [...this.#orders.keys()]) {
      this.#take(number).reject(new CamlensError('closed'));
    }
  }
}

/** What the network answered for a photo. It stays when the lens is closed. */
export class Reading {
  #reading;
  #about;

  /** Use `lens.explain`. */
  constructor(key, reading) {
    if (key !== KEY) {
      throw new TypeError('lens.explain() makes a reading');
    }
    this.#reading = reading;
    this.#about = deepFrozen(reading.about());
  }

  /** The name of the network. */
  get network() {
    return this.#about.network;
  }

  /** Whether the network had all of its bytes; `false` for the answer of a preview. */
  get exact() {
    return this.#about.exact;
  }

  /** The framing that the photo was read in. */
  get framing() {
    return this.#about.framing;
  }

  /** The short side of the photo for the network, in pixels; 256 for framings of a fixed size. */
  get size() {
    return this.#about.size;
  }

  /** Whether it is the mean with the reading of the mirror image. */
  get mirrored() {
    return this.#about.mirrored;
  }

  /** Rows of the network's grid. */
  get rows() {
    return this.#about.rows;
  }

  /** Columns of the network's grid. */
  get columns() {
    return this.#about.columns;
  }

  /** Sizes and places: of the photo, of the part that the network saw, of its grid. */
  get frame() {
    return this.#about.frame;
  }

  /** What is to be known about how the file was read. */
  get remarks() {
    return this.#about.remarks;
  }

  /** The build of the worker that read the photo. */
  get build() {
    return this.#about.build;
  }

  /** The logits of all classes: a copy. */
  get logits() {
    return this.#reading.logits();
  }

  /**
   * The best classes, best first.
   *
   * @param {number} [count]
   * @returns {import('./camlens.js').Prediction[]}
   */
  top(count = 5) {
    return this.#reading.top(whole(count, 'a number of classes'));
  }

  /**
   * The map of a class, or the mean map of several: `mean + bias` is the logit.
   *
   * @param {number | number[]} subject
   * @returns {import('./camlens.js').ActivationMap}
   */
  map(subject) {
    return asked(() => this.#reading.map(classesOf(subject), undefined));
  }

  /**
   * The map of one class or group less that of another.
   *
   * @param {number | number[]} one
   * @param {number | number[]} other
   * @returns {import('./camlens.js').ActivationMap}
   */
  against(one, other) {
    return asked(() => this.#reading.map(classesOf(one), classesOf(other)));
  }

  /**
   * Draws a map on a canvas that stands for the whole photo, and returns what the colours mean.
   *
   * @param {HTMLCanvasElement | OffscreenCanvas} canvas
   * @param {import('./camlens.js').DrawOptions} [options]
   * @returns {import('./camlens.js').Drawn}
   */
  draw(canvas, options = {}) {
    const { over, against, opacity = over === undefined ? 1 : 0.5 } = options;
    const subject = options.class ?? this.top(1)[0].class;
    setSize(canvas, options.width, this.frame.photo);
    const painted = asked(() => {
      const { range = '', colormap = '', cover = '', cells = false } = options;
      const [name, low, high] = typeof range === 'string' ? [range, 0, 0] : ['fixed', ...range];
      const others = against === undefined ? undefined : classesOf(against);
      const { width, height } = canvas;
      const classes = classesOf(subject);
      const words = [colormap, name, low, high, cover, Boolean(cells)];
      return this.#reading.paint(classes, others, width, height, ...words);
    });
    compose(canvas, painted, over, opacity);
    const { colormap, low, high } = painted;
    return { colormap, low, high };
  }

  /** Gives the memory back at once. Without it the browser does when nothing holds the reading any more. */
  free() {
    this.#reading.free();
  }
}

/** Only this file makes lenses and readings. */
const KEY = Symbol('camlens');

// The engine: compiled once, and a memory of its own for each lens, which goes with it.

/** Compiled programs, by the folder that they came from. */
const programs = new Map();

async function instance(base) {
  if (!programs.has(base)) {
    programs.set(base, compiled(base));
  }
  try {
    const { instantiate, module } = await programs.get(base);
    const exported = instantiate();
    await exported({ module_or_path: module });
    return exported;
  } catch (error) {
    // The next call tries again.
    programs.delete(base);
    throw error;
  }
}

async function compiled(base) {
  if (typeof WebAssembly === 'undefined' || typeof DecompressionStream === 'undefined') {
    throw new CamlensError('unsupported');
  }
  const address = (name) => new URL(`${ENGINE}/${name}`, base).href;
  try {
    const [{ default: instantiate }, module] = await Promise.all([
      import(/* webpackIgnore: true */ /* @vite-ignore */ address('engine.js')),
      WebAssembly.compileStreaming(fetched(address('engine.wasm'))),
    ]);
    return { instantiate, module };
  } catch (cause) {
    throw new CamlensError('engineMissing', undefined, { cause });
  }
}

/** The file, with the type that compiles while it comes, whatever the host says. */
async function fetched(address) {
  const { status, body } = await fetch(address);
  if (status !== 200) {
    throw new Error(`${address}: the server answered with status ${status}`);
  }
  return new Response(body, { headers: { 'content-type': 'application/wasm' } });
}

/** The page's own address, which options are relative to. */
function page() {
  return globalThis.document?.baseURI ?? globalThis.location?.href;
}

/** The folder of all files, with a slash at its end. */
function baseOf({ base }) {
  if (base === undefined) {
    return new URL('.', import.meta.url).href;
  }
  const { href } = new URL(base, page());
  return href.endsWith('/') ? href : `${href}/`;
}

function settingsOf(base, { model, preview = false, variant, threads }) {
  const workers = Object.entries(WORKERS).map(([name, path]) => [name, new URL(path, base).href]);
  return {
    workers: Object.fromEntries(workers),
    model: model === undefined ? new URL(MODEL, base).href : new URL(model, page()).href,
    bytes: BYTES,
    beforePreview: BEFORE_PREVIEW,
    preview,
    variant,
    threads,
  };
}

/** A promise that ends with the reason of the first of these signals when that comes first. */
async function abortable(promise, ...signals) {
  const listeners = new AbortController();
  const aborted = new Promise((_, reject) => {
    for (const signal of signals) {
      if (signal?.aborted) {
        reject(signal.reason);
      }
      signal?.addEventListener('abort', () => reject(signal.reason), { signal: listeners.signal });
    }
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    listeners.abort();
  }
}

/** An error of the caller's function is the caller's, and ends nothing here. */
function tell(listener, news) {
  try {
    listener?.(news);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}

// Pictures of all kinds, as files.

/** The kind of an object, of another frame's, too. */
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

async function blobOf(image, signal) {
  switch (kindOf(image)) {
    case 'Blob':
    case 'File':
      return image;
    case 'String':
    case 'URL':
      return fileAt(image, signal);
    case 'HTMLImageElement':
      return fileOf(image, signal);
    case 'HTMLCanvasElement':
    case 'OffscreenCanvas':
      return pngOf(image);
    case 'ImageData': {
      const canvas = canvasOf(image.width, image.height);
      canvas.getContext('2d').putImageData(image, 0, 0);
      return pngOf(canvas);
    }
    case 'ImageBitmap':
    case 'HTMLVideoElement':
    case 'VideoFrame':
      return drawn(image);
    default:
      throw new CamlensError(
        'badArgument',
        'A photo is a Blob, an address, an <img>, a canvas, an ImageBitmap, ImageData or a video.',
      );
  }
}

/** The file itself, so that the answer is that of the file, pixel by pixel. */
async function fileAt(address, signal) {
  try {
    const answer = await fetch(address, { signal });
    if (answer.ok) {
      return await answer.blob();
    }
    throw new Error(`the server answered with status ${answer.status}`);
  } catch (cause) {
    throw new CamlensError('unreadable', `${address}: ${cause.message}`, { cause });
  }
}

/** The file behind an `<img>`; where the page may not fetch it, the picture that the browser shows. */
async function fileOf(image, signal) {
  try {
    await image.decode();
    return await fileAt(image.currentSrc || image.src, signal);
  } catch (cause) {
    signal?.throwIfAborted();
    if (image.naturalWidth > 0) {
      return drawn(image);
    }
    throw new CamlensError('unreadable', undefined, { cause });
  }
}

function drawn(image) {
  const width = image.naturalWidth ?? image.videoWidth ?? image.displayWidth ?? image.width;
  const height = image.naturalHeight ?? image.videoHeight ?? image.displayHeight ?? image.height;
  if (!(width > 0 && height > 0)) {
    throw new CamlensError('unreadable');
  }
  const canvas = canvasOf(width, height);
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return pngOf(canvas);
}

/** PNG keeps every pixel. */
async function pngOf(canvas) {
  try {
    const type = 'image/png';
    const blob = canvas.convertToBlob
      ? await canvas.convertToBlob({ type })
      : await new Promise((resolve) => canvas.toBlob(resolve, type));
    if (blob) {
      return blob;
    }
  } catch (cause) {
    // A canvas with a picture of another site on it.
    throw new CamlensError('unreadable', undefined, { cause });
  }
  throw new CamlensError('unreadable', 'The canvas is empty or too large.');
}

function canvasOf(width, height) {
  if (typeof OffscreenCanvas === 'function') {
    return new OffscreenCanvas(width, height);
  }
  return Object.assign(document.createElement('canvas'), { width, height });
}

// Maps on canvases.

/** The longest side of a canvas that gets its size from the photo. */
const LONGEST = 1024;

function setSize(canvas, width, [across, down]) {
  const sized = kindOf(canvas) !== 'HTMLCanvasElement' || canvas.hasAttribute('width') || canvas.hasAttribute('height');
  if (width === undefined && sized) {
    if (!(canvas.width > 0 && canvas.height > 0)) {
      throw new CamlensError('badArgument', 'The canvas has no pixels.');
    }
    return;
  }
  const wanted = width === undefined ? across * Math.min(1, LONGEST / Math.max(across, down)) : whole(width, 'a width');
  canvas.width = Math.max(1, Math.round(wanted));
  canvas.height = Math.max(1, Math.round((wanted * down) / across));
}

function compose(canvas, { x, y, width, height, pixels }, over, opacity) {
  const map = canvasOf(width, height);
  map.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  const context = canvas.getContext('2d');
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'source-over';
  context.globalAlpha = 1;
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (over !== undefined) {
    context.drawImage(over, 0, 0, canvas.width, canvas.height);
  }
  context.globalAlpha = opacity;
  context.drawImage(map, x, y);
  context.restore();
}

// Arguments.

function classesOf(subject) {
  const classes = Array.isArray(subject) ? subject : [subject];
  return Uint32Array.from(classes, (one) => whole(one, 'the index of a class'));
}

function whole(number, what) {
  if (Number.isInteger(number) && number >= 0 && number < 2 ** 31) {
    return number;
  }
  throw new CamlensError('badArgument', `${String(number)} is not ${what}: a whole number, 0 or more.`);
}

function asked(ask) {
  try {
    return ask();
  } catch (error) {
    throw error instanceof CamlensError ? error : new CamlensError('badArgument', error.message, { cause: error });
  }
}

function deepFrozen(value) {
  if (value && typeof value === 'object') {
    Object.values(value).forEach(deepFrozen);
    Object.freeze(value);
  }
  return value;
}
