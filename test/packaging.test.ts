import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { toUnit } from '../scripts/setup/service.ts';

const read = (path: string) => readFile(path, 'utf8');

test('every package that an installation gets is imported by the program', async () => {
  const { dependencies } = JSON.parse(await read('package.json')) as {
    dependencies: Record<string, string>;
  };
  const trees = ['src', 'commands', 'scripts'].map(async (folder) =>
    (await readdir(folder, { recursive: true })).map((file) => `${folder}/${file}`),
  );
  const files = (await Promise.all(trees)).flat().filter((file) => /[.](ts|js)$/.test(file));
  const code = (await Promise.all(files.map(read))).join('\n');
  const names = Object.keys(dependencies);

  expect(files.length, 'files seen').toBeGreaterThan(200);
  expect(names.filter((name) => !new RegExp(`['"]${name}(/[^'"]*)?['"]`).test(code))).toEqual([]);
});

test('the lock says what is installed, not from which server', async () => {
  expect(await read('package-lock.json')).not.toContain('"resolved"');
});

test('the clients of both platforms share one HTTP client', async () => {
  const { packages } = JSON.parse(await read('package-lock.json')) as { packages: object };
  const copies = Object.keys(packages).filter((path) => path.endsWith('node_modules/undici'));

  expect(copies).toEqual(['node_modules/undici']); // Three take 7 MB and 200 modules at start.
});

test('what is not as free as Parley itself is named with its license', async () => {
  const free = /^(MIT|ISC|Apache-2.0|BSD-[23]-Clause|0BSD|BlueOak-1.0.0|Unlicense|CC0-1.0)$/;
  const { packages } = JSON.parse(await read('package-lock.json')) as {
    packages: Record<string, { readonly license?: string; readonly dev?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  const others = installed.filter(([, { license = '' }]) => !free.test(license));
  const named = await read('docs/made-of.md');
  // One row for the builds of all machines.
  const isNamed = (name: string) =>
    named.includes(`\`${name.replace(/(@img[/]sharp-(libvips|win32)).*/, '$1')}\``);
  const names = others.map(([path]) => path.replace(/.*node_modules[/]/, ''));

  expect(installed.length, 'packages seen').toBeGreaterThan(100);
  expect(names.length, 'others seen').toBeGreaterThan(5);
  expect(names.filter((name) => !isNamed(name))).toEqual([]);
});

test('the image is built on an image that cannot be exchanged behind its name', async () => {
  const dockerfile = await read('Dockerfile');
  const [, base] = /^ARG NODE_IMAGE=(\S+)$/m.exec(dockerfile) ?? [];
  const froms = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);

  expect(base).toMatch(/^node:24[.\w-]*@sha256:[0-9a-f]{64}$/);
  expect(new Set(froms)).toEqual(new Set([`$\{NODE_IMAGE}`]));
});

test('the image leaves out only files that Node loads none of from node_modules', async () => {
  const dockerfile = await read('Dockerfile');
  const [, deleted = ''] = /^RUN find node_modules -type f (.*) -delete$/m.exec(dockerfile) ?? [];
  const endings = [...deleted.matchAll(/-name '[*]([^']+)'/g)].map(([, ending]) => ending ?? '');
  const packages = Object.keys(JSON.parse(await read('package.json')).dependencies);
  const resolved = packages.flatMap((name) => {
    try {
      return [fileURLToPath(import.meta.resolve(name))];
    } catch {
      return []; // It has no entry of its own, only files.
    }
  });

  expect(endings.toSorted()).toEqual(['.cts', '.map', '.mts', '.ts']);
  expect(await read('docs/decisions/hand-made.md')).toContain(`-type f ${deleted} -delete`);
  expect(resolved.length, 'packages seen').toBeGreaterThan(30);
  expect(resolved.filter((file) => endings.some((ending) => file.endsWith(ending)))).toEqual([]);
});

test('npm start, the image and the service give Node the same flags', async () => {
  const toFlags = (command: string) => command.match(/--[\w-]+(=\w+)?/g);
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: { start: string } };
  const [image = ''] = /^CMD .*$/m.exec(await read('Dockerfile')) ?? [];
  const unit = toUnit({ folder: '/srv/parley', user: 'parley', node: '/usr/bin/node' });
  const [service = ''] = /^ExecStart=.*$/m.exec(unit) ?? [];

  expect(toFlags(scripts.start)).toContain('--max-semi-space-size=4');
  expect(toFlags(image)).toEqual(toFlags(scripts.start));
  expect(toFlags(service)).toEqual(toFlags(scripts.start));
});
