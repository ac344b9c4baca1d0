/**
 * `<cam-lens src="cat.jpg">`: a photo with the map of what a neural network saw in it.
 *
 * ```html
 * <script type="module" src="camlens-element.js"></script>
 * <cam-lens src="cat.jpg" class="285" alt="A cat on a chair"></cam-lens>
 * ```
 *
 * | attribute | |
 * |---|---|
 * | `src` | the address of the photo |
 * | `alt` | what the photo shows, for people who do not see it |
 * | `class` | the index of a class, or several: the mean of their maps. Without a number: the best class |
 * | `against` | classes that these are held against |
 * | `framing`, `size`, `mirrored` | how the photo is read, as in `lens.explain` |
 * | `colormap`, `range`, `opacity` | how the map is drawn, as in `reading.draw` |
 * | `loading` | `eager` loads at once, and not when the element comes into sight |
 *
 * It fires `camlens-reading`, whose `detail` is `{ reading, subject, drawn }`, and `camlens-error`, whose `detail` is
 * the error. Styles reach in by `::part(stage)`, `photo`, `map`, `caption`, `status` and `error`. All elements of a
 * page share one network.
 *
 * @module camlens-element
 */

import { Camlens, CamlensError } from './camlens.js';

const STYLE = `
  :host { display: block; max-width: 32rem; }
  :host([hidden]) { display: none; }
  figure { margin: 0; }
  .stage { position: relative; line-height: 0; }
  img { width: 100%; height: auto; }
  .difference img { filter: grayscale(1); }
  canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
  figcaption, p { margin: 0.4em 0 0; }
  [hidden] { display: none; }
`;

/** The elements inside, each with its name as a `part`. No text as markup: a policy of trusted types refuses it. */
function inside() {
  const make = (tag, part, more) => {
    const element = Object.assign(document.createElement(tag), more);
    element.setAttribute('part', part);
    return element;
  };
  const [photo, map] = [make('img', 'photo'), make('canvas', 'map', { hidden: true })];
  map.setAttribute('role', 'img');
  const stage = make('div', 'stage', { className: 'stage' });
  stage.append(photo, map);
  const caption = make('figcaption', 'caption', { hidden: true });
  const [status, error] = [make('p', 'status', { hidden: true }), make('p', 'error', { hidden: true })];
  status.setAttribute('role', 'status');
  error.setAttribute('role', 'alert');
  const figure = make('figure', 'figure');
  figure.append(stage, caption, status, error);
  return { figure, stage, photo, map, caption, status, error };
}

/** Attributes that ask for another reading. */
const READING = ['src', 'framing', 'size', 'mirrored'];

/** Attributes that ask for another drawing of the same reading. */
const DRAWING = ['class', 'against', 'colormap', 'range', 'opacity', 'alt'];

let sheet;

// The network of the page.

let options = {};
let shared;
let progress;
/** What hears of the download: a function for each element. */
const listeners = new Map();

/**
 * Sets options of `Camlens.load` for all elements of the page, before the first one is in sight.
 *
 * @param {import('./camlens.js').LoadOptions} chosen
 */
export function configure(chosen) {
  options = chosen;
}

/** Ends the worker of all elements. The next element that asks starts another one. */
export function close() {
  shared?.then((lens) => lens.close()).catch(() => {});
  shared = undefined;
}

function lens() {
  if (!shared) {
    const onProgress = (news) => {
      progress = news;
      listeners.forEach((tell) => tell(news));
      options.onProgress?.(news);
    };
    const loading = Camlens.load({ ...options, onProgress });
    shared = loading;
    // The next one tries again.
    loading.catch(() => {
      if (shared === loading) {
        shared = undefined;
      }
    });
  }
  return shared;
}

/** The element `<cam-lens>`. */
export class CamLensElement extends HTMLElement {
  static observedAttributes = [...READING, ...DRAWING, 'loading'];

  #part;
  #reading;
  #asking;
  #seen = false;
  #sight;
  #planned = new Set();

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    if (!sheet) {
      // No <style>: a content security policy may refuse it.
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [sheet];
    const parts = inside();
    root.append(parts.figure);
    this.#part = (name) => parts[name];
  }

  /** The reading that is shown; `undefined` before there is one. */
  get reading() {
    return this.#reading;
  }

  connectedCallback() {
    listeners.set(this, (news) => this.#tellProgress(news));
    this.#sight = new IntersectionObserver((seen) => this.#see(seen.some((it) => it.isIntersecting)));
    this.#sight.observe(this);
    // An element that was moved keeps its reading.
    this.#plan(this.#reading ? 'class' : 'src');
  }

  disconnectedCallback() {
    listeners.delete(this);
    this.#sight.disconnect();
    this.#asking?.abort();
    this.#asking = undefined;
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) {
      this.#plan(name);
    }
  }

  /** Several attributes that are set one after the other ask once. */
  #plan(name) {
    if (this.#planned.size === 0) {
      queueMicrotask(() => this.#change());
    }
    this.#planned.add(name);
  }

