import type { z } from 'zod';
import type { Json } from './messages.ts';

/** A file as the model is shown it. */
export type ModelFile = {
  readonly type: 'image' | 'audio' | 'document';
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly name: string;
  /** It came with an earlier question. */
  readonly isEarlier?: boolean;
};

/** What the model is shown of a turn. */
export type ModelPart = { readonly type: 'text'; readonly text: string } | ModelFile;

/** One message of the conversation, as the model is shown it. */
export type ModelTurn = {
  readonly role: 'user' | 'assistant';
  readonly parts: readonly ModelPart[];
};

/** What the model is told of a tool. */
export type ToolSpec = {
  readonly name: string;
  readonly description: string;
  /** A JSON schema already reduced to what Gemini accepts; null for a tool without arguments. */
  readonly parameters: Json;
};

/** A call as the model wrote it: `arguments` is JSON text, and may be wrong. */
export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string };

/** All that the model is asked with. */
export type ChatRequest = {
  readonly system: string;
  readonly turns: readonly ModelTurn[];
  /** Finished rounds of this turn: the assistant's message verbatim and its tool messages. */
  readonly rounds: readonly { readonly message: Json; readonly results: readonly Json[] }[];
  readonly tools: readonly ToolSpec[];
  /** Null: the configured one. */
  readonly model: string | null;
  readonly effort: 'low' | 'medium' | 'high' | null;
};

/** What one request to a model used. Tokens are 0 if the server reports none. */
export type Usage = {
  readonly model: string;
  readonly promptTokens: number;
  /** Hidden thinking included. */
  readonly answerTokens: number;
  readonly pictures: number;
  readonly searches: number;
};

/** Told what each request took, also one that failed afterwards, was stopped or is asked again. */
export type Meter = (usage: Usage) => void;

/** What comes of a request: text as it is written, then one `end`. */
export type ChatEvent =
  | { readonly type: 'text'; readonly text: string }
  /** Something came that is no text: a hidden thought, a piece of a tool call. */
  | { readonly type: 'activity' }
  /** Another model answers than the one asked for (GEMINI_FALLBACK_MODEL); before its text. */
  | { readonly type: 'fallback'; readonly model: string }
  /** The server did not take these files of the request; the answer is made without them. */
  | {
      readonly type: 'left_out';
      readonly files: readonly ModelFile[];
      readonly reason: 'refused' | 'too_large';
    }
  | {
      readonly type: 'end';
      /**
       * `length`: the model's own limit. Everything that went wrong is thrown as a `ModelError`
       * instead.
       */
      readonly finish: 'stop' | 'length';
      readonly calls: readonly ToolCall[];
      /** The assistant's message, verbatim, to be sent back with its signatures. */
      readonly message: Json;
    };

/** The model that answers. */
export type ChatModel = {
  /** Streams one assistant message. Throws `ModelError`; ends quietly when aborted. */
  stream(request: ChatRequest, signal: AbortSignal, meter: Meter): AsyncIterable<ChatEvent>;
};

/** A file in a form that the model accepts, or one piece of it. */
export type Extracted =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'image' | 'audio' | 'document';
      readonly mimeType: string;
      readonly bytes: Uint8Array;
      /** What is written in a document: not shown beside it, but kept for later questions. */
      readonly written?: string;
    };

/**
 * What a file was made into. A text is whole, up to what a reader can hold in memory.
 * `notices`: one plain sentence each on what is missing, cut or guessed, without the file's name,
 * and written so that it can follow “report.docx: ”.
 */
export type Extraction = {
  readonly parts: readonly Extracted[];
  readonly notices: readonly string[];
};

