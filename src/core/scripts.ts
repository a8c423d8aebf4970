/** Scripts that do not part words by spaces, to stand in a regular expression between brackets. */
export const UNPARTED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー`;

/**
 * Letters of such a script that belong to the address before them, where others are the sentence
 * that goes on: those of its host, and those that begin a part of its path behind the first, such
 * as `/wiki/東京`.
 */
export const UNPARTED_IN_ADDRESS = String.raw`(?<=:\/\/(?:[^\s/]{1,250}\.)?|\/\/[^\s/]{1,250}\/[^\s]{1,500}[/=#])[${UNPARTED}]+`;
