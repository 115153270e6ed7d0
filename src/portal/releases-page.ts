import type { ListedFile, ListedRelease } from '../api/downloads.ts';
import { escapeHtml } from './escape-html.ts';
import { renderPage, SYNTHETIC_NOTICE } from './page.ts';

/** The page at `/releases/`. */
export function renderReleasesPage(releases: readonly ListedRelease[]): string {
  const rows = releases.map(
    ({ id, url, created, latest, synthetic }) =>
      `<tr><td><a href="${escapeHtml(url)}">${escapeHtml(id)}</a></td><td>${escapeHtml(created)}</td><td>${latest ? 'найновіший / latest' : ''}</td><td>${synthetic ? 'є вигадані дані / <span lang="en">holds made-up data</span>' : ''}</td></tr>`,
  );
  return renderPage(
    'planfact · випуски',
    `<h1>Випуски / <span lang="en">Releases</span></h1>
<p><a href="/">planfact</a></p>
${releases.some(({ synthetic }) => synthetic) ? SYNTHETIC_NOTICE : ''}
<table>
<tr><th>Випуск / <span lang="en">Release</span></th><th>Опубліковано / <span lang="en">Published</span></th><th></th><th></th></tr>
${rows.join('\n')}
</table>`,
  );
}

/** The page at `/releases/<id>/`. */
export function renderReleasePage(release: ListedRelease, files: readonly ListedFile[]): string {
  const rows = files.map(
    ({ name, url, bytes, sha256 }) =>
      `<tr><td><a href="${escapeHtml(url)}">${escapeHtml(name)}</a></td><td class="number">${bytes}</td><td><code>${sha256 ?? ''}</code></td></tr>`,
  );
  return renderPage(
    `planfact · ${release.id}`,
    `<h1>Випуск / <span lang="en">Release</span> ${escapeHtml(release.id)}</h1>
<p><a href="/releases/">Усі випуски / <span lang="en">All releases</span></a></p>
${release.synthetic ? SYNTHETIC_NOTICE : ''}
<table>
<tr><th>Файл / <span lang="en">File</span></th><th>Байтів / <span lang="en">Bytes</span></th><th>SHA-256</th></tr>
${rows.join('\n')}
</table>`,
  );
}
