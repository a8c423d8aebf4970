import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { refuse } from './answers.ts';
import { createAttempts } from './attempts.ts';
import { httpStrings } from './strings/index.ts';

/** Routes that programs on other machines may use with a token of their own. */
export type Bearers = {
  /** The refusal for a wrong token; `none` if the request has no token, or the route needs none. */
  check(
    path: string,
    context: Context<{ Bindings: HttpBindings }>,
  ): Promise<'right' | 'none' | Response>;
};

/** `tokens` by path. https://www.rfc-editor.org/rfc/rfc6750 */
export function createBearers(tokens: ReadonlyMap<string, string> = new Map()): Bearers {
  const attempts = createAttempts();
  const key = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    async check(path, context) {
      const token = tokens.get(path);
      const [, given] = /^Bearer\s+(.*)$/i.exec(context.req.header('authorization') ?? '') ?? [];
      if (token === undefined || given === undefined) return 'none';
      const isRight = await attempts.run(
        context.env.incoming.socket.remoteAddress ?? '',
        () => timingSafeEqual(sign(given), sign(token)),
        context.req.raw.signal,
      );
      if (isRight) return 'right';
      context.header('www-authenticate', 'Bearer');
      return refuse(context, isRight === null ? 429 : 401, httpStrings.wrongMetricsToken);
    },
  };
}
