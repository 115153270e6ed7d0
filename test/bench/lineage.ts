import { traceLineage } from '../../src/facts/lineage.ts';
import { readLabelled, scoreLineage } from '../facts/lineage/score-lineage.ts';
import { madeUpMeasures } from './made-up-measures.ts';

const FEW = 10_000;
const MANY = 100_000;

/** Prints how well lineage does on the labelled titles, and how its time grows with the number of measures. */
export function benchLineage(): void {
  console.log('Lineage: measures tied through the years');
  printScores();
  printSeconds();
}

/** Precision and recall over the labelled titles. */
function printScores(): void {
  const labelled = readLabelled();
  const held = labelled.filter(({ half }) => half === 'held-out');
  for (const [name, measures] of [
    ['labelled titles', labelled],
    ['the half held out', held],
  ] as const) {
    const { precision, recall } = scoreLineage(measures);
    const scores = `precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`;
    console.log(`  ${name} (${measures.length}): ${scores}`);
  }
}

/** Seconds for made-up measures of one section, and how the time grows with their number. */
function printSeconds(): void {
  traceLineage(madeUpMeasures(FEW));
  const few = secondsFor(FEW);
  const many = secondsFor(MANY);
  console.log(`  ${FEW} measures of one section: ${few.toFixed(2)} s`);
  console.log(`  ${MANY} measures of one section: ${many.toFixed(2)} s (at most 60)`);
  const times = (many / few).toFixed(1);
  console.log(`  ${MANY / FEW} times the measures take ${times} times as long (at most 100)`);
}

function secondsFor(count: number): number {
  const measures = madeUpMeasures(count);
  const start = performance.now();
  traceLineage(measures);
  return (performance.now() - start) / 1000;
}
