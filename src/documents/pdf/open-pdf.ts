import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PlanfactError } from '../../errors.ts';
import { type DrawnPage, drawPage } from './draw-page.ts';
import { IDENTITY } from './geometry.ts';
import { matrixOf } from './operands.ts';
import { type PdfLimits, pdfLimitExceeded } from './pdf-limits.ts';
import { surviveStrayRejections } from './stray-rejections.ts';

type Pdfjs = {
  readonly api: typeof import('pdfjs-dist/legacy/build/pdf.mjs');
  readonly parser: typeof import('pdfjs-dist/legacy/build/pdf.worker.mjs');
};

/** A PDF while it is open. */
export type OpenPdf = {
  readonly pageCount: number;
  /** What is drawn on a page, counted from 1. */
  readonly drawnPage: (page: number) => Promise<DrawnPage>;
};

type Meter = { readonly overdrawn: Promise<never>; readonly startPage: () => void };

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Of all fonts but those that are drawn by operators (Type 3). */
const ORDINARY_GLYPH_SCALE = 0.001;

/** No picture is decoded, no form or font program is run, and nothing is asked of the system or the network. */
const SAFE_OPTIONS = {
  verbosity: 0,
  maxImageSize: 0,
  useWasm: false,
  useSystemFonts: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  cMapUrl: `${PACKAGE}/cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${PACKAGE}/standard_fonts/`,
} as const;

let loading: Promise<Pdfjs> | undefined;

/**
 * Opens a PDF, hands it to `read`, and closes it. An owner's password does not matter.
 *
 * @throws PlanfactError `file_unreadable` for garbage, a damaged page tree or a file that needs a password,
 * `limit_exceeded` for more pages or drawing operators than the limits allow
 */
export async function withPdf<Result>(
  bytes: Uint8Array,
  limits: PdfLimits,
  read: (pdf: OpenPdf) => Promise<Result>,
): Promise<Result> {
  loading ??= loadPdfjs();
  const pdfjs = await loading;
  const { port1: port, port2: parserPort } = new MessageChannel();
  const meter = meterOperations(port, limits);
  pdfjs.parser.WorkerMessageHandler.initializeFromPort(parserPort);
  parserPort.start();
  // pdfjs speaks to a port as it does to a worker, but its types know a browser's Worker only
  const parameters: object = { port, verbosity: 0 };
  const worker = pdfjs.api.PDFWorker.create(parameters);
  port.start();
  const task = pdfjs.api.getDocument({ ...SAFE_OPTIONS, worker, data: Uint8Array.from(bytes) });
  const reading = openPdf(task.promise, pdfjs, limits)
    .then((file) =>
      read({
        pageCount: file.numPages,
        drawnPage: (page) => {
          meter.startPage();
          return readPage(file, page, pdfjs, limits);
        },
      }),
    )
    .finally(() => task.destroy());
  try {
    return await Promise.race([meter.overdrawn, reading]);
  } finally {
    worker.destroy();
    port.close();
  }
}

async function loadPdfjs(): Promise<Pdfjs> {
  surviveStrayRejections();
  const [api, parser] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
  return { api, parser };
}

/**
 * Counts the operators that the parser sends; `overdrawn` is rejected when they are too many. Closing the port stops
 * the parser: it waits for each portion to be asked for.
 */
function meterOperations(port: MessagePort, limits: PdfLimits): Meter {
  const overdrawn = Promise.withResolvers<never>();
  let total = 0;
  let onPage = 0;
  const stop = (limit: 'operations' | 'pageOperations') => {
    port.close();
    overdrawn.reject(pdfLimitExceeded(limits, limit));
  };
  port.on('message', (message: unknown) => {
    const count = operatorsIn(message);
    total += count;
    onPage += count;
    if (onPage > limits.pageOperations) stop('pageOperations');
    else if (total > limits.operations) stop('operations');
  });
  return {
    overdrawn: overdrawn.promise,
    startPage: () => {
      onPage = 0;
    },
  };
}

function operatorsIn(message: unknown): number {
  if (typeof message !== 'object' || message === null || !('chunk' in message)) return 0;
  const { chunk } = message;
  if (typeof chunk !== 'object' || chunk === null || !('fnArray' in chunk)) return 0;
  return Array.isArray(chunk.fnArray) ? chunk.fnArray.length : 0;
}

async function openPdf(
  opening: Promise<PDFDocumentProxy>,
  pdfjs: Pdfjs,
  limits: PdfLimits,
): Promise<PDFDocumentProxy> {
  try {
    const file = await opening;
    if (file.numPages > limits.pages) throw pdfLimitExceeded(limits, 'pages');
    return file;
  } catch (error) {
    throw error instanceof PlanfactError ? error : cannotOpen(error, pdfjs);
  }
}

async function readPage(
  file: PDFDocumentProxy,
  number: number,
  pdfjs: Pdfjs,
  limits: PdfLimits,
): Promise<DrawnPage> {
  try {
    const page = await file.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const list = await page.getOperatorList();
    const canvas = { width, height, base: matrixOf(transform) ?? IDENTITY, glyphScale: glyphScaleOf(page) };
    const drawn = drawPage(canvas, { list, codes: pdfjs.api.OPS }, limits);
    page.cleanup();
    return drawn;
  } catch (error) {
    if (error instanceof PlanfactError) throw error;
    throw new PlanfactError(
      'file_unreadable',
      {
        en: `Expected page ${number} of the ${file.numPages} of the PDF, but it is damaged. Save or print the report to PDF anew.`,
        uk: `Сторінка ${number} із ${file.numPages} у PDF пошкоджена. Збережіть або надрукуйте звіт у PDF заново.`,
      },
      { cause: error },
    );
  }
}

function glyphScaleOf(page: PDFPageProxy): (font: string) => number {
  return (name) => {
    const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
    const matrix = typeof font === 'object' && font !== null && 'fontMatrix' in font ? font.fontMatrix : null;
    return matrixOf(matrix)?.[0] ?? ORDINARY_GLYPH_SCALE;
  };
}

function cannotOpen(error: unknown, { api }: Pdfjs): PlanfactError {
  if (error instanceof api.PasswordException) {
    return new PlanfactError(
      'file_unreadable',
      {
        en: 'Expected a PDF that opens without a password, but this one is encrypted and asks for one. Open it with the password and save or print a copy without it.',
        uk: 'Очікувався PDF, який відкривається без пароля, а цей зашифровано. Відкрийте його з паролем і збережіть або надрукуйте копію без пароля.',
      },
      { cause: error },
    );
  }
  return new PlanfactError(
    'file_unreadable',
    {
      en: 'Expected a PDF, but no page could be found in the file: it is damaged, cut off or of another kind. Save or print the report to PDF anew.',
      uk: 'Очікувався PDF, але у файлі не знайдено жодної сторінки: він пошкоджений, обрізаний або іншого типу. Збережіть або надрукуйте звіт у PDF заново.',
    },
    { cause: error },
  );
}
