import type { YearHint } from '../facts/read-reports.ts';

/** The year that the innermost folder named after one tells, `reports/2016/6.2/report.txt`; null where none is. */
export function folderYear(path: string): string | null {
  const folders = path.split(/[\\/]/).slice(0, -1);
  return folders.findLast((part) => /^(?:19|20)\d{2}$/.test(part)) ?? null;
}

/** The year a path tells of: its folder first, then its name. `year`, where it is known, goes before both. */
export function hintOf(path: string, year: number | undefined): YearHint | null {
  if (year !== undefined) return { year, origin: '--year' };
  const folder = folderYear(path);
  if (folder !== null) return { year: Number(folder), origin: `${folder}/` };
  const name = path.split(/[\\/]/).at(-1) ?? '';
  const inName = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(name)?.[0];
  return inName === undefined ? null : { year: Number(inName), origin: name };
}
