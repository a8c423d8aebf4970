import { post } from './api.js';
import { ask } from './dialogs.js';
import { byId, make } from './dom.js';
import { openTour } from './tour.js';

/** The line that says that a stand-in answers, with a tour and, on this machine, a key field. */
export function createDemo({ onAsk, onUnlocked }) {
  const line = byId('demo');
  const tour = make(
    'button',
    { type: 'button', className: 'button', onclick: () => openTour(true, onAsk) },
    'Tour',
  );
  const key = make(
    'button',
    { type: 'button', className: 'button primary', onclick: () => void giveKey(onUnlocked) },
    'Add a key',
  );
  line.append(tour, key);
  return ({ isDemo, takesKey }) => {
    line.hidden = !isDemo;
    key.hidden = !takesKey;
  };
}

const NOTE =
  'It’s free at https://aistudio.google.com/apikey. The key is checked, kept in memory until Parley stops, and never shown. To keep it, set GEMINI_API_KEY in .env.';

async function giveKey(onUnlocked) {
  const answer = await ask({
    title: 'Add a Gemini key',
    note: NOTE,
    fields: [{ name: 'key', label: 'Key', type: 'password', isRequired: true, maxLength: 400 }],
    action: 'Check and use',
    onSubmit: ({ key }) => post('/web/key', { key }),
  });
  if (answer) onUnlocked(answer.model);
}
