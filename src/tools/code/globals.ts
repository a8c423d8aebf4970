/**
 * What programs take for part of the language, though it belongs to browsers and Node.js: the
 * functions without a clock or a network. Written in JavaScript and run in the sandbox.
 */
export const GLOBALS_PRELUDE = `() => {
  const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  const clone = (value, known) => {
    if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError(String(value) + ' could not be cloned');
    if (typeof value !== 'object' || value === null) return value;
    if (known.has(value)) return known.get(value);
    const keep = (copy) => { known.set(value, copy); return copy; };
    if (value instanceof Date) return keep(new Date(value));
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return keep(value.slice());
    if (value instanceof Map) {
      const copy = keep(new Map());
      for (const [key, each] of value) copy.set(clone(key, known), clone(each, known));
      return copy;
    }
    if (value instanceof Set) {
      const copy = keep(new Set());
      for (const each of value) copy.add(clone(each, known));
      return copy;
    }
    const copy = keep(Array.isArray(value) ? new Array(value.length) : value instanceof Error ? Object.assign(new Error(value.message), { name: value.name }) : {});
    for (const key of Object.keys(value)) copy[key] = clone(value[key], known);
    return copy;
  };
  define('structuredClone', (value) => clone(value, new Map()));
  const started = Date.now();
  define('performance', { now: () => Date.now() - started });

  const utf8 = (text) => {
    const bytes = [];
    for (const letter of String(text).toWellFormed()) {
      const code = letter.codePointAt(0);
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
    return bytes;
  };
  // The bounds are those of RFC 3629, 4: no overlong forms, no surrogates, nothing above U+10FFFF.
  const sequenceOf = (first) => {
    if (first < 0x80) return [0, 0x80, 0xbf, first];
    if (first >= 0xc2 && first < 0xe0) return [1, 0x80, 0xbf, first & 31];
    if (first >= 0xe0 && first < 0xf0) return [2, first === 0xe0 ? 0xa0 : 0x80, first === 0xed ? 0x9f : 0xbf, first & 15];
    if (first >= 0xf0 && first < 0xf5) return [3, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf, first & 7];
    return null;
  };
  const fromUtf8 = (bytes, isFatal) => {
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const sequence = sequenceOf(bytes[at++]);
      let [more, low, high, code] = sequence ?? [0, 0, 0, 0xfffd];
      let isWhole = sequence !== null;
      for (; isWhole && more > 0; more -= 1, low = 0x80, high = 0xbf) {
        isWhole = at < bytes.length && bytes[at] >= low && bytes[at] <= high;
        if (isWhole) code = (code << 6) | (bytes[at++] & 63);
      }
      if (!isWhole && isFatal) throw new TypeError('The encoded data was not valid for encoding utf-8');
      text += String.fromCodePoint(isWhole ? code : 0xfffd);
    }
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  };
  define('TextEncoder', class TextEncoder {
    encoding = 'utf-8';
    encode(text = '') { return Uint8Array.from(utf8(text)); }
  });
  define('TextDecoder', class TextDecoder {
    encoding = 'utf-8';
    constructor(label = 'utf-8', { fatal = false } = {}) {
      if (!/^utf-?8$/i.test(label)) throw new RangeError('only utf-8 is there');
      this.fatal = fatal;
    }
    decode(data = []) {
      const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : data;
      return fromUtf8(bytes, this.fatal);
    }
  });

  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  define('btoa', (given) => {
    const text = String(given);
    let base64 = '';
    for (let at = 0; at < text.length; at += 3) {
      const [a, b, c] = [0, 1, 2].map((more) => text.charCodeAt(at + more));
      if (a > 255 || b > 255 || c > 255) throw new RangeError('btoa: the text has characters outside Latin-1');
      const bits = (a << 16) | ((b || 0) << 8) | (c || 0);
      base64 += LETTERS[bits >> 18] + LETTERS[(bits >> 12) & 63] + (at + 1 < text.length ? LETTERS[(bits >> 6) & 63] : '=') + (at + 2 < text.length ? LETTERS[bits & 63] : '=');
    }
    return base64;
  });
  define('atob', (given) => {
    const base64 = String(given).replace(/[\\t\\n\\f\\r ]/g, '').replace(/={1,2}$/, '');
    if (base64.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(base64)) throw new RangeError('atob: the text is no base64');
    let text = '';
    for (let at = 0; at < base64.length; at += 4) {
      const four = base64.slice(at, at + 4);
      const bits = [...four.padEnd(4, 'A')].reduce((sum, letter) => sum * 64 + LETTERS.indexOf(letter), 0);
      text += String.fromCharCode(bits >> 16, (bits >> 8) & 255, bits & 255).slice(0, four.length - 1);
    }
    return text;
  });
}`;
