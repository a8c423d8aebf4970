import sharp from 'sharp';
import { expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { createWorkerPool } from '../../src/core/workers.ts';
import { createFontCoverage } from '../../src/tools/fonts.ts';
import { createRunCode } from '../../src/tools/run-code.ts';
import { WAIT_MS } from '../waiting.ts';
import { call, createContext } from './context.ts';

const workers = createWorkerPool();
const fonts = createFontCoverage(async () => []);

// A busy machine needs more than the five seconds.
const tool = createRunCode({ workers, fonts, maxMs: WAIT_MS });
const run = async (code: string, maxMs?: number) => {
  const { context, attached } = createContext();
  const own = maxMs === undefined ? tool : createRunCode({ workers, fonts, maxMs });
  const { text } = await call(own, { code }, context);
  return { text, attached };
};
const said = async (code: string, maxMs?: number) => (await run(code, maxMs)).text;

test('the last value is returned, after what was printed', async () => {
  expect(await said('console.log("a", 1, {b: [2]}); console.error("c"); 6 * 7')).toBe(
    'a 1 {"b":[2]}\nc\n=> 42',
  );
  expect(await said('const x = 1')).toBe('=> undefined');
  expect(await said('await Promise.resolve([1, 2])')).toBe('=> [1,2]');
  expect(await said('(async () => "later")()')).toBe('=> later');
});

test('values that JSON does not know are told all the same', async () => {
  const text = await said(
    'const o = {n: 2n, m: new Map([[1, 2]]), s: new Set([3]), x: NaN, u: new Uint8Array([4]), e: new Error("no")}; o.self = o; o',
  );

  expect(JSON.parse(text.slice(3))).toEqual({
    n: '2n',
    m: [[1, 2]],
    s: [3],
    x: 'NaN',
    u: [4],
    e: expect.stringContaining('Error: no'),
    self: '[circular]',
  });
});

test.each([
  [
    '[/x/g, new Date(NaN), [1].values(), Promise.resolve(), new ArrayBuffer(1)]',
    ['/x/g', 'Invalid Date', '[an iterator: spread it]', '[a promise: await it]', [0]],
  ],
  ['({ a: undefined, b: null })', { a: 'undefined', b: null }],
  // Neither keys that read the same nor the order of numbers is lost.
  [
    'new Map([[10, "x"], ["10", "y"], [2, "z"]])',
    [
      [10, 'x'],
      ['10', 'y'],
      [2, 'z'],
    ],
  ],
  ['new Map([["b", 1], ["a", 2]])', { b: 1, a: 2 }],
  [
    'const o = { m: new Map([["a", {}]]) }; o.m.get("a").o = o; o',
    { m: { a: { o: '[circular]' } } },
  ],
])('%s is not told as an empty object', async (code, told) => {
  expect(JSON.parse((await said(code)).slice(3))).toEqual(told);
});

test('a value that is one word is told without quotes, and an error with its cause', async () => {
  expect(await said('new Date(0)')).toBe('=> 1970-01-01T00:00:00.000Z');
  expect(await said('console.log(new Error("seen"), /a/)')).toMatch(/^Error: seen\n.* \/a\/\n/);
  expect(await said('throw new Error("far", { cause: new RangeError("near") })')).toMatch(
    /^Error: far\n.*\ncaused by: RangeError: near/,
  );
});

test('a NUL ends neither a program nor what it says', async () => {
  expect(await said('console.log("a\\0b"); "c\0d".length + "e\\0f"')).toBe('a\\0b\n=> 3e\\0f');
});

test('what is nested too deeply for the sandbox is told as that, after what was printed', async () => {
  expect(await said('console.log("first"); eval("(".repeat(100_000))')).toBe(
    'first\nIt was stopped: it calls itself too often, or its data or code is nested too deeply.',
  );
  expect(await said('function f(n) { return n && 1 + f(n - 1) } f(2_500)')).toBe('=> 2500');
});

test('the console fills in formats, counts, asserts and tells every short line', async () => {
  const code =
    'console.group("G"); console.time(); console.log("%s: %d %o 100%", "a", "3", [1]); console.assert(false, "no"); console.count(); console.groupEnd()';
  expect(await said(code)).toBe('G\na: 3 [1] 100%\nAssertion failed no\ndefault: 1\n=> undefined');
  const lines = await said('for (let i = 0; i < 1_500; i++) console.log(i)');
  expect(lines.endsWith('1498\n1499\n=> undefined')).toBe(true);
  expect(await said('console.table({ x: { a: 1 } }); console.table(["y"])')).toMatch(
    /\| x \| 1 \|[\s\S]*\| y \|/,
  );
});

test('what programs take for the language is there', async () => {
  const same = 'const o = { d: new Date(0), m: new Map([[1, [2]]]) }; o.o = o;';
  expect(await said(`${same} const c = structuredClone(o); [c !== o, c.o === c, c]`)).toBe(
    '=> [true,true,{"d":"1970-01-01T00:00:00.000Z","m":[[1,[2]]],"o":"[circular]"}]',
  );
  const text = 'a\u0000é€😀\ufeff';
  const bytes = new TextEncoder().encode(text);
  const broken = [0xe2, 0x82, 0x61, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0xf0, 0x9f];
  const decoded = new TextDecoder().decode(Uint8Array.from(broken));
  expect(await said(`[...new TextEncoder().encode(${JSON.stringify(text)})]`)).toBe(
    `=> [${bytes.join(',')}]`,
  );
  expect(await said(`new TextDecoder().decode(Uint8Array.of(${broken}))`)).toBe(`=> ${decoded}`);
  for (const each of ['', 'a', 'ab', 'abc', 'ÿ\u0001'])
    expect(await said(`const b = btoa(${JSON.stringify(each)}); [b, atob(b)]`)).toBe(
      `=> ${JSON.stringify([btoa(each), each])}`,
    );
  expect(await said('queueMicrotask(() => console.log("b")); console.log("a")')).toMatch(/^a\nb\n/);
});

test('callbacks that fail where nobody can await them are told', async () => {
  expect(
    await said('[1, 2].forEach(async (n) => { await null; if (n > 1) throw new Error("two") }); 7'),
  ).toMatch(
    /^\[a callback of Array\.forEach failed, and nobody awaited it\] Error: two[\s\S]*=> 7$/,
  );
  expect(await said('queueMicrotask(() => { throw new TypeError("late") }); 1')).toContain(
    'a callback of queueMicrotask failed, and nobody awaited it] TypeError: late',
  );
  expect(
    await said(
      'new Map([[1, 2]]).forEach(async function (value) { throw this.x + value }, { x: 3 })',
    ),
  ).toContain('Map.forEach failed, and nobody awaited it] thrown: 5');
  expect(
    await said('[1].forEach(async () => 1); new Set([4]).forEach((n) => console.log(n)); 2'),
  ).toBe('4\n=> 2');
});

test('a chart says what of its data it does not show', async () => {
  const code = "chart({ type: 'bar', labels: ['a', 'b'], series: [{ values: [NaN, 1 / 0, 5] }] })";

  expect(await said(code)).toContain(
    '[the chart does not show 2 values that are NaN or infinite; 1 value beyond the last of 2 labels. Tell the person.]',
  );
});

test('an error is told with its line, and with what was printed before', async () => {
  expect(await said('console.log("first");\nnull.x')).toMatch(
    /^first\nTypeError: .*\n.*code\.js:2/,
  );
  expect(await said('let a;\n((')).toMatch(/^SyntaxError: .*\n.*code\.js:2/);
  expect(await said('await Promise.reject(new RangeError("far"))')).toMatch(/^RangeError: far/);
  expect(await said('throw "a text"')).toBe('thrown: a text');
  expect(await said('function f() { return f() + 1 }\nf()')).toMatch(/stack overflow/);
  expect(await said('await new Promise(() => {})')).toMatch(/a promise that nothing will settle/);
});

test.each([
  'while (true) {}',
  'try { while (true) {} } catch {}',
  '/(a+)+$/.test("a".repeat(60) + "b"); for (;;);',
  'const again = () => Promise.resolve().then(again); again(); await new Promise(() => {})',
  'for await (const one of (async function* () { for (;;) yield 1; })());',
])('what does not end is ended: %s', async (code) => {
  expect(await said(code, 200)).toMatch(/ran longer than 0\.2 seconds/);
});

test('what waits for nothing is told so', async () => {
  expect(await said('await new Promise(() => {})')).toMatch(/nothing will settle/);
});

test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'])(
  'a table may have a column that is called %s',
  async (name) => {
    expect(await said(`table([{a: 1}, {${name}: 2}]); 1`)).toBe(
      `| a | ${name} |\n| --- | --- |\n| 1 |  |\n|  | 2 |\n[table-1.png goes with your answer: Table of 2 rows: a, ${name}]\n=> 1`,
    );
  },
);

