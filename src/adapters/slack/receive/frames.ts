import type { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../../../core/ports.ts';
import { type Bag, textOf, toBag } from '../json.ts';

/** What the SDK dispatches without a look inside. */
const ENVELOPE = 'envelope';

const MAX_TYPE = 40;

/**
 * Reads the frames of a socket before the SDK does. It rejects on payloads that lack what it takes for granted, which would end the
 * process; it takes types for names of its own events, so that one of them could close the socket; it does not tell why Slack
 * disconnects, nor wait until it does.
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
      const isDisconnect = textOf(frame, 'type') === 'disconnect';
      if (isDisconnect && frame.reason === 'warning') return; // The real one follows within seconds.
      if (isDisconnect) onDisconnect(textOf(frame, 'reason'));
      for (const handle of handlers) await handle(JSON.stringify(frame), false);
    } catch (error) {
      log.warn({ err: error }, 'a frame from Slack could not be handled');
    }
  });
}

/** A frame as the SDK reads it without harm; null where there is nothing to do with it. */
function toFrame(data: unknown, log: Log): Bag | null {
  const frame = parse(data);
  const type = frame && textOf(frame, 'type');
  if (type === 'hello' || type === 'disconnect') return frame;
  if (frame && textOf(frame, 'envelope_id') !== '') return { ...frame, type: ENVELOPE };
  log.warn(
    { kind: type?.slice(0, MAX_TYPE) ?? 'not JSON' },
    'an unknown frame from Slack was left',
  );
  return null;
}

function parse(data: unknown): Bag | null {
  if (typeof data !== 'string') return null; // Slack sends no binary ones.
  try {
    return toBag(JSON.parse(data));
  } catch {
    return null;
  }
}
