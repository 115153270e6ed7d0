import type { XmlElement } from './read-xml.ts';
import { formatNumber, type NumberFormat } from './spreadsheet-value.ts';

/** A cell of an .ods as its attributes describe it (OpenDocument 1.3 part 3, 19.385). */
export type OdfValue = {
  readonly type: string | undefined;
  readonly value: string | undefined;
  readonly date: string | undefined;
  readonly time: string | undefined;
  readonly isTrue: boolean;
  readonly string: string | undefined;
  readonly formula: string | undefined;
};

const PLAIN: NumberFormat = { kind: 'number', minimumDigits: 1, thousandsHidden: 0 };
const DATE = /^(-?\d{4,}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d))?)?/;
const DURATION = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/;

export function odfValue(element: XmlElement): OdfValue {
  return {
    type: element.attribute('office:value-type'),
    value: element.attribute('office:value'),
    date: element.attribute('office:date-value'),
    time: element.attribute('office:time-value'),
    isTrue: element.attribute('office:boolean-value') === 'true',
    string: element.attribute('office:string-value'),
    formula: element.attribute('table:formula'),
  };
}

/**
 * The text of a sheet's cell: its stored value in the same spelling as from .xlsx and .xls, not the rounded one that
 * is displayed; a string, or a value that cannot be read, as displayed. A formula that was never calculated comes as
 * its own text, so that it does not pass for an empty cell.
 */
export function odfValueText(cell: OdfValue, displayed: string, format: NumberFormat | undefined): string {
  return storedText(cell, format) ?? (displayed !== '' ? displayed : (cell.string ?? uncalculated(cell)));
}

function storedText(cell: OdfValue, format: NumberFormat | undefined): string | undefined {
  switch (cell.type) {
    case 'percentage':
      return numberText(cell.value, { kind: 'percent', signs: 1 });
    case 'float':
    case 'currency':
      return numberText(cell.value, format?.kind === 'number' || format?.kind === 'percent' ? format : PLAIN);
    case 'boolean':
      return cell.isTrue ? 'TRUE' : 'FALSE';
    case 'date':
      return dateText(cell.date, format?.kind !== 'date');
    case 'time':
      return timeText(cell.time);
    default:
      return undefined;
  }
}

function numberText(value: string | undefined, format: NumberFormat): string | undefined {
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? formatNumber(number, format) : undefined;
}

function dateText(value: string | undefined, withClock: boolean): string | undefined {
  const parts = DATE.exec(value ?? '');
  if (!parts) return undefined;
  const [, day = '', clock, seconds] = parts;
  if (!withClock || clock === undefined) return day;
  return `${day}T${clock}${secondsText(seconds)}`;
}

/** A time of day; a longer stretch of time stays as displayed. */
function timeText(value: string | undefined): string | undefined {
  const [, hours = '24', minutes = '', seconds] = DURATION.exec(value ?? '') ?? [];
  if (Number(hours) > 23) return undefined;
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}${secondsText(seconds?.padStart(2, '0'))}`;
}

function secondsText(seconds: string | undefined): string {
  return seconds === undefined || seconds === '00' ? '' : `:${seconds}`;
}

function uncalculated({ type, formula }: OdfValue): string {
  return type === undefined && formula !== undefined ? formula.replace(/^[a-z]+:(?==)/i, '') : '';
}
