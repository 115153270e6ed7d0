import { destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { RunEvent } from '../pipelines/run-events.ts';
import type { Watcher } from './progress.ts';

/** A log of JSON lines on stderr, for programs that gather logs. */
export function openServiceLog(): Logger {
  const options = {
    base: { process: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
  };
  return pino(options, destination({ fd: 2, sync: true }));
}

/** Writes what happens in a run to the log, each line with the number of the run. */
export function watchInLog(log: Logger): Watcher {
  let ofRun = log;
  return {
    report(event) {
      if (event.kind === 'started') ofRun = log.child({ run: event.run });
      writeEvent(ofRun, event);
    },
    end: () => undefined,
  };
}

function writeEvent(log: Logger, event: RunEvent): void {
  const { level, message, details } = lineOf(event);
  log[level](details, message);
}

type Line = {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
};

function lineOf(event: RunEvent): Line {
  switch (event.kind) {
    case 'started':
      return { level: 'info', message: 'run started', details: { pipelines: event.pipelines } };
    case 'found': {
      const { pipeline, files, toRead } = event;
      return { level: 'info', message: 'files found', details: { pipeline, files, toRead } };
    }
    case 'read':
      return {
        level: 'debug',
        message: 'document loaded',
        details: { pipeline: event.pipeline, path: event.path },
      };
    case 'asked': {
      const { pipeline, files } = event;
      return { level: 'info', message: 'asking for files', details: { pipeline, files } };
    }
    case 'answered':
      return {
        level: 'debug',
        message: 'file settled',
        details: { pipeline: event.pipeline, path: event.path },
      };
    case 'retrying':
      return { level: 'info', message: event.message, details: { pipeline: event.pipeline } };
    case 'failed':
      return { level: 'warn', message: event.message, details: { pipeline: event.pipeline } };
    case 'unclaimed':
      return { level: 'warn', message: 'no pipeline reads these', details: { paths: event.paths } };
    case 'noticed':
      return { level: 'error', message: event.message, details: {} };
    case 'step':
      return { level: 'debug', message: 'step done', details: { step: event.step } };
    case 'broken':
      return { level: 'error', message: event.message, details: {} };
    case 'finished': {
      const { pipelines, release } = event.summary;
      const level = pipelines.some(({ excess }) => excess.length > 0) ? 'warn' : 'info';
      return { level, message: 'run finished', details: { pipelines, release } };
    }
  }
}
