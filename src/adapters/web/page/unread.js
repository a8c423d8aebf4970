/**
 * Channels with news: each is marked in every tab of a browser until one has shown it. The tabs ask
 * one another, for which of them hears of the news first is chance.
 */
export function createUnread(onChange) {
  const unread = new Set();
  const tabs = openTabs();
  let shown = null;

  const tell = () => {
    if (!document.hidden) tabs?.postMessage({ shows: shown });
  };
  tabs?.addEventListener('message', ({ data: { asks, shows } }) => {
    if (asks === shown) tell();
    if (unread.delete(shows)) onChange();
  });
  document.addEventListener('visibilitychange', tell);

  return {
    has: (channel) => unread.has(channel),
    add(channel) {
      unread.add(channel);
      tabs?.postMessage({ asks: channel });
    },
    /** This tab has the channel on its screen. */
    show(channel) {
      shown = channel;
      unread.delete(channel);
      tell();
    },
  };
}

/** Null if the browser keeps the tabs of a website apart. */
function openTabs() {
  try {
    return new BroadcastChannel('parley.unread');
  } catch {
    return null;
  }
}