/** Makes files into what the model accepts. */
export type Extractor = {
  /**
   * Decides by the bytes, not by what the platform claims. A video becomes several parts: pictures
   * and its sound. Throws `UserError` for what cannot be used.
   */
  extract(
    file: { readonly name: string; readonly mimeType: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
  ): Promise<Extraction>;
};

/** The model that places texts by what they mean. */
export type EmbeddingModel = {
  /** Vectors of different models cannot be compared. */
  readonly model: string;
  /**
   * A vector of length 1 for each text, in their order; texts that mean something alike have a
   * small angle between them. What is longer than the model reads is cut. Throws `ModelError`.
   */
  embed(
    texts: readonly string[],
    signal: AbortSignal,
    meter: Meter,
  ): Promise<readonly Float32Array[]>;
};

/** Which models the server has. */
export type ModelCatalog = {
  /** Model ids without `models/`. */
  list(signal: AbortSignal): Promise<readonly string[]>;
  check(model: string, signal: AbortSignal): Promise<'served' | 'missing' | 'unknown'>;
};

/** Bytes of a picture. */
export type Picture = { readonly mimeType: string; readonly bytes: Uint8Array };

/** A wish for pictures. */
export type DrawRequest = {
  readonly prompt: string;
  /** Width to height, "16:9"; null leaves it to the model. */
  readonly aspect: string | null;
  /** How many, 1 to 4. */
  readonly count: number;
  /**
   * Pictures that the prompt changes or uses, the one to be changed first; empty: drawn from
   * nothing.
   */
  readonly sources: readonly Picture[];
};

/** The model that draws. */
export type ImageModel = {
  /** Whether pictures can be changed: that needs the native API. */
  readonly canEdit: boolean;
  /**
   * Resolves to at least one picture, and the model that drew it. Throws `ModelError`: `blocked`
   * where the prompt was refused, with the reason in plain words as its message.
   */
  draw(
    request: DrawRequest,
    signal: AbortSignal,
    meter: Meter,
  ): Promise<{ readonly pictures: readonly Picture[]; readonly model: string }>;
};

/** A page that an answer rests on. */
export type Source = {
  readonly title: string;
  readonly url: string;
  /**
   * For a message: when it was sent, in epoch milliseconds. It is a source only if the answer links
   * it.
   */
  readonly saidAt?: number | undefined;
};

/** Looks things up on the web. */
export type WebSearch = {
  /** What the web says, in a text with its sources. Throws `ModelError`. */
  search(
    query: string,
    signal: AbortSignal,
    meter: Meter,
  ): Promise<{ readonly text: string; readonly sources: readonly Source[] }>;
};

/** The model as a reader of forms: data instead of words. */
export type StructuredOutput = {
  /**
   * Reads what `schema` asks for out of the turns: checked, and asked for once more where it does
   * not fit. Throws `ModelError` (`malformed` if it never fits).
   */
  extract<T>(
    schema: z.ZodType<T>,
    request: { readonly system: string; readonly turns: readonly ModelTurn[] },
    signal: AbortSignal,
    meter: Meter,
  ): Promise<T>;
};

/** What was said in a recording. */
export type Transcript = {
  /** In English: "German". Empty if it was not told. */
  readonly language: string;
  readonly segments: readonly {
    readonly startMs: number;
    readonly speaker: string | null;
    readonly text: string;
  }[];
  /** One line; empty if there is none. */
  readonly summary: string;
};

/** The model that hears. */
export type Transcriber = {
  /** Throws `ModelError`. */
  transcribe(
    audio: { readonly mimeType: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
    meter: Meter,
  ): Promise<Transcript>;
};

/** Of a picture, in pixels. */
export type Size = { readonly width: number; readonly height: number };

/** What can be done with the bytes of a picture without a model. */
export type Pictures = {
  /** Its size in pixels; null for what cannot be read. */
  measure(bytes: Uint8Array): Promise<Size | null>;
  /**
   * The picture in at most so many bytes: as it is if it fits, else written again, smaller if need
   * be; null if nothing helps.
   */
  fit(picture: Picture, maxBytes: number): Promise<Picture | null>;
};

export type PictureType = 'png' | 'jpeg' | 'webp' | 'gif';

/**
 * What kind of picture it is by its first bytes, as what servers claim about their pictures is not
 * always true; null for anything else.
 */
export function toPictureType(bytes: Uint8Array): PictureType | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'webp' : null;
}
