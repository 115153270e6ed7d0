import { escapeHtml } from './escape-html.ts';

/** Nothing from elsewhere, no script at all. */
export const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Accept',
} as const;

const STYLE = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
  table { border-collapse: collapse; margin: 1rem 0; }
  th, td { text-align: left; padding: 0.25rem 1.5rem 0.25rem 0; border-bottom: 1px solid #ddd; vertical-align: top; }
  td.number { text-align: right; font-variant-numeric: tabular-nums; }
  code { font-size: 0.9em; overflow-wrap: anywhere; }
  .notice { border-left: 0.3rem solid #b35c00; padding-left: 1rem; }
  @media (prefers-color-scheme: dark) {
    body { color: #e8e8e8; background: #161616; }
    a { color: #8ab4f8; }
    th, td { border-color: #444; }
  }
`;

/** Stands on every page that leads to a release with made-up data; `data-synthetic` is for programs. */
export const SYNTHETIC_NOTICE = `<p class="notice" data-synthetic>Частина даних вигадана, для демонстрації: такого міста, його заходів і сум не існує. Їх позначено (<code>synthetic</code>). /
<span lang="en">Some of the data is made up for demonstration: town, measures and amounts do not exist. It is marked (<code>synthetic</code>).</span></p>`;

/** A whole page around its main part, which is HTML already. */
export function renderPage(title: string, main: string): string {
  return `<!doctype html>
<html lang="uk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}
