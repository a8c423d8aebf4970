import type { createPatient, Patient } from './patient.ts';

/** Something that is broken, and the line of the doctor’s that names it. */
export type Broken = {
  /** What is wrong. */
  readonly what: string;
  readonly options?: Parameters<typeof createPatient>[0];
  /** Breaks it; what it returns is set in the environment. */
  readonly breaks?: (
    patient: Patient,
  ) => Record<string, string> | void | Promise<Record<string, string>> | Promise<void>;
  /** The line that names it, and what it says. */
  readonly line: string;
  readonly says: RegExp;
  readonly remedy?: RegExp;
};
