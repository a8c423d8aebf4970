import { createAccess } from '../access.ts';
import type { ToolContext } from '../answer/tool.ts';
import { mergeChannels } from '../conversation/names.ts';
import { loadText } from '../conversation/shown-files.ts';
import { searchTokenOf } from '../events.ts';
import type { Place, Speaker, TextFile, Turn } from '../messages.ts';
import { admit, withFetched, withFound } from '../net/addresses.ts';
import type { Audience, Picture } from '../ports.ts';
import type { Blobs } from '../store-ports.ts';
import { noteDerived } from './handover.ts';
import type { JobRun } from './job-run.ts';
import { toOnHeard, toOnSharedInRound } from './read-before.ts';

/** What tools may use of a turn; `turns` are those that the model is shown, the question last. */
export function toToolContext(
  { blobs }: { readonly blobs: Blobs },
  jobRun: JobRun,
  {
    place,
    asker,
    to,
    asked,
    turns,
    files,
    tell,
  }: {
    readonly place: Place;
    readonly asker: Speaker;
    /** Who reads the answer. */
    readonly to: Audience['to'];
    /** The ids of the question. */
    readonly asked: readonly string[];
    readonly turns: readonly Turn[];
    readonly files: readonly TextFile[];
    readonly tell: ToolContext['tell'];
  },
): ToolContext {
  const { journal, adapter, usageMeter, signals, progress } = jobRun;
  const searchToken = searchTokenOf(journal.job.events, asker.id);
  return {
    place,
    platform: adapter.platform,
    asked,
    conversation: journal.job.conversation,
    asker,
    access: createAccess(
      adapter,
      {
        ...{ here: place, asker, to, searchToken },
        ...{
          onHeard: toOnHeard(journal),
          onShared: toOnSharedInRound(journal, { here: place, asker, to }),
        },
      },
      signals.thinking,
    ),
    directory: adapter.directory,
    channels: mergeChannels(turns),
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
      const { thinking: signal } = signals;
      const hash = await journal.untilStored(() => blobs.put(bytes, journal.job.id), signal);
      const file = { name, mimeType, alt, hash };
      const { files } = journal.job;
      // A call that is run again after a crash makes the same file.
      const isKnown = files.some(({ hash }) => hash === file.hash);
      if (!isKnown) await journal.keep({ files: [...files, file] }, signal);
      return file;
    },
    tell,
    files,
    readFile: ({ hash }) => loadText(blobs, hash),
    async pictures() {
      const pictures: Picture[] = [];
      for (const part of turns.flatMap((turn) => turn.parts).reverse()) {
        if (part.type !== 'image' || pictures.length >= MAX_PICTURES) continue;
        const bytes = await blobs.get(part.hash);
        if (bytes) pictures.push({ mimeType: part.mimeType, bytes });
      }
      return pictures;
    },
    derive: (key) => noteDerived(journal, key),
  };
}

/** As many as a drawing can use at once. */
const MAX_PICTURES = 4;
