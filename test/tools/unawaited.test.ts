/*
 * Kind: a program fails in a promise that it does not await, and its answer looks as if all had
 * been done.
 */
import { expect, test } from 'vitest';
import { runCode } from '../../src/tools/code/sandbox.ts';
import { toWatched } from '../../src/tools/code/watched.ts';

async function run(code: string) {
  const { outputs, end } = await runCode({ code, maxMs: 5_000, maxChars: 5_000 });
  return { printed: outputs.map(({ text }) => text).join('\n'), end: end.text };
}

const TOLD = '[a promise failed, and nobody awaited it]';

test.each([
  ['an async function', "async function load() { throw new Error('lost') } load(); 1"],
  ['one that fails later', "(async () => { await null; throw new Error('lost') })(); 1"],
  ['each of a map', "[1].map(async () => { throw new Error('lost') }); 1"],
  ['an arrow of one expression', 'const f = async () => JSON.parse(nothing.lost); f(); 1'],
  ['one in brackets', 'const f = async (x) => ({ y: x.lost.deep }); f({}); 1'],
  ['a method', "class A { async go() { throw new Error('lost') } } new A().go(); 1"],
  ['one of an object', "({ async go() { throw new Error('lost') } }).go(); 1"],
  ['one that is kept', "const kept = (async () => { throw new Error('lost') })(); 1"],
  [
    'one that is pushed',
    "const all = []; all.push((async () => { throw new Error('lost') })()); 1",
  ],
  [
    'one that another one awaits',
    "const f = async () => { throw new Error('lost') }; const g = async () => { await f() }; g(); 1",
  ],
  [
    'one that another one returns',
    "const f = async () => { throw new Error('lost') }; const g = async () => f(); g(); 1",
  ],
  ['a rejected promise', "Promise.reject(new Error('lost')); 1"],
  ['a promise of one’s own', "new Promise((done, fail) => fail(new Error('lost'))); 1"],
  ['one whose function throws', "new Promise(() => { throw new Error('lost') }); 1"],
  ['a then', "Promise.resolve().then(() => { throw new Error('lost') }); 1"],
  ['a then behind it', "Promise.reject(new Error('lost')).then(() => 2); 1"],
  ['a catch that fails', "Promise.reject(1).catch(() => { throw new Error('lost') }); 1"],
  ['a finally that fails', "Promise.resolve().finally(() => { throw new Error('lost') }); 1"],
  ['all of several', "Promise.all([Promise.reject(new Error('lost')), 2]); 1"],
  ['any of several', "Promise.any([Promise.reject(new Error('lost'))]); 1"],
  [
    'with resolvers',
    "const { promise, reject } = Promise.withResolvers(); reject(new Error('lost')); 1",
  ],
  ['words that are thrown', "(async () => { throw 'lost' })(); 1"],
])('a failure that nobody awaits is told: %s', async (_, code) => {
  const { printed, end } = await run(code);
  expect(end).toBe('1');
  expect(printed.split(TOLD)).toHaveLength(2);
  expect(printed).toMatch(/lost|deep|not defined|AggregateError/);
});

test.each([
  ['awaited and caught', "const p = Promise.reject(new Error('x')); try { await p } catch {} 1"],
  ['caught', "Promise.reject(new Error('x')).catch(() => {}); 1"],
  ['caught by then', "Promise.reject(new Error('x')).then(null, () => {}); 1"],
  ['caught behind a then', "Promise.reject(new Error('x')).then((y) => y).catch(() => {}); 1"],
  [
    'caught behind a finally',
    "Promise.reject(new Error('x')).finally(() => {}).catch(() => {}); 1",
  ],
  [
    'caught by a caller',
    "const f = async () => { throw new Error('x') }; const g = async () => { try { await f() } catch { return 1 } }; await g()",
  ],
  [
    'caught by a caller’s caller',
    "const f = async () => { throw new Error('x') }; const g = async () => { await f() }; try { await g() } catch { 1 } 1",
  ],
  [
    'returned to who catches it',
    "const f = async () => { throw new Error('x') }; const g = async () => f(); await g().catch(() => 1)",
  ],
  [
    'awaited in brackets',
    "const f = async () => { throw new Error('x') }; try { await (0, f()) } catch {} 1",
  ],
  [
    'all, of which two fail',
    'const f = async (n) => { throw new Error(n) }; try { await Promise.all([f(1), f(2)]) } catch {} 1',
  ],
  [
    'all settled',
    'const f = async (n) => { throw new Error(n) }; await Promise.allSettled([f(1), f(2)]); 1',
  ],
  [
    'the fastest one',
    'const f = async (n) => { throw new Error(n) }; await Promise.race([1, f(1)]); 1',
  ],
  [
    'any that is well',
    'const f = async (n) => { throw new Error(n) }; await Promise.any([f(1), 2]); 1',
  ],
  [
    'any of which none is well',
    'const f = async (n) => { throw new Error(n) }; try { await Promise.any([f(1), f(2)]) } catch {} 1',
  ],
  [
    'a loop that waits',
    "async function* g() { yield 1; throw new Error('x') } try { for await (const x of g()) x } catch {} 1",
  ],
  ['settled before', "await new Promise((done, fail) => { done(1); fail(new Error('x')) })"],
  [
    'a class of one’s own',
    "class P extends Promise {} try { await P.reject(new Error('x')) } catch {} 1",
  ],
  ['nothing fails', "'use strict'; const f = async () => { 'use strict'; return 1 }; await f()"],
])('a failure that is heard of is not told: %s', async (_, code) => {
  expect(await run(code)).toEqual({ printed: '', end: '1' });
});

test('a program that ends in a failure tells it once', async () => {
  const { printed, end } = await run("async function main() { throw new Error('lost') } main()");
  expect(printed).toBe('');
  expect(end).toMatch(/^Error: lost\n/);
});

test('of many that fail some are told, and their number', async () => {
  const { printed } = await run(
    "for (let n = 0; n < 9; n += 1) (async () => { throw new Error('no ' + n) })(); 1",
  );
  expect(printed.split(TOLD)).toHaveLength(6);
  expect(printed).toContain('[4 more failed so]');
});

test('a program is told by its own lines, and one that cannot be parsed runs as it is', async () => {
  const { printed } = await run(
    "const f = async () => {\n  // why\n  throw new Error('lost')\n}\nf()\n1",
  );
  expect(printed).toContain('code.js:3');
  expect(await toWatched('let = = 1')).toBeNull();
  expect(await toWatched('async function f() { var a = 1; function a() {} }')).toBeNull();
  expect((await run('let = = 1')).end).toContain('SyntaxError');
  expect(await toWatched('const a = 1;')).toBe('const a = 1;');
});
