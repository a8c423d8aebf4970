import type { Speaker } from '../../../core/messages.ts';
import { isAdmin, toBits } from '../permissions.ts';
import type { MemberPayload, UserPayload } from './payloads.ts';

/** The author of something. Interactions tell what the person may do; messages do not. */
export function toSpeaker(
  user: UserPayload | null,
  member: Omit<MemberPayload, 'user'> | null,
): Speaker {
  const permissions = member?.permissions ?? '';
  return {
    id: user?.id ?? '',
    name: member?.nick || (user && toName(user)),
    roles: [...(member?.roles ?? [])],
    isAdmin: permissions === '' ? null : isAdmin(toBits(permissions)),
    isExternal: false,
  };
}

/** What a person is called outside a guild; null if nothing is known. */
export function toName(user: Pick<UserPayload, 'global_name' | 'username'>): string | null {
  return user.global_name || user.username || null;
}
