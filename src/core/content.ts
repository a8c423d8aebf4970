import { z } from 'zod';

/**
 * What a button may do; `action` is `verb:jobId`, at most 100 characters (Discord: custom_id), so
 * it works after a restart.
 */
export const buttonSchema = z.object({
  label: z.string().max(75), // Slack: button text
  action: z.string().max(100),
  style: z.enum(['plain', 'primary', 'danger']),
  /**
   * Of a button that each person may choose: those who have, by id. A platform that can shows it
   * to each of them alone.
   */
  chosenBy: z.array(z.string()).optional(),
});
export type Button = Readonly<z.infer<typeof buttonSchema>>;

/** A file that goes with an answer; its bytes are in `Blobs` under `hash`. */
export const outgoingFileSchema = z.object({
  name: z.string(),
  hash: z.string(),
  mimeType: z.string(),
  alt: z.string(),
});
export type OutgoingFile = Readonly<z.infer<typeof outgoingFileSchema>>;

/** A question with two to ten options, each person choosing one. */
export type Poll = { readonly question: string; readonly options: readonly string[] };

/** A tool that runs for an answer, or has run. */
export type Task = {
  readonly id: string;
  /** The line that a reader sees while it runs. */
  readonly title: string;
  readonly state: 'running' | 'done' | 'failed';
};

/**
 * What people are asked to approve, or have decided. `text` is Markdown, and stands in the message
 * until something was done.
 */
export type Approval = {
  readonly text: string;
  readonly consent: 'asker' | 'admin';
  readonly state: 'open' | 'approved' | 'denied' | 'expired';
  readonly by: string | null;
  /** Epoch milliseconds. */
  readonly decidedAt: number | null;
  /** Null: nothing is known yet. */
  readonly outcome: 'done' | 'failed' | 'unknown' | null;
};

/**
 * What one platform message is to show. `text` is already in the platform's dialect and within its
 * limit.
 */
export type Content = {
  readonly text: string;
  /**
   * A quiet line under the text while something goes on ("Reading example.org …"). Markdown within
   * a line: a platform that shows it as it is takes the backslashes out first.
   */
  readonly status: string | null;
  /** What the line stands for, for platforms that show each tool by itself. */
  readonly tasks?: readonly Task[];
  readonly buttons: readonly Button[];
  readonly files: readonly OutgoingFile[];
  /** Shown in place of everything else where the platform has polls of its own. */
  readonly poll?: Poll;
  /** For platforms that show them apart from the text. */
  readonly approvals?: readonly Approval[];
};

/** One question in a form. */
const fieldSchema = z.object({
  name: z.string(),
  label: z.string().max(45), // Discord: label of a modal's component
  value: z.string(),
  isLong: z.boolean(),
});

/**
 * A modal that a press or a command opens; it comes back as a `form` event with the same action.
 */
const formSchema = z.object({
  title: z.string().max(24), // Slack: modal title
  action: z.string().max(100),
  fields: z.array(fieldSchema).min(1).max(5),
  /** The ids of the channels that its fields mention, by what they are called there. */
  channels: z.record(z.string(), z.string()).optional(),
  /** The language that it is written in, for what the platform's form has besides. */
  locale: z.string().optional(),
});
export type Form = Readonly<z.infer<typeof formSchema>>;

/** The verb and the job of a button's action. */
export function parseAction(action: string): { readonly verb: string; readonly jobId: string } {
  const colon = action.indexOf(':');
  return colon < 0
    ? { verb: action, jobId: '' }
    : { verb: action.slice(0, colon), jobId: action.slice(colon + 1) };
}

/** The action of a button; `parseAction` takes it apart. */
export function toAction(verb: string, jobId: string): string {
  return `${verb}:${jobId}`;
}

/**
 * A verb that ends in `?` asks with a form before it does anything: it is answered by opening one.
 */
export function asksForm(action: string): boolean {
  return parseAction(action).verb.endsWith('?');
}
