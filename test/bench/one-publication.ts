import { publishRelease } from '../../src/releases/publish-release.ts';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';
import { printCost } from './process-cost.ts';

/** Publishes a release of a warehouse, in a process of its own as a run does. */
const [path = '', releases = ''] = process.argv.slice(2);
const warehouse = await openWarehouse(path);
await printCost(() => publishRelease(warehouse, releases, new Date()));
warehouse.close();
