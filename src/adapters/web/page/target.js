import { tabKept } from './kept.js';
import { strings } from './strings.js';
import { toName } from './threads.js';

/** Where one was before a reload. */
const THREAD_KEY = 'parley.thread';

/** Where what is written next goes: on in a thread as long as that can be seen, or to a new one. */
export function createTarget({ state, threads, scroll, composer }) {
  /** Null: a new one. */
  let thread = null;
  let isAway = false;
  let left = tabKept.get(THREAD_KEY);
  const awaited = createAwaited({ state, threads, scroll });

  const card = () => (thread === null ? null : threads.card(thread));

  const isOutOfSight = () => {
    const element = card();
    return element !== null && !scroll.isSeen(element);
  };

  const draw = () => {
    const root = state.messages.get(thread);
    scroll.pin(card());
    isAway = isOutOfSight();
    composer.setThread({
      id: thread,
      title: root ? toName(root, state) : strings.yourMessage,
      isAway,
    });
    threads.activate(isAway ? null : thread);
  };

  const check = () => {
    if (isOutOfSight() !== isAway) draw();
  };

  const showAwaited = () => awaited.show() && draw();

  /** `sent`: a message that was sent there. */
  const set = (id, sent = null) => {
    thread = id;
    if (left === null) tabKept.set(THREAD_KEY, id ?? '');
    draw();
    if (sent === null) return;
    awaited.set(sent);
    showAwaited();
  };

  const goBack = () => {
    const element = card();
    if (element) scroll.show(element);
    check();
    composer.focus();
  };

  return {
    set,
    check,
    showAwaited,
    goBack,
    isAwaited: awaited.is,
    /** The thread that a message which is sent now belongs to. */
    get() {
      check();
      return isAway ? null : thread;
    },
    /** This message is gone. */
    lose(id) {
      if (id === thread) set(null);
    },
    /** The channel was drawn again. */
    restore() {
      const id = thread ?? left;
      set(state.messages.has(id) ? id : null);
      left = null;
    },
  };
}

/** The message just sent, to be shown once it is there. */
function createAwaited({ state, threads, scroll }) {
  let awaited = null;
  return {
    set(id) {
      awaited = id;
    },
    is: ({ id }) => id === awaited,
    /** Whether it was there. */
    show() {
      const isThere = state.messages.has(awaited);
      if (isThere) scroll.show(threads.reveal(awaited));
      if (isThere) awaited = null;
      return isThere;
    },
  };
}
