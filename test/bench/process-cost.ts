import { z } from 'zod';
import { peakMegabytes } from './peak-memory.ts';

/** What a piece of work has cost the process that did it. */
export const PROCESS_COST = z.object({
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMegabytes: z.number(),
});

export type ProcessCost = z.infer<typeof PROCESS_COST>;

/** Does the work and prints its cost as JSON, for the bench that has started this process. */
export async function printCost(work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  const cost: ProcessCost = {
    seconds: (performance.now() - start) / 1_000,
    cpuSeconds: (user + system) / 1_000_000,
    peakMegabytes: peakMegabytes(),
  };
  console.log(JSON.stringify(cost));
}
