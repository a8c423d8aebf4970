import { remember } from './dom.js';

/** What was written and not sent outlasts a reload. */
const DRAFT_KEY = 'parley.draft';
/** And so does what is being sent: it may have arrived. */
const SENDING_KEY = 'parley.sending';
/** What stood in tabs that were closed; the next new one has the last of it. */
const LEFT_KEY = 'parley.left';
const MAX_LEFT = 20;

/** What was written in this tab before, or in one that was closed. */
export function createDraft() {
  const isNew = sessionStorage.getItem(DRAFT_KEY) === null;
  const own = { text: sessionStorage.getItem(DRAFT_KEY) ?? '', sending: readSending() };
  const left = readLeft().filter((each) => !isSame(each, own));
  const draft = (isNew ? left.pop() : null) ?? own;
  const save = () => {
    remember(sessionStorage, DRAFT_KEY, draft.text);
    remember(sessionStorage, SENDING_KEY, JSON.stringify(draft.sending));
  };
  writeLeft(left);
  save();
  addEventListener('pagehide', () => {
    if (draft.text !== '') writeLeft([...readLeft(), draft]);
  });

  return {
    get text() {
      return draft.text;
    },
    /** What names the sending of what is written; null: it was not sent. */
    get sending() {
      return draft.sending;
    },
    note(what) {
      Object.assign(draft, what);
      save();
    },
  };
}

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function readSending() {
  const { key, nonce, text } = read(sessionStorage, SENDING_KEY) ?? {};
  return nonce === undefined ? null : { key, nonce, text };
}

function readLeft() {
  const left = read(localStorage, LEFT_KEY);
  return Array.isArray(left) ? left.filter((each) => typeof each?.text === 'string') : [];
}

function writeLeft(left) {
  if (left.length === 0) localStorage.removeItem(LEFT_KEY);
  else remember(localStorage, LEFT_KEY, JSON.stringify(left.slice(-MAX_LEFT)));
}

function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null; // Somebody else wrote it.
  }
}
