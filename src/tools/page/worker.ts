import { parentPort, workerData } from 'node:worker_threads';
import { toPage } from './page.ts';

const { html, url }: { readonly html: string; readonly url: string } = workerData;
parentPort?.postMessage(toPage(html, url));
