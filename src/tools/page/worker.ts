import { parentPort, workerData } from 'node:worker_threads';
import { toPage, toPlainPage } from './page.ts';

const {
  html,
  url,
  isPlain,
}: { readonly html: string; readonly url: string; readonly isPlain: boolean } = workerData;
parentPort?.postMessage(isPlain ? toPlainPage(html, url) : toPage(html, url));
