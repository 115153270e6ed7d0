import { FORMATS } from './formats/formats.ts';
import { LAYOUTS } from './layouts/layouts.ts';
import { type MadeFile, makeFile } from './made-file.ts';
import { DEFECT_KINDS } from './plant.ts';
import { randomOf } from './random.ts';
import { makeTown } from './town.ts';

/**
 * Made-up files in every layout and format in turn, each with up to four defects: `count` of them, the same for the
 * same seed. Towns are made as they are needed, so any number is possible.
 */
export function* sampleFiles(count: number, seed: string): Generator<MadeFile> {
  let made = 0;
  for (let town = 0; made < count; town += 1) {
    const { reports } = makeTown(`${seed}/${town}`);
    for (const report of reports) {
      if (made >= count) return;
      const layout = LAYOUTS[made % LAYOUTS.length];
      const format = FORMATS[Math.floor(made / LAYOUTS.length) % FORMATS.length];
      if (!layout || !format) return;
      const random = randomOf(`${seed}/file-${made}`);
      const joined = layout.joins && random.chance(0.5);
      const sections = joined ? reports.filter(({ year }) => year === report.year) : [report];
      const defects = random.shuffle(DEFECT_KINDS).slice(0, random.integer(0, 4));
      const path = `town-${town}/${report.year}/${made}-${layout.name}`;
      yield makeFile({ path, reports: sections, layout, format, defects }, random);
      made += 1;
    }
  }
}
