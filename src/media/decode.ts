export async function toMp3(bytes: Uint8Array): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  return { bytes, isCut: false };
}
