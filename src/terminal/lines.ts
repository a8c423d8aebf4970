import { toWhere } from './board.ts';
import { terminalStrings as strings } from './strings/en.ts';

type LogRecord = Readonly<Record<string, unknown>>;

/** What pino adds. */
const OWN = ['level', 'time', 'msg', 'pid', 'hostname'];
const MAX_CHARS = 500;

/** A record of the log as a line that a person reads; the fields stand behind what happened. */
export function toTerminalLine(record: LogRecord): string {
  const message = String(record.msg ?? '');
  const line = toSentence(message, record);
  if (line !== null) return line;
  const fields = Object.entries(record).filter(([name]) => !OWN.includes(name));
  const shown = fields.map(([name, value]) => `${name}: ${toText(value)}`).join(', ');
  const whole = shown === '' ? message : `${message} (${shown})`;
  return whole.length > MAX_CHARS ? `${whole.slice(0, MAX_CHARS)}…` : whole;
}

/** Null for a record that has no words of its own here. */
function toSentence(message: string, record: LogRecord): string | null {
  const name = toName(record.platform);
  switch (message) {
    case 'answered':
      return toAnswered(record);
    case 'connected': {
      const account = toText(record.account);
      return `${name} is ${strings.connected(account, toWhere(record))}`;
    }
    case 'add Parley to a Discord server with this link':
      return `${strings.invite}\n${toText(record.url)}`;
    case 'waiting for another process to release the store': {
      const { store, holder, waitSeconds } = record;
      return strings.storeWaits(toText(store), toText(holder), Number(waitSeconds));
    }
    case 'an MCP server lists unusable tools':
      return toLeftOut(record);
    case 'not connected; trying again':
    case 'still not connected; trying again':
      return strings.stillWaiting(name, toText(record.err));
    case 'no longer connected':
      return strings.lost(name, toText(record.detail));
    case 'connected again':
      return strings.regained(name);
    case 'draining':
      return strings.stopping(Math.round(Number(record.drainMs) / 1_000));
    case 'stopped':
      return strings.stopped;
    default:
      return null;
  }
}

/** Null if it does not name them. */
function toLeftOut({ server, leftOut }: LogRecord): string | null {
  if (!Array.isArray(leftOut)) return null;
  const tools = leftOut.map(({ tool, why }) => `${toText(tool)} (${toText(why)})`);
  return strings.leftOut(toText(server), tools);
}

/** One line an answer: where, how long it took, how much it was. */
function toAnswered({ place, durationMs, promptTokens, answerTokens, finish }: LogRecord): string {
  const tokens = Number(promptTokens ?? 0) + Number(answerTokens ?? 0);
  const facts = [
    `${(Number(durationMs ?? 0) / 1_000).toFixed(1)} s`,
    ...(tokens > 0 ? [`${tokens} tokens`] : []),
    ...(finish === 'stop' || finish === undefined ? [] : [toText(finish)]),
  ];
  return `answered in ${toText(place)}: ${facts.join(', ')}`;
}

function toName(platform: unknown): string {
  const id = toText(platform);
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}

/** Of an error its sentence, or else what it is; the rest as JSON. */
function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  const { type, message, code } = value as { type?: unknown; message?: unknown; code?: unknown };
  if (typeof message === 'string') return message;
  if (typeof type === 'string') return typeof code === 'string' ? `${type} ${code}` : type;
  return JSON.stringify(value);
}
