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
  if (file.state === 'none') return note('there is none here: npm run setup writes one');
  if (file.state === 'unreadable')
    return fail(
      `cannot be read (${file.why})`,
      'check its permissions and that it holds NAME=value lines',
    );
  const count = Object.values(file.values).filter((value) => value?.trim()).length;
  if ((file.mode & OTHERS) !== 0 && process.platform !== 'win32')
    return warn('can be read by other users of this machine', 'chmod 600 .env');
  return ok(`sets ${count} ${count === 1 ? 'variable' : 'variables'}, for its owner alone`);
}

function findMistakes({ mistakes }: Context): readonly Finding[] {
  if (mistakes.length === 0) return [ok('none is wrong')];
  // Each line of the configuration's own says the variable, what is wrong, and the remedy.
  return mistakes.map((line) => {
    const [what = line, ...rest] = line.split(/: (?=[a-z])/);
    return fail(what, rest.join(': ') || 'Parley does not start with it');
  });
}

/** As many as fit on two lines. */
const MAX_IDS = 8;

function findAccess({ config }: Context): readonly Finding[] {
  const { allow, deny } = toAccessList(config.allow);
  const denied = deny.length === 0 ? '' : `, but not ${deny.length} that are denied`;
  if (allow === null)
    return [note(`everyone who can reach Parley may use it${denied} (PARLEY_ALLOW names nobody)`)];
  const names = allow.length > MAX_IDS ? `${allow.length} ids` : allow.join(', ');
  return [ok(`${names}${denied}`)];
}
