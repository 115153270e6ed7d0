import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTINGS } from '../../src/config.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runPlanfact } from './run-planfact.ts';

const COMMANDS = ['start', 'run', 'serve', 'extract', 'inspect'];

test.each(COMMANDS)('%s --help shows examples', (command) => {
  const { status, stdout } = runPlanfact([command, '--help']);
  expect(status).toBe(0);
  expect(stdout).toContain(`planfact ${command}`);
  expect(stdout).toContain('Examples:');
});

test('the help lists every command', () => {
  const { stdout } = runPlanfact(['--help']);
  for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ +${command} `, 'm'));
});

test.each([
  ['no command', []],
  ['an unknown command', ['publish-all']],
  ['an unknown flag', ['extract', '--yaml', 'x.txt']],
  ['no file', ['extract']],
  ['a year that is none', ['extract', 'x.txt', '--year', '16']],
  ['a port that is none', ['serve', '--port', '65536']],
  ['a pipeline that is not there', ['run', 'atlantis']],
  ['a folder of pipelines that is not there', ['run', '--pipelines', '/nowhere']],
])('%s is wrong usage: a sentence on stderr, nothing on stdout, status 64', (_, args) => {
  const { status, stdout, stderr } = runPlanfact(args);
  expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
  expect(stderr).not.toBe('');
  expect(stderr).not.toContain('    at ');
});

test('a flag wins over the variable of the same setting', () => {
  const data = temporaryFolder().path;
  const { stderr } = runPlanfact(['serve', '--data', data, '--port', '70000'], { PORT: '80000' });
  expect(stderr).toContain('"70000"');
  expect(runPlanfact(['serve', '--data', data], { PORT: '80000' }).stderr).toContain('"80000"');
});

test('every setting is in the help of start and in docs/settings.md', () => {
  const help = runPlanfact(['start', '--help']).stdout;
  const page = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');
  for (const { flag, variable, default: fallback } of Object.values(SETTINGS)) {
    for (const text of [help, page]) {
      expect(text).toContain(flag);
      expect(text).toContain(variable);
      expect(text).toContain(fallback);
    }
  }
});
