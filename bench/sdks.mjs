// What libraries take that Parley cannot do without: their names are given as JSON.
await Promise.all(JSON.parse(process.argv[2]).map((name) => import(name)));
const loadedMs = performance.now();
await new Promise((resolve) => setTimeout(resolve, 1_000));
globalThis.gc?.();
const { rss, heapUsed, external } = process.memoryUsage();
console.log(JSON.stringify({ rssBytes: rss, heapBytes: heapUsed + external, loadedMs }));
process.exit(0);
