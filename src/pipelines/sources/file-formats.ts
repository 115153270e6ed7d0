/** Formats that a portal's list or an address can name and that planfact reads, as the endings of file names. */
const READABLE: ReadonlySet<string> = new Set([
  'csv',
  'doc',
  'docx',
  'htm',
  'html',
  'mht',
  'mhtml',
  'ods',
  'odt',
  'pdf',
  'rtf',
  'tsv',
  'txt',
  'xls',
  'xlsm',
  'xlsx',
]);
const WEB_PAGES: ReadonlySet<string> = new Set(['htm', 'html', 'mht', 'mhtml']);

/** A format as people spell it («.XLSX», «xlsx ») in one spelling; null where none is named. */
export function normalFormat(format: string | null | undefined): string | null {
  const normal = (format ?? '').trim().toLowerCase().replace(/^\./, '');
  return normal === '' ? null : normal;
}

export function isReadable(format: string): boolean {
  return READABLE.has(format);
}

/** Whether a web page is not what a file of this format can be. */
export function isNoWebPage(format: string): boolean {
  return READABLE.has(format) && !WEB_PAGES.has(format);
}

/** The ending of a file name, as a format. */
export function endingOf(fileName: string): string | null {
  return normalFormat(/\.([\p{L}\p{N}]{1,8})$/u.exec(fileName)?.[1]);
}
