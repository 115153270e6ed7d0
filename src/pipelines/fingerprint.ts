import { createHash } from 'node:crypto';
import type { Pipeline } from './define-pipeline.ts';
import type { ReportFile } from './report-file.ts';

/**
 * Names everything that the reading of a file depends on beside its bytes: the version of the code, what the pipeline declares of
 * it, its path, its copies, its note and its origin. The same name: nothing new would be read.
 */
export function fingerprinter(pipeline: Pipeline, version: string): (file: ReportFile) => string {
  // When a pipeline runs, what it expects and what it ties make no difference to what a file says.
  const { schedule: _, assertions: __, lineage: ___, ...reading } = pipeline;
  const common = createHash('sha256').update(JSON.stringify([version, reading]));
  return ({ path, copies, note, origin }) =>
    common
      .copy()
      .update(JSON.stringify([path, copies, note, origin]))
      .digest('hex');
}
