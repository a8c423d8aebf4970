import { make } from './dom.js';
import { strings } from './strings.js';
import { toStarters } from './welcome.js';

/** The questions of an empty channel in a dialog, for someone who has asked one already. */
export function openTour(onPick) {
  const close = () => dialog.close();
  const pick = (text) => {
    close();
    onPick(text);
  };
  const dialog = make(
    'dialog',
    { className: 'wide', 'aria-label': strings.tour },
    make(
      'form',
      { method: 'dialog' },
      make('h2', {}, strings.tour),
      make('p', {}, strings.tourNote),
      ...toStarters(true, pick),
      make(
        'div',
        { className: 'actions' },
        make(
          'button',
          { type: 'button', className: 'button plain', onclick: close },
          strings.close,
        ),
      ),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
