import { ParleyError, UserError } from '../../src/core/errors.ts';
import { Unreachable } from '../probe/reach.ts';
import { type Check, type Finding, fail, type Group } from './check.ts';
import type { Context } from './context.ts';

/** What one check found. */
export type Result = {
  readonly group: Group;
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly ms: number;
};

export type Limits = {
  /** For one check. */
  readonly checkMs: number;
  /** For all of them together. */
  readonly totalMs: number;
};

export const LIMITS: Limits = { checkMs: 12_000, totalMs: 90_000 };

/**
 * Runs all checks at once, each with its own time limit and all with a common one, so that they
 * cannot delay or break one another.
 */
export async function runChecks(
  checks: readonly Check[],
  context: Context,
  { checkMs, totalMs }: Limits = LIMITS,
): Promise<readonly Result[]> {
  const total = AbortSignal.timeout(totalMs);
  return Promise.all(
    checks.map(async (check): Promise<Result> => {
      const { group, name, limitMs = checkMs } = check;
      const began = performance.now();
      const findings = await runCheck(check, context, {
        limitMs: Math.min(limitMs, totalMs),
        total,
      });
      return { group, name, findings, ms: Math.round(performance.now() - began) };
    }),
  );
}

async function runCheck(
  check: Check,
  context: Context,
  { limitMs, total }: { readonly limitMs: number; readonly total: AbortSignal },
): Promise<readonly Finding[]> {
  const signal = AbortSignal.any([total, AbortSignal.timeout(limitMs)]);
  const late = new Promise<readonly Finding[]>((resolve) => {
    const give = () => resolve([toLate(limitMs)]);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
  });
  const run = async () => check.run(context, signal);
  return Promise.race([run().catch(toFailed), late]);
}

function toLate(limitMs: number): Finding {
  return fail(
    `no answer within ${Math.round(limitMs / 1_000)} s`,
    'check this machine’s network, proxy and firewall, then run the doctor again',
  );
}

const NETWORK_REMEDY = 'check this machine’s network, DNS, proxy and firewall';

/** What a check threw. Errors that were not made to be read are told by their name alone. */
function toFailed(error: unknown): readonly Finding[] {
  if (error instanceof Unreachable) return [fail(error.message, NETWORK_REMEDY)];
  if (error instanceof UserError) return [fail(error.message, 'see the sentence above')];
  const name = error instanceof Error ? error.name : typeof error;
  const detail = error instanceof ParleyError ? error.message : name;
  return [fail(`the check itself failed (${detail})`, 'please report this line')];
}
