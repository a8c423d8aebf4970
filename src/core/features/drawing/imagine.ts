import { UserError } from '../../errors.ts';
import type { CommandEvent } from '../../events.ts';
import type { JobRun } from '../../jobs/job-run.ts';
import type { Attachment } from '../../messages.ts';
import { strings } from '../../strings/en.ts';
import { draw } from './draw.ts';
import type { KeptPicture } from './drawing.ts';

/** What somebody wants drawn. */
export type DrawWish = {
  readonly prompt: string;
  /** Width to height; null leaves it to the model. */
  readonly aspect: string | null;
  readonly count: number;
  /** A picture to start from. */
  readonly image: Attachment | null;
};

/** Draws what a command asked for. */
export async function onDraw(
  jobRun: JobRun,
  event: CommandEvent,
  { prompt, aspect, count, image }: DrawWish,
): Promise<void> {
  const { place, speaker, messageId, interaction, at, key } = event;
  if (image && !jobRun.parts.imageModel.canEdit)
    throw new UserError('model_failed', strings.cannotEdit);
  const sources = image ? await collect(jobRun, image) : [];
  return draw(jobRun, {
    place,
    audience: {
      to: 'everyone',
      question: messageId,
      isReply: messageId !== null,
      threadTitle: null,
      asker: speaker.id,
    },
    interaction,
    asker: speaker,
    id: messageId ?? key,
    at,
    plan: { way: 'new', prompt, earlier: [], aspect, count, sources },
  });
}

/** A picture that came with the command. */
async function collect(
  { parts, adapter, signals: { thinking } }: JobRun,
  image: Attachment,
): Promise<KeptPicture[]> {
  const collected = await parts.media.collect([image], adapter.archive, thinking);
  const pictures = collected.parts.flatMap((part) =>
    part.type === 'image' ? [{ hash: part.hash, mimeType: part.mimeType }] : [],
  );
  if (pictures.length > 0) return pictures;
  const [problem] = collected.problems;
  throw new UserError('attachment_failed', problem ?? strings.notAPicture);
}
