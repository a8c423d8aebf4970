/**
 * What keeps Parley from writing somewhere, or from bringing something along, as far as the
 * platform has told.
 */
export type Obstacle =
  /** A permission that Parley lacks, by the name that the platform shows for it. */
  | { readonly type: 'permission'; readonly name: string }
  | {
      readonly type:
        | 'locked'
        | 'archived'
        | 'read_only'
        | 'not_a_member'
        | 'moderated'
        | 'too_large'
        | 'no_storage'
        | 'no_uploads'
        | 'too_many_threads';
    };

/**
 * What an answer brings along, or asks for, besides its words. Where it is refused it is left out,
 * and the words stand.
 */
export type Extra = 'files' | 'reply' | 'thread' | 'layout' | 'buttons';

/** An extra that was left out. */
export type Loss = {
  readonly extra: Extra;
  /** Null where the platform does not tell. */
  readonly obstacle: Obstacle | null;
};
