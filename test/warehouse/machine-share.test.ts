import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { withSmallShare } from '../../src/warehouse/machine-share.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import { temporaryWarehouse } from './temporary-warehouse.ts';

async function shareOf({
  connection,
}: Warehouse): Promise<{ readonly megabytes: number; readonly threads: number }> {
  const settings = await connection.runAndReadAll(
    "SELECT current_setting('memory_limit'), current_setting('threads')",
  );
  const [limit = '', threads = ''] = (settings.getRowsJson()[0] ?? []).map(String);
  const [, number = '', unit = ''] = /^([\d.]+) ([MGT])iB$/.exec(limit) ?? [];
  const times = { M: 1, G: 1024, T: 1024 ** 2 }[unit] ?? Number.NaN;
  return { megabytes: Number(number) * times, threads: Number(threads) };
}

const SMALL = { megabytes: 91.5, threads: 1 };

describe('withSmallShare', () => {
  it('gives work one thread and little memory, and all of the machine back after', async () => {
    const warehouse = await temporaryWarehouse();
    const before = await shareOf(warehouse);
    expect(before.megabytes).toBeGreaterThan(2 * SMALL.megabytes);
    expect(await withSmallShare(warehouse, () => shareOf(warehouse))).toEqual(SMALL);
    const after = await shareOf(warehouse);
    expect(after.megabytes / before.megabytes).toBeCloseTo(1, 2);
    expect(after.threads).toBe(availableParallelism());
  });

  it('gives the machine back after work that failed, and passes its error on', async () => {
    const warehouse = await temporaryWarehouse();
    const fail = () => Promise.reject(new RangeError('on purpose'));
    await expect(withSmallShare(warehouse, fail)).rejects.toThrow('on purpose');
    expect((await shareOf(warehouse)).megabytes).toBeGreaterThan(2 * SMALL.megabytes);
  });
});
