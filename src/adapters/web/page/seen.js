import { browserKept } from './kept.js';

/** How many threads are remembered, over all channels. */
const MAX_THREADS = 500;
const KEY = 'parley.seen';

/**
 * Which message of each thread this browser has shown last; `onElsewhere` hears that another tab
 * has shown some.
 */
export function createSeen(onElsewhere = () => {}) {
  let seen = read();
  let beganAt = browserKept.get(`${KEY}.since`);
  addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    seen = merge(seen, read());
    onElsewhere();
  });

  const save = () => {
    seen = Object.fromEntries(Object.entries(seen).slice(-MAX_THREADS));
    browserKept.write(KEY, seen);
  };

  return {
    /** What was there before the first visit counts as read. */
    begin(latest) {
      if (beganAt !== null) return;
      beganAt = latest;
      browserKept.set(`${KEY}.since`, latest);
    },
    isUnread: ({ id, last, isMine }) => !isMine && last > (seen[id] ?? beganAt ?? ''),
    /** Whether that was news. */
    note({ id, last }) {
      if ((seen[id] ?? '') >= last) return false;
      seen = merge(seen, read());
      delete seen[id]; // The one that was read last stands last.
      seen[id] = last;
      save();
      return true;
    },
  };
}

/** Another tab may have shown others; where nothing can be kept, it knows less. */
function merge(own, kept) {
  const later = Object.entries(kept).filter(([id, last]) => (own[id] ?? '') < last);
  return { ...own, ...Object.fromEntries(later) };
}

function read() {
  return browserKept.read(KEY) ?? {};
}
