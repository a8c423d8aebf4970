import { createAccess } from './access.ts';
import { admit, withFetched, withFound } from './fetches.ts';
import type { Place, Speaker, Turn } from './message.ts';
import type { Audience, Picture } from './ports.ts';
import type { ToolContext } from './tool.ts';
import type { Work } from './work.ts';

/** What tools may use of a turn; `turns` are those that the model is shown, the question last. */
export function toToolContext(
  work: Work,
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
  const { ledger, parts, adapter, tally, notice } = work;
  return {
    place,
    conversation: ledger.job.conversation,
    asker,
    access: createAccess(adapter, { here: place, asker, to }, work.thinking),
    directory: adapter.directory,
    link: adapter.archive.link,
    meter: tally.meter,
    watch: notice.during,
    async admit(asked) {
      const typed = turns.flatMap(({ addresses }) => addresses);
      const admission = admit(ledger.job.addresses, asked, typed);
      // Counted before it is fetched, so that neither a call beside this one nor a later run has it once more.
      if ('address' in admission)
        await ledger.journal({ addresses: withFetched(ledger.job.addresses, admission.address) });
      return admission;
    },
    learn: (addresses) => ledger.note({ addresses: withFound(ledger.job.addresses, addresses) }),
    async attach({ name, mimeType, alt, bytes }) {
      const file = { name, mimeType, alt, hash: await parts.blobs.put(bytes) };
      const { files } = ledger.job;
      // A call that is run again after a crash makes the same file.
      const isKnown = files.some(({ hash }) => hash === file.hash);
      if (!isKnown) await ledger.journal({ files: [...files, file] });
      return file;
    },
    async pictures() {
      const pictures: Picture[] = [];
      for (const part of turns.flatMap((turn) => turn.parts).reverse()) {
        if (part.type !== 'image' || pictures.length >= MAX_PICTURES) continue;
        const bytes = await parts.blobs.get(part.hash);
        if (bytes) pictures.push({ mimeType: part.mimeType, bytes });
      }
      return pictures;
    },
  };
}

/** As many as a drawing can use at once. */
const MAX_PICTURES = 4;
