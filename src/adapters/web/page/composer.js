import { post, toNonce } from './api.js';
import { createSuggestions } from './commands.js';
import { announce, byId, make } from './dom.js';
import { createFileTray, listenForDrops } from './files.js';
import { icon } from './icons.js';
import { showMarkdown } from './markdown.js';
import { createRecorder } from './recorder.js';

const MAX_HEIGHT_PX = 240;

/** What was written and not sent outlasts a reload. */
const DRAFT_KEY = 'parley.draft';

/**
 * Where messages are written: text, files, recordings and commands, to a new thread or an old one.
 */
export function createComposer({ state, onForm, onThread }) {
  const { input, context, sendButton } = createControls();
  const { problem, notice, complain, note } = createNotes();
  const tray = createFileTray(complain, refresh);
  const suggestions = createSuggestions(input, () => state.commands, fill);
  const send = createSender({ state, tray, input, onForm, onThread, complain, refresh });

  function fill(text) {
    input.value = text;
    input.focus();
    refresh();
  }

  function refresh() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, MAX_HEIGHT_PX)}px`;
    const isEmpty = input.value.trim() === '' && tray.isEmpty;
    sendButton.disabled = send.isBusy || tray.isBusy || isEmpty;
    suggestions.refresh();
    sessionStorage.setItem(DRAFT_KEY, input.value);
  }

  const submit = () => {
    if (!sendButton.disabled) void send.now();
  };
  const box = assemble({ input, sendButton, context, tray, complain });
  byId('composer').append(suggestions.list, problem, notice, suggestions.hint, box);
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener('input', () => {
    complain('');
    refresh();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || suggestions.onKey(event)) return;
    if (event.key === 'Escape') return onThread(null);
    // On a touch keyboard Enter is a new line, for there is no Shift to hold.
    if (event.key !== 'Enter' || event.shiftKey || matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    submit();
  });
  input.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    tray.addAll(event.clipboardData.files);
  });
  listenForDrops(tray.addAll);

  const setThread = (id, title) => {
    send.thread = id;
    input.placeholder = id === null ? 'Ask Parley anything …' : 'Reply …';
    context.hidden = id === null;
    context.replaceChildren(...toContext(title, () => onThread(null)));
  };
  setThread(null, null);
  input.value = sessionStorage.getItem(DRAFT_KEY) ?? '';
  refresh();
  if (matchMedia('(pointer: fine)').matches) input.focus();

  return { fill, complain, note, setThread, focus: () => input.focus() };
}

/**
 * The lines over the composer: what went wrong, and what Parley says to this person only, until
 * they go on.
 */
function createNotes() {
  const problem = make('p', { className: 'problem', role: 'alert', hidden: true });
  const notice = make('div', { className: 'hint markdown', hidden: true });

  const complain = (sentence) => {
    problem.textContent = sentence;
    problem.hidden = sentence === '';
    notice.hidden = true;
  };
  const note = (sentence) => {
    complain('');
    showMarkdown(notice, sentence);
    notice.hidden = false;
    announce(sentence);
  };
  return { problem, notice, complain, note };
}

function createControls() {
  const input = make('textarea', {
    id: 'input',
    rows: 1,
    dir: 'auto',
    'aria-label': 'Message to Parley',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': 'suggestions',
    'aria-expanded': 'false',
  });
  const look = { type: 'submit', className: 'send', 'aria-label': 'Send', title: 'Send' };
  return {
    input,
    context: make('div', { className: 'context', hidden: true }),
    sendButton: make('button', look, icon('send')),
  };
}

function assemble({ input, sendButton, context, tray, complain }) {
  const picker = make('input', { type: 'file', multiple: true, hidden: true });
  picker.addEventListener('change', () => {
    tray.addAll(picker.files);
    picker.value = '';
  });
  const label = { className: 'icon-button', 'aria-label': 'Add files', title: 'Add files' };
  const attach = make(
    'button',
    { ...label, type: 'button', onclick: () => picker.click() },
    icon('attach'),
  );
  const mic = createRecorder({
    onRecording: (file, durationMs) => tray.add(file, { isVoice: true, durationMs }),
    onProblem: complain,
  });
  const row = make('div', { className: 'row' }, attach, input, mic, sendButton);
  return make('form', { className: 'box' }, context, tray.element, row, picker);
}

/**
 * Sends what is written; what failed keeps its nonce, so that sent again it cannot be there twice.
 */
function createSender({ state, tray, input, onForm, onThread, complain, refresh }) {
  let attempt = null;
  const onSent = ({ id, isPrivate, form, place }, { channel, thread }) => {
    // `/help` and its like are answered and done with; a question goes on.
    if (id) onThread(isPrivate ? thread : (thread ?? id), id);
    if (form) void onForm(form, place ?? { channel, thread });
  };

  const sender = {
    thread: null,
    isBusy: false,
    async now() {
      const { thread } = sender;
      const body = { channel: state.channel, thread, text: input.value, uploads: tray.ids() };
      const key = JSON.stringify(body);
      if (attempt?.key !== key) attempt = { key, nonce: toNonce() };
      sender.isBusy = true;
      complain('');
      refresh();
      try {
        const answer = await post('/web/messages', { ...body, nonce: attempt.nonce });
        attempt = null;
        if (input.value === body.text) input.value = '';
        tray.clear();
        onSent(answer, body);
      } catch (error) {
        complain(error.message);
      } finally {
        sender.isBusy = false;
        refresh();
      }
    },
  };
  return sender;
}

/** Says which thread is written to, and how to leave it. */
function toContext(title, onLeave) {
  const leave = { type: 'button', className: 'new-topic', title: 'Esc', onclick: onLeave };
  return [
    icon('reply'),
    make('span', { className: 'title' }, 'In thread: ', make('b', {}, title ?? '')),
    make('button', leave, icon('plus'), 'New topic'),
  ];
}
