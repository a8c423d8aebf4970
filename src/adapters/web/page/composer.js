import { LOGGED_OUT, load, toLoggedOut, Unreachable } from './api.js';
import { createSuggestions } from './commands.js';
import { announce, byId, keepFocus, make, toInline } from './dom.js';
import { createDraft } from './draft.js';
import { createFileTray, listenForDrops } from './files.js';
import { icon } from './icons.js';
import { showMarkdown } from './markdown.js';
import { createSender } from './sender.js';
import { strings } from './strings.js';

const MAX_HEIGHT_PX = 240;

/**
 * Where messages are written: text, files, recordings and commands, to a new thread or an old one.
 */
export function createComposer({ state, onForm, onThread, toTarget, onBack }) {
  const draft = createDraft();
  const { input, context, sendButton } = createControls(draft.text);
  const { problem, notice, complain, note, reconnect } = createNotes(() => tray.retry());
  const waiting = createWaiting(sendButton);
  const tray = createFileTray(complain, refresh);
  const suggestions = createSuggestions(input, () => state.commands, fill);
  const on = { onForm, onThread, toTarget, complain, refresh };
  const send = createSender({ state, tray, input, draft, ...on });

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
    waiting.show(send.isBusy);
    suggestions.refresh();
    if (input.value !== draft.text) draft.note({ text: input.value });
  }

  const submit = () => {
    if (!sendButton.disabled) void send.now();
  };
  const box = assemble({ input, sendButton, context, tray, complain });
  byId('composer').append(suggestions.list, problem, notice, waiting.line, suggestions.hint, box);
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener('input', () => {
    complain('');
    refresh();
  });
  listenToKeys(input, { onKey: suggestions.onKey, onEscape: () => onThread(null), submit });
  input.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    tray.addAll(event.clipboardData.files);
  });
  listenForDrops(tray.addAll, complain);

  const setThread = createContext({ input, context, onBack, onLeave: () => onThread(null) });
  refresh();
  if (matchMedia('(pointer: fine)').matches) input.focus();

  return {
    /** Asks what was picked from a list, unless something is on its way. */
    ask(text) {
      if (!send.isBusy) void send.ask(text);
      input.focus();
    },
    complain,
    note,
    reconnect,
    setThread,
    focus: () => input.focus(),
    /** A message is on its way. */
    get isBusy() {
      return send.isBusy;
    },
    /** A message is there: perhaps one that seemed not to be sent. */
    onThere: send.onThere,
  };
}

function listenToKeys(input, { onKey, onEscape, submit }) {
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || onKey(event)) return;
    if (event.key === 'Escape') return onEscape();
    // On a touch keyboard Enter is a new line, for there is no Shift to hold.
    if (event.key !== 'Enter' || event.shiftKey || matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    submit();
  });
}

/** How long a message may be on its way before that is said in words. */
const SAY_AFTER_MS = 500;

/** Shows that a message is on its way. */
function createWaiting(button) {
  const line = make('p', { className: 'sending', role: 'status', hidden: true }, strings.sending);
  let timer = 0;
  return {
    line,
    show(isBusy) {
      if (isBusy === button.classList.contains('busy')) return;
      button.classList.toggle('busy', isBusy);
      clearTimeout(timer);
      line.hidden = true;
      if (isBusy) timer = setTimeout(() => (line.hidden = false), SAY_AFTER_MS);
    },
  };
}

/**
 * The lines over the composer: what went wrong, and what Parley says to this person only, until
 * they go on.
 */
