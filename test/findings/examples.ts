import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { keyReports } from '../../src/facts/identity.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Extraction } from '../../src/model/report.ts';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { extractBytes } from '../../src/pipelines/extract.ts';
import { loadReportFile } from '../../src/pipelines/load-report-file.ts';
import type { Layout } from '../../src/tables/layout.ts';
import { pipelineSpec } from '../pipelines/pipeline-spec.ts';
import { bytesOf, SEED, seedWith } from '../seed.ts';
import type { Example } from './note.ts';

const CASES = new URL('../cases/', import.meta.url).pathname;
const DEMO_TOWN = new URL('../../data/raw/demo-town/', import.meta.url).pathname;

/** A golden case, by the name of its folder. */
export function goldenCase(name: string): Example {
  return {
    where: `\`test/cases/${name}\``,
    findings: async () => {
      const names = await readdir(join(CASES, name));
      const file = names.find((entry) => entry.startsWith('report')) ?? '';
      return findingsOf(extractBytes(await readFile(join(CASES, name, file)), `cases/${name}/${file}`));
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
        await mkdir(dirname(join(raw, path)), { recursive: true });
        await writeFile(join(raw, path), own.content ?? SEED);
        if (own.note !== undefined) await writeFile(join(raw, `${path}.source.json`), own.note);
        const file = { path, copies: own.copy === undefined ? [] : [own.copy] };
        const pipeline = definePipeline(pipelineSpec());
        return (await loadReportFile(raw, file, { pipeline, extract: extractBytes })).findings;
      } finally {
        await rm(raw, { recursive: true, force: true });
      }
    },
  };
}

async function findingsOf(extraction: Promise<Extraction>): Promise<readonly Finding[]> {
  const { reports, findings } = await extraction;
  return [...findings, ...keyReports('town', reports).findings];
}
