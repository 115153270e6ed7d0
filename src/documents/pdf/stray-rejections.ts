const PDFJS = 'pdfjs-dist';

let watching = false;

/**
 * Keeps this process alive when pdfjs leaves a rejected promise to nobody, as it does for each damaged page that it
 * looks up ahead of time; what it was asked for is answered all the same. Any other stray rejection ends the process as
 * before, unless someone else listens for them.
 */
export function surviveStrayRejections(): void {
  if (watching) return;
  watching = true;
  process.on('unhandledRejection', (reason) => {
    if (isOfPdfjs(reason) || process.listenerCount('unhandledRejection') > 1) return;
    throw reason instanceof Error ? reason : new Error('A promise was rejected.', { cause: reason });
  });
}

/** The errors of pdfjs carry the place of its code in their stack. */
function isOfPdfjs(reason: unknown): boolean {
  return reason instanceof Error && (reason.stack ?? '').includes(PDFJS);
}