test('a value that cannot be told does not hang either', async () => {
  expect(await said('({ toJSON() { for (;;); } })')).toMatch(/cannot be shown/);
});

test.each([
  'const all = []; for (;;) all.push(new Uint8Array(1_000_000))',
  'const all = []; for (;;) all.push("x".repeat(100_000) + all.length + "y".repeat(100_000))',
  'new ArrayBuffer(200_000_000)',
])('memory has an end: %s', async (code) => {
  const before = process.memoryUsage.rss();

  expect(await said(code)).toMatch(/out of memory|ran longer|no memory was left/);
  expect(process.memoryUsage.rss() - before).toBeLessThan(400_000_000);
});

test('the sandbox has the language and nothing of the host', async () => {
  const names =
    'fetch process require module global Buffer setTimeout setInterval WebAssembly Worker XMLHttpRequest navigator std os scriptArgs Deno Bun';
  expect(await said(`"${names}".split(" ").filter((name) => name in globalThis)`)).toBe('=> []');
  expect(await said('await import("node:fs")')).toMatch(/could not load module/);
  expect(await said('import fs from "node:fs"')).toMatch(/SyntaxError/);
  expect(await said('console.log.constructor("return typeof process")()')).toBe('=> undefined');
  expect(
    await said(
      'Object.getOwnPropertyNames(globalThis).filter((name) => /emit|worker|host/i.test(name))',
    ),
  ).toBe('=> []');
});

