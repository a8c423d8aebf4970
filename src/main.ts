// The old entry point, kept for those who start it by this name; `npm start` needs no TypeScript
// before the compile cache is on.
await import(new URL('main.js', import.meta.url).href);

export {};
