/**
 * What the sandbox has besides the language, written in JavaScript and run inside it, so that no
 * object of the host is within reach. A function of `emit(kind, text, length)`, which hands text
 * out, that returns how a value and an error are told.
 */
export const PRELUDE = `(emit, maxChars) => {
  const { stringify } = JSON;
  const brief = (text) => text.slice(0, maxChars + 1);
  const plain = () => {
    const above = [];
    return function (key, value) {
      if (typeof value === 'bigint') return String(value) + 'n';
      if (typeof value === 'function') return '[function ' + (value.name || 'anonymous') + ']';
      if (typeof value === 'symbol') return String(value);
      if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
      if (value === undefined && Array.isArray(this)) return 'undefined';
      if (typeof value !== 'object' || value === null) return value;
      while (above.length > 0 && above.at(-1) !== this) above.pop();
      if (above.includes(value)) return '[circular]';
      above.push(value);
      if (value instanceof Map) return Object.fromEntries(value);
      if (value instanceof Set) return [...value];
      if (value instanceof Error) return tellError(value);
      if (ArrayBuffer.isView(value) && value.length !== undefined) return Array.from(value);
      return value;
    };
  };
  const tellWhole = (value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'function') return String(value);
    if (typeof value === 'bigint') return value + 'n';
    if (typeof value === 'object' && value !== null) return stringify(value, plain()) ?? 'undefined';
    return Object.is(value, -0) ? '-0' : String(value);
  };
  let toldChars = 0;
  const tell = (value) => {
    const text = tellWhole(value);
    toldChars = text.length;
    return brief(text);
  };
  const tellError = (error) => {
    if (!(error instanceof Error)) return 'thrown: ' + tell(error);
    const lines = String(error.stack ?? '').split('\\n').filter((line) => line.includes('code.js'));
    return brief([error.name + ': ' + error.message, ...lines.slice(0, 5)].join('\\n'));
  };
  const print = (...values) => {
    const text = values.map(tellWhole).join(' ');
    emit('text', brief(text), text.length);
  };
  const data = (kind) => (value) => { emit(kind, stringify(value) ?? 'null', 0); };
  const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  define('console', Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((name) => [name, print])));
  define('print', print);
  define('chart', data('chart'));
  define('table', data('table'));
  console.table = table;
  return { tell, tellError, toldChars: () => toldChars };
}`;
