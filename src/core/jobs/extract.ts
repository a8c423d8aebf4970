import type { z } from 'zod';
import { FRAMED_AS_DATA } from '../frame.ts';
import type { StructuredOutput } from '../ports.ts';
import type { JobRun } from './job-run.ts';

/** What `schema` asks for, taken from some framed material. Throws `ModelError`. */
export type Extract = <T>(
  jobRun: JobRun,
  schema: z.ZodType<T>,
  instruction: string,
  material: string,
) => Promise<T>;

/** A request about framed material, which can give no instructions of its own. */
export function toFramedRequest(instruction: string, material: string) {
  return {
    system: `${instruction}\n${FRAMED_AS_DATA}`,
    turns: [{ role: 'user', parts: [{ type: 'text', text: material }] }],
  } as const;
}

export function createExtract(structuredOutput: StructuredOutput): Extract {
  return ({ progress, signals, usageMeter }, schema, instruction, material) =>
    progress.notice.during(
      structuredOutput.extract(
        schema,
        toFramedRequest(instruction, material),
        signals.thinking,
        usageMeter.meter,
      ),
    );
}
