import { myName, post, setMyName } from './api.js';
import { ask } from './dialogs.js';
import { byId, keepFocus, make, toAddress } from './dom.js';
import { icon } from './icons.js';
import { createRoving } from './roving.js';
import { openShortcuts } from './shortcuts.js';
import { createThreadList } from './thread-list.js';

/** The channels, their threads, and who one is. On a narrow screen it slides in over the page. */
export function createSidebar({ state, onSwitch, onKnown, onThread }) {
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
      make('a', look, make('span', { 'aria-hidden': 'true' }, '#'), make('bdi', {}, name), news),
    );
  };

  const list = make('ul', { className: 'channels' });
  const name = make('span');
  const threads = createThreadList({
    state,
    onPick: (id) => {
      toggle(false);
      onThread(id);
    },
  });
  const edit = () => void askToChange(state);
  byId('sidebar').append(...toFrame({ list, name, addChannel, changeName, edit, threads }));
  createRoving(list, '.channel');

  const draw = () => {
    name.textContent = myName() || 'Set your name';
    keepFocus(list, () => list.replaceChildren(...state.channels.map(toLink)));
    threads.draw();
  };

  return {
    draw,
    threads,
    search() {
      toggle(true);
      threads.search.focus();
      threads.search.select();
    },
  };
}

/** What of it stays as it is. */
function toFrame({ list, name, addChannel, changeName, edit, threads }) {
  const logo = make('img', { src: '/favicon.svg', alt: '', width: 28, height: 28 });
  const button = (label, className, onclick, ...children) =>
    make(
      'button',
      { type: 'button', className, 'aria-label': label, title: label, onclick },
      ...children,
    );
  return [
    make('div', { className: 'brand' }, logo, 'Parley'),
    make(
      'div',
      { className: 'section' },
      make('h2', {}, 'Channels'),
      make(
        'span',
        {},
        button('Rename or archive this channel', 'icon-button', edit, icon('edit')),
        button('New channel', 'icon-button', addChannel, icon('plus')),
      ),
    ),
    list,
    ...threads.section,
    make(
      'div',
      { className: 'own' },
      make(
        'button',
        { type: 'button', className: 'me', title: 'Change your name', onclick: changeName },
        icon('person'),
        name,
      ),
      button('Keyboard shortcuts', 'icon-button', openShortcuts, '?'),
    ),
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

function askToChange({ channel, channels }) {
  const name = channels.find(({ id }) => id === channel)?.name ?? channel;
  const archive = {
    label: 'Archive',
    onPress: () => post('/web/channels/archive', { channel }),
  };
  return ask({
    title: `Channel #${name}`,
    note: 'Its address stays. An archived channel comes back, with all that was said in it, when one of its name is created.',
    fields: [{ name: 'title', label: 'Name', value: name, maxLength: 40, isRequired: true }],
    other: channel === 'general' ? null : archive,
    onSubmit: ({ title }) => post('/web/channels/rename', { channel, title }),
  });
}

function askForName() {
  return ask({
    title: 'Your name',
    note: 'Parley and everyone on this page see it beside what you write.',
    fields: [{ name: 'name', label: 'Name', value: myName(), maxLength: 60 }],
    onSubmit: ({ name }) => setMyName(name),
  });
}
