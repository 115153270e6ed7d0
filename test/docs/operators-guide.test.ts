import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { pipelineSpec } from '../pipelines/pipeline-spec.ts';

const GUIDE = readFileSync(new URL('../../docs/pipelines.md', import.meta.url), 'utf8');

test('the guide has a line for every field of a pipeline', () => {
  const { publisher, ...pipeline } = definePipeline(pipelineSpec());
  const fields = [...Object.keys(pipeline), ...Object.keys(publisher).map((field) => `publisher.${field}`)];
  const documented = [...GUIDE.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) => {
    const names = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return names.map((name) => (name.startsWith('.') ? `publisher${name}` : name));
  });
  expect(documented).toEqual(expect.arrayContaining(fields));
});

test('the guide tells of every field of a schedule and of the assertions', () => {
  const schedule = { cron: '0 6 * * *' };
  const { assertions, schedule: settled } = definePipeline(pipelineSpec({ schedule }));
  for (const field of Object.keys({ ...assertions, ...settled })) expect(GUIDE).toContain(field);
});