function createNotes(onReconnect) {
  const problem = make('p', { className: 'problem', role: 'alert', hidden: true });
  const notice = make('div', { className: 'hint markdown', hidden: true });
  /** What was not done because Parley could not be reached. */
  let undone = '';

  const show = (sentence) => {
    problem.replaceChildren(...toInline(sentence));
    problem.hidden = sentence === '';
    notice.hidden = true;
    undone = '';
  };
  /** Takes a sentence, or an error together with the sentence to show once Parley is back. */
  const complain = (what, unsent = '') => {
    show(what instanceof Error ? what.message : what);
    if (what instanceof Unreachable) undone = unsent;
  };
  const note = (sentence) => {
    show('');
    showMarkdown(notice, sentence);
    notice.hidden = false;
    announce(sentence.replaceAll('`', ''));
  };
  /** That Parley could not be reached is over, but what was to be done then was not done. */
  const reconnect = () => {
    if (undone === '') show('');
    else note(undone);
    onReconnect();
  };
  // A dialog says it itself.
  addEventListener(LOGGED_OUT, () => {
    if (!document.querySelector('dialog')) complain(toLoggedOut());
  });
  return { problem, notice, complain, note, reconnect };
}

function createControls(value) {
  const input = make('textarea', {
    id: 'input',
    value,
    rows: 1,
    dir: 'auto',
    'aria-label': strings.write,
    'aria-autocomplete': 'list',
    'aria-controls': 'suggestions',
  });
  const look = {
    type: 'submit',
    className: 'send',
    'aria-label': strings.send,
    title: strings.send,
  };
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
  const label = {
    className: 'icon-button',
    'aria-label': strings.addFiles,
    title: strings.addFiles,
  };
  const attach = make(
    'button',
    { ...label, type: 'button', onclick: () => picker.click() },
    icon('attach'),
  );
  const mic = createMic({
    onRecording: (file, durationMs) => tray.add(file, { isVoice: true, durationMs }),
    onProblem: complain,
  });
  const row = make('div', { className: 'row' }, attach, input, ...mic, sendButton);
  return make('form', { className: 'box' }, context, tray.element, row, picker);
}

/** The microphone button and the recording time; absent if the page has no microphone. */
function createMic({ onRecording, onProblem }) {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return [];
  const name = { 'aria-label': strings.record, 'aria-pressed': 'false', title: strings.record };
  const elapsed = make('span', { className: 'elapsed' });
  const button = make(
    'button',
    { ...name, type: 'button', className: 'icon-button mic' },
    icon('mic'),
  );
  let toggle = null;
  button.addEventListener('click', async () => {
    try {
      const { createRecorder } = await load(import('./recorder.js'));
      toggle ??= createRecorder({ button, elapsed, onRecording });
      await toggle();
    } catch (error) {
      onProblem(error instanceof Unreachable ? error : strings.noMicrophone);
    }
  });
  return [elapsed, button];
}

/** Draws the line that says where a message would go. */
function createContext({ input, context, onBack, onLeave }) {
  let drawn = '';
  const show = (thread) => {
    const key = JSON.stringify(thread);
    if (key === drawn) return;
    drawn = key;
    const { id, isAway } = thread;
    input.placeholder = id === null || isAway ? strings.askAnything : strings.replyHere;
    context.hidden = id === null;
    const toLines = isAway ? toAway : toContext;
    keepFocus(context, () => context.replaceChildren(...toLines(thread, { onBack, onLeave })));
    if (isAway) announce(strings.startsThread);
  };
  show({ id: null, title: '', isAway: false });
  return show;
}

/** Names the thread that is written to, and links to it and out of it. */
function toContext({ title }, { onBack, onLeave }) {
  const go = { type: 'button', className: 'title', title: strings.goToThread, onclick: onBack };
  const leave = { type: 'button', className: 'new-thread', title: 'Esc', onclick: onLeave };
  return [
    icon('reply'),
    make('button', go, `${strings.inThread} `, make('b', { dir: 'auto' }, title)),
    make('button', leave, icon('plus'), strings.newThread),
  ];
}

/** The composer never writes to a thread that is out of view. */
function toAway({ title }, { onBack }) {
  const back = { type: 'button', className: 'new-thread', title, onclick: onBack };
  return [
    icon('plus'),
    make(
      'span',
      { className: 'title away' },
      make('b', {}, strings.newThread),
      ` ${strings.outOfView}`,
    ),
    make('button', back, icon('reply'), strings.backToThread),
  ];
}
