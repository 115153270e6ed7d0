import { expect, test } from 'vitest';
import { z } from 'zod';
import { sharedApi } from './shared-api.ts';

const { ask, dataOf, countStatements } = sharedApi();

const ROAD = 'made-up-town/2020/1.1/1';

test('a measure gives all that is known of it, down to the cell', async () => {
  const data = await dataOf(`{
    measure(key: "${ROAD}") {
      key permalink number title actions year budgetCode
      term { text start end recurrence }
      executors { name }
      status { code label } statusEvidence executionText
      outcomes { quantity unit object approximate quote }
      amounts { plan fact }
      reportedTotals { fundingSource { code } label year plan fact planRaw planState factState unit cell { table row column } }
      findings { code severity message(lang: EN) expected found cell { table row column } }
      report { key vintage period { text start end } unit }
      publisher { key name(lang: EN) inferred evidence synthetic }
      section { key code title }
      document { path sha256 format bytes licence sourceUrl }
      cell { table row column }
      corrected synthetic
    }
  }`);
  expect(data).toMatchObject({
    measure: {
      key: ROAD,
      permalink: '/measures/made-up-town/2020/1.1/1',
      number: '1',
      actions: ['- перший рядок', '=SUM(A1)', "'у лапках"],
      term: { text: 'І квартал', start: '2020-01-01', end: '2020-03-31', recurrence: null },
      executors: [{ name: 'КП “Шлях”' }, { name: 'Відділ\nбудівництва' }],
      status: { code: 'IN_PROGRESS', label: 'виконується' },
      statusEvidence: 'Тривають',
      outcomes: [
        {
          quantity: '12000',
          unit: 'оголошень',
          object: null,
          approximate: true,
          quote: 'понад 12 тисяч оголошень',
        },
      ],
      amounts: { plan: '123456789012347979.00', fact: '49999.99' },
      findings: [
        {
          code: 'sources_total_mismatch',
          severity: 'WARNING',
          message: expect.stringContaining('2299.99'),
          expected: '2300.01',
          found: '2299.99',
          cell: { table: 0, row: 4, column: 4 },
        },
      ],
      report: {
        key: 'made-up-town/2020/1.1',
        vintage: 1,
        period: { text: 'за 2020 рік', start: '2020-01-01', end: '2020-12-31' },
        unit: 'тис. грн.',
      },
      publisher: {
        key: 'made-up-town',
        name: 'Made-up Town Council',
        inferred: true,
        evidence: 'nothing real stands behind it',
        synthetic: true,
      },
      section: { key: 'made-up-town/1.1', code: '1.1', title: 'Дороги' },
      document: { path: 'made-up-town/2020/1.1.txt', format: 'text', licence: 'CC-BY-4.0', sourceUrl: null },
      cell: { table: 0, row: 4, column: 1 },
      corrected: false,
      synthetic: true,
    },
  });
});

test('a funding fact keeps what is printed beside what it means', async () => {
  const data = await dataOf(`{
    fundingFacts(filter: { measure: { startsWith: "made-up-town/2020/1.1/" } }, orderBy: [{ by: KEY }]) {
      totalCount
      nodes {
        key label planRaw planState plan factRaw factState fact deviation executionRate
        cell { row column } factCell { row column } measure { key } report { key }
      }
    }
  }`);
  expect(data).toMatchObject({
    fundingFacts: {
      totalCount: 5,
      nodes: [
        {
          key: `${ROAD}/local/2020`,
          label: '@ бюджету міста',
          planRaw: '50',
          plan: '50000.00',
          executionRate: '1.0000',
        },
        {
          key: `${ROAD}/local/2020~2`,
          factRaw: '-',
          factState: 'NONE',
          fact: null,
          deviation: null,
          executionRate: null,
        },
        { key: `${ROAD}/other/2020`, fact: '0.00', factState: 'AMOUNT', executionRate: '0.0000' },
        {
          key: `${ROAD}/state/2020`,
          factState: 'BLANK',
          cell: { row: 4, column: 5 },
          factCell: { row: 5, column: 6 },
        },
        {
          planState: 'TEXT',
          planRaw: 'в межах кошторису',
          plan: null,
          factState: 'NOT_APPLICABLE',
          factRaw: 'х',
        },
      ],
    },
  });
});

test('what the release does not have is null', async () => {
  expect(await dataOf('{ measure(key: "nowhere/1") { title } }')).toEqual({ measure: null });
  const id = Buffer.from('Measure:nowhere/1').toString('base64');
  expect(await dataOf(`{ node(id: "${id}") { id } }`)).toEqual({ node: null });
});

test('every object is found again by its id', async () => {
  const shape = z.object({
    fundingFacts: z.object({
      nodes: z.tuple([
        z.object({
          id: z.string(),
          measure: z.object({ id: z.string() }),
          report: z.object({ id: z.string() }),
          publisher: z.object({ id: z.string() }),
          section: z.object({ id: z.string() }),
        }),
      ]),
    }),
    findings: z.object({ nodes: z.tuple([z.object({ id: z.string() })]) }),
  });
  const data = shape.parse(
    await dataOf(`{
      fundingFacts(first: 1) { nodes { id measure { id } report { id } publisher { id } section { id } } }
      findings(first: 1) { nodes { id } }
    }`),
  );
  const [fact] = data.fundingFacts.nodes;
  const wanted = {
    FundingFact: fact.id,
    Measure: fact.measure.id,
    Report: fact.report.id,
    Publisher: fact.publisher.id,
    Section: fact.section.id,
    Finding: data.findings.nodes[0].id,
  };
  for (const [type, id] of Object.entries(wanted)) {
    expect(await dataOf('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).toEqual({
      node: { __typename: type, id },
    });
  }
});

test('an id that is none is told as a mistake of the client', async () => {
  const { errors } = await ask('{ node(id: "nonsense") { id } }');
  expect(errors).toMatchObject([
    { message: expect.stringContaining('nonsense'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test('a finding about a file that could not be read stands without a report', async () => {
  const data = await dataOf(`{
    findings(filter: { code: { eq: "document_without_table" } }) {
      nodes { severity report { key } measure { key } cell { row } publisher { key } document { path } message(lang: UK) }
    }
  }`);
  expect(data).toMatchObject({
    findings: {
      nodes: [
        {
          severity: 'ERROR',
          report: null,
          measure: null,
          cell: null,
          document: { path: 'made-up-town/2020/broken.txt' },
        },
      ],
    },
  });
});

test('publishers and sections are listed once each', async () => {
  expect(
    await dataOf('{ publishers { key } sections { key } none: sections(publisher: "nobody") { key } }'),
  ).toEqual({
    publishers: [{ key: 'made-up-town' }],
    sections: [{ key: 'made-up-town/1.1' }, { key: 'made-up-town/2.3' }],
    none: [],
  });
});

test('what hangs on many rows is read with one statement for all of them', async () => {
  const deep = `{
    measures {
      totalCount
      nodes {
        executors { name } outcomes { quote } fundingFacts { key document { path } } amounts { plan } reportedTotals { label }
        findings { code document { path } } report { key document { path } } publisher { key } section { title } document { path }
      }
    }
    reports { nodes { amounts { plan } measures(first: 1) { totalCount nodes { title } } findings { totalCount nodes { code } } } }
  }`;
  // Two lists and a count; five kinds of children of measures, reports, documents; four kinds of children of
  // reports, sums included, with two counts.
  expect(await countStatements(() => dataOf(deep))).toBeLessThanOrEqual(16);
});
