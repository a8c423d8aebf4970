import { holdFocus, make } from './dom.js';
import { strings } from './strings.js';

/** Shows a picture as large as the window allows, with the words that it was drawn from. */
export function showPicture({ name, alt }, address) {
  const close = () => dialog.close();
  const caption = alt && alt !== name ? alt : name;
  const dialog = make(
    'dialog',
    { className: 'picture-box', 'aria-label': strings.image },
    make('img', { src: address, alt: caption, onclick: close }),
    make('p', { dir: 'auto' }, caption),
    make(
      'div',
      { className: 'actions' },
      make('a', { className: 'button', href: address, download: name }, strings.download),
      make(
        'button',
        { type: 'button', className: 'button primary', onclick: close },
        strings.close,
      ),
    ),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    giveBack();
  });
  dialog.addEventListener('click', ({ target }) => target === dialog && close());
  document.body.append(dialog);
  const giveBack = holdFocus();
  dialog.showModal();
  dialog.querySelector('button').focus();
}
