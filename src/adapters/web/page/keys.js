import { byId } from './dom.js';

/**
 * Makes a list one stop of the Tab key: see roving.js, which is fetched behind the first paint. It
 * is a comfort: without it each control is a stop.
 */
export function rove(list, itemSelector) {
  import('./roving.js').then(
    ({ createRoving }) => createRoving(list, itemSelector),
    () => {},
  );
}

/** The link that leads past everything to where one writes. */
export function createSkip(onSkip) {
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault(); // The part behind # names a channel.
    onSkip();
  });
}

/** Keys that work everywhere on the page. */
export function listenForShortcuts({ onSearch, onWrite, onList }) {
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]')) return;
    const isTyping = event.target.matches?.('input, textarea');
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') act(event, onSearch);
    else if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === '?') act(event, onList);
    else if (event.key === '/') act(event, onWrite);
  });
}

function act(event, action) {
  event.preventDefault();
  action();
}
