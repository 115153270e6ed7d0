import type { FundingSource } from '../model/funding-source.ts';
import { builder } from './builder.ts';
import { inLanguage, type Language, languageArgs } from './language.ts';

const LABELS: Readonly<Record<FundingSource, Readonly<Record<Language, string>>>> = {
  state: { uk: 'державний бюджет', en: 'state budget' },
  regional: { uk: 'обласний бюджет', en: 'regional budget' },
  local: { uk: 'місцевий бюджет', en: 'local budget' },
  enterprises: { uk: 'кошти підприємств', en: 'enterprises' },
  other: { uk: 'інші джерела', en: 'other sources' },
  unspecified: { uk: 'джерело не вказано', en: 'source not named' },
};

export const fundingSourceCode = builder.enumType('FundingSourceCode', {
  description: 'Who pays.',
  values: {
    STATE: { value: 'state', description: 'The state budget, its subventions included.' },
    REGIONAL: { value: 'regional', description: 'The budget of the oblast.' },
    LOCAL: { value: 'local', description: 'The budget of the city, settlement, village or rayon.' },
    ENTERPRISES: { value: 'enterprises', description: 'Own money of enterprises.' },
    OTHER: { value: 'other', description: 'Other sources: loans, grants, sponsors.' },
    UNSPECIFIED: { value: 'unspecified', description: 'The report prints totals only and names no source.' },
  } as const,
});

export const fundingSourceType = builder.objectRef<FundingSource>('FundingSource').implement({
  description: 'Who pays: the source of the money for a measure.',
  fields: (t) => ({
    code: t.field({
      type: fundingSourceCode,
      description: 'Its code, the same in all reports.',
      resolve: (source) => source,
    }),
    label: t.string({
      description: 'Its usual name; how a report prints it stands beside each fact.',
      args: languageArgs,
      resolve: (source, { lang }) => inLanguage(LABELS[source], lang),
    }),
  }),
});
