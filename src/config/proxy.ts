type Environment = Readonly<Record<string, string | undefined>>;

/** What the usual variables say of proxies. */
export type ProxyVariables = {
  readonly http: URL | null;
  readonly https: URL | null;
  readonly bypass: readonly string[];
};

type Named = { readonly name: string; readonly value: string };

/** Programs disagree on the case; of two, the small letters win with curl, and so they do here. */
function find(environment: Environment, ...names: readonly string[]): Named | null {
  const spellings = names.flatMap((name) => [name.toLowerCase(), name]);
  const name = spellings.find((each) => environment[each]?.trim());
  return name === undefined ? null : { name, value: environment[name]?.trim() ?? '' };
}

/** With a proxy for HTTP only, HTTPS goes through it, too. */
const findHttps = (environment: Environment) => find(environment, 'HTTPS_PROXY', 'HTTP_PROXY');
const findHttp = (environment: Environment) => find(environment, 'HTTP_PROXY');

/** Null: everything goes out directly. Only for variables without mistakes. */
export function toProxyVariables(environment: Environment): ProxyVariables | null {
  const http = toProxy(findHttp(environment)?.value);
  const https = toProxy(findHttps(environment)?.value);
  if (http === null && https === null) return null;
  const bypass =
    find(environment, 'NO_PROXY')
      ?.value.split(/[\s,]+/)
      .filter(Boolean) ?? [];
  return { http, https, bypass };
}

/** `HOST:PORT` alone is a proxy, too. */
function toProxy(value: string | undefined): URL | null {
  if (value === undefined) return null;
  const url = URL.parse(/^[a-z][\w+.-]*:\/\//i.test(value) ? value : `http://${value}`);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
}

/** What is wrong with the variables, a line each. */
export function findProxyMistakes(environment: Environment): string[] {
  const named = [findHttps(environment), findHttp(environment)];
  const distinct = new Map(named.flatMap((each) => (each ? [[each.name, each.value]] : [])));
  return [...distinct].flatMap(([name, value]) => {
    const mistake = findProxyMistake(value);
    return mistake === null ? [] : [`${name} ${mistake}`];
  });
}

const FORM = 'use http://HOST:PORT, or http://NAME:PASSWORD@HOST:PORT';

function findProxyMistake(value: string): string | null {
  if (/^socks/i.test(value)) return `is a SOCKS proxy, which Parley can’t use: ${FORM}`;
  const url = /\s|^["'`]/.test(value) ? null : toProxy(value);
  if (url === null) return `isn’t the address of a proxy: ${FORM}`;
  if (!isEncoded(url.username) || !isEncoded(url.password))
    return 'contains a % that isn’t part of an escape: write it as %25';
  return url.pathname === '/' && url.search === '' && url.hash === ''
    ? null
    : `has more than a host and a port. In a name or password write %2F for /, %3F for ?, %23 for # and %40 for @: ${FORM}`;
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** curl's variable for a proxy of all requests; neither Node nor Parley supports it. */
export function findProxyWarnings(environment: Environment): string[] {
  const all = find(environment, 'ALL_PROXY');
  return all === null || findHttps(environment) !== null
    ? []
    : [`${all.name} isn’t used: set HTTPS_PROXY to send Parley through a proxy`];
}
