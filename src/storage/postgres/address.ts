import { defaults } from 'pg';
import { UserError } from '../../core/errors.ts';

/** What STORE_URL says of a PostgreSQL database. */
export type PostgresAddress = {
  /** For the driver, with everything that it takes: also the password. */
  readonly connectionString: string;
  /** For people: host, port and database. */
  readonly label: string;
  readonly user: string;
  /** The schema that holds Parley's tables. */
  readonly schema: string;
  /** Settings of the server that the operator wants, as on its command line. */
  readonly options: string;
};

/** The server keeps names that begin with `pg_` for itself. */
const SCHEMA = /^(?!pg_)[a-z_][a-z0-9_]{0,62}$/;

/**
 * libpq's parameters that the driver knows; it would take another one for `verify-full`, or ignore
 * it.
 */
const SSL_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'];

/** The driver's default: the user who runs the process. */
const OWN_USER = defaults.user || 'this user';

const EXAMPLE = 'postgres://USER:PASSWORD@HOST:5432/DATABASE';

/** Reads the address. Throws `UserError` with the remedy, without any part of the address. */
export function toPostgresAddress(storeUrl: string): PostgresAddress {
  const url = toUrl(storeUrl);
  if (!url || !isWhole(url))
    throw toMistake(
      `isn’t a PostgreSQL address: use ${EXAMPLE}, and write characters like @, /, #, ? and % of the password as %40, %2F, %23, %3F and %25`,
    );
  const { searchParams: parameters } = url;
  const schema = take(url, 'schema') ?? 'parley';
  if (!SCHEMA.test(schema))
    throw toMistake('has an invalid schema: use a–z, 0–9 and _ after schema=, or leave it out');
  const options = take(url, 'options') ?? '';
  checkSslMode(parameters);
  // As psql and the providers' pages mean `sslmode`: "require" encrypts, "verify-full" also checks.
  if (parameters.has('sslmode')) parameters.set('uselibpqcompat', 'true');
  const host = parameters.get('host') || decodeURIComponent(url.hostname);
  return {
    connectionString: url.href,
    label: `${host}:${url.port || parameters.get('port') || '5432'}${url.pathname}`,
    user: parameters.get('user') || decodeURIComponent(url.username) || OWN_USER,
    ...{ schema, options },
  };
}

/** `USER@/DATABASE?host=…` is an address for libpq, but not by the URL standard. */
function toUrl(storeUrl: string): URL | null {
  const url = URL.parse(storeUrl) ?? URL.parse(storeUrl.replace('@/', '@localhost/'));
  if (url) url.password = encodeStrayPercents(url.password);
  return url;
}

/** The driver would take the whole text literally if one of them stands alone. */
function encodeStrayPercents(text: string): string {
  return text.replace(/%(?![0-9a-f]{2})/gi, '%25');
}

/** A password with `/` or `?` in it looks like another host, so the address is not shown. */
function isWhole({ pathname, username, password, hostname, searchParams, hash }: URL): boolean {
  const names = [...searchParams.keys()].join();
  const isOfOne = /^\/[^/@]+$/.test(pathname) && !names.includes('@') && hash === '';
  return (
    isOfOne &&
    (hostname !== '' || searchParams.has('host')) &&
    isReadable(username + password + hostname + pathname)
  );
}

function isReadable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

function take({ searchParams }: URL, name: string): string | null {
  const value = searchParams.get(name);
  searchParams.delete(name);
  return value;
}

function checkSslMode(parameters: URLSearchParams): void {
  const mode = parameters.get('sslmode');
  if (mode === null) return;
  if (!SSL_MODES.includes(mode))
    throw toMistake(
      'has an invalid sslmode: require encrypts, and verify-full also checks the certificate',
    );
  if (mode === 'verify-ca' && !parameters.get('sslrootcert'))
    throw toMistake(
      'has sslmode=verify-ca: add sslrootcert=FILE, with the certificate of the server’s authority, or use verify-full',
    );
}

function toMistake(what: string): UserError {
  return new UserError('config_failed', `STORE_URL ${what}.`);
}
