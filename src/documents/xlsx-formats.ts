import { integerOf } from './attribute-values.ts';
import type { ReadingLimits } from './limits.ts';
import { readXml } from './read-xml.ts';
import { type NumberFormat, parseNumberFormat } from './spreadsheet-value.ts';
import type { ZipPackage } from './zip-package.ts';

/** The formats that every workbook has without naming them (ECMA-376 part 1, 18.8.30); the others are General. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [14, 'dd.mm.yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'dd.mm.yyyy h:mm'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
]);
const GENERAL = 'General';

/** The number format of each cell style, by the index that cells give. */
export async function readCellFormats(
  source: ZipPackage,
  part: string | undefined,
  limits: ReadingLimits,
): Promise<readonly NumberFormat[]> {
  if (part === undefined) return [];
  const codes = new Map<number, string>();
  const ids: number[] = [];
  await readXml(source, part, limits, {
    open: (element) => {
      if (element.name === 'x:numFmt' && element.parent === 'x:numFmts') {
        codes.set(integerOf(element.attribute('numFmtId')) ?? 0, element.attribute('formatCode') ?? GENERAL);
      } else if (element.name === 'x:xf' && element.parent === 'x:cellXfs') {
        ids.push(integerOf(element.attribute('numFmtId')) ?? 0);
      }
      return undefined;
    },
  });
  const formats = new Map<number, NumberFormat>();
  return ids.map((id) => {
    const format = formats.get(id) ?? parseNumberFormat(codes.get(id) ?? BUILT_IN.get(id) ?? GENERAL);
    formats.set(id, format);
    return format;
  });
}
