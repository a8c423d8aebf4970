import { defineFeature, type Feature } from '../../jobs/feature.ts';
import { REMIND } from './reminders.ts';
import { onReminder, reminderActions } from './reminding.ts';

/** Reminders of a person, once or again and again. */
export function createReminding(): Feature {
  return defineFeature({
    name: 'reminders',
    actions: reminderActions,
    scheduled: { [REMIND]: onReminder },
  });
}
