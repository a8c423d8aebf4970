import type { Uploads } from './files.ts';
import type { Json } from './types.ts';
import type { World } from './world.ts';

/** What a route's handler gets. */
export type Request = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly json: Json;
  readonly uploads: Uploads;
};

export type Reply = { readonly status: number; readonly body?: unknown };

export type Handle = (world: World, request: Request) => Reply;

/** A route: `METHOD /path/:param` and what it does. */
export type Routes = Readonly<Record<string, Handle>>;

export const NO_CONTENT: Reply = { status: 204 };

/** A 200 with a body. */
export const ok = (body: unknown): Reply => ({ status: 200, body });

export type Found = {
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly handle: Handle;
};

const matchPath = (pattern: string, path: string): Record<string, string> | null => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
};

/** Finds the route of a request; 405 when only another method has the path, 404 for none. */
export const findRoute = (routes: Routes, method: string, path: string): Found | 404 | 405 => {
  let isKnown = false;
  for (const [name, handle] of Object.entries(routes)) {
    const [routeMethod, route = ''] = name.split(' ');
    const params = matchPath(route, path);
    if (!params) continue;
    if (routeMethod === method) return { route, params, handle };
    isKnown = true;
  }
  return isKnown ? 405 : 404;
};
