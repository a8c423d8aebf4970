import { load, myName } from './api.js';
import { byId, keepFocus, make, toAddress } from './dom.js';
import { icon } from './icons.js';
import { rove } from './keys.js';
import { strings } from './strings.js';
import { createThreadList } from './thread-list.js';

const naming = () => load(import('./naming.js'));

/** The channels, their threads, and who one is. On a narrow screen it slides in over the page. */
export function createSidebar({ state, show, onSwitch, onKnown, onThread }) {
  const toggle = createDrawer();

  const addChannel = async () => {
    const answer = await show(async () => (await naming()).askForChannel());
    if (!answer) return;
    onSwitch(answer.channel.id);
    if (!answer.isNew) onKnown();
    toggle(false);
  };

  const changeName = async () => {
    await show(async () => (await naming()).askForName());
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
    const news = isUnread ? make('span', { className: 'unseen' }, ` ${strings.newMessages}`) : null;
    return make(
      'li',
      {},
      make('a', look, make('span', { 'aria-hidden': 'true' }, '#'), make('bdi', {}, name), news),
    );
  };

  const list = make('ul', { className: 'channels' });
  const name = make('span', { dir: 'auto' });
  const threads = createThreadList({
    state,
    onRename: (thread) => void show(async () => (await naming()).askForTitle(state, thread)),
    onPick: (id) => {
      toggle(false);
      onThread(id);
    },
  });
  const edit = () => void show(async () => (await naming()).askToChange(state));
  const showKeys = () => void show(showShortcuts);
  byId('sidebar').append(
    ...toFrame({ list, name, addChannel, changeName, edit, showKeys, threads }),
  );
  rove(list, '.channel');

  /** The channel that was last brought into view: the list is left alone after that. */
  let seen = null;

  const draw = () => {
    name.textContent = myName() || strings.setYourName;
    keepFocus(list, () => list.replaceChildren(...state.channels.map(toLink)));
    const current = list.querySelector('[aria-current]');
    if (current && seen !== state.channel) current.scrollIntoView({ block: 'nearest' });
    if (current) seen = state.channel;
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
function toFrame({ list, name, addChannel, changeName, edit, showKeys, threads }) {
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
      make('h2', {}, strings.channels),
      make(
        'span',
        {},
        button(strings.changeChannel, 'icon-button', edit, icon('edit')),
        button(strings.newChannel, 'icon-button', addChannel, icon('plus')),
      ),
    ),
    list,
    ...threads.section,
    make(
      'div',
      { className: 'own' },
      make(
        'button',
        { type: 'button', className: 'me', title: strings.changeYourName, onclick: changeName },
        icon('person'),
        name,
      ),
      button(strings.shortcuts, 'icon-button', showKeys, '?'),
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
    else if (sidebar.contains(document.activeElement)) menu.focus(); // Where it slides in.
  };
  menu.addEventListener('click', () => toggle(!sidebar.classList.contains('open')));
  shade.addEventListener('click', () => toggle(false));
  sidebar.addEventListener('keydown', ({ key }) => key === 'Escape' && toggle(false));
  return toggle;
}

export async function showShortcuts() {
  const { openShortcuts } = await load(import('./shortcuts.js'));
  openShortcuts();
}
