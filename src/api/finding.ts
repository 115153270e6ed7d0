import { builder } from './builder.ts';
import { cellType } from './cell.ts';
import { documentType } from './document.ts';
import { inLanguage, languageArgs } from './language.ts';
import { loadNamedRow, loadRow } from './load-row.ts';
import { findingRef, measureRef, reportRef } from './object-refs.ts';
import { publisherType } from './publisher.ts';
import { severityEnum } from './severity.ts';

builder.node(findingRef, {
  description:
    'Something a reader of the data has to know: totals that differ, amounts that cannot be read, cells left over.',
  id: { resolve: (finding) => finding.finding_key },
  loadOne: (key, { loaders }) => loaders.finding.load(key),
  fields: (t) => ({
    key: t.exposeID('finding_key', { description: 'Lasting as long as the file is the same.' }),
    code: t.exposeString('code', { description: 'The rule it comes from.' }),
    severity: t.expose('severity', { type: severityEnum, description: 'How much it matters.' }),
    message: t.string({
      description: 'What was expected, what was found, where, and what to do.',
      args: languageArgs,
      resolve: (finding, { lang }) => inLanguage({ uk: finding.message_uk, en: finding.message }, lang),
    }),
    expected: t.exposeString('expected', {
      nullable: true,
      description: 'What was expected: an amount in hryvnias or a short text.',
    }),
    found: t.exposeString('found', { nullable: true, description: 'What was found instead.' }),
    cell: t.field({
      type: cellType,
      nullable: true,
      description: 'Where it was found; null when it is not about one cell.',
      resolve: ({ table, row, column }) =>
        table === null || row === null || column === null ? null : { table, row, column },
    }),
    document: t.field({
      type: documentType,
      description: 'The file it is about.',
      resolve: (finding, _, { loaders }) => loadNamedRow(loaders.document, finding.document_sha256),
    }),
    report: t.field({
      type: reportRef,
      nullable: true,
      description: 'The report it is about; null when no report could be read.',
      resolve: ({ report_key: key }, _, { loaders }) => loadRow(loaders.report, key),
    }),
    measure: t.field({
      type: measureRef,
      nullable: true,
      description: 'The measure it is about; null when it is not about one.',
      resolve: ({ measure_key: key }, _, { loaders }) => loadRow(loaders.measure, key),
    }),
    publisher: t.field({
      type: publisherType,
      nullable: true,
      description: 'The council it is about; null when none of its reports could be read.',
      resolve: ({ publisher }, _, { loaders }) => loadRow(loaders.publisher, publisher),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});
