import { PlanfactError } from '../../src/errors.ts';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';

// A process of its own: opens the warehouse named on its command line and prints what came of it as JSON.
// After a failed open DuckDB is not to be trusted in the same process, and a lock is only seen from another one.
const [path = ''] = process.argv.slice(2);
try {
  const warehouse = await openWarehouse(path);
  warehouse.close();
  console.log(JSON.stringify({ opened: true, pid: process.pid }));
} catch (error) {
  if (!(error instanceof PlanfactError)) throw error;
  console.log(JSON.stringify({ code: error.code, message: error.message }));
}
