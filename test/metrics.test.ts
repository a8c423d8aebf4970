import { expect, test } from 'vitest';
import { createMetrics } from '../src/metrics.ts';
import { createMemoryLog } from './doubles/log.ts';

test('answers and lines of the log are counted, and told in the text format of Prometheus', async () => {
  const inner = createMemoryLog();
  const { log, onAnswered, route } = createMetrics(inner);
  onAnswered({
    job: 'j1',
    place: 'slack/T1/C1',
    finish: 'stop',
    durationMs: 1_500,
    firstTextMs: 500,
    messages: 2,
    promptTokens: 7,
    answerTokens: 9,
    rounds: 1,
  });
  log.info({ finish: 'stop' }, 'answered');
  log.warn({}, 'something');
  const text = await (await route.handle(new Request('http://localhost/metrics'))).text();

  expect(inner.lines).toHaveLength(2);
  expect(text).toContain('parley_answers_total{platform="slack",finish="stop"} 1\n');
  expect(text).toContain('parley_answer_seconds_sum 1.5\n');
  expect(text).toContain('parley_first_text_seconds_sum 0.5\n');
  expect(text).toContain('parley_tokens_total{side="answer"} 9\n');
  expect(text).toContain('parley_log_lines_total{level="warn"} 1\n');
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).toMatch(/^# TYPE process_uptime_seconds gauge\nprocess_uptime_seconds /m);
  const total = '# HELP parley_answers_total ';
  expect(text).toContain(total);
  expect(text.indexOf(total)).toBeLessThan(text.indexOf('parley_answers_total{'));
  expect(text).toContain('# TYPE parley_answer_seconds summary\nparley_answer_seconds_count 1\n');
  const families = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, family]) => family);
  expect(new Set(families).size).toBe(families.length);
});
