import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { allRemoved, type PersonalStore } from '../../core/jobs/feature.ts';
import type { Reminder, Reminders } from './reminders.ts';
import { reminderStrings } from './strings/index.ts';

/** The reminders that people have, as something that is kept of them. */
export function createReminderStore(reminders: Reminders): PersonalStore {
  const toWorkspace = (scope: PersonalScope) => ('place' in scope ? scope.place : scope);
  return {
    name: 'reminders',
    async describe(scope) {
      const found = await reminders.listIn(toWorkspace(scope), (each) => isMeant(each, scope));
      const { length } = found;
      return length === 0 ? null : reminderStrings.counted(length);
    },
    async forget(scope) {
      const meant = (each: Reminder) => isMeant(each, scope);
      return allRemoved(await reminders.forgetIn(toWorkspace(scope), meant));
    },
    count: (n) => reminderStrings.counted(n),
  };
}

function isMeant({ person, conversation, place, messageId }: Reminder, scope: PersonalScope) {
  switch (scope.type) {
    case 'person':
      return person === scope.person;
    case 'conversation':
      return conversation === scope.conversation;
    case 'channel':
      return toChannelScope(place) === toChannelScope(scope.place);
    case 'message':
      return messageId === scope.id && toChannelScope(place) === toChannelScope(scope.place);
  }
}
