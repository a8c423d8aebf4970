// https://docs.discord.com/developers/resources/channel#channel-object-channel-types

export const DIRECT_CHANNEL = 1;
export const PUBLIC_THREAD = 11;
export const PRIVATE_THREAD = 12;
export const THREADS: readonly number[] = [10, PUBLIC_THREAD, PRIVATE_THREAD];
export const FORUMS: readonly number[] = [15, 16];
export const VOICE_CHANNELS: readonly number[] = [2, 13];

/** Channels that hold messages themselves; a forum has only threads. */
export const HOLDING: readonly number[] = [0, 5, ...VOICE_CHANNELS];
