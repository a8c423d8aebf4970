import { keepFocus, make, toAddress } from './dom.js';
import { icon } from './icons.js';
import { rove } from './keys.js';
import { createSeen } from './seen.js';
import { toThreads } from './state.js';
import { strings } from './strings.js';
import { toName } from './threads.js';

/** The threads of the channel in the sidebar, the latest first, with a search. */
export function createThreadList({ state, onPick, onRename }) {
  const seen = createSeen(() => draw());
  const list = make('ul', { className: 'channels thread-list', 'aria-label': strings.threads });
  const look = { type: 'search', placeholder: strings.search, 'aria-label': strings.searchThreads };
  const search = make('input', { ...look, className: 'search', oninput: () => draw() });
  const none = make('p', { className: 'quiet none', role: 'status' });
  let frame = 0;

  const toItem = (thread) => {
    const isUnread = seen.isUnread(thread);
    const href = toAddress(state.channel, thread.id);
    const onclick = (event) => {
      event.preventDefault(); // Also where that is the address already.
      onPick(thread.id);
    };
    const rename = {
      type: 'button',
      className: 'icon-button rename',
      'data-key': thread.id,
      'aria-label': strings.renameThread(thread.name),
      title: strings.rename,
      onclick: () => onRename(thread),
    };
    return make(
      'li',
      { className: 'item' },
      make(
        'a',
        { href, onclick, dir: 'auto', className: isUnread ? 'channel unread' : 'channel' },
        make('span', { className: 'label' }, thread.name),
        isUnread ? make('span', { className: 'unseen' }, ` ${strings.newMessages}`) : null,
      ),
      make('button', rename, icon('edit')),
    );
  };

  const draw = () => {
    frame = 0;
    const words = search.value.trim().toLowerCase();
    const threads = toListed(state)
      .map((thread) => ({ ...thread, name: nameOf(thread, state) }))
      .filter((thread) => words === '' || textOf(thread).includes(words));
    keepFocus(list, () => list.replaceChildren(...threads.map(toItem)));
    none.textContent = words !== '' && threads.length === 0 ? strings.nothingFound : '';
  };
  rove(list, '.item > a');

  return {
    section: [
      make('div', { className: 'section' }, make('h2', {}, strings.threads), search),
      none,
      list,
    ],
    search,
    /** Once a frame: many messages may change at a time. */
    draw() {
      if (frame === 0) frame = requestAnimationFrame(draw);
    },
    begin: () => seen.begin([...state.messages.keys()].at(-1) ?? '0'),
    /** These threads were looked at. */
    note(ids) {
      const threads = toListed(state).filter(({ id }) => ids.includes(id));
      if (threads.map(seen.note).includes(true)) this.draw();
    },
  };
}

function toListed(state) {
  return toThreads(state.messages.values())
    .map(({ id, root, replies }) => {
      const all = [root, ...replies].filter(Boolean);
      const last = all.at(-1);
      return { id, root, all, last: last.id, isMine: last.speaker === state.person };
    })
    .sort((a, b) => (a.last < b.last ? 1 : -1));
}

function nameOf({ root }, state) {
  return root ? toName(root, state) : strings.olderThread;
}

/** What a search looks at. */
function textOf({ name, all }) {
  return [name, ...all.map(({ text }) => text)].join('\n').toLowerCase();
}
