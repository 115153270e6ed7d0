/** The query behind a permalink of a measure or a report; null for any other path. */
export function queryOfPermalink(pathname: string): string | null {
  const [, kind, ...parts] = pathname.split('/');
  const key = decodeKey(parts);
  if (key === null || key === '') return null;
  if (kind === 'measures') return measureQuery(key);
  return kind === 'reports' ? reportQuery(key) : null;
}

function decodeKey(parts: readonly string[]): string | null {
  try {
    return parts.map(decodeURIComponent).join('/');
  } catch {
    return null;
  }
}

function measureQuery(key: string): string {
  return `{
  measure(key: ${JSON.stringify(key)}) {
    key
    title
    actions
    publisher { name }
    report { key period { text } }
    term { text }
    executors { name }
    status { label }
    executionText
    fundingFacts { fundingSource { label } planRaw factRaw unit plan fact }
    amounts { plan fact deviation executionRate }
    findings { severity message }
    document { path sha256 }
    cell { table row column }
  }
}`;
}

function reportQuery(key: string): string {
  return `{
  reports(filter: { report: { eq: ${JSON.stringify(key)} } }) {
    nodes {
      key
      publisher { name inferred evidence }
      section { code title }
      period { text }
      measures { nodes { number title status { label } amounts { plan fact executionRate } permalink } }
      amounts { plan fact deviation executionRate }
      reportedTotals { label plan fact }
      findings { nodes { severity message } }
      document { path sha256 }
    }
  }
}`;
}
