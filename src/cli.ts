#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { EXIT, exitStatusOf } from './commands/exit-status.ts';
import { addExtractCommand } from './commands/extract.ts';
import { addInspectCommand } from './commands/inspect.ts';
import { addRebuildCommand } from './commands/rebuild.ts';
import { addRunCommand } from './commands/run.ts';
import { addRunsCommand } from './commands/runs.ts';
import { addServeCommand } from './commands/serve.ts';
import { addStartCommand } from './commands/start.ts';
import { addStatusCommand } from './commands/status.ts';
import { PlanfactError } from './errors.ts';

const program = new Command('planfact')
  .description('Turns councils’ plan / fact programme reports into open data, a GraphQL API and a portal.')
  .version(packageJson.version)
  .exitOverride()
  .showHelpAfterError('Run the command with --help to see what it takes.')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'planfact: ')) })
  .addHelpText('after', '\nSettings and exit statuses: docs/settings.md');

addStartCommand(program);
addRunCommand(program);
addServeCommand(program);
addExtractCommand(program);
addInspectCommand(program);
addStatusCommand(program);
addRunsCommand(program);
addRebuildCommand(program);

process.stdout.on('error', endQuietlyWhenPipeCloses);
process.exitCode = await runProgram();

async function runProgram(): Promise<number> {
  try {
    await program.parseAsync();
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof PlanfactError) {
      console.error(`planfact: ${error.message}`);
      return exitStatusOf(error.code);
    }
    console.error('planfact: this is a bug in planfact; please report it with what follows.', error);
    return EXIT.bug;
  }
}

/** `planfact extract … | head` closes the pipe early; that is no failure. */
function endQuietlyWhenPipeCloses(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
}
