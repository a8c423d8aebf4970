import { post } from './api.js';
import { ask } from './dialogs.js';
import { byId, make } from './dom.js';
import { strings } from './strings.js';
import { openTour } from './tour.js';

/** The line that says that a stand-in answers, with a tour and, on this machine, a key field. */
export function createDemo({ onAsk, onUnlocked }) {
  const line = byId('demo');
  const tour = make(
    'button',
    { type: 'button', className: 'button', onclick: () => openTour(onAsk) },
    strings.tour,
  );
  const key = make(
    'button',
    { type: 'button', className: 'button primary', onclick: () => void giveKey(onUnlocked) },
    strings.addKey,
  );
  line.append(make('div', { className: 'buttons' }, tour, key));
  return ({ isDemo, takesKey }) => {
    line.hidden = !isDemo;
    key.hidden = !takesKey;
  };
}

async function giveKey(onUnlocked) {
  const answer = await ask({
    title: strings.addKeyTitle,
    note: strings.addKeyNote,
    fields: [
      { name: 'key', label: strings.key, type: 'password', isRequired: true, maxLength: 400 },
    ],
    action: strings.useKey,
    onSubmit: ({ key }) => post('/web/key', { key }),
  });
  if (answer) onUnlocked(answer.model);
}