test('nothing is kept from one call to the next', async () => {
  await said('globalThis.secret = 1');

  expect(await said('typeof secret')).toBe('=> undefined');
});

test('a chart becomes a picture that goes with the answer', async () => {
  const { text, attached } = await run(
    'chart({type: "bar", title: "Sales", labels: ["Q1", "Q2"], series: [{name: "2025", values: [3, 5]}]}); "done"',
  );

  expect(text).toBe(
    '[chart-1.png goes with your answer: Bar chart “Sales: 2025”, 2 labels]\n=> done',
  );
  expect(attached).toHaveLength(1);
  expect(attached[0]).toMatchObject({ name: 'chart-1.png', mimeType: 'image/png' });
  expect(await sharp(attached[0]?.bytes).metadata()).toMatchObject({
    format: 'png',
    width: 960,
    height: 540,
  });
});

test('a table becomes a picture, and text for the model', async () => {
  const { text, attached } = await run('table([{name: "Ada", age: 36}, {name: "B|b"}]); 0');

  expect(text).toBe(
    '| name | age |\n| --- | --- |\n| Ada | 36 |\n| B\\|b |  |\n[table-1.png goes with your answer: Table of 2 rows: name, age]\n=> 0',
  );
  expect(await sharp(attached[0]?.bytes).metadata()).toMatchObject({ format: 'png', height: 96 });
});

test('what cannot be drawn is told, and four pictures are the most', async () => {
  expect(await said('chart({type: "radar", labels: [], series: 5}); 1')).toMatch(
    /^\[the chart was not drawn\. type: .*; labels: .*; series: .*\]\n=> 1$/,
  );
  expect(await said('chart(); table("x"); 1')).toMatch(
    /chart was not drawn.*\n.*table was not drawn/,
  );
  expect(
    await said('let deep = []; for (let i = 0; i < 1e5; i++) deep = [deep]; table([[deep]])'),
  ).toMatch(/stack overflow|not drawn|nested too deeply/);
  expect(
    await said('table([Object.fromEntries(Array.from({length: 60}, (_, i) => ["c" + i, i]))])'),
  ).toMatch(/at most 50 columns/);
  const many = await run('for (let i = 0; i < 6; i++) table([["n"], [i]])');
  expect(many.attached).toHaveLength(4);
  expect(many.text.match(/not attached: 4 pictures are the most/g)).toHaveLength(2);
  expect(await said('table([["x".repeat(600_000)]])')).toMatch(/too much data for a table/);
});

test('long output is cut, and says so', async () => {
  const printed = await said('for (let i = 0; i < 1e4; i++) console.log("line " + i); 1');
  expect(printed).toMatch(/\[cut here: these are the first \d+ of 98889 characters\]/);
  expect(printed.length).toBeLessThan(20_300);
  const value = await said('"x".repeat(1e6)');
  expect(value).toMatch(/cut here: these are the first 20000 of 1000000 characters/);
  expect(await said('console.log("x".repeat(1e6))')).toMatch(/the first 20000 of 1000000 char/);
  expect(value.length).toBeLessThan(20_300);
});

test('an abort ends a program at once, and the process is never blocked', async () => {
  const stop = new AbortController();
  const reason = new Error('stopped');
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
    if (ticks === 20) stop.abort(reason);
  }, 10);

  const program = call(tool, { code: 'while (true) {}' }, createContext().context, stop.signal);

  await expect(program).rejects.toBe(reason);
  clearInterval(timer);
  expect(ticks).toBeGreaterThanOrEqual(20);
  const late = call(tool, { code: '1' }, createContext().context, stop.signal);
  await expect(late).rejects.toBe(reason);
});

test('arguments are checked', () => {
  expect(tool.prepare('{"code":"1"}').status).toBe('Running code…');
  expect(() => tool.prepare('{}')).toThrow(UserError);
  expect(() => tool.prepare('{"code":1}')).toThrow(/code/);
  expect(() => tool.prepare(JSON.stringify({ code: 'x'.repeat(60_000) }))).toThrow(/code/);
});
