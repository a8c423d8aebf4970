import { make } from './dom.js';
import { browserKept } from './kept.js';
import { wouldLose } from './leaving.js';
import { readerTag, strings } from './strings.js';
import { shorten } from './words.js';

const NAME_KEY = 'parley.name';

export function myName() {
  return browserKept.get(NAME_KEY) ?? '';
}

export function setMyName(name) {
  browserKept.set(NAME_KEY, shorten(name.trim(), 60));
}

/** Sends something a person did. Throws an error whose message is a sentence. */
export async function post(path, body) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const known = { name: myName() || null, timeZone, locale: readerTag };
  return send(path, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...known, ...body }),
  });
}

/** Waits before what did not arrive is sent again; a restart of Parley takes some seconds. */
const AGAIN_MS = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * Sends what may be sent twice without harm, and again where Parley was not there to hear it, until
 * that `isOver`: it is there all the same, or no longer wanted. Throws as `post` does.
 */
export function postAgain(path, body, isOver = () => false) {
  return again(() => post(path, body), isOver);
}

async function again(send, isOver = () => false) {
  for (const waitMs of AGAIN_MS) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Unreachable) || error instanceof Hopeless) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      if (isOver()) throw error;
    }
  }
  return send();
}

/**
 * Stores a file's bytes, before the message that will name it. Those of a file that is sent twice
 * and named once are forgotten in time.
 */
export function upload(file, { isVoice = false, durationMs = null } = {}) {
  const query = new URLSearchParams({ name: file.name });
  if (isVoice) query.set('voice', '1');
  if (durationMs !== null) query.set('durationMs', String(Math.round(durationMs)));
  const type = file.type || 'application/octet-stream';
  const patienceMs = PATIENCE_MS + file.size / SLOWEST_BYTES_PER_MS;
  const options = { headers: { 'content-type': type }, body: file, patienceMs };
  return again(() => send(`/web/uploads?${query}`, options));
}

/** Parley was not there to hear it. */
export class Unreachable extends Error {}

/** Sent again at once, it would fare no better. */
class Hopeless extends Unreachable {}

/** A file that was uploaded is no longer there. */
export class UploadGone extends Error {}

/** What a proxy answers while Parley is not there. */
const AWAY = [502, 503, 504];

/** What Parley does before it answers takes no longer; a file’s way to it may. */
const PATIENCE_MS = 30_000;
const SLOWEST_BYTES_PER_MS = 20;

/** The window receives an event when Parley asks for the password again. */
export const LOGGED_OUT = 'parley.loggedOut';

let isTold = false;

/** The session is over. The page asks for the password itself where it loses nothing by that. */
function logIn() {
  if (!wouldLose()) return location.reload();
  if (!isTold) dispatchEvent(new Event(LOGGED_OUT));
  isTold = true;
}

export function toLoggedOut() {
  return new Hopeless(strings.loggedOut(`${location.origin}/`));
}

async function send(path, options) {
  const { response, answer } = await request(path, options);
  if (response.status === 401) {
    logIn();
    throw toLoggedOut();
  }
  const sentence = toSentence(answer?.error);
  if (AWAY.includes(response.status) && !sentence) throw new Unreachable(strings.unreachable);
  if (response.status === 410) throw new UploadGone(sentence ?? strings.failed);
  if (!response.ok) throw new Error(sentence ?? toRefusal(response.status));
  // Something other than Parley answered: a captive portal or a proxy.
  if (answer === null) throw new Unreachable(strings.unreachable);
  isTold = false;
  return answer;
}

/** The response, and what it says; null if that is nothing of Parley’s. */
async function request(path, { patienceMs = PATIENCE_MS, ...options }) {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), patienceMs);
  try {
    const { signal } = impatience;
    const response = await fetch(path, { method: 'POST', signal, ...options });
    return { response, answer: toAnswer(await response.text()) };
  } catch (cause) {
    if (impatience.signal.aborted) throw new Hopeless(strings.noAnswer, { cause });
    throw new Unreachable(strings.unreachable, { cause });
  } finally {
    clearTimeout(timer);
  }
}

