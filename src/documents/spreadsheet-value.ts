import { Decimal } from 'decimal.js';

const DAY_MS = 86_400_000;
const SECONDS_A_DAY = 86_400;
/** Day 0 of the 1900 calendar, from day 61 on; the days before it are off by one, as Excel counts a 29 February 1900. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = 2_958_465;
const SIGNIFICANT_DIGITS = 15;
/** Quoted text, a bracket, a character that is escaped, padded for or repeated, or any other character. */
const FORMAT_PARTS = /"[^"]*"?|\[(?<bracket>[^\]]*)\]?|[\\_*].?|./gs;
const ELAPSED_TIME = /^(?:h+|m+|s+)$/i;

/** What a spreadsheet's number format says about the meaning of a number; how many decimals it shows is left out on purpose. */
export type NumberFormat =
  | { readonly kind: 'number'; readonly minimumDigits: number; readonly thousandsHidden: number }
  | { readonly kind: 'percent'; readonly signs: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'datetime' };

/**
 * Reads a format code as .xls and .xlsx store it (ECMA-376 part 1, 18.8.31), e.g. `#,##0.00`, `0.0%`, `dd.mm.yyyy`, `000000`.
 * Only the section for positive numbers is looked at.
 */
export function parseNumberFormat(code: string): NumberFormat {
  const section = bareSection(code);
  if (/general/i.test(section)) return { kind: 'number', minimumDigits: 1, thousandsHidden: 0 };
  const letters = section.replace(/E[+-]/gi, '');
  const hasDay = /[yd]/i.test(letters);
  const hasClock = /[hs]/i.test(letters);
  if (hasDay || hasClock || /m/i.test(letters)) {
    if (!hasClock) return { kind: 'date' };
    return { kind: hasDay ? 'datetime' : 'time' };
  }
  const signs = section.split('%').length - 1;
  if (signs > 0) return { kind: 'percent', signs };
  const integerPart = /^[^.]*/.exec(section)?.[0] ?? '';
  return {
    kind: 'number',
    minimumDigits: Math.max(1, integerPart.split('0').length - 1),
    thousandsHidden: /[0#?](,+)(?=[^0#?,]*$)/.exec(section)?.[1]?.length ?? 0,
  };
}

/**
 * The text of a number in a cell: the stored value to 15 significant digits (all that a spreadsheet keeps), with a dot
 * and without grouping, so that decimals hidden by the format are not lost. A percent comes as shown («33.5%»), a
 * format that hides thousands (`0,`) as shown too, zero-padding (`000000`) is kept, dates are `YYYY-MM-DD`, with
 * `THH:MM[:SS]` where the format shows a clock.
 */
export function formatNumber(value: number, format: NumberFormat, epoch1904 = false): string {
  if (!Number.isFinite(value)) return String(value);
  switch (format.kind) {
    case 'percent':
      return `${plain(exact(value).times(new Decimal(100).pow(format.signs)))}%`;
    case 'number':
      return padded(
        plain(exact(value).dividedBy(new Decimal(1000).pow(format.thousandsHidden))),
        format.minimumDigits,
      );
    default:
      return dateText(value, format.kind, epoch1904) ?? plain(exact(value));
  }
}

/** The section for positive numbers without quoted text, escaped characters, fill, padding and bracketed colours or locales. */
function bareSection(code: string): string {
  const parts = [...code.matchAll(FORMAT_PARTS)];
  const end = parts.findIndex((part) => part[0] === ';');
  return parts
    .slice(0, end === -1 ? parts.length : end)
    .map(({ 0: part, groups }) =>
      part.length === 1 || ELAPSED_TIME.test(groups?.['bracket'] ?? '') ? part : '',
    )
    .join('');
}

function exact(value: number): Decimal {
  return new Decimal(value).toSignificantDigits(SIGNIFICANT_DIGITS);
}

function plain(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

function padded(text: string, digits: number): string {
  if (digits === 1) return text;
  const parts = /^(-?)(\d+)(.*)$/.exec(text);
  return parts === null ? text : `${parts[1]}${(parts[2] ?? '').padStart(digits, '0')}${parts[3]}`;
}

function dateText(value: number, kind: 'date' | 'time' | 'datetime', epoch1904: boolean): string | null {
  if (value < 0 || value > LAST_DAY + 1) return null;
  const seconds = Math.round(value * SECONDS_A_DAY);
  const day = Math.floor(seconds / SECONDS_A_DAY);
  const epoch = epoch1904 ? EPOCH_1904 : EPOCH_1900 + (day < 60 ? DAY_MS : 0);
  const date = new Date(epoch + day * DAY_MS).toISOString().slice(0, 10);
  const clock = new Date((seconds % SECONDS_A_DAY) * 1000).toISOString().slice(11, 19).replace(/:00$/, '');
  if (kind === 'time') return day === 0 ? clock : plain(exact(value));
  return kind === 'date' ? date : `${date}T${clock}`;
}
