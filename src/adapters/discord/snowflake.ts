// https://docs.discord.com/developers/reference#snowflakes
const EPOCH_MS = 1_420_070_400_000;

/** When the holder of an id was made, in epoch milliseconds; 0 if the text is not an id. */
export function toCreatedAt(id: string): number {
  return /^\d{1,20}$/.test(id) ? Number(BigInt(id) >> 22n) + EPOCH_MS : 0;
}
