import { make } from './dom.js';

const KEYS = [
  ['Enter', 'Send'],
  ['Shift + Enter', 'A new line'],
  ['/', 'The commands, or the message box from elsewhere'],
  ['Esc', 'Leave the thread: what you write begins a new topic'],
  ['↑ ↓', 'From message to message, channel to channel, thread to thread'],
  ['→ ←', 'Into a message and through its buttons, and back'],
  ['Home, End', 'The first, the last'],
  ['Ctrl + K', 'Search the threads'],
  ['?', 'This list'],
];

/** Keys that work everywhere on the page. */
export function listenForShortcuts({ onSearch, onWrite }) {
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]')) return;
    const isTyping = event.target.matches?.('input, textarea');
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') act(event, onSearch);
    else if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === '?') act(event, openShortcuts);
    else if (event.key === '/') act(event, onWrite);
  });
}

function act(event, action) {
  event.preventDefault();
  action();
}

export function openShortcuts() {
  const close = () => dialog.close();
  const rows = KEYS.flatMap(([keys, what]) => [
    make('dt', {}, make('kbd', {}, keys)),
    make('dd', {}, what),
  ]);
  const dialog = make(
    'dialog',
    { 'aria-label': 'Keyboard shortcuts' },
    make(
      'form',
      { method: 'dialog' },
      make('h2', {}, 'Keyboard shortcuts'),
      make('dl', { className: 'shortcuts' }, ...rows),
      make(
        'div',
        { className: 'actions' },
        make('button', { type: 'button', className: 'button plain', onclick: close }, 'Close'),
      ),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
