/**
 * Tests of `@keyv/test-suite` that are written for Keyv 5: version 6 answers a list of deletes with
 * a list, and has no `opts` or `deserialize`.
 */
export const KEYV_5_ONLY = [
  '.deleteMany([keys]) with nonexistent keys resolves to false',
  'value can be BigInt using other serializer/deserializer',
];
