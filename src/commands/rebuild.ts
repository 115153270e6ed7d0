import type { Command } from 'commander';
import { readConfig, type SettingName } from '../config.ts';
import { PlanfactError } from '../errors.ts';
import { loadPipelines } from '../pipelines/load-pipelines.ts';
import { countOf } from './count-of.ts';
import { EXIT } from './exit-status.ts';
import { mendWarehouse } from './mend-warehouse.ts';
import { addSettings } from './setting-options.ts';
import { abortOnSignals } from './signals.ts';
import { chooseWatcher } from './watch-run.ts';

const EXAMPLES = `
Examples:
  planfact rebuild                        make the warehouse anew from data/archive, and publish what it holds
  planfact rebuild --data /srv/planfact   with the data elsewhere

The same originals give the same release, so nothing new is published unless the code or a pipeline has changed. The warehouse that is
replaced is kept beside the new one (planfact.duckdb.replaced). Exit status: 0 done, 2 some original is missing or it failed,
64 wrong usage, 130 interrupted.`;

type Options = Readonly<Partial<Record<SettingName, string>>>;

/** `planfact rebuild`: makes the warehouse anew from the originals. */
export function addRebuildCommand(program: Command): void {
  const command = program
    .command('rebuild')
    .description('make the warehouse anew from the archived originals');
  addSettings(command, ['data', 'pipelines', 'log']).addHelpText('after', EXAMPLES).action(rebuild);
}

async function rebuild(options: Options): Promise<void> {
  const config = readConfig(options);
  const { raw, reference, archive, warehouse, releases } = config;
  const pipelines = await loadPipelines(config.pipelines);
  const plan = { raw, reference, archive, warehouse, releases, pipelines, chosen: [] };
  const watcher = chooseWatcher(config);
  const surroundings = { now: () => new Date(), signal: abortOnSignals(), report: watcher.report };
  try {
    const { rebuildWarehouse } = await import('../pipelines/rebuild-warehouse.ts');
    const { runPipelines } = await import('../pipelines/run-pipelines.ts');
    const { documents, left } = await rebuildWarehouse(plan, surroundings);
    const { release } = await runPipelines(plan, surroundings);
    watcher.end();
    console.log(`${countOf(documents, 'document')} read again from the archive`);
    console.log(`release ${release.id}: ${release.published ? 'published' : 'the same as before'}`);
    for (const sentence of left) console.error(`planfact: Left out: ${sentence}`);
    if (left.length > 0) process.exitCode = EXIT.failure;
  } catch (error) {
    watcher.end();
    if (!(error instanceof PlanfactError) || error.code !== 'warehouse_damaged') throw error;
    process.exitCode = await mendWarehouse(config, error, ['rebuild']);
  }
}
