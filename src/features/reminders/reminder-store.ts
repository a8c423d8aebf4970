import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { allRemoved, type Forgetting, type PersonalStore } from '../../core/jobs/feature.ts';
import { findJobs } from '../../core/jobs/meant-jobs.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { type Reminder, type Reminders, reminderOf } from './reminders.ts';
import { reminderStrings } from './strings/index.ts';
import { askedReminderOf } from './time-question.ts';

/** The reminders that people have, as something that is kept of them. */
export function createReminderStore(
  reminders: Reminders,
  inbox: Pick<Inbox, 'list'>,
): PersonalStore {
  const toWorkspace = (scope: PersonalScope) => ('place' in scope ? scope.place : scope);
  return {
    name: 'reminders',
    async describe(scope) {
      const found = await reminders.listIn(toWorkspace(scope), (each) => isMeant(each, scope));
      const { length } = found;
      return length === 0 ? null : reminderStrings.counted(length);
    },
    async forget(scope, forgetting) {
      const since = await findSetSince(inbox, scope, forgetting);
      const meant = (each: Reminder) => isMeant(each, scope) && (since?.has(each.id) ?? true);
      return allRemoved(await reminders.forgetIn(toWorkspace(scope), meant));
    },
    count: (n) => reminderStrings.counted(n),
  };
}

/** What jobs have set that began before; null: at first, all are meant. */
async function findSetSince(
  inbox: Pick<Inbox, 'list'>,
  scope: PersonalScope,
  forgetting: Forgetting,
): Promise<ReadonlySet<string> | null> {
  if (forgetting.until === null) return null;
  const { found } = await findJobs(inbox, scope, forgetting);
  const ids = found.flatMap(({ events }) =>
    events.map((event) => {
      const isScheduled = event.type === 'scheduled';
      const set = isScheduled ? (reminderOf(event) ?? askedReminderOf(event)) : null;
      return set?.id ?? event.key; // What a command sets is called like the command.
    }),
  );
  return new Set(ids);
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