  #change() {
    const planned = this.#planned;
    this.#planned = new Set();
    this.#part('photo').alt = this.getAttribute('alt') ?? '';
    const reads = [...READING, 'loading'].some((name) => planned.has(name));
    if (!this.isConnected) {
      // It asks when it is back.
      this.#reading = reads ? undefined : this.#reading;
      return;
    }
    if (reads) {
      this.#show();
    } else if (this.#reading) {
      this.#draw();
    }
  }

  #see(seen) {
    if (seen && !this.#seen) {
      this.#seen = true;
      if (!this.#asking) {
        this.#plan('loading');
      }
    }
  }

  /** Shows the photo, and asks for its reading. */
  #show() {
    const src = this.getAttribute('src');
    const photo = this.#part('photo');
    if (src === null) {
      photo.removeAttribute('src');
    } else if (photo.getAttribute('src') !== src) {
      photo.src = src;
    }
    const eager = this.getAttribute('loading') === 'eager';
    if (src !== null && (this.#seen || eager)) {
      this.#ask(src);
    }
  }

  async #ask(src) {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { signal } = asking;
    this.#reading = undefined;
    ['map', 'caption', 'error'].forEach((name) => this.#say(name, undefined));
    this.#tellProgress(progress);
    try {
      const network = await lens();
      signal.throwIfAborted();
      this.#say('status', 'Reading the photo');
      const reading = await network.explain(new URL(src, this.baseURI), {
        framing: this.getAttribute('framing') ?? undefined,
        size: this.hasAttribute('size') ? Number(this.getAttribute('size')) : undefined,
        mirrored: this.hasAttribute('mirrored'),
        signal,
      });
      this.#reading = reading;
      this.#draw();
    } catch (error) {
      if (!signal.aborted) {
        this.#fail(error);
      }
    }
  }

  #draw() {
    try {
      const [best] = this.#reading.top(1);
      const classes = numbers(this.getAttribute('class')) ?? [best.class];
      const subject = classes.length === 1 ? classes[0] : classes;
      const against = numbers(this.getAttribute('against'));
      const canvas = this.#part('map');
      const drawn = this.#reading.draw(canvas, {
        class: subject,
        against,
        colormap: this.getAttribute('colormap') ?? undefined,
        range: rangeOf(this.getAttribute('range')),
      });
      // A difference is clear where it says nothing, and its colours are told from a grey photo only.
      this.#part('stage').classList.toggle('difference', against !== undefined);
      canvas.style.opacity = this.getAttribute('opacity') ?? (against ? '0.8' : '0.5');
      this.#caption(subject, against);
      this.#say('status', undefined);
      this.#say('error', undefined);
      this.#fire('camlens-reading', { reading: this.#reading, subject, drawn });
    } catch (error) {
      this.#fail(error);
    }
  }

  #caption(subject, against) {
    const all = this.#reading.top(this.#reading.logits.length);
    const found = (one) => all.find((it) => it.class === one);
    const names = (of) => [of].flat().map((one) => found(one).name).join(', ');
    const what = against ? `${names(subject)}, against ${names(against)}` : names(subject);
    const isOne = !Array.isArray(subject) && !against;
    this.#say('caption', isOne ? `${what}: ${percent(found(subject).probability)}` : what);
    const canvas = this.#part('map');
    canvas.setAttribute('aria-label', `Map of the places that count for ${what}`);
    canvas.hidden = false;
  }

  /** Tells the download, while this element waits for it. */
  #tellProgress(news) {
    if (this.#asking && !this.#reading && news && news.state !== 'ready') {
      const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)}`;
      const said = news.total > 0 ? `: ${megabytes(news.done)} of ${megabytes(news.total)}\u00a0MB` : '';
      this.#say('status', `Loading the network${said}`);
    }
  }

  #fail(error) {
    this.#say('status', undefined);
    this.#say('error', error.message);
    this.#fire('camlens-error', error instanceof CamlensError ? error : new CamlensError('badArgument', error.message));
  }

  #say(name, text) {
    const part = this.#part(name);
    part.hidden = text === undefined;
    if (name !== 'map') {
      part.textContent = text ?? '';
    }
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** The whole numbers among the words; other classes of an element are its styles'. */
function numbers(words) {
  const found = (words ?? '').split(/[\s,]+/).filter((word) => /^\d+$/.test(word));
  return found.length > 0 ? found.map(Number) : undefined;
}

function percent(probability) {
  const digits = probability < 0.0995 ? 1 : 0;
  return `${(100 * probability).toFixed(digits)}\u00a0%`;
}

/** `best`, or two numbers: `0 80`. */
function rangeOf(words) {
  if (words === null) {
    return undefined;
  }
  const ends = words.trim().split(/[\s,]+/).map(Number);
  return ends.length === 2 && ends.every(Number.isFinite) ? ends : words;
}

if (!customElements.get('cam-lens')) {
  customElements.define('cam-lens', CamLensElement);
}
