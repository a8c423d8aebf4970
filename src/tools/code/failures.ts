/**
 * Counts how often promises fail and are awaited, so that an unawaited failure is reported. Written
 * in JavaScript and run in the sandbox; `watched.ts` inserts the calls of `$$failed` and
 * `$$awaited` into a program. The count of an error rises when it occurs and falls when a program
 * handles it; passing it on (a promise that another one follows) does not change the count.
 */
export const FAILURES = `(define, print, tellError) => {
  const Native = Promise;
  const { all, allSettled, any, race, reject, resolve } = Native;
  const { then, finally: settle } = Native.prototype;
  const unheard = new Map();
  const failed = (error) => { unheard.set(error, (unheard.get(error) ?? 0) + 1); return error; };
  const heard = (error) => { unheard.set(error, Math.max(0, (unheard.get(error) ?? 0) - 1)); };
  const taken = new WeakSet();
  const take = (promise) => {
    if (!(promise instanceof Native) || taken.has(promise)) return promise;
    taken.add(promise);
    then.call(promise, undefined, heard);
    return promise;
  };
  const isNative = (call) => Function.prototype.toString.call(call).includes('[native code]');
  const watched = (call) => typeof call !== 'function' || isNative(call) ? call : function (...given) {
    try { return call.apply(this, given); } catch (error) { throw failed(error); }
  };
  const change = (object, name, value) => Object.defineProperty(object, name, { value, writable: true, configurable: true });
  change(Native.prototype, 'then', function (onDone, onFailed) {
    if (typeof onFailed === 'function' && !isNative(onFailed)) take(this);
    return then.call(this, watched(onDone), watched(onFailed));
  });
  change(Native.prototype, 'finally', function (call) { return settle.call(this, watched(call)); });
  const ownOf = (own) => own === Watched ? Native : own;
  change(Native, 'resolve', function (value) { return resolve.call(ownOf(this), value); });
  change(Native, 'reject', function (error) { return reject.call(ownOf(this), failed(error)); });
  // Of those that are waited for together all are heard of, but for the one that fails them all.
  for (const [name, join] of Object.entries({ all, allSettled, any, race }))
    change(Native, name, function (promises) {
      const own = ownOf(this);
      const list = Array.from(promises, (each) => resolve.call(own, each));
      const joined = join.call(own, list);
      const hear = (except) => {
        for (const each of list) then.call(each, undefined, (error) => { if (error !== except) heard(error); });
      };
      then.call(joined, () => hear(hear), (error) => {
        if (name === 'any') failed(error);
        hear(name === 'any' ? hear : error);
      });
      return joined;
    });
  const Watched = new Proxy(Native, {
    construct(target, [run, ...rest], called) {
      if (typeof run !== 'function' || isNative(run)) return Reflect.construct(target, [run, ...rest], called);
      let isSettled = false;
      const once = (call) => { if (isSettled) return; isSettled = true; call(); };
      return Reflect.construct(target, [(onDone, onFailed) => {
        const done = (value) => once(() => onDone(value));
        const fail = (error) => once(() => onFailed(failed(error)));
        try { run(done, fail); } catch (error) { fail(error); }
      }, ...rest], called);
    },
  });
  change(Native, 'withResolvers', () => {
    let [resolve, reject] = [];
    const promise = new Watched((...both) => { [resolve, reject] = both; });
    return { promise, resolve, reject };
  });
  define('Promise', Watched);
  define('$$failed', failed);
  define('$$awaited', take);
  const MOST = 5;
  // An error with which the program ended is told as its end.
  return (ended) => {
    if (ended.length > 0) heard(ended[0]);
    const left = [...unheard].filter(([, count]) => count > 0);
    for (const [error] of left.slice(0, MOST)) print('[a promise failed, and nobody awaited it]', tellError(error));
    if (left.length > MOST) print('[' + (left.length - MOST) + ' more failed so]');
  };
}`;
