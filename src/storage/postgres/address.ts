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
};

const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;

const EXAMPLE = 'postgres://USER:PASSWORD@HOST:5432/DATABASE';

/** Reads the address. Throws `UserError` with the remedy, which repeats no part of it. */
export function toPostgresAddress(storeUrl: string): PostgresAddress {
  const url = URL.parse(storeUrl);
  if (!url || !isWhole(url))
    throw toMistake(
      `isn’t a PostgreSQL address: use ${EXAMPLE}, and write characters like @, /, # and ? of the password as %40, %2F, %23 and %3F`,
    );
  const schema = url.searchParams.get('schema') ?? 'parley';
  if (!SCHEMA.test(schema))
    throw toMistake('has an invalid schema: use a–z, 0–9 and _ after schema=, or leave it out');
  url.searchParams.delete('schema');
  // As psql and the providers' pages mean `sslmode`: "require" encrypts, "verify-full" also checks.
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true');
  const host = url.hostname || url.searchParams.get('host') || 'localhost';
  return {
    connectionString: url.href,
    label: `${host}:${url.port || url.searchParams.get('port') || '5432'}${url.pathname}`,
    user: decodeURIComponent(url.username),
    schema,
  };
}

/** A password with `/` or `?` in it looks like another host; nothing of it may be shown. */
function isWhole({ pathname, username, hostname, searchParams, hash }: URL): boolean {
  const names = [...searchParams.keys()].join();
  const isOfOne = /^\/[^/@]+$/.test(pathname) && !names.includes('@') && hash === '';
  return (
    isOfOne && (hostname !== '' || searchParams.has('host')) && isReadable(username + pathname)
  );
}

function isReadable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

function toMistake(what: string): UserError {
  return new UserError('config_failed', `STORE_URL ${what}.`);
}
