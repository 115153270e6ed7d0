import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlanfactError } from '../errors.ts';

const TIME_LIMIT_MS = 60_000;
const NAMES = ['soffice', 'libreoffice'];
const USUAL_PLACES = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];
const SAFE_PATH = '/usr/local/bin:/usr/bin:/bin';
const EXPORT_FILTERS = { rtf: 'rtf:Rich Text Format', docx: 'docx:MS Word 2007 XML' };
/** No macro runs, and nothing that the document links to is fetched. */
const PROFILE_SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

type Environment = Readonly<Record<string, string | undefined>>;

/** The kinds of file that LibreOffice makes here. */
export type ConvertedFormat = keyof typeof EXPORT_FILTERS;

/**
 * Converts a document with a LibreOffice of its own profile, in its own folder, in a process group that is killed after
 * a minute (`limit_exceeded`). Throws `libreoffice_missing` where none is installed and `file_unreadable` when it could
 * not read the file.
 */
export async function convertWithLibreOffice(
  bytes: Uint8Array,
  from: string,
  to: ConvertedFormat,
  environment: Environment = process.env,
): Promise<Uint8Array> {
  const command = findLibreOffice(environment);
  if (command === null) throw missing(from, environment);
  const folder = await mkdtemp(join(tmpdir(), 'planfact-office-'));
  try {
    const source = join(folder, `report.${from}`);
    await mkdir(join(folder, 'profile', 'user'), { recursive: true });
    await writeFile(join(folder, 'profile', 'user', 'registrymodifications.xcu'), PROFILE_SETTINGS);
    await writeFile(source, bytes);
    await run(command, folder, [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--convert-to',
      EXPORT_FILTERS[to],
      '--outdir',
      join(folder, 'converted'),
      source,
    ]);
    return await readFile(join(folder, 'converted', `report.${to}`)).catch((cause: unknown) => {
      throw notConverted(from, cause);
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * The path of LibreOffice: `PLANFACT_SOFFICE`, else what `PATH` or the usual places have; null when there is none, or
 * when this process may not start programs.
 */
export function findLibreOffice(environment: Environment = process.env): string | null {
  if (process.permission?.has('child') === false) return null;
  return placesToLook(environment).find((place) => existsSync(place)) ?? null;
}

function placesToLook(environment: Environment): readonly string[] {
  const named = environment['PLANFACT_SOFFICE'];
  if (named !== undefined && named !== '') return [named];
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...USUAL_PLACES];
}

function run(command: string, folder: string, parameters: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: folder,
      env: { HOME: folder, PATH: SAFE_PATH, LANG: 'C.UTF-8' },
      stdio: 'ignore',
      detached: true,
    });
    const timer = setTimeout(() => {
      killGroup(child.pid);
      reject(tooSlow());
    }, TIME_LIMIT_MS);
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(
        new PlanfactError(
          'libreoffice_missing',
          {
            en: `LibreOffice (${command}) could not be started. Check its installation, or save the file as .docx.`,
            uk: `Не вдалося запустити LibreOffice (${command}). Перевірте, чи його встановлено, або збережіть файл як .docx.`,
          },
          { cause },
        ),
      );
    });
    child.once('exit', () => {
      clearTimeout(timer);
      killGroup(child.pid);
      resolve();
    });
  });
}

/** The whole group: the command is a script, and the program it starts would outlive it. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has ended by itself.
  }
}

function missing(from: string, environment: Environment): PlanfactError {
  const places = environment['PLANFACT_SOFFICE'] ?? ['PATH', ...USUAL_PLACES].join(', ');
  return new PlanfactError('libreoffice_missing', {
    en: `This is an old Word file (.${from}, Word 6 or 95); reading its tables needs LibreOffice, which was not found (looked in ${places}). Install it (\`apt install libreoffice-writer\`) or save the file as .docx.`,
    uk: `Це старий файл Word (.${from}, Word 6 або 95); щоб прочитати його таблиці, потрібен LibreOffice, але його не знайдено (шукали тут: ${places}). Установіть його (\`apt install libreoffice-writer\`) або збережіть файл як .docx.`,
  });
}

function notConverted(from: string, cause: unknown): PlanfactError {
  return new PlanfactError(
    'file_unreadable',
    {
      en: `LibreOffice could not read the .${from} file: it is damaged or of another kind. Open it in a word processor, save it as .docx and try again.`,
      uk: `LibreOffice не зміг прочитати файл .${from}: він пошкоджений або іншого типу. Відкрийте його в текстовому редакторі, збережіть як .docx і спробуйте ще раз.`,
    },
    { cause },
  );
}

function tooSlow(): PlanfactError {
  return new PlanfactError('limit_exceeded', {
    en: `LibreOffice needed more than ${TIME_LIMIT_MS / 1000} s for the file and was stopped. Save it as .docx and try again.`,
    uk: `LibreOffice читав файл понад ${TIME_LIMIT_MS / 1000} с і був зупинений. Збережіть файл як .docx і спробуйте ще раз.`,
  });
}
