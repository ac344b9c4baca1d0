/** `<cam-lens src="cat.jpg">`: a photo with the map of what a neural network saw in it. */

import type { CamlensError, Drawn, LoadOptions, Reading, Subject } from './camlens.js';

/** Sets options of `Camlens.load` for all elements of the page, before the first one is in sight. */
export function configure(options: LoadOptions): void;

/** Ends the worker of all elements. The next element that asks starts another one. */
export function close(): void;

/** The element `<cam-lens>`. */
export class CamLensElement extends HTMLElement {
  /** The reading that is shown; `undefined` before there is one. */
  readonly reading: Reading | undefined;
}

export interface CamlensReading {
  readonly reading: Reading;
  readonly subject: Subject;
  readonly drawn: Drawn;
}

declare global {
  interface HTMLElementTagNameMap {
    'cam-lens': CamLensElement;
  }
  interface GlobalEventHandlersEventMap {
    'camlens-reading': CustomEvent<CamlensReading>;
    'camlens-error': CustomEvent<CamlensError>;
  }
}
