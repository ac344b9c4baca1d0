/** Camlens for other pages: shows which parts of a photo a neural network used. */

/** The part of the photo that the network sees: all of it, its middle, all of it as a square, the same as in Keras. */
export type Framing = 'whole' | 'crop' | 'squash' | 'seed';

/** The short side of the photo for the network, in pixels. Only `whole` has other sizes than 256. */
export type Size = 256 | 384 | 512 | 640;

export type Colormap = 'jet' | 'turbo' | 'viridis' | 'inferno' | 'grey' | 'coolwarm';

export const FRAMINGS: readonly Framing[];
export const SIZES: readonly Size[];
export const COLORMAPS: readonly Colormap[];

/** The kind of an error. */
export type ErrorKind =
  // The photo.
  | 'emptyFile'
  | 'notAnImage'
  | 'truncatedImage'
  | 'imageTooLarge'
  | 'unsupportedFormat'
  /** The page may not read the image, or it did not come. */
  | 'unreadable'
  // The network and the engine.
  | 'modelMissing'
  | 'modelCorrupt'
  | 'engineMissing'
  | 'buildMismatch'
  | 'outOfMemory'
  | 'workerDied'
  | 'unsupported'
  // The call.
  | 'badArgument'
  | 'closed';

/** An error of Camlens. An aborted call does not end with it, but with the reason of its signal. */
export class CamlensError extends Error {
  constructor(kind: ErrorKind, message?: string, options?: { cause?: unknown });
  readonly name: 'CamlensError';
  readonly kind: ErrorKind;
}

/** A photo: a file, an address, or anything that a page shows. */
export type ImageInput =
  | Blob
  | string
  | URL
  | HTMLImageElement
  | HTMLCanvasElement
  | OffscreenCanvas
  | ImageBitmap
  | ImageData
  | HTMLVideoElement
  | VideoFrame;

export interface Progress {
  readonly state: 'starting' | 'downloading' | 'preparing' | 'ready' | 'stopped';
  /** Bytes that came over the line. */
  readonly done: number;
  /** Bytes that have to come over the line; 0 where all is kept, or not known yet. */
  readonly total: number;
  /** The network has all of its bytes. */
  readonly exact: boolean;
}

export interface LoadOptions {
  /** Hears of the download. */
  onProgress?: (progress: Progress) => void;
  /** Ends the loading. */
  signal?: AbortSignal;
  /** Resolves from half of the network on a slow line: its readings say `exact: false`. Default: `false`. */
  preview?: boolean;
  /** The folder of `module/`, `workers/` and `model/`, relative to the page. Default: that of this script. */
  base?: string | URL;
  /** The address of the network's manifest, relative to the page. Default: `model/model.json` in `base`. */
  model?: string | URL;
  /** Forces a build of the worker. Default: the fastest that the page allows. */
  variant?: 'simd' | 'threads' | 'relaxed';
  /** The number of threads, where the page is isolated. Default: as many as the computer has cores, at most 8. */
  threads?: number;
}

export interface ExplainOptions {
  /** Default: `whole`. */
  framing?: Framing;
  /** Default: 256. */
  size?: Size;
  /** Reads the mirror image, too, and takes the mean: twice the time. Default: `false`. Only with `whole`. */
  mirrored?: boolean;
  /** Ends the wait. A pass that is under way ends by itself. */
  signal?: AbortSignal;
}

export interface Class {
  /** Index among the classes of the network. */
  readonly class: number;
  readonly name: string;
  /** More names, separated by commas; may be empty. */
  readonly synonyms: string;
  /** WordNet 3.0 offset, such as `n02124075`. */
  readonly wordnet: string;
}

export interface Prediction {
  readonly class: number;
  readonly name: string;
  readonly wordnet: string;
  /** The score before the softmax. */
  readonly logit: number;
  /** Softmax over all classes, 0 to 1. */
  readonly probability: number;
}

/** A class, or a group of classes: the mean of their maps. */
export type Subject = number | readonly number[];

/** `mean + bias` is `logit`, to rounding. */
export interface ActivationMap {
  readonly rows: number;
  readonly columns: number;
  /** `[rows, columns]`, row by row, in logits, signed: a copy. */
  readonly values: Float32Array;
  readonly mean: number;
  readonly bias: number;
  readonly logit: number;
}

