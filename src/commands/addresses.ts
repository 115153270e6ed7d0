/** Where to go with a browser or a script. */
export function describeAddresses(url: string): string {
  return [
    '',
    'Open:',
    `  portal       ${url}/`,
    `  GraphiQL     ${url}/graphql`,
    `  downloads    ${url}/releases/latest/funding_facts.csv`,
    `  health       ${url}/healthz`,
  ].join('\n');
}
