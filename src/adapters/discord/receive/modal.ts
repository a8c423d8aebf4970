import type { Form } from '../../../core/content.ts';

// https://docs.discord.com/developers/components/reference
const TEXT_INPUT = 4;
const LABEL = 18;
const INPUT_STYLES = { short: 1, paragraph: 2 } as const;
const MAX_FIELD_LABEL = 45;
const MAX_FIELD = 4_000;

/** A form as the modal of a callback. */
export function toModal({ title, fields }: Form, customId: string) {
  return {
    title,
    custom_id: customId,
    components: fields.map(({ name, label, value, isLong }) => ({
      type: LABEL,
      label: label.slice(0, MAX_FIELD_LABEL),
      component: {
        type: TEXT_INPUT,
        custom_id: name,
        style: isLong ? INPUT_STYLES.paragraph : INPUT_STYLES.short,
        max_length: MAX_FIELD,
        required: false,
        ...(value === '' ? {} : { value: value.slice(0, MAX_FIELD) }),
      },
    })),
  };
}