export interface DrawOptions {
  /** Default: the best class. */
  class?: Subject;
  /** Draws the difference from this one. */
  against?: Subject;
  /** Default: `jet`, and `coolwarm` for a difference. */
  colormap?: Colormap;
  /**
   * The logits at the ends of the colours: of the map of the photo's best class, of this map, from zero to its
   * largest value, as far below zero as above, or two numbers. Default: `best`, and `around` for a difference.
   */
  range?: 'best' | 'auto' | 'zero' | 'around' | readonly [low: number, high: number];
  /** `distance` leaves places clear that say nothing. Default: `even`, and `distance` for a difference. */
  cover?: 'even' | 'distance';
  /** The network's cells instead of a smooth map. Default: `false`. */
  cells?: boolean;
  /** A picture of the whole photo, which is drawn first. */
  over?: CanvasImageSource;
  /** The weight of the map, 0 to 1. Default: 1, and 0.5 `over` a photo. */
  opacity?: number;
  /**
   * Gives the canvas this width, and the height of the photo's form. Default: the canvas stays as it is; an element
   * without `width` and `height` gets the photo's size, at most 1024 pixels on its long side.
   */
  width?: number;
}

export interface Drawn {
  readonly colormap: Colormap;
  /** The logit at the first colour. */
  readonly low: number;
  /** The logit at the last colour. */
  readonly high: number;
}

export interface Frame {
  readonly framing: Framing;
  /** Width and height of the upright photo. */
  readonly photo: readonly [number, number];
  /** The part of the photo that the network saw, in its pixels. */
  readonly seen: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Width and height of the network's input. */
  readonly input: readonly [number, number];
  /** The photo is longer than 4 to 1, and its ends were left out. */
  readonly endsCut: boolean;
  /** How far a cell looks beside the middle of its square, in cells. */
  readonly offset: { readonly across: number; readonly down: number };
}

/** A fact about how a file was read. */
export type Remark =
  | { readonly kind: 'moves' }
  | { readonly kind: 'firstPage'; readonly pages: number }
  | { readonly kind: 'missing'; readonly share: number }
  | { readonly kind: 'coarser' }
  | { readonly kind: 'differs' };

/** A network that is loaded, and the worker that it is in. */
export class Camlens {
  private constructor();
  /** The version of Camlens. */
  static readonly version: string;
  /** Loads the network: 49 MB the first time, from the browser's store after. */
  static load(options?: LoadOptions): Promise<Camlens>;
  /** The classes of the network, in the order of its logits. */
  readonly classes: readonly Class[];
  /** Whether the network has all of its bytes. */
  readonly exact: boolean;
  readonly closed: boolean;
  /** Reads a photo. Photos are read one after the other, in the order of the calls. */
  explain(image: ImageInput, options?: ExplainOptions): Promise<Reading>;
  /** Ends the worker and gives its memory back. What waits ends with the kind `closed`. Readings stay. */
  close(): void;
}

/** What the network answered for a photo. It stays when the lens is closed. */
export class Reading {
  private constructor();
  readonly network: string;
  readonly exact: boolean;
  readonly framing: Framing;
  readonly size: Size;
  readonly mirrored: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly frame: Frame;
  readonly remarks: readonly Remark[];
  readonly build: { readonly variant: 'simd' | 'threads' | 'relaxed'; readonly threads: number };
  /** The logits of all classes: a copy. */
  readonly logits: Float32Array;
  /** The best classes, best first. Default: 5. */
  top(count?: number): Prediction[];
  /** The map of a class, or the mean map of several. */
  map(subject: Subject): ActivationMap;
  /** The map of one less that of the other. */
  against(one: Subject, other: Subject): ActivationMap;
  /** Draws a map on a canvas that stands for the whole photo, and returns what the colours mean. */
  draw(canvas: HTMLCanvasElement | OffscreenCanvas, options?: DrawOptions): Drawn;
  /** Gives the memory back at once. Without it the browser does when nothing holds the reading any more. */
  free(): void;
}
