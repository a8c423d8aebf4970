import type { Speaker } from '../../../core/messages.ts';
import { grantsAdmin, toBits } from '../permissions.ts';
import type { MemberPayload, UserPayload } from './message-payloads.ts';

/** The author of something. Interactions tell what the person may do; messages do not. */
export function toMemberSpeaker(
  user: UserPayload | null,
  member: Omit<MemberPayload, 'user'> | null,
): Speaker {
  const permissions = member?.permissions ?? '';
  return {
    id: user?.id ?? '',
    name: member?.nick || (user && toUserName(user)),
    roles: [...(member?.roles ?? [])],
    isAdmin: permissions === '' ? null : grantsAdmin(toBits(permissions)),
    isExternal: false,
  };
}

/** What a person is called outside a guild; null if nothing is known. */
export function toUserName(user: Pick<UserPayload, 'global_name' | 'username'>): string | null {
  return user.global_name || user.username || null;
}
