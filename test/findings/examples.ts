import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { keyReports } from '../../src/facts/identity.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Extraction } from '../../src/model/report.ts';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { type ExtractOptions, extractBytes, sha256 } from '../../src/pipelines/extract.ts';
import { loadReportFile } from '../../src/pipelines/load-report-file.ts';
import type { Layout } from '../../src/tables/layout.ts';
import { pipelineSpec } from '../pipelines/pipeline-spec.ts';
import { bytesOf, SEED, seedWith } from '../seed.ts';
import type { Example } from './note.ts';

const CASES = new URL('../cases/', import.meta.url).pathname;
const DEMO_TOWN = new URL('../../data/raw/demo-town/', import.meta.url).pathname;

const EXPECTED = z.object({ document: z.object({ path: z.string() }) });

/** A golden case, by the name of its folder. */
export function goldenCase(name: string): Example {
  return {
    where: `\`test/cases/${name}\``,
    findings: async () => {
      const expected = EXPECTED.parse(JSON.parse(await readFile(join(CASES, name, 'expected.json'), 'utf8')));
      const { path } = expected.document;
      return findingsOf(extractBytes(await readFile(join(CASES, '..', path)), path));
    },
  };
}

/** A file of the made-up town. */
export function demoTown(path: string): Example {
  return {
    where: `the made-up town, \`${path}\``,
    findings: async () => findingsOf(extractBytes(await readFile(join(DEMO_TOWN, path)), path)),
  };
}

/** The report of section 6.2 with one place changed, as a file of this path. */
export function changedSeed(where: string, change: readonly [string, string], path = 'report.txt'): Example {
  return { where, findings: () => findingsOf(extractBytes(bytesOf(seedWith(...change)), path)) };
}

/** The report of section 6.2 as its pipeline corrects it. */
export function correctedSeed(where: string, corrections: ExtractOptions['corrections']): Example {
  return { where, findings: () => findingsOf(extractBytes(bytesOf(SEED), '2016/6.2.txt', { corrections })) };
}

/** A web page with a table and the words above it. */
export function smallTable(
  rows: readonly (readonly string[])[],
  { above = 'за 2016 рік', layout }: { readonly above?: string; readonly layout?: Layout } = {},
): Example {
  const cells = rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`);
  const page = `<p>${above}</p><table>${cells.join('')}</table>`;
  return {
    where: 'a table of a few rows',
    findings: () => findingsOf(extractBytes(bytesOf(page), 'report.html', { layout })),
  };
}

/** A text file of this content. */
export function textFile(where: string, content: string, path = 'report.txt'): Example {
  return { where, findings: () => findingsOf(extractBytes(bytesOf(content), path)) };
}

/** A folder of raw files as a run finds it; the file of section 6.2 unless another content is given. */
export function rawFile(
  where: string,
  own: { readonly content?: string; readonly note?: string; readonly copy?: string },
): Example {
  const path = 'town/2016/6.2.txt';
  return {
    where,
    findings: async () => {
      const raw = await mkdtemp(join(tmpdir(), 'planfact-findings-'));
      try {
        const location = join(raw, path);
        const bytes = bytesOf(own.content ?? SEED);
        await mkdir(dirname(location), { recursive: true });
        await writeFile(location, bytes);
        const file = {
          path,
          location,
          sha256: sha256(bytes),
          copies: own.copy === undefined ? [] : [own.copy],
          note: own.note ?? null,
          origin: null,
        };
        const reading = { pipeline: definePipeline(pipelineSpec()), extract: extractBytes, keep };
        return (await loadReportFile(file, reading)).findings;
      } finally {
        await rm(raw, { recursive: true, force: true });
      }
    },
  };
}

/** An example is nothing to keep. */
function keep(): Promise<void> {
  return Promise.resolve();
}

async function findingsOf(extraction: Promise<Extraction>): Promise<readonly Finding[]> {
  const { reports, findings } = await extraction;
  return [...findings, ...keyReports('town', reports).findings];
}
