/** A file, what must reach the model, and what people must be told. */
export type Case = {
  readonly name: string;
  readonly file: () => Uint8Array | Promise<Uint8Array>;
  /** As it is sent; a name that says nothing if left out. */
  readonly fileName?: string;
  /** Stands in the texts. */
  readonly has?: readonly string[];
  /** Does not. */
  readonly lacks?: readonly string[];
  /** The types of the parts that are no text. */
  readonly parts?: readonly string[];
  /** The types of the parts that are no text, where their number does not matter. */
  readonly kinds?: readonly string[];
  /** Stands in the notices, one each; there are no others. */
  readonly told?: readonly string[];
  /** Stands in the sentence with which the file is refused. */
  readonly refused?: string;
  /** Only where the machine has ffmpeg. */
  readonly needsFfmpeg?: boolean;
};
