import { FAILURES } from './failures.ts';

/**
 * The console as programs know it: its formats are filled in, its tables may be objects of rows;
 * it has no clock.
 */
const CONSOLE = `(print, table) => {
  const FORMATS = { s: String, d: Number, i: Math.trunc, f: Number, o: (value) => value, O: (value) => value, j: (value) => value };
  const fill = (format, values) => {
    if (typeof format !== 'string') return [format, ...values];
    const rest = [...values];
    const pieces = format.split(/(%[sdifoOjc%])/).map((piece, index) => {
      if (piece === '%%') return '%';
      if (index % 2 === 0 || rest.length === 0) return piece;
      const value = rest.shift();
      return piece === '%c' ? '' : tellWhole(FORMATS[piece[1]](value));
    });
    return [pieces.join(''), ...rest];
  };
  const log = (...values) => print(...(values.length > 1 ? fill(values[0], values.slice(1)) : values));
  const counts = new Map();
  const toRows = (data) => {
    if (Array.isArray(data)) return data.map((row) => (typeof row === 'object' ? row : { value: row }));
    if (typeof data !== 'object' || data === null) return data;
    const entries = data instanceof Map ? [...data] : data instanceof Set ? [...data].entries() : Object.entries(data);
    return Array.from(entries, ([name, row]) =>
      typeof row === 'object' && row !== null ? { name, ...row } : { name, value: row });
  };
  return {
    log, info: log, warn: log, error: log, debug: log, trace: log, group: log, groupCollapsed: log,
    dir: (value) => print(value),
    assert: (isTrue, ...values) => { if (!isTrue) print('Assertion failed', ...values); },
    count: (name = 'default') => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      print(name + ': ' + counts.get(name));
    },
    countReset: (name = 'default') => void counts.delete(name),
    table: (data) => table(toRows(data)),
    groupEnd() {}, time() {}, timeLog() {}, timeEnd() {},
  };
}`;

/**
 * What the sandbox has besides the language, written in JavaScript and run inside it, so that no
 * object of the host is within reach. A function of `emit(kind, text, length)`, which hands text
 * out, that returns how a value and an error are told.
 */
export const PRELUDE = `(emit, maxChars) => {
  const toConsole = ${CONSOLE};
  const { parse, stringify } = JSON;
  // What is handed out ends at the first NUL.
  const brief = (text) => text.slice(0, maxChars + 1).replaceAll('\\0', '\\\\0');
  const isIterator = (value) => typeof value.next === 'function' && typeof value[Symbol.iterator] === 'function';
  // An object puts keys that are numbers first, and two that read the same into one.
  const tellMap = (map) => {
    const keys = [...map.keys()];
    const isPlain = keys.every((key) => typeof key === 'string' && !/^[0-9]+$/.test(key));
    return isPlain ? Object.fromEntries(map) : [...map];
  };
  // What JSON makes {} of.
  const tellObject = (value) => {
    if (value instanceof Map) return tellMap(value);
    if (value instanceof Set) return [...value];
    if (value instanceof Error) return tellError(value);
    if (value instanceof RegExp) return String(value);
    if (value instanceof Promise) return '[a promise: await it]';
    if (value instanceof ArrayBuffer) return Array.from(new Uint8Array(value));
    if (ArrayBuffer.isView(value) && value.length !== undefined) return Array.from(value);
    return isIterator(value) ? '[an iterator: spread it]' : value;
  };
  const plain = () => {
    const above = [];
    return function (key, value) {
      if (value === null && this[key] instanceof Date) return 'Invalid Date';
      if (typeof value === 'bigint') return String(value) + 'n';
      if (typeof value === 'function') return '[function ' + (value.name || 'anonymous') + ']';
      if (typeof value === 'symbol') return String(value);
      if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
      if (value === undefined) return 'undefined';
      if (typeof value !== 'object' || value === null) return value;
      while (above.length > 0 && above.at(-1).shown !== this) above.pop();
      if (above.some((each) => each.value === value)) return '[circular]';
      const shown = tellObject(value);
      above.push({ value, shown });
      return shown;
    };
  };
  const tellWhole = (value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'function') return String(value);
    if (typeof value === 'bigint') return value + 'n';
    if (typeof value === 'object' && value !== null) {
      const text = stringify(value, plain()) ?? 'undefined';
      return text.startsWith('"') ? parse(text) : text;
    }
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
    const cause = error.cause === undefined ? [] : ['caused by: ' + tell(error.cause)];
    return brief([error.name + ': ' + error.message, ...lines.slice(0, 5), ...cause].join('\\n'));
  };
  const print = (...values) => {
    const text = values.map(tellWhole).join(' ');
    emit('text', brief(text), text.length);
  };
  // JSON makes null of them, which is a gap.
  const nameNonNumbers = (key, value) => typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  const data = (kind) => (value) => { emit(kind, stringify(value, nameNonNumbers) ?? 'null', 0); };
  const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  // What nobody can await would fail unseen.
  const watch = (where, result) => {
    if (result instanceof Promise) result.catch((error) => print('[a callback of ' + where + ' failed, and nobody awaited it]', tellError(error)));
  };
  for (const { prototype, name } of [Array, Map, Set]) {
    const { forEach } = prototype;
    const watched = function (each, own) {
      if (typeof each !== 'function') return forEach.call(this, each, own);
      return forEach.call(this, function (...given) { watch(name + '.forEach', each.apply(own, given)); });
    };
    Object.defineProperty(prototype, 'forEach', { value: watched, writable: true, configurable: true });
  }
  const tellUnheard = (${FAILURES})(define, print, tellError);
  define('queueMicrotask', (run) => watch('queueMicrotask', Promise.resolve().then(() => run())));
  define('print', print);
  define('chart', data('chart'));
  define('table', data('table'));
  define('console', toConsole(print, table));
  return { tell, tellError, tellUnheard, toldChars: () => toldChars };
}`;
