import { expect, test } from 'vitest';
import { errorOf, startSlack } from './slack/harness.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const download = (url: unknown, token?: string) =>
  fetch(String(url), token ? { headers: { authorization: `Bearer ${token}` } } : {});

test('an upload is shared a moment after it is completed', async () => {
  const { emulator, client } = await startSlack();
  const thread_ts = emulator.person('U1').say({ channel: 'C1', text: 'draw' });
  await client.filesUploadV2({
    channel_id: 'C1',
    thread_ts,
    file: png,
    filename: 'cat.png',
    initial_comment: 'a cat',
  });
  const shared = await emulator.waitFor(() => emulator.messages('C1', thread_ts)[1]);
  expect(shared).toMatchObject({
    text: 'a cat',
    files: [{ name: 'cat.png', mimetype: 'image/png', bytes: png }],
  });
  const file = String(shared.files[0]?.id);
  const info = await client.files.info({ file });
  expect(info.file?.shares?.public?.C1).toMatchObject([{ ts: shared.ts, thread_ts }]);
  const got = await download(info.file?.url_private_download, emulator.botToken);
  expect(Buffer.from(await got.arrayBuffer())).toEqual(png);
  await client.files.delete({ file });
  expect(emulator.message(shared.ts).files).toEqual([]);
  expect(await errorOf(client.files.info({ file }))).toBe('file_deleted');
});

test('an upload that is deleted before it is shared appears nowhere', async () => {
  const { emulator, client } = await startSlack();
  const upload = { channel_id: 'C1', file: png, filename: 'cat.png' };
  const [sent] = (await client.filesUploadV2(upload)).files;
  await client.files.delete({ file: String(sent?.files?.[0]?.id) });
  await client.filesUploadV2({ ...upload, filename: 'dog.png' });
  await emulator.waitFor(() => emulator.messages('C1').length > 0);

  expect(emulator.messages('C1').map(({ files }) => files[0]?.name)).toEqual(['dog.png']);
});

test('without the token a download is a login page', async () => {
  const { emulator, client } = await startSlack();
  const files = [{ name: 'notes.txt', bytes: 'secret' }];
  const ts = emulator.person('U1').dm({ text: 'see', files });
  const file = String(emulator.message(ts).files[0]?.id);
  const url = (await client.files.info({ file })).file?.url_private;
  for (const token of [undefined, 'xoxb-wrong']) {
    const page = await download(url, token);
    expect(page.headers.get('content-type')).toBe('text/html');
    expect(await page.text()).not.toContain('secret');
  }
  emulator.faults.next('download', { html: true });
  const page = await download(url, emulator.botToken);
  expect(await page.text()).toContain('Sign in');
  const got = await download(url, emulator.botToken);
  expect(await got.text()).toBe('secret');
});

test('uploads are refused as Slack refuses them', async () => {
  const { client } = await startSlack();
  const ask = (args: object) => errorOf(client.apiCall('files.getUploadURLExternal', { ...args }));
  expect(await ask({ filename: 'a.txt', length: 0 })).toBe('missing_argument');
  expect(await ask({ filename: 'a.txt', length: 2 ** 31 })).toBe('file_upload_size_restricted');
  expect(await ask({ filename: 'a.txt', length: 1, alt_txt: 'x'.repeat(1001) })).toBe(
    'alt_txt_too_large',
  );
  const ticket = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
  const files: [{ id: string }] = [{ id: String(ticket.file_id) }];
  expect(await errorOf(client.files.completeUploadExternal({ files }))).toBe('file_not_found');
  const short = await fetch(String(ticket.upload_url), { method: 'POST', body: 'ab' });
  expect(short.status).toBe(400);
  const full = await fetch(String(ticket.upload_url), { method: 'POST', body: 'abc' });
  expect(await full.text()).toBe('OK - 3');
  const wrong = { files, channel_id: 'C2' };
  expect(await errorOf(client.files.completeUploadExternal(wrong))).toBe('not_in_channel');
  expect(await errorOf(client.files.completeUploadExternal({ files }))).toBe('fine');
});

test('voice clips and Slack Connect stubs look like theirs', async () => {
  const { emulator, client } = await startSlack();
  const ada = emulator.person('U1');
  const voice = { durationMs: 4200, transcription: 'hello there' };
  const spoken = ada.dm({ files: [{ name: 'audio_message.m4a', bytes: 'm4a', voice }] });
  expect(ada.wire(spoken)).toMatchObject({
    subtype: 'file_share',
    files: [
      {
        subtype: 'slack_audio',
        mimetype: 'audio/mp4',
        duration_ms: 4200,
        transcription: { status: 'complete', preview: { content: 'hello there' } },
      },
    ],
  });
  const foreign = ada.dm({ files: [{ name: 'a.txt', bytes: 'x', connect: true }] });
  const id = emulator.message(foreign).files[0]?.id;
  expect(ada.wire(foreign).files).toEqual([
    { id, mode: 'file_access', file_access: 'check_file_info', created: 0, user: '' },
  ]);
  expect(await client.files.info({ file: String(id) })).toMatchObject({
    file: { mode: 'hosted', url_private: expect.stringContaining('/files-pri/') },
  });
});
