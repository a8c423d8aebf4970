import { make } from './dom.js';

/** Asks for some fields in a dialog; resolves to what was filled in, null where it was put away. */
export function ask({ title, fields, action = 'Save', isDanger = false, note = '' }) {
  const { promise, resolve } = Promise.withResolvers();
  const inputs = fields.map((field, index) => toField(field, index));
  const form = make(
    'form',
    { method: 'dialog', noValidate: false },
    make('h2', {}, title),
    ...(note ? [make('p', {}, note)] : []),
    ...inputs.map(({ row }) => row),
    make(
      'div',
      { className: 'actions' },
      make(
        'button',
        { type: 'button', className: 'button plain', onclick: () => dialog.close() },
        'Cancel',
      ),
      make(
        'button',
        { className: `button ${isDanger ? 'danger' : 'primary'}`, value: 'ok' },
        action,
      ),
    ),
  );
  const dialog = make('dialog', { 'aria-label': title }, form);
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      form.requestSubmit(form.querySelector('[value=ok]'));
  });
  dialog.addEventListener('close', () => {
    const isDone = dialog.returnValue === 'ok';
    resolve(
      isDone ? Object.fromEntries(inputs.map(({ name, input }) => [name, input.value])) : null,
    );
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  inputs[0]?.input.select();
  return promise;
}

function toField(
  { name, label, value = '', isLong = false, isRequired = false, maxLength = 100_000 },
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
  });
  if (isLong) input.rows = 6;
  return {
    name,
    input,
    row: make('div', { className: 'field' }, make('label', { htmlFor: id }, label), input),
  };
}
