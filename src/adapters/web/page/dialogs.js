import { BACK, Unreachable } from './api.js';
import { holdFocus, make, toInline } from './dom.js';
import { guardLeaving } from './leaving.js';
import { strings } from './strings.js';

/**
 * Asks for some fields in a dialog, which stays open until `onSubmit` has taken them: what was
 * written is not lost where that fails. Resolves to what that returned; null if the dialog was put
 * away, which the second argument of `onSubmit` tells.
 */
export function ask({
  title,
  fields,
  onSubmit,
  action = strings.save,
  isDanger = false,
  note = '',
  other = null,
}) {
  const { promise, resolve } = Promise.withResolvers();
  const inputs = fields.map((field, index) => toField(field, index));
  const problem = createProblem();
  const style = `button ${isDanger ? 'danger' : 'primary'}`;
  const send = make('button', { type: 'submit', className: style }, action);
  const cancel = () => dialog.close();
  const onOther = () => void submit(other.onPress);
  const otherLook = { type: 'button', className: 'button danger', onclick: onOther };
  const form = make(
    'form',
    {},
    make('h2', {}, title),
    ...(note ? [make('p', {}, ...toInline(note))] : []),
    ...inputs.map(({ row }) => row),
    problem.line,
    make(
      'div',
      { className: 'actions' },
      ...(other ? [make('button', otherLook, other.label)] : []),
      make(
        'button',
        { type: 'button', className: 'button plain', onclick: cancel },
        strings.cancel,
      ),
      send,
    ),
  );
  const dialog = make('dialog', { 'aria-label': title }, form);
  let isBusy = false;

  const submit = async (act) => {
    if (isBusy) return;
    isBusy = true;
    send.ariaDisabled = 'true'; // Not `disabled`: that would take the focus from it.
    send.ariaBusy = 'true';
    try {
      resolve(await act(toValues(inputs), () => !dialog.open));
      dialog.close();
    } catch (error) {
      problem.show(error);
    } finally {
      isBusy = false;
      send.ariaDisabled = 'false';
      send.ariaBusy = 'false';
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(onSubmit);
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit(send);
  });
  const written = JSON.stringify(toValues(inputs));
  const release = guardLeaving(() => JSON.stringify(toValues(inputs)) !== written);
  dialog.addEventListener('close', () => {
    release();
    problem.end();
    resolve(null); // Nothing happens where it was submitted.
    dialog.remove();
    giveBack();
  });
  document.body.append(dialog);
  const giveBack = holdFocus();
  dialog.showModal();
  if (inputs.length > 0) enter(inputs[0].input);
  return promise;
}

/** The line that says what went wrong; that Parley is away is said until it is back. */
function createProblem() {
  const line = make('p', { className: 'problem', role: 'alert', hidden: true });
  let isAway = false;
  const onBack = () => {
    if (isAway) line.hidden = true;
  };
  addEventListener(BACK, onBack);
  return {
    line,
    show(error) {
      isAway = error instanceof Unreachable;
      line.replaceChildren(...toInline(error.message));
      line.hidden = false;
    },
    end: () => removeEventListener(BACK, onBack),
  };
}

/** One word is selected, to be replaced; a longer text is continued at its end. */
function enter(input) {
  input.focus();
  if (input.tagName === 'TEXTAREA') input.setSelectionRange(input.value.length, input.value.length);
  else input.select();
}

function toValues(inputs) {
  return Object.fromEntries(inputs.map(({ name, input }) => [name, input.value]));
}

function toField(
  {
    name,
    label,
    value = '',
    isLong = false,
    isRequired = false,
    maxLength = 100_000,
    type = 'text',
  },
  index,
) {
  const id = `field-${index}`;
  const input = make(isLong ? 'textarea' : 'input', {
    id,
    name,
    value,
    maxLength,
    required: isRequired,
    autocomplete: 'off',
    dir: 'auto',
  });
  if (isLong) input.rows = 6;
  else input.type = type;
  return {
    name,
    input,
    row: make('div', { className: 'field' }, make('label', { htmlFor: id }, label), input),
  };
}
