import { readConfig } from '../../src/config.ts';
import { fillWarehouse } from './fill-warehouse.ts';
import { factsOf } from './large.ts';

/** `npm run make-facts -- FOLDER [PUBLISHERS] [YEARS] [MEASURES]`: made-up facts straight into a warehouse. */
const [data, publishers = '20', years = '10', measures = '350'] = process.argv.slice(2);
if (data === undefined) {
  throw new Error('Expected a folder: npm run make-facts -- FOLDER [PUBLISHERS] [YEARS] [MEASURES]');
}
const order = {
  seed: 'facts',
  publishers: Number(publishers),
  years: Number(years),
  measures: Number(measures),
};
const { documents, release } = await fillWarehouse(readConfig({ data }), order);
console.log(`${documents} documents, ${factsOf(order)} facts, release ${release}. To ask them:`);
console.log(`npx planfact serve --data ${data}`);
