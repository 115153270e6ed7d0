import { once } from 'node:events';
import { createServer } from 'node:net';
import { PlanfactError } from '../errors.ts';

/** Throws `port_taken` when the port cannot be listened on; said before the long work, not after it. */
export async function ensurePortIsFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (cause) {
    throw explain(host, port, cause);
  }
  probe.close();
  await once(probe, 'close');
}

function explain(host: string, port: number, cause: unknown): PlanfactError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    const advice = `Stop it, or choose another port with --port or PORT.`;
    return new PlanfactError('port_taken', `Port ${port} of ${host} is taken by another program. ${advice}`, {
      cause,
    });
  }
  const problem = `Cannot listen on ${host}, port ${port} (${String(code ?? cause)})`;
  return new PlanfactError('port_taken', `${problem}. Choose others with --host and --port.`, { cause });
}
