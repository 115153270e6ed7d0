import type { Release } from '../releases/open-release.ts';
import { escapeHtml } from './escape-html.ts';
import { renderPage, SYNTHETIC_NOTICE } from './page.ts';

const TABLES: Readonly<Record<string, string>> = {
  reports: 'звіти',
  measures: 'заходи',
  measure_executors: 'виконавці заходів',
  funding_facts: 'фінансування: план і факт',
  reported_totals: 'надруковані підсумки',
  outcomes: 'результати',
  lineage: 'зв’язки заходів між роками',
  findings: 'зауваження',
  documents: 'документи',
};

/** The page at `/`: what is served and where it is. */
export function renderStartPage(release: Release | null): string {
  return renderPage('planfact', release === null ? NOTHING_YET : describe(release));
}

const NOTHING_YET = `<h1>planfact</h1>
<p>Ще немає жодного випуску даних. / No release has been published yet.</p>`;

function describe(release: Release): string {
  return `<h1>planfact</h1>
<p>Що ради запланували і що витратили: звіти про виконання програм як відкриті дані.<br>
<span lang="en">What councils planned and what they spent: programme reports as open data.</span></p>
${release.synthetic ? SYNTHETIC_NOTICE : ''}
<ul>
<li><a href="/graphql">GraphiQL</a> — запитання до даних / <span lang="en">ask the data</span> (<code>/graphql</code>)</li>
<li><a href="/releases/latest/">Файли випуску</a> — CSV, JSON, Parquet / <span lang="en">downloads</span></li>
<li><a href="/releases/">Усі випуски</a> / <span lang="en">all releases</span></li>
</ul>
<p>Випуск / <span lang="en">release</span> <code>${escapeHtml(release.id)}</code></p>
<table>
${Object.entries(release.rows).map(renderRow).join('\n')}
</table>`;
}

function renderRow([name, count]: readonly [string, number]): string {
  const title = TABLES[name] ?? name;
  return `<tr><td class="number">${count}</td><td><a href="/releases/latest/${encodeURIComponent(name)}.csv">${escapeHtml(title)}</a></td></tr>`;
}
