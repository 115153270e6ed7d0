const DEFAULT_QUERY = `# Скільки запланували і скільки витратили
# What was planned and what was spent
# Ctrl-Enter: виконати / run. Ctrl-Space: підказки / hints
{
  planFact(groupBy: [PUBLISHER, YEAR, FUNDING_SOURCE], orderBy: { by: PLAN, direction: DESC }) {
    rows {
      key {
        publisher { name synthetic }
        year
        fundingSource { code label(lang: UK) }
      }
      amounts { plan fact deviation executionRate }
      missingFact
    }
    grandTotal { plan fact executionRate }
    warnings { code message(lang: UK) }
    permalink
  }
}
`;

/**
 * Runs in the browser: starts GraphiQL on the address of the page, and keeps to the release that the
 * address names, so that a permalink opened in a browser asks what it asks elsewhere.
 */
export const GRAPHIQL_START = `'use strict';
{
  const folder = document.currentScript.src.replace(/[^/]*$/, '');
  const workers = { editorWorkerService: 'editor', json: 'json', graphql: 'graphql' };
  self.MonacoEnvironment = {
    globalAPI: false,
    getWorkerUrl: (moduleId, label) => folder + (workers[label] ?? 'editor') + '.worker.js',
  };
  const release = new URL(location.href).searchParams.get('release');
  YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
    title: 'planfact',
    endpoint: release === null ? '/graphql' : '/graphql?release=' + encodeURIComponent(release),
    defaultQuery: ${JSON.stringify(DEFAULT_QUERY)},
    shouldPersistHeaders: false,
  });
}
`;
