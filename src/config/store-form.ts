import { type FindMistake, UNEXPANDED } from './forms.ts';

/** The engine and where it keeps things. */
export const findStoreMistake: FindMistake = (value) => {
  if (/^(sqlite:)?:?memory:?$/i.test(value)) return value === 'memory:' ? null : toMeant('memory:');
  if (/^sqlite:/i.test(value)) return findFileMistake(value, value.slice('sqlite:'.length));
  if (/^sqlite3:[^?@=]+$/i.test(value)) return toMeant(`sqlite:${value.slice('sqlite3:'.length)}`);
  if (/^postgres(ql)?:\/\//.test(value)) return isDatabase(value) ? null : NO_DATABASE;
  const [, file] = /^(?:file:)?((?:\.{0,2}\/)?[\w./ -]+)$/.exec(value) ?? [];
  return file === undefined ? STORES : toMeant(`sqlite:${file}`, file);
};

function findFileMistake(value: string, path: string): string | null {
  if (/^\s*~/.test(path)) return UNEXPANDED;
  if (/^\/\/[^/]/.test(path)) return toMeant(`sqlite:${path.slice(2)}`, path);
  if (path.trim() === '') return STORES;
  if (/\?\w+=/.test(path)) return PARAMETERS;
  return value.startsWith('sqlite:') ? null : toMeant(`sqlite:${path}`, path);
}

/** An unescaped `/`, `?` or `#` in a password would make its rest a path. */
function isDatabase(value: string): boolean {
  // A socket's folder may stand behind: `USER@/DATABASE?host=…`.
  const url = URL.parse(value) ?? URL.parse(value.replace('@/', '@localhost/'));
  return (
    url !== null && /^\/[^/@]+$/.test(url.pathname) && !url.search.includes('@') && url.hash === ''
  );
}

const NO_DATABASE =
  'isn’t a database address: use postgres://USER:PASSWORD@HOST:5432/DATABASE, with %40 for @, %2F for /, %23 for #, %3F for ? and %25 for % in the password';
const PARAMETERS = 'has parameters after the path, which would become part of it: remove them';
const STORES = 'isn’t a valid store: use sqlite:PATH, postgres://… or memory:';
const toMeant = (meant: string, path = '') =>
  /[@?=]/.test(path) ? STORES : `isn’t a valid store. Did you mean ${meant}?`;
