import { UserError } from '../../core/errors.ts';
import type { PostgresAddress } from './address.ts';

type Named = Pick<PostgresAddress, 'label' | 'user' | 'schema'>;

/**
 * The SQLSTATE of the server's refusal, or the operating system's code; null if there is none.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function toSqlState(error: unknown): string | null {
  for (let each: unknown = error; each instanceof Error; each = each.cause)
    if ('code' in each && typeof each.code === 'string' && each.code !== 'store_failed')
      return each.code;
  return null;
}

/**
 * The server is not there, starts, stops, has no room, or has become a standby: a moment later it,
 * or the one in its place, may answer.
 */
const PASSING =
  /^(57P0[1-5]|53300|25006|08(?!P01)...|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EAI_AGAIN)$/;

/** How the driver tells that a connection is gone or was waited for too long. */
const LOST =
  /^(Connection terminated|timeout e|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** Nothing can be asked over this connection any more. */
export function isConnectionLost(error: unknown): boolean {
  const code = toSqlState(error);
  if (code !== null) return PASSING.test(code) || isSocketGone(error);
  return error instanceof Error && (LOST.test(error.message) || isConnectionLost(error.cause));
}

/** A server that ends deletes its Unix socket, and makes it again when it starts. */
function isSocketGone(error: unknown): boolean {
  return toSqlState(error) === 'ENOENT' && toField(error, 'syscall') === 'connect';
}

/** What an error says of itself beside its code. */
function toField(error: unknown, name: 'syscall' | 'routine'): string | null {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const value: unknown = Reflect.get(each, name);
    if (typeof value === 'string') return value;
  }
  return null;
}

/**
 * A newer Parley has changed a table since the statement was prepared. The server translates its
 * messages.
 */
export function isPlanStale(error: unknown): boolean {
  return toSqlState(error) === '0A000' && toField(error, 'routine') === 'RevalidateCachedQuery';
}

/**
 * The connection had been idle too long (`idle_session_timeout`), so the server ended it before it
 * read the statement: that was not run.
 */
export function isUnread(error: unknown): boolean {
  return toSqlState(error) === '57P05';
}

/** The server ended this transaction for the sake of another: it may be repeated. */
export function isToRepeat(error: unknown): boolean {
  return /^40(P01|001)$/.test(toSqlState(error) ?? '');
}

/** What went wrong with the database, and the remedy. */
export function toPostgresError(error: unknown, named: Named): Error {
  if (error instanceof UserError) return error;
  const sentence = toTlsSentence(error, named) ?? toSentence(toSqlState(error), error, named);
  return new UserError('store_failed', sentence, { cause: error, canRetry: true });
}

function toSentence(code: string | null, error: unknown, { label, user, schema }: Named): string {
  if (toField(error, 'routine') === 'CheckMyDatabase' && code !== '53300')
    return `PostgreSQL at ${label} doesn’t let ${user} into this database. As its administrator allow it (GRANT CONNECT, ALLOW_CONNECTIONS), or name another one in STORE_URL.`;
  if (isSocketGone(error))
    return `There is no socket of PostgreSQL at ${label}. Start it, or check the folder and port in STORE_URL.`;
  switch (code) {
    case '28P01':
      return `PostgreSQL at ${label} rejected the password of ${user}. Correct it in STORE_URL.`;
    case '28000':
      return `PostgreSQL at ${label} doesn’t let ${user} in from this machine. Add it to the server's pg_hba.conf, or use another user in STORE_URL.`;
    case '3D000':
      return `There is no database ${label}. Create it (createdb), or name another one in STORE_URL.`;
    case '42501':
      return `${user} isn’t allowed to create tables in ${label}. As its administrator run: CREATE SCHEMA ${schema} AUTHORIZATION "${user}"; or add ?schema=NAME to STORE_URL with a schema that ${user} may create in.`;
    case '53300':
      return `PostgreSQL at ${label} has no connection left. Raise its max_connections, or close other programs.`;
    case '53100':
      return `The disk of PostgreSQL at ${label} is full. Make room, then try again.`;
    case '08P01':
    case '26000':
    case '42P05':
      return toPoolerSentence(label);
    case '25006':
      return toReadOnlySentence(label);
    case 'ENOENT':
      return `A file that STORE_URL names (sslrootcert, sslcert or sslkey) can’t be read. Check its path.`;
    case 'ENOTFOUND':
      return `The host of ${label} wasn’t found. Check STORE_URL and DNS.`;
    default:
      return isConnectionLost(error)
        ? `PostgreSQL at ${label} doesn’t answer. Start it, or check the host and port in STORE_URL and any firewall in between.`
        : `The store ${label} failed. The log says why.`;
  }
}

/**
 * The settings of a connection are part of what Parley relies on; a pooler drops or refuses them.
 */
export function toPoolerSentence(label: string): string {
  return `A pooler (such as PgBouncer) stands at ${label} and doesn’t pass on the settings of Parley’s connections. Point STORE_URL at PostgreSQL itself.`;
}

export function toReadOnlySentence(label: string): string {
  return `PostgreSQL at ${label} is read-only (a standby?). Point STORE_URL at the primary.`;
}

/** Which side wants TLS, or does not trust the other's certificate; null if it is not TLS. */
function toTlsSentence(error: unknown, { label, user }: Named): string | null {
  const { message = '', code = '' } =
    error instanceof Error ? { code: '', ...error, message: error.message } : {};
  if (/no (pg_hba.conf )?entry .*(no encryption|SSL off)/.test(message))
    return `PostgreSQL at ${label} lets ${user} in over TLS only. Add ?sslmode=require to STORE_URL.`;
  if (/does not support SSL/.test(message))
    return `PostgreSQL at ${label} offers no TLS. Turn it on there, or remove sslmode from STORE_URL.`;
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|HOSTNAME_MISMATCH/.test(
    String(code),
  );
  return isCertificate
    ? `The certificate of PostgreSQL at ${label} isn’t trusted (${code}). Add sslrootcert=FILE, with its authority’s certificate, to STORE_URL, or use sslmode=require.`
    : null;
}
