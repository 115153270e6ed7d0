import { writeReports } from './write-reports.ts';

/** `npm run make-reports -- FOLDER [COUNT] [SEED]`: made-up report files with the truth beside them. */
const [folder, count = '1000', seed = 'reports'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Expected a folder: npm run make-reports -- FOLDER [COUNT] [SEED]');
await writeReports(folder, Number(count), seed);
console.log(`${count} reports in ${folder}/raw, the truth about each in ${folder}/truth. To read them:`);
console.log(`npx planfact run --data ${folder} --pipelines ${folder}/pipelines`);
