import { expect } from 'vitest';
import { browserTest, cleanups, open, say, visit } from './chromium.ts';
import { content, FINAL, help, never, openSite, stream, toAnswer, toPosted } from './site.ts';

browserTest('a question is asked, its answer grows under it, and its buttons work', async () => {
  const { site, page, complaints } = await open({ isDemo: true });
  expect(await page.getByRole('note').textContent()).toContain('an offline stand-in answers here');

  await say(page, 'What is **two** and two?');
  await page.locator('.thread .message', { hasText: 'What is **two** and two?' }).waitFor();
  const channel = toAnswer(site, site.events[0]);
  const id = site.events[0]?.type === 'message' ? site.events[0].message.id : '';
  await channel.indicate('working', id, never);
  await page.getByText('Parley is thinking…').waitFor();
  const stop = { label: 'Stop', action: 'stop:j1', style: 'danger' } as const;
  const { posted } = await channel.write(
    toPosted('j1/0/0'),
    'open',
    content('Four', { buttons: [stop] }),
    never,
  );
  await page.locator('.message.growing', { hasText: 'Four' }).waitFor();
  await page.getByText('Parley is thinking…').waitFor({ state: 'hidden' });
  await channel.write(posted, 'grow', content('Four, I think', { buttons: [stop] }), never);
  await page.locator('.message.growing', { hasText: 'Four, I think' }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.poll(() => site.events.at(-1)).toMatchObject({ type: 'action', action: 'stop:j1' });
  await channel.write(posted, 'close', content('Four, I think.', FINAL), never);
  await page.getByRole('button', { name: 'Regenerate' }).waitFor();

  expect(await page.locator('.message.growing').count()).toBe(0);
  expect(complaints).toEqual([]);
});

browserTest('what is written next goes on in the thread, until a new one is begun', async () => {
  const { site, page } = await open();
  await say(page, 'first');
  await page.getByText('In thread: first').waitFor();
  await say(page, 'second');
  await page.locator('.message', { hasText: 'second' }).waitFor();
  await page.getByRole('button', { name: 'New thread' }).click();
  await say(page, 'third');
  await expect.poll(() => site.events.length).toBe(3);

  const [first, second, third] = site.events.map(({ conversation }) => conversation);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  await expect.poll(() => page.locator('.thread').count()).toBe(2);
});

browserTest('no answer can run a script or call another server', async () => {
  const { site, page } = await open();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await say(page, 'attack');
  await page.locator('.message').waitFor();
  const text = [
    '<script>window.hit = 1</script><img src=x onerror="window.hit = 1"><br>',
    '![spy](https://evil.example/x.png) [bad](javascript:window.hit=1) [good](https://example.org)',
    '<iframe src="https://evil.example"></iframe><a href="data:text/html,x">data</a>',
    '| a |\n|:-:|\n| <b>b</b> |',
    '```html"><img src=x onerror=window.hit=1>\n<script>window.hit = 1</script>\n```',
  ].join('\n\n');
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', [text], FINAL);
  const answer = page.locator('.message.parley');
  await answer.getByRole('button', { name: 'Regenerate' }).waitFor();

  expect(await page.evaluate('window.hit ?? null')).toBeNull();
  expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
  expect(await answer.locator('script, iframe, .text img').count()).toBe(0);
  expect(await answer.getByRole('link', { name: 'bad' }).count()).toBe(0);
  expect(await answer.getByRole('link', { name: 'good' }).getAttribute('rel')).toContain(
    'noopener',
  );
  expect(await answer.locator('td[align=center] b').textContent()).toBe('b');
  expect(await answer.locator('.text').textContent()).toContain(
    '<img src=x onerror="window.hit = 1">',
  );
});

browserTest('finished blocks stand still while the answer grows', async () => {
  const { site, page } = await open();
  await say(page, 'code');
  await page.locator('.message').waitFor();
  const channel = toAnswer(site, site.events[0]);
  const buttons = [{ label: 'Stop', action: 'stop:j1', style: 'danger' } as const];
  const begin = '```js\nlet a = 1;\n```\n\n';
  const { posted } = await channel.write(
    toPosted('j1/0/0'),
    'open',
    content(begin, { buttons }),
    never,
  );
  const pre = await page.locator('pre').elementHandle();
  await channel.write(posted, 'grow', content(`${begin}And then`, { buttons }), never);
  await page.getByText('And then').waitFor();

  expect(await pre?.evaluate((node) => node.isConnected)).toBe(true);
  expect(await page.getByRole('button', { name: 'Copy', exact: true }).count()).toBe(1);
});

browserTest('typing a slash lists the commands, and Tab completes one', async () => {
  const { site, page } = await open();
  const input = page.getByRole('textbox', { name: 'Message to Parley' });
  await input.pressSequentially('/a');
  expect(await page.getByRole('option').allTextContents()).toEqual(['/askAsk Parley something']);
  await input.press('Tab');
  expect(await input.inputValue()).toBe('/ask ');
  await page.getByText('question: What you want to know · times: How often').waitFor();
  await input.pressSequentially('why?');
  await input.press('Enter');

  await expect
    .poll(() => site.events)
    .toMatchObject([{ type: 'command', name: 'ask', options: { question: 'why?' } }]);
  await input.fill('/ask');
  await page.getByRole('button', { name: 'Send' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('Add some text for question');
});

browserTest('two people see each other’s words and change only their own', async () => {
  const { site, page: ada } = await open();
  const { page: bob } = await visit(site);
  await bob.getByRole('button', { name: 'Set your name' }).click();
  await bob.getByRole('textbox', { name: 'Name' }).fill('Bob');
  await bob.getByRole('button', { name: 'Save' }).click();
  await say(ada, 'from Ada');
  await say(bob, 'from Bob');

  const message = ada.locator('.message', { hasText: 'from Bob' });
  await message.locator('.name', { hasText: 'Bob' }).waitFor();
  expect(await message.getByRole('button', { name: 'Edit' }).count()).toBe(0);
  await bob.locator('.message', { hasText: 'from Bob' }).hover();
  await bob.getByRole('button', { name: 'Edit' }).click();
  await bob.getByRole('textbox', { name: 'Message', exact: true }).fill('from Bob, improved');
  await bob.getByRole('button', { name: 'Save' }).click();
  await ada.locator('.message', { hasText: 'improved' }).getByText('edited').waitFor();
  await bob.getByRole('button', { name: 'Delete' }).click();
  await bob.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await ada.locator('.message', { hasText: 'from Bob' }).waitFor({ state: 'detached' });

  expect(site.events.map(({ type }) => type)).toEqual(['message', 'message', 'edit', 'delete']);
});

browserTest('files are added, shown and can be played; a recording is a voice note', async () => {
  const { site, page, complaints } = await open();
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const files = [
    { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('notes') },
  ];
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('button', { name: 'Record a voice note' }).click();
  await page.getByText('0:01').waitFor();
  await page.getByRole('button', { name: 'Stop recording' }).click();
  await page.getByText(/Voice note · 0:0[12]/).waitFor();
  await say(page, 'look and listen');
  await page.locator('.message audio').waitFor();

  await expect
    .poll(() =>
      page
        .locator('.picture img')
        .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    )
    .toBe(1);
  expect(
    await page
      .locator('.message')
      .getByRole('link', { name: 'notes.txt' })
      .getAttribute('download'),
  ).toBe('notes.txt');
  expect(site.events).toMatchObject([
    {
      message: {
        attachments: [
          { mimeType: 'image/png' },
          { name: 'notes.txt' },
          { isVoice: true, mimeType: 'audio/webm' },
        ],
      },
    },
  ]);
  expect(complaints).toEqual([]);
});

browserTest('an uploaded recording can be transcribed, summarized and asked about', async () => {
  const transcribe = { ...help, name: 'transcribe', answers: 'public' } as const;
  const { site, page } = await open({ commands: [transcribe] });
  const sound = { mimeType: 'audio/mpeg', buffer: Buffer.from('ID3 no music') };
  await page.locator('input[type=file]').setInputFiles([{ name: 'first.mp3', ...sound }]);
  await say(page, 'the first');
  const first = page.locator('.message', { hasText: 'the first' });
  await first.getByRole('button', { name: 'Transcribe' }).click();
  await expect.poll(() => site.events.at(-1)).toMatchObject({ type: 'command', options: {} });
  await page.locator('input[type=file]').setInputFiles([{ name: 'second.mp3', ...sound }]);
  await say(page, 'the second');
  await page.locator('.message', { hasText: 'the second' }).getByText('Summarize').click();
  await expect
    .poll(() => site.events.at(-1))
    .toMatchObject({ message: { text: 'Summarize the recording.' } });
  const [asked, , , summary] = site.events;

  expect(summary?.conversation).toBe(asked?.conversation);
  expect(await first.getByRole('button', { name: 'Transcribe' }).isDisabled()).toBe(true);
  expect(
    await page.locator('.message', { hasText: 'Summarize the' }).getByText('Transcribe').count(),
  ).toBe(0);

  await first.getByRole('button', { name: 'Ask' }).click();
  await expect.poll(() => page.locator('textarea:focus').count()).toBe(1);
  await page.keyboard.type('who speaks?');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => site.events.at(-1))
    .toMatchObject({ conversation: asked?.conversation, message: { text: 'who speaks?' } });
});

browserTest(
  'the page finds back after a restart of Parley, with what happened meanwhile',
  async () => {
    const { site, page } = await open();
    await say(page, 'before');
    await page.locator('.message').waitFor();
    await site.close();
    await page.getByText('Reconnecting…').waitFor();
    await say(page, 'meanwhile');
    await page.getByRole('alert').waitFor();
    cleanups.splice(0, 1);
    const again = await openSite({
      store: site.store,
      blobs: site.blobs,
      port: Number(new URL(site.url).port),
    });
    cleanups.unshift(again.close);
    await stream(toAnswer(again, site.events[0]), 'j1/0/0', ['after'], FINAL);

    await page.locator('.message.parley', { hasText: 'after' }).waitFor();
    expect(await page.locator('.message').count()).toBe(2);
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    expect(await page.getByRole('textbox', { name: 'Message to Parley' }).inputValue()).toBe(
      'meanwhile',
    );
  },
);

browserTest(
  'on a phone nothing is wider than the screen, and channels are a tap away',
  async () => {
    const { site, page } = await open({
      context: {
        viewport: { width: 360, height: 640 },
        hasTouch: true,
        isMobile: true,
        colorScheme: 'dark',
      },
    });
    await page.getByRole('button', { name: 'Channels' }).click();
    await page.getByRole('button', { name: 'New channel' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Second');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: '# second' }).waitFor();
    await say(page, 'wide');
    await page.locator('.message').waitFor();
    const wide = `${'| column '.repeat(12)}|\n${'|--'.repeat(12)}|\n\n\`\`\`\n${'x'.repeat(400)}\n\`\`\`\n\n${'y'.repeat(400)}`;
    await stream(toAnswer(site, site.events[0]), 'j1/0/0', [wide], FINAL);
    await page.getByRole('button', { name: 'Regenerate' }).waitFor();

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(
      await page.evaluate('document.querySelector("#scroll").scrollWidth'),
    ).toBeLessThanOrEqual(360);
  },
);
