import { sampleFiles } from './sample-files.ts';
import { scoreFile } from './score.ts';

const MOST_PRINTED = 40;

/** `npm run score -- 1000`: reads that many made-up reports and prints every difference from the truth. */
const count = Number(process.argv[2] ?? 1000);
const seed = process.argv[3] ?? 'score';
const totals = { files: 0, measures: 0, amounts: 0, defects: 0, wrong: 0 };
for (const file of sampleFiles(count, seed)) {
  const score = await scoreFile(file);
  totals.files += 1;
  totals.measures += score.measures;
  totals.amounts += score.amounts;
  totals.defects += score.defects;
  if (score.mistakes.length === 0) continue;
  totals.wrong += 1;
  if (totals.wrong <= MOST_PRINTED) console.log(`${score.file}\n  ${score.mistakes.join('\n  ')}`);
}
console.log(
  `${totals.files} reports, ${totals.measures} measures, ${totals.amounts} amounts, ${totals.defects} planted defects; ` +
    `${totals.wrong} files read otherwise than they were made`,
);
process.exitCode = totals.wrong === 0 ? 0 : 1;
