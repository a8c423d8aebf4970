import { browserKept, tabKept } from './kept.js';

/** What was written and not sent outlasts a reload. */
const DRAFT_KEY = 'parley.draft';
const SENDING_KEY = 'parley.sending';
/** What stood in tabs that were closed. */
const LEFT_KEY = 'parley.left';
const MAX_LEFT = 20;

export function createDraft() {
  const isNew = tabKept.get(DRAFT_KEY) === null;
  const own = { text: tabKept.get(DRAFT_KEY) ?? '', sending: readSending() };
  const left = readLeft().filter((each) => !isSame(each, own));
  const draft = (isNew ? left.pop() : null) ?? own;
  const save = () => {
    tabKept.set(DRAFT_KEY, draft.text);
    tabKept.write(SENDING_KEY, draft.sending);
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
  const { key, nonce, text } = tabKept.read(SENDING_KEY) ?? {};
  return nonce === undefined ? null : { key, nonce, text };
}

function readLeft() {
  const left = browserKept.read(LEFT_KEY);
  return Array.isArray(left) ? left.filter((each) => typeof each?.text === 'string') : [];
}

function writeLeft(left) {
  browserKept.write(LEFT_KEY, left.slice(-MAX_LEFT));
}
