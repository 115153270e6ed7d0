// Every address is a path on the server that answered, so it holds behind any proxy and under any name.

/** The lasting address of a report or a measure: it shows what the latest release knows of it. */
export function permalinkOf(kind: 'reports' | 'measures', key: string): string {
  return `/${kind}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

/** The address that asks one release a query, whatever is published later. */
export function queryLink(releaseId: string, query: string): string {
  return `/graphql?${new URLSearchParams({ release: releaseId, query })}`;
}

export function releaseUrl(releaseId: string): string {
  return `/releases/${releaseId}/`;
}

export function releaseFileUrl(releaseId: string, name: string): string {
  return `${releaseUrl(releaseId)}${encodeURIComponent(name)}`;
}
