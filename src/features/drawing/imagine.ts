import type { Media } from '../../core/conversation/attachments.ts';
import { UserError } from '../../core/errors.ts';
import type { CommandEvent } from '../../core/events.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Attachment } from '../../core/messages.ts';
import type { ImageModel } from '../../core/ports.ts';
import type { Draw } from './draw.ts';
import type { KeptPicture } from './drawing.ts';
import { drawingStrings } from './strings/index.ts';

/** What a person wants to have drawn. */
export type ImagineRequest = {
  readonly prompt: string;
  /** Width to height; null leaves it to the model. */
  readonly aspect: string | null;
  readonly count: number;
  /** A picture to start from. */
  readonly image: Attachment | null;
};

export type ImagineServices = {
  readonly imageModel: Pick<ImageModel, 'canEdit'>;
  readonly media: Pick<Media, 'collect'>;
  readonly draw: Draw;
};

/** Draws what a command asked for. */
export async function onDraw(
  { imageModel, media, draw }: ImagineServices,
  jobRun: JobRun,
  event: CommandEvent,
  { prompt, aspect, count, image }: ImagineRequest,
): Promise<void> {
  const { place, speaker, messageId, interaction, at, key } = event;
  if (image && !imageModel.canEdit) throw new UserError('model_failed', drawingStrings.cannotEdit);
  const sources = image ? await collect(media, jobRun, image) : [];
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
  media: ImagineServices['media'],
  { adapter, journal, signals }: JobRun,
  image: Attachment,
): Promise<KeptPicture[]> {
  const collected = await media.collect(journal.job.id, [image], adapter.archive, signals.thinking);
  const pictures = collected.parts.flatMap((part) =>
    part.type === 'image' ? [{ hash: part.hash, mimeType: part.mimeType }] : [],
  );
  if (pictures.length > 0) return pictures;
  const [problem] = collected.problems;
  throw new UserError('attachment_failed', problem ?? drawingStrings.notAPicture);
}
