import { deserializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import { ErrorCode, type JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** What is longer is not read: no model could take a result of that length. */
const MAX_MB = 10;
const MAX_BYTES = MAX_MB * 1024 * 1024;

/** So far from its beginning or its end a message says what it answers. */
const EDGE_BYTES = 200;
const ID_FIRST = /^\s*\{\s*(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?"id"\s*:\s*(\d{1,15})\b/;
const ID_LAST = /"id"\s*:\s*(\d{1,15})\s*(?:,\s*"jsonrpc"\s*:\s*"2\.0"\s*)?\}\s*$/;

const LINE_END = 0x0a;

export type MessageListener = {
  readonly onMessage: (message: JSONRPCMessage) => void;
  /** A line that is no message; the next one may be. */
  readonly onError: (error: Error) => void;
};

type Line = {
  readonly pieces: Buffer[];
  bytes: number;
  /** The beginning and the end of a line that is too long. */
  head: Buffer;
  tail: Buffer;
};

const NOTHING = Buffer.alloc(0);
const toLine = (): Line => ({ pieces: [], bytes: 0, head: NOTHING, tail: NOTHING });

/**
 * Reads the messages of a program, one a line, in pieces as they come. A message that is too long
 * is heard as the failure of the request that it answers, and the lines behind it are read.
 */
export function createMessageReader({ onMessage, onError }: MessageListener) {
  let line = toLine();

  const add = (piece: Buffer) => {
    line.bytes += piece.length;
    if (line.head.length < EDGE_BYTES)
      line.head = Buffer.concat([line.head, piece.subarray(0, EDGE_BYTES)]);
    if (line.bytes <= MAX_BYTES) line.pieces.push(piece);
    else line.tail = Buffer.concat([line.tail, piece]).subarray(-EDGE_BYTES);
  };
  const end = () => {
    const ended = line;
    line = toLine();
    try {
      onMessage(ended.bytes > MAX_BYTES ? toFailure(ended) : toMessage(ended));
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  };

  return {
    append(chunk: Buffer): void {
      let from = 0;
      for (let to = chunk.indexOf(LINE_END); to >= 0; to = chunk.indexOf(LINE_END, from)) {
        add(chunk.subarray(from, to));
        end();
        from = to + 1;
      }
      if (from < chunk.length) add(chunk.subarray(from));
    },
  };
}

/** Programs begin with a byte order mark, or with a line of their own that they do not end. */
function toMessage({ pieces }: Line): JSONRPCMessage {
  const text = Buffer.concat(pieces).toString('utf8');
  const at = text.indexOf('{"jsonrpc"');
  return deserializeMessage(at > 0 ? text.slice(at) : text);
}

function toFailure({ head, tail }: Line): JSONRPCMessage {
  const [, id] =
    ID_FIRST.exec(head.toString('latin1')) ?? ID_LAST.exec(tail.toString('latin1')) ?? [];
  if (id === undefined) throw new Error('a message without end');
  const message = `its answer is longer than ${MAX_MB} MB and was not read; ask for less at a time`;
  return { jsonrpc: '2.0', id: Number(id), error: { code: ErrorCode.InternalError, message } };
}
