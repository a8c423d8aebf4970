import { myName, post, setMyName } from './api.js';
import { ask } from './dialogs.js';
import { byId, keepFocus, make, toAddress } from './dom.js';
import { icon } from './icons.js';

/** The channels, and who one is. On a narrow screen it slides in over the page. */
export function createSidebar({ state, onSwitch, onKnown }) {
  const toggle = createDrawer();

  const addChannel = async () => {
    const answer = await askForChannel();
    if (!answer) return;
    onSwitch(answer.channel.id);
    if (!answer.isNew) onKnown();
    toggle(false);
  };

  const changeName = async () => {
    await askForName();
    draw();
  };

  const toLink = ({ id, name }) => {
    const isUnread = state.unread.has(id);
    const look = {
      href: toAddress(id),
      className: isUnread ? 'channel unread' : 'channel',
      'aria-current': id === state.channel ? 'page' : null,
      onclick: () => toggle(false),
    };
    const news = isUnread ? make('span', { className: 'unseen' }, ' (new messages)') : null;
    return make(
      'li',
      {},
      make('a', look, make('span', { 'aria-hidden': 'true' }, '#'), name, news),
    );
  };

  const list = make('ul', { className: 'channels' });
  const name = make('span');
  byId('sidebar').append(...toFrame({ list, name, addChannel, changeName }));

  const draw = () => {
    name.textContent = myName() || 'Set your name';
    keepFocus(list, () => list.replaceChildren(...state.channels.map(toLink)));
  };

  return { draw };
}

/** What of it stays as it is. */
function toFrame({ list, name, addChannel, changeName }) {
  const logo = make('img', { src: '/favicon.svg', alt: '', width: 28, height: 28 });
  const add = { className: 'icon-button', 'aria-label': 'New channel', title: 'New channel' };
  const me = { type: 'button', className: 'me', title: 'Change your name', onclick: changeName };
  return [
    make('div', { className: 'brand' }, logo, 'Parley'),
    make(
      'div',
      { className: 'section' },
      make('h2', {}, 'Channels'),
      make('button', { ...add, type: 'button', onclick: addChannel }, icon('plus')),
    ),
    list,
    make('button', me, icon('person'), name),
  ];
}

/** The list of channels on a narrow screen; the result opens and closes it. */
function createDrawer() {
  const sidebar = byId('sidebar');
  const menu = byId('menu');
  const shade = byId('shade');
  menu.append(icon('menu'));
  const toggle = (isOpen) => {
    sidebar.classList.toggle('open', isOpen);
    shade.hidden = !isOpen;
    menu.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) sidebar.querySelector('a, button')?.focus();
  };
  menu.addEventListener('click', () => toggle(!sidebar.classList.contains('open')));
  shade.addEventListener('click', () => toggle(false));
  sidebar.addEventListener('keydown', ({ key }) => key === 'Escape' && toggle(false));
  return toggle;
}

function askForChannel() {
  const fields = [{ name: 'channel', label: 'Name', maxLength: 40, isRequired: true }];
  const onSubmit = (filled) => post('/web/channels', filled);
  const note = 'Up to 40 characters. Its address has the letters and digits of the name.';
  return ask({ title: 'New channel', note, action: 'Create', fields, onSubmit });
}

function askForName() {
  return ask({
    title: 'Your name',
    note: 'Parley and everyone on this page see it beside what you write.',
    fields: [{ name: 'name', label: 'Name', value: myName(), maxLength: 60 }],
    onSubmit: ({ name }) => setMyName(name),
  });
}
