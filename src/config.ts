import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PlanfactError } from './errors.ts';
import { describeMistakes } from './pipelines/describe-mistakes.ts';

/** Every setting: a flag of a command, or the environment variable, or else the default. */
export const SETTINGS = {
  data: {
    variable: 'PLANFACT_DATA',
    flag: '--data <folder>',
    default: 'data',
    help: 'folder of the data: raw/ and reference/ are read; archive/, warehouse/ and releases/ are written',
  },
  pipelines: {
    variable: 'PLANFACT_PIPELINES',
    flag: '--pipelines <folder>',
    default: 'pipelines',
    help: 'folder of the pipeline files, one .ts file a pipeline',
  },
  host: {
    variable: 'HOST',
    flag: '--host <address>',
    default: '127.0.0.1',
    help: 'address to listen on; 0.0.0.0 for every network of the machine',
  },
  port: {
    variable: 'PORT',
    flag: '--port <number>',
    default: '4000',
    help: 'port to listen on; 0 for any free one',
  },
  log: {
    variable: 'PLANFACT_LOG',
    flag: '--log <form>',
    default: 'auto',
    help: 'what is told on stderr: text for people; json, a line an event, for programs that gather logs; auto: text, but json for start where stderr is no terminal',
  },
} as const;

export type SettingName = keyof typeof SETTINGS;

/** Where things are and where to listen; folders as absolute paths. */
export type Config = {
  readonly data: string;
  readonly raw: string;
  /** Data that amounts are set against, such as the price index. */
  readonly reference: string;
  /** The originals of all documents. */
  readonly archive: string;
  /** The one database file that runs write. */
  readonly warehouse: string;
  readonly releases: string;
  readonly pipelines: string;
  readonly host: string;
  readonly port: number;
  readonly log: LogForm;
};

export const LOG_FORMS = ['auto', 'text', 'json'] as const;

export type LogForm = (typeof LOG_FORMS)[number];

/** Checks the texts given for the settings (one left out takes its default); throws `config_invalid`. */
export function readConfig(given: Readonly<Partial<Record<SettingName, string>>>): Config {
  const checked = schema.safeParse(given, { reportInput: true });
  if (!checked.success) {
    throw new PlanfactError('config_invalid', `A setting is wrong: ${describeMistakes(checked.error)}.`);
  }
  const { data, pipelines, host, port, log } = checked.data;
  return {
    data,
    raw: join(data, 'raw'),
    reference: join(data, 'reference'),
    archive: join(data, 'archive'),
    warehouse: join(data, 'warehouse', 'planfact.duckdb'),
    releases: join(data, 'releases'),
    pipelines,
    host,
    port,
    log,
  };
}

const LAST_PORT = 65_535;

const folder = z.string().min(1, 'expected the path of a folder');

const schema = z.object({
  data: folder.default(SETTINGS.data.default).transform((path) => resolve(path)),
  pipelines: folder.default(SETTINGS.pipelines.default).transform((path) => resolve(path)),
  host: z.string().min(1, 'expected an address such as 127.0.0.1').default(SETTINGS.host.default),
  port: z
    .string()
    .default(SETTINGS.port.default)
    .refine(isPort, `expected a whole number from 0 to ${LAST_PORT}`)
    .transform(Number),
  log: z.enum(LOG_FORMS, { error: 'expected auto, text or json' }).default(SETTINGS.log.default),
});

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= LAST_PORT;
}
