import { existsSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Step } from './step.ts';

const FILE = 'parley.service';

/** A unit for systemd, written where this runs; installing it is the operator's own act. */
export const setUpService: Step = async ({ dialog }) => {
  if (process.platform !== 'linux' || !existsSync('/run/systemd/system')) return;
  const question = existsSync(FILE)
    ? `Write ${FILE} again (start at boot, restart after a failure)?`
    : `Write a unit for systemd (${FILE}): start at boot, restart after a failure?`;
  if (!(await dialog.confirm(question, false))) return;
  const folder = process.cwd();
  writeFileSync(FILE, toUnit({ folder, user: userInfo().username, node: process.execPath }));
  dialog.done(
    `Written. To use it:\n  sudo cp ${join(folder, FILE)} /etc/systemd/system/\n  sudo systemctl daemon-reload\n  sudo systemctl enable --now parley`,
  );
};

/** https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html */
export function toUnit({
  folder,
  user,
  node,
}: {
  readonly folder: string;
  readonly user: string;
  readonly node: string;
}): string {
  const quoted = (path: string) => path.replaceAll('%', '%%');
  return `[Unit]
Description=Parley, Gemini in Slack and Discord
Wants=network-online.target
After=network-online.target

[Service]
User=${user}
WorkingDirectory=${quoted(folder)}
ExecStart="${quoted(node)}" --max-semi-space-size=4 --disable-warning=ExperimentalWarning "${quoted(join(folder, 'src/main.js'))}"
Environment=NODE_ENV=production MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=262144
Restart=on-failure
RestartSec=2
# Running answers get 25 seconds.
TimeoutStopSec=30
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=full

[Install]
WantedBy=multi-user.target
`;
}
