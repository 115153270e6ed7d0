import { findViolations } from './import-rule.ts';

const violations = findViolations(process.cwd());
for (const { from, to, reason } of violations) console.error(`${from} imports ${to}: ${reason}`);
if (violations.length > 0) process.exitCode = 1;
