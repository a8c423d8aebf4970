import { toAccessList } from '../../../src/core/conversation/policy.ts';
import { type Check, type Finding, fail, note, ok, warn } from '../check.ts';
import type { Context } from '../context.ts';

export const environmentChecks: readonly Check[] = [
  { group: 'Environment', name: '.env', run: ({ envFile }) => [toFileFinding(envFile)] },
  { group: 'Environment', name: 'Variables', run: findMistakes },
  { group: 'Environment', name: 'Access', run: findAccess },
];

/** Others may read: the file holds tokens. */
const OTHERS = 0o077;

function toFileFinding(file: Context['envFile']): Finding {
  if (file === null) return note('not found. npm run setup creates it');
  if ((file.mode & OTHERS) !== 0 && process.platform !== 'win32')
    return warn('other users of this machine can read it', 'chmod 600 .env');
  return ok(
    `sets ${file.count} ${file.count === 1 ? 'variable' : 'variables'}, and only its owner can read it`,
  );
}

/** Each line of the configuration's own says the variable, what is wrong, and the remedy. */
function findMistakes({ mistakes, config }: Context): readonly Finding[] {
  const wrong = mistakes.map((line) => {
    const [what, remedy] = splitRemedy(line);
    return fail(what, remedy ?? 'Parley won’t start until this is corrected');
  });
  const doubtful = config.warnings.map((line) => {
    const [what, remedy] = splitRemedy(line);
    return warn(what, remedy ?? 'correct or remove it in .env');
  });
  const all = [...wrong, ...doubtful];
  return all.length > 0 ? all : [ok('no mistakes found')];
}

function splitRemedy(line: string): readonly [string, string | null] {
  const at = line.search(/: (?=[a-z])|[.] (?=Did you mean)/);
  return at < 0 ? [line, null] : [line.slice(0, at), line.slice(at + 2)];
}

/** As many as fit on two lines. */
const MAX_IDS = 8;

function findAccess({ config }: Context): readonly Finding[] {
  const { allow, deny } = toAccessList(config.allow);
  const denied =
    deny.length === 0 ? '' : `, except ${deny.length} denied ${deny.length === 1 ? 'id' : 'ids'}`;
  if (allow === null)
    return [note(`everyone who can reach Parley can use it${denied} (PARLEY_ALLOW lists nobody)`)];
  const names = allow.length > MAX_IDS ? `${allow.length} ids` : allow.join(', ');
  return [ok(`${names}${denied}`)];
}
