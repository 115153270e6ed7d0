import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** The rooms of `src/` in the order the data goes through them. */
const ROOMS: readonly string[] = [
  'model',
  'documents',
  'tables',
  'facts',
  'warehouse',
  'releases',
  'analytics',
  'api',
  'portal',
];

/** What may be imported from outside the rooms, and the last room each of these may call. */
const ERRORS = 'src/errors.ts';
const CORRIDOR = { folder: 'pipelines', lastRoom: 'releases' } as const;
const COMMANDS = 'commands';

export type Violation = { readonly from: string; readonly to: string; readonly reason: string };

/**
 * The imports (of values and of types alike) below `root` that break the order of the rooms: a room imports
 * only itself, rooms to its left and `src/errors.ts`; the corridor `src/pipelines/` calls rooms up to
 * `releases`; the front doors call anything in `src/`; nothing in `src/` reaches out of it; the files an
 * operator edits, in `pipelines/`, see the corridor and the model alone.
 */
export function findViolations(root: string): readonly Violation[] {
  return globSync('{src,pipelines}/**/*.ts', { cwd: root })
    .map((path) => path.split(sep).join(posix.sep))
    .sort()
    .flatMap((from) =>
      importedFiles(root, from).flatMap((to) => {
        const reason = reasonAgainst(from, to);
        return reason === null ? [] : [{ from, to, reason }];
      }),
    );
}

function importedFiles(root: string, from: string): readonly string[] {
  const { program, errors } = parseSync(from, readFileSync(join(root, from), 'utf8'));
  if (errors[0]) throw new Error(`${from} cannot be parsed: ${errors[0].message}`);
  const specifiers: string[] = [];
  const collect = (source: { readonly value?: unknown } | null): void => {
    if (typeof source?.value === 'string') specifiers.push(source.value);
  };
  new Visitor({
    ImportDeclaration: (node) => collect(node.source),
    ExportAllDeclaration: (node) => collect(node.source),
    ExportNamedDeclaration: (node) => collect(node.source),
    ImportExpression: (node) => collect('value' in node.source ? node.source : null),
    TSImportType: (node) => collect(node.source),
  }).visit(program);
  return specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) =>
      relative(root, join(root, dirname(from), specifier))
        .split(sep)
        .join(posix.sep),
    );
}

function reasonAgainst(from: string, to: string): string | null {
  const importer = placeOf(from);
  const imported = placeOf(to);
  if (importer.kind === 'operator') {
    const allowed = imported.kind === 'corridor' || imported.name === 'model';
    return allowed ? null : 'a file in pipelines/ may import src/pipelines/ and src/model/ only';
  }
  if (importer.kind === 'outside') return `src/${importer.name}/ is not one of the rooms`;
  if (imported.kind === 'outside' || imported.kind === 'operator')
    return 'it is outside of src/ and its rooms';
  if (importer.kind === 'door' || (imported.kind === 'errors' && importer.kind !== 'errors')) return null;
  if (imported.kind === 'room' && imported.order <= importer.order) return null;
  if (imported.kind === 'corridor' && importer.kind === 'corridor') return null;
  const allowed = ROOMS.slice(0, importer.order + 1);
  return `${importer.name} may import ${allowed.length === 0 ? 'nothing' : `src/errors.ts, ${allowed.join(', ')}`}`;
}

type Place = {
  readonly kind: 'room' | 'corridor' | 'door' | 'errors' | 'operator' | 'outside';
  readonly name: string;
  /** The last room it may call, as an index of `ROOMS`. */
  readonly order: number;
};

function placeOf(path: string): Place {
  const [top = '', folder = '', file] = path.split('/');
  if (top === 'pipelines') return { kind: 'operator', name: top, order: -1 };
  if (path === ERRORS) return { kind: 'errors', name: path, order: -1 };
  if (top !== 'src') return { kind: 'outside', name: top, order: -1 };
  if (file === undefined || folder === COMMANDS) return { kind: 'door', name: path, order: ROOMS.length };
  if (folder === CORRIDOR.folder) {
    return { kind: 'corridor', name: folder, order: ROOMS.indexOf(CORRIDOR.lastRoom) };
  }
  const order = ROOMS.indexOf(folder);
  return { kind: order < 0 ? 'outside' : 'room', name: folder, order };
}