function toAnswer(text) {
  try {
    const answer = JSON.parse(text);
    return typeof answer === 'object' ? answer : null;
  } catch {
    return null;
  }
}

/** What can be shown: a proxy may answer in words, too, and those are for programs. */
function toSentence(words) {
  const isSentence =
    typeof words === 'string' && /^(?!\w*Error\b|<)[^\n]+[.!?。！？।”»)]$/.test(words);
  return isSentence ? words : null;
}

function toRefusal(status) {
  if (status === 413) return strings.tooMuch;
  return status === 429 ? strings.tooOften : strings.failed;
}

/** A part of the page that is fetched when it is first needed. Throws as `post` does. */
export async function load(part) {
  try {
    return await part;
  } catch (cause) {
    throw new Unreachable(strings.unreachable, { cause });
  }
}

/** What the first click may need is here before it, so that it is not waited for. */
export function loadAhead(connection) {
  import('./focus.js').then(({ guardFocus }) => guardFocus()).catch(() => {}); // It is a comfort.
  import('./tabs.js').then((tabs) => tabs.shareConnections(connection)).catch(() => {});
  for (const name of ['changes', 'dialogs', 'naming', 'picture', 'recorder', 'shortcuts'])
    document.head.append(make('link', { rel: 'modulepreload', href: `/page/${name}.js` }));
}

/** What a command's option may be completed with; nothing if that cannot be told. */
export async function complete(command, option, typed) {
  const query = new URLSearchParams({ command, option, typed });
  const found = await send(`/web/suggestions?${query}`, { method: 'GET' }).catch(() => []);
  return Array.isArray(found) ? found : [];
}

const RETRY_MS = 2_000;

/** The window receives an event when Parley can be reached again. */
export const BACK = 'parley.back';

const EVENTS = [
  'state',
  'message',
  'choice',
  'grow',
  'gone',
  'sign',
  'notice',
  'model',
  'channels',
  'activity',
];

/**
 * Follows a channel. A broken connection resumes where it was, and so does one on which an event
 * cannot be read; if that happens twice, `onLost` is called and everything is loaded again.
 */
export function follow(channel, listeners, { after = null, broken = 0 } = {}) {
  const { onEvent, onConnection, onLost } = listeners;
  const query = new URLSearchParams({ channel });
  if (after !== null) query.set('after', after);
  const source = new EventSource(`/web/events?${query}`);
  const since = { after, broken };
  let timer;
  let stop = () => {};
  const retry = async () => {
    stop = follow(channel, listeners, since);
    await complete('', '', ''); // If the session is over, this asks for the password.
  };
  const onBroken = () => {
    source.close();
    since.broken += 1;
    if (since.broken > 1) since.after = null;
    if (since.broken === 2) onLost();
    if (since.broken < 3) stop = follow(channel, listeners, since);
    else timer = setTimeout(retry, RETRY_MS);
    onConnection(since.broken < 3);
  };
  for (const type of EVENTS) {
    source.addEventListener(type, ({ data, lastEventId }) => {
      const event = toAnswer(data);
      if (!event || Array.isArray(event)) return onBroken();
      since.after = lastEventId || since.after;
      since.broken = 0;
      onEvent(type, event);
    });
  }
  source.addEventListener('open', () => {
    onConnection(true);
    dispatchEvent(new Event(BACK));
  });
  source.addEventListener('error', () => {
    onConnection(false);
    // A refused connection (a restart behind a proxy) is not tried again by the browser.
    clearTimeout(timer);
    if (source.readyState === EventSource.CLOSED) timer = setTimeout(retry, RETRY_MS);
  });
  return () => {
    clearTimeout(timer);
    source.close();
    stop();
  };
}

/** Names one sending, so that the same message sent twice is one. */
export function toNonce() {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
