import { toAccessList } from '../../../core/conversation/policy.ts';
import type { Log } from '../../../core/ports.ts';

const NUMBER = /^\d+$/;
const TEAM = /^T[A-Z0-9]+$/;

/**
 * Whether a list has workspaces on Slack, but not this one, and nothing that may be in it: ids of
 * channels and people do not say where they are from. The token of an organization (E…) is of no
 * workspace.
 */
export function isListedElsewhere(list: readonly string[] | null, workspace: string): boolean {
  const { allow } = toAccessList(list);
  const ids = allow?.filter((id) => !NUMBER.test(id)) ?? []; // The others are Discord's.
  return (
    TEAM.test(workspace) && ids.length > 0 && ids.every((id) => TEAM.test(id) && id !== workspace)
  );
}

export function warnUnlisted(
  { allow = null, log }: { readonly allow?: readonly string[] | null; readonly log: Log },
  { workspace, team }: { readonly workspace: string; readonly team: string },
): void {
  if (isListedElsewhere(allow, workspace)) log.warn({ workspace, team }, UNLISTED);
}

const UNLISTED =
  'this workspace is not in PARLEY_ALLOW, which lists only others: nobody here may use Parley; check the ids';
