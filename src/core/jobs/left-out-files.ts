import {
  type ShownFiles,
  toLeftOutPart,
  toLiteralFileName,
  withoutFiles,
} from '../conversation/shown-files.ts';
import type { Part, Turn } from '../messages.ts';
import type { ChatEvent, ChatRequest, ModelFile } from '../ports.ts';
import { strings } from '../strings/index.ts';

/** The files of an answer's requests that the model's server did not take. */
export type LeftOutFiles = {
  onEvent(event: ChatEvent): void;
  /** What was not taken once is not sent again. */
  filter(request: ChatRequest): ChatRequest;
  /** What the person is told. */
  sentences(): readonly string[];
  /**
   * Turns that brought what cannot be read, as they are to be remembered: with its name alone, so
   * that later questions do not fail with it.
   */
  toRemembered(turns: readonly Turn[], shown: Pick<ShownFiles, 'bytes'>): readonly Turn[];
};

export function createLeftOutFiles(): LeftOutFiles {
  const refused = new Set<ModelFile>();
  const tooLarge = new Set<ModelFile>();

  const isRefused = (part: Part, { bytes }: Pick<ShownFiles, 'bytes'>): boolean => {
    const found = part.type === 'text' ? undefined : bytes.get(part.hash);
    return found !== undefined && [...refused].some((file) => file.bytes === found);
  };

  return {
    onEvent(event) {
      if (event.type !== 'left_out') return;
      const into = event.reason === 'refused' ? refused : tooLarge;
      for (const file of event.files) into.add(file);
    },
    filter(request) {
      if (refused.size === 0 && tooLarge.size === 0) return request;
      const turns = withoutFiles(request.turns, [...refused], 'refused');
      return { ...request, turns: withoutFiles(turns, [...tooLarge], 'too_large') };
    },
    sentences() {
      const asked = [...tooLarge].filter(({ isEarlier }) => !isEarlier);
      const earlier = tooLarge.size - asked.length;
      return [
        ...namesOf([...refused]).map(strings.unreadableFile),
        ...namesOf(asked).map(strings.tooLargeTogether),
        ...(earlier > 0 ? [strings.earlierFilesLeftOut(earlier)] : []),
      ];
    },
    toRemembered(turns, shown) {
      return turns.map((turn) => ({
        ...turn,
        parts: turn.parts.map((part) =>
          part.type !== 'text' && isRefused(part, shown) ? toLeftOutPart(part, 'refused') : part,
        ),
      }));
    },
  };
}

/** A video is several files of one name. */
function namesOf(files: readonly ModelFile[]): readonly string[] {
  return [...new Set(files.map(({ name }) => toLiteralFileName(name)))];
}
