import type { RateLimited } from './types.ts';

/** What goes wrong with a request. */
export type Fault =
  /** An API error instead of the work. */
  | {
      readonly status: number;
      readonly code: number;
      readonly message?: string;
      /** What was wrong with each field, as in an invalid form. */
      readonly errors?: Readonly<Record<string, unknown>>;
      /** Seconds, as the header of a 429 tells them. */
      readonly retryAfter?: number;
    }
  /** A gateway error page, before or after the work was done. */
  | { readonly http: number; readonly afterCommit?: boolean }
  /** The work is done and the connection is cut before the reply. */
  | { readonly dropReply: true }
  /** The connection is cut before the work. */
  | { readonly dropRequest: true }
  | {
      readonly rateLimited: number;
      readonly scope?: RateLimited['scope'];
      /** A JSON error code, such as 20028. */
      readonly code?: number;
    }
  /** Waits before the work. */
  | { readonly delayMs: number }
  /** Waits between the work and the reply. */
  | { readonly delayReplyMs: number };

/**
 * `METHOD /path`, segment by segment: `:name` or `*` match one, a last `**` matches the rest,
 * and the method may be `*`. A RegExp is tested against the same text.
 */
export type RoutePattern = string | RegExp;

/** Whether a request is meant by a pattern; paths are without `/api/v10`. */
export const matchesRoute = (pattern: RoutePattern, method: string, path: string): boolean => {
  if (pattern instanceof RegExp) return pattern.test(`${method} ${path}`);
  const [wantedMethod, wantedPath = ''] = pattern.split(' ');
  if (wantedMethod !== '*' && wantedMethod !== method) return false;
  const wanted = wantedPath.split('/');
  const given = path.split('/');
  if (wanted.at(-1) === '**') {
    wanted.pop();
    given.splice(wanted.length);
  }
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part === '*' || part.startsWith(':') || part === given[index])
  );
};

/** A request as a fault may choose it. */
export type Asked = { readonly body: unknown; readonly files: readonly string[] };

/** Creates the list of faults to come. */
export const createFaults = () => {
  type Entry = {
    pattern: RoutePattern;
    fault: Fault;
    skip: number;
    left: number;
    isMeant: (asked: Asked) => boolean;
  };
  let entries: Entry[] = [];

  const add = (
    pattern: RoutePattern,
    fault: Fault,
    skip: number,
    times: number,
    isMeant: Entry['isMeant'] = () => true,
  ) => {
    const entry = { pattern, fault, skip, left: times, isMeant };
    entries.push(entry);
    return () => {
      entries = entries.filter((other) => other !== entry);
    };
  };

  return {
    /** Hits the next matching requests, one unless `times` says more, after `skip` others. */
    next: (
      pattern: RoutePattern,
      fault: Fault,
      { times = 1, skip = 0 }: { times?: number; skip?: number } = {},
    ) => add(pattern, fault, skip, times),
    /** Hits every matching request until the function that is returned is called. */
    every: (pattern: RoutePattern, fault: Fault) =>
      add(pattern, fault, 0, Number.POSITIVE_INFINITY),
    /** Hits every matching request that the function picks by what it brings. */
    when: (pattern: RoutePattern, isMeant: Entry['isMeant'], fault: Fault) =>
      add(pattern, fault, 0, Number.POSITIVE_INFINITY, isMeant),
    clear: () => {
      entries = [];
    },
    /** Takes the fault that a request gets, if any. */
    take: (
      method: string,
      path: string,
      asked: Asked = { body: null, files: [] },
    ): Fault | null => {
      for (const entry of entries) {
        if (entry.left <= 0 || !matchesRoute(entry.pattern, method, path)) continue;
        if (!entry.isMeant(asked)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        return entry.fault;
      }
      return null;
    },
  };
};

export type Faults = ReturnType<typeof createFaults>;
