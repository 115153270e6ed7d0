import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether this system lets us mount a disk of our own: Linux, as root. */
export function canMountDisks(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'planfact-test-'));
  try {
    mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path);
    unmount(path);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** A disk of so many megabytes, in memory, that goes away with the test. */
export function smallDisk(megabytes: number): string {
  const path = mkdtempSync(join(tmpdir(), 'planfact-test-'));
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path);
  onTestFinished(() => {
    unmount(path);
    rmSync(path, { recursive: true, force: true });
  });
  return path;
}

/** Lets nobody write to the disk, or everybody again. */
export function setWritable(path: string, isWritable: boolean): void {
  mount('-o', `remount,${isWritable ? 'rw' : 'ro'}`, path);
}

function mount(...args: readonly string[]): void {
  execFileSync('mount', [...args], { stdio: 'ignore' });
}

function unmount(path: string): void {
  execFileSync('umount', ['-l', path], { stdio: 'ignore' });
}
