// What the libraries take that Parley cannot do without on both platforms.
await Promise.all([import('discord.js'), import('@slack/bolt'), import('openai')]);
await new Promise((resolve) => setTimeout(resolve, 1_000));
globalThis.gc?.();
const { rss, heapUsed, external } = process.memoryUsage();
console.log(JSON.stringify({ rssBytes: rss, heapBytes: heapUsed + external, storeBytes: 0 }));
process.exit(0);
