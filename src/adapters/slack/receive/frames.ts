import type { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../../../core/ports.ts';
import { parseJson } from '../schema.ts';
import { type Frame, frameSchema } from './payloads.ts';

/** A type that the SDK passes on without reading the payload. */
const ENVELOPE = 'envelope';

const MAX_TYPE = 40;

/**
 * Reads the frames of a socket before the SDK does. The SDK rejects on payloads without the
 * members that it expects, which would end the process. It emits the type of a frame as an event
 * of its own, so that some types could close the socket. And it neither tells why Slack
 * disconnects nor waits until Slack does.
 */
export function guardFrames(
  client: SocketModeClient,
  { log, onDisconnect }: { readonly log: Log; readonly onDisconnect: (reason: string) => void },
): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (data: unknown) => {
    try {
      const frame = toFrame(data, log);
      if (!frame) return;
      const { type, reason } = frame;
      if (type === 'disconnect' && reason === 'warning') return; // The real one follows soon.
      if (type === 'disconnect') onDisconnect(reason);
      for (const handle of handlers) await handle(JSON.stringify(frame), false);
    } catch (error) {
      log.warn({ err: error }, 'could not handle a frame from Slack');
    }
  });
}

function parseFrame(data: string): Frame | null {
  const value = parseJson(data);
  return value === undefined ? null : frameSchema.parse(value);
}

/** A frame that the SDK can read without harm; null if the frame is of no use. */
function toFrame(data: unknown, log: Log): Frame | null {
  const frame = typeof data === 'string' ? parseFrame(data) : null; // Slack sends no binary ones.
  if (frame?.type === 'hello' || frame?.type === 'disconnect') return frame;
  if (frame && frame.envelope_id !== '') return { ...frame, type: ENVELOPE };
  const kind = frame?.type.slice(0, MAX_TYPE) ?? 'not JSON';
  log.warn({ kind }, 'skipped an unknown frame from Slack');
  return null;
}
