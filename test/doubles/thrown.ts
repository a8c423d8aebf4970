/**
 * What may be thrown, or be the reason of a rejection, beside a whole error: careless code that
 * looks at it throws in turn.
 */
export const THROWN: readonly (readonly [string, () => unknown])[] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a text', () => 'words'],
  ['a symbol', () => Symbol('words')],
  ['a frozen error', () => Object.freeze(new Error('words'))],
  ['an error that is its own cause', () => withSelf(new Error('words'))],
  ['errors that cause each other', () => withSelf(new Error('a', { cause: new Error('b') }))],
  ['an error that holds itself', () => withSelf(new AggregateError([], 'words'), 'errors')],
  ...['message', 'name', 'stack', 'cause', 'code', 'constructor', 'status'].map(
    (member) => [`an error without a readable ${member}`, () => withTrap(member)] as const,
  ),
  ['an error whose words are none', () => Object.assign(new Error('x'), { message: 7, stack: {} })],
  ['an error without a kind', () => Object.setPrototypeOf(new Error('words'), null)],
  ['an object without a kind', () => Object.create(null)],
  ['an object that is no text', () => ({ toString: fail, valueOf: fail, toJSON: fail })],
  ['a proxy that refuses everything', () => new Proxy(new Error('words'), REFUSING)],
  ['a proxy that was revoked', () => toRevoked()],
  ['a promise that has failed', () => toHandled(Promise.reject(new Error('words')))],
  ['a function', () => fail],
];

function fail(): never {
  throw new Error('the words of a trap');
}

const REFUSING: ProxyHandler<Error> = {
  get: fail,
  has: fail,
  ownKeys: fail,
  getPrototypeOf: fail,
  getOwnPropertyDescriptor: fail,
};

function withTrap(member: string): Error {
  return Object.defineProperty(new Error('words'), member, { get: fail });
}

function withSelf(error: Error, member = 'cause'): Error {
  const last = error.cause instanceof Error ? error.cause : error;
  Object.defineProperty(last, member, { value: member === 'errors' ? [error] : error });
  return error;
}

function toRevoked(): object {
  const { proxy, revoke } = Proxy.revocable(new Error('words'), {});
  revoke();
  return proxy;
}

function toHandled(promise: Promise<unknown>): Promise<unknown> {
  promise.catch(() => {});
  return promise;
}
