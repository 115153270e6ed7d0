import { reviewedLineage } from '../../src/facts/lineage/reviewed-lineage.ts';
import { traceLineage } from '../../src/facts/lineage.ts';
import type { FACT_FINDINGS } from '../../src/model/findings/fact-findings.ts';
import { traced } from '../facts/lineage/traced.ts';
import { changedSeed, correctedSeed, demoTown, goldenCase, smallTable } from './examples.ts';
import type { Note } from './note.ts';

const REVIEW = {
  from: 'sloviansk/2016/6.2/10',
  to: 'sloviansk/2017/6.2/3',
  kind: 'renamed',
  why: 'Decision 12-VII of the council names both titles',
  reviewer: 'O. Petrenko',
} as const;

/** Of the plan and fact of measure 5, as a reviewer would write it. */
const CORRECTION = {
  file: '2016/6.2.txt',
  cell: { table: 0, row: 9, column: 6 },
  right: '288 / 0',
  why: 'Рішення 12-VII називає 288 тисяч',
  by: 'О. Петренко',
} as const;

function corrected(printed: string) {
  return { publisher: 'sloviansk', cells: [{ ...CORRECTION, printed }], measures: [] };
}

export const FACT_NOTES: Readonly<Record<keyof typeof FACT_FINDINGS, Note>> = {
  amount_unreadable: {
    given: 'A cell of money holds neither an amount nor words that stand for none («в межах кошторису»).',
    todo: 'look at the cell: a misprint can often be told. Sums leave the amount out.',
    example: demoTown('2017/1-report.txt'),
  },
  pair_incomplete: {
    given: 'A column prints plan and fact in one cell, and this cell has one number only.',
    todo: 'look whether the number is the plan, for which it is taken, or the fact.',
    example: changedSeed('the report of section 6.2 with half a pair', ['28,8 / 0', '28,8 /']),
  },
  precision_lost: {
    given: 'An amount is printed finer than a kopeck, as a spreadsheet computes it.',
    todo: 'nothing, unless the kopeck matters: it is rounded half up, and `plan_raw` or `fact_raw` has all digits.',
    example: goldenCase('l9-flat-plan-and-cash'),
  },
  unit_missing: {
    given: 'Neither a heading nor the words above the table name a unit of money.',
    todo: 'compare an amount with the council’s budget: if the table is in thousands, every amount of it is a thousand times too small here. Declare the unit in the pipeline (`layouts`).',
    example: goldenCase('l9-flat-plan-and-cash'),
  },
  sources_total_mismatch: {
    given:
      'What a row prints for its sources does not add up to the total it prints. `info` where rounding explains it.',
    todo: 'ask the publisher which of the two is right. The facts hold what is printed for the sources.',
    example: demoTown('2015/2-report.docx'),
  },
  rows_total_mismatch: {
    given:
      'The measures do not add up to the total printed below or above them. `info` where rounding explains it.',
    todo: 'ask the publisher. A large difference may also come from rows that were not loaded: look at the other findings of the report.',
    example: goldenCase('l1'),
  },
  fact_without_plan: {
    given: 'Money was spent from a source for which the plan is empty, a dash or a zero.',
    todo: 'ask where the money came from: the plan may have been changed in the year, or the amount stands in the wrong column.',
    example: demoTown('2016/3.1-report.xls'),
  },
  fact_exceeds_plan: {
    given: 'More was spent from a source than was planned.',
    todo: 'look for a decision that raised the plan; if there is none, it is a question to the council.',
    example: goldenCase('l1'),
  },
  amount_superseded: {
    given:
      'A measure has two editions of its plan, «затверджено» and «з урахуванням змін». The later one is loaded.',
    todo: 'nothing, unless you want the first plan: it stands in the cell.',
    example: goldenCase('l11-phases-as-rows'),
  },
  fact_repeated: {
    given: 'Two rows of one measure print different facts for the same source. The later one is loaded.',
    todo: 'look at both cells: the second may be a part that should be added, or a correction.',
    example: smallTable(
      [
        ['Захід', 'Джерело фінансування', 'План', 'Факт'],
        ['1. Вулиця', 'Місцевий бюджет', '10', '5'],
        ['', 'Місцевий бюджет', '', '4'],
      ],
      { above: 'за 2019 рік, тис. грн.' },
    ),
  },
  amount_part: {
    given: 'A row below a measure names neither a source nor a phase («з них: кредиторська заборгованість»).',
    todo: 'nothing: it is a part of the amount above.',
    example: goldenCase('real-appendix-6'),
  },
  term_unread: {
    given: 'The words of a term are no date, quarter, year or recurrence that is known.',
    todo: 'read the term as printed: `term_text` has it.',
    example: demoTown('2015/2-report.docx'),
  },
  abbreviation_ambiguous: {
    given: 'The file declares one abbreviation for two bodies ([executors.md](executors.md)).',
    todo: 'look at the measures whose executor is printed in short: sums by executor count them for the first body.',
    example: smallTable(
      [
        ['Захід', 'Виконавець', 'План'],
        ['1. Вулиця', 'Відділ культури (далі – ВК)', '10'],
        ['2. Парк', 'Відділ контролю (далі – ВК)', '10'],
      ],
      { above: 'за 2019 рік, тис. грн.' },
    ),
  },
  measure_number_repeated: {
    given: 'Two measures of one report have the same number. Both are loaded.',
    todo: 'quote the measure by its key, and its title beside the number.',
    example: demoTown('2020/3.1-report.csv'),
  },
  lineage_ambiguous: {
    given:
      'Titles of another year are equally near to this one, so it is tied to none ([lineage.md](lineage.md)).',
    todo: 'compare the measures named; whoever knows says which one it is in the reviewed lineage of the pipeline.',
    example: {
      where: 'three titles of two years',
      findings: () =>
        traceLineage(
          traced({
            2016: ['Придбання насосів для котельні'],
            2017: ['Придбання нових насосів для котельні', 'Придбання потужних насосів для котельні'],
          }),
        ).findings.map(({ finding }) => finding),
    },
  },
  value_corrected: {
    given:
      'The pipeline corrects what a report prints ([corrections.md](corrections.md)), and the report prints it still.',
    todo: 'quote both texts and the grounds: the columns `_raw` have what is printed, all others follow from the correction.',
    example: correctedSeed('the report of section 6.2 with a correction', corrected('28,8 / 0')),
  },
  correction_unmatched: {
    given: 'A correction of the pipeline expects other words than the report prints, so it is left out.',
    todo: 'see whether the publisher has mended the report: then delete the correction; else amend it.',
    example: correctedSeed(
      'the report of section 6.2 with a correction of other words',
      corrected('28,9 / 0'),
    ),
  },
  total_breakdown: {
    given:
      'Rows below a total that begin with its budget code say the same money once more, by economic codes ([reading.md](reading.md), «What counts once»).',
    todo: 'nothing: the programmes above are the measures, and the rows are in `reported_totals`.',
    example: smallTable(
      [
        ['Показник', 'Код', 'КЕКВ', 'План, грн.', 'Касові видатки, грн.'],
        ['Школи', '070201', '', '20', '7'],
        ['Лікарні', '080101', '', '10', '5'],
        ['Всього', '900201', '', '30', '12'],
        ['Заробітна плата', '900201', '2111', '25', '12'],
        ['Медикаменти', '900201', '2220', '5', '0'],
      ],
      { above: 'за 2015 рік' },
    ),
  },
  lineage_review_unmatched: {
    given: 'The reviewed lineage of a pipeline names a measure that is in no current report.',
    todo: 'correct the key in the file; keys are those of the table `measures`.',
    example: {
      where: 'a review of a measure that is gone',
      findings: () =>
        reviewedLineage(new Set([REVIEW.from]), [REVIEW]).findings.map(({ finding }) => finding),
    },
  },
};
