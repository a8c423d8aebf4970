import { createAccess } from '../access.ts';
import type { ToolContext } from '../answer/tool.ts';
import type { Place, Speaker, Turn } from '../messages.ts';
import { admit, withFetched, withFound } from '../net/fetches.ts';
import type { Audience, Blobs, Picture } from '../ports.ts';
import type { JobRun } from './job-run.ts';

/** What tools may use of a turn; `turns` are those that the model is shown, the question last. */
export function toToolContext(
  blobs: Blobs,
  jobRun: JobRun,
  {
    place,
    asker,
    to,
    turns,
  }: {
    readonly place: Place;
    readonly asker: Speaker;
    /** Who reads the answer. */
    readonly to: Audience['to'];
    readonly turns: readonly Turn[];
  },
): ToolContext {
  const { journal, adapter, usageMeter, signals, progress } = jobRun;
  return {
    place,
    conversation: journal.job.conversation,
    asker,
    access: createAccess(adapter, { here: place, asker, to }, signals.thinking),
    directory: adapter.directory,
    link: adapter.archive.link,
    meter: usageMeter.meter,
    watch: progress.notice.during,
    async admit(asked) {
      const typed = turns.flatMap(({ addresses }) => addresses);
      const admission = admit(journal.job.addresses, asked, typed);
      // Counted before it is fetched, so that neither a call beside this one nor a later run has
      // it once more.
      if ('address' in admission)
        await journal.write({ addresses: withFetched(journal.job.addresses, admission.address) });
      return admission;
    },
    learn: (addresses) => journal.hold({ addresses: withFound(journal.job.addresses, addresses) }),
    async attach({ name, mimeType, alt, bytes }) {
      const file = { name, mimeType, alt, hash: await blobs.put(bytes) };
      const { files } = journal.job;
      // A call that is run again after a crash makes the same file.
      const isKnown = files.some(({ hash }) => hash === file.hash);
      if (!isKnown) await journal.write({ files: [...files, file] });
      return file;
    },
    async pictures() {
      const pictures: Picture[] = [];
      for (const part of turns.flatMap((turn) => turn.parts).reverse()) {
        if (part.type !== 'image' || pictures.length >= MAX_PICTURES) continue;
        const bytes = await blobs.get(part.hash);
        if (bytes) pictures.push({ mimeType: part.mimeType, bytes });
      }
      return pictures;
    },
    async derive(jobId) {
      await journal.write({ derived: [...new Set([...journal.job.derived, jobId])] });
    },
  };
}

/** As many as a drawing can use at once. */
const MAX_PICTURES = 4;
