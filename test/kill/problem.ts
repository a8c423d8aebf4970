/** What is wrong with what a person sees. */
export type Problem = {
  readonly type: 'lost' | 'doubled' | 'unfinished' | 'mark';
  readonly token: string;
  readonly detail: string;
};
