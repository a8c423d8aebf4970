import { make } from './dom.js';

/** What can be tried without a key; what only a model can do is shown by written examples. */
const DEMO = [
  {
    title: 'Works without a key',
    asks: [
      'Remind me in 2 minutes to stretch',
      'Make a poll: pizza or pasta',
      'What is 17*23?',
      'A bar chart of 3, 5, 9',
      'Post "Hello from the demo" in #general',
      'Who are you and what can you do?',
    ],
  },
  {
    title: 'Written examples of what a model does',
    asks: [
      'Show me a voice note',
      'Draw a lighthouse at sea',
      'Make it night',
      'Show me a table from a PDF',
      'Show me a summary with links',
      'Show me how you remember',
      'Show me code and formulas',
    ],
  },
];

const ASKS = [
  {
    title: '',
    asks: [
      'Compare SQLite and PostgreSQL in a table',
      'Remind me tomorrow at 9 to water the plants',
      'Make a poll: pizza or pasta',
      'What did we decide here?',
    ],
  },
];

/** Questions to begin with, in groups; `onPick` hears which was pressed. */
export function toStarters(isDemo, onPick) {
  return (isDemo ? DEMO : ASKS).map(({ title, asks }) =>
    make(
      'div',
      { className: 'starters' },
      title === '' ? null : make('h3', {}, title),
      make('div', { className: 'suggestions' }, ...asks.map((text) => toChip(text, onPick))),
    ),
  );
}

function toChip(text, onPick) {
  const onclick = () => onPick(text);
  return make('button', { type: 'button', className: 'suggestion', onclick }, text);
}

/** The same questions in a dialog, for whoever has asked one already. */
export function openTour(isDemo, onPick) {
  const close = () => dialog.close();
  const pick = (text) => {
    close();
    onPick(text);
  };
  const dialog = make(
    'dialog',
    { className: 'wide', 'aria-label': 'Tour' },
    make(
      'form',
      { method: 'dialog' },
      make('h2', {}, 'Tour'),
      make('p', {}, 'Each begins a new topic. “Make it night” goes on with the picture.'),
      ...toStarters(isDemo, pick),
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
