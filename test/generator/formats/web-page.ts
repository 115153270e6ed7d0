import type { Page, PageCell } from '../page.ts';
import type { Format } from './format.ts';
import { escapeXml } from './xml.ts';

/** A page of a council's site. */
export const WEB_PAGE: Format = {
  name: 'html',
  extension: 'html',
  wordsInGrid: false,
  write: (page) => Buffer.from(print(page)),
};

function print({ above, rows, below }: Page): string {
  const [title = ''] = above;
  return [
    '<!DOCTYPE html>',
    `<html lang="uk"><head><meta charset="utf-8"><title>${escapeXml(title)}</title></head><body>`,
    ...above.map(paragraph),
    '<table border="1">',
    ...rows.map((cells) => `<tr>${cells.map(printCell).join('')}</tr>`),
    '</table>',
    ...below.map(paragraph),
    '</body></html>',
    '',
  ].join('\n');
}

function paragraph(text: string): string {
  return `<p>${escapeXml(text)}</p>`;
}

function printCell({ text, columns, rows }: PageCell): string {
  const across = columns > 1 ? ` colspan="${columns}"` : '';
  const down = rows > 1 ? ` rowspan="${rows}"` : '';
  return `<td${across}${down}>${escapeXml(text).replaceAll('\n', '<br>')}</td>`;
}
