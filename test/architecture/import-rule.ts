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
 * `releases`; the front doors call anything in `src/`, and both read `package.json`; nothing in `src/` reaches out of it; the files an
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
  const { allows, sentence } = RULES[importer.kind];
  return allows(importer, placeOf(to)) ? null : sentence(importer);
}

type Place = {
  readonly kind: 'room' | 'corridor' | 'door' | 'errors' | 'operator' | 'manifest' | 'outside';
  readonly name: string;
  /** The last room it may call, as an index of `ROOMS`. */
  readonly order: number;
};

type Rule = {
  readonly allows: (importer: Place, imported: Place) => boolean;
  readonly sentence: (importer: Place) => string;
};

const RULES: Readonly<Record<Place['kind'], Rule>> = {
  room: { allows: isToTheLeft, sentence: nameRoomsToTheLeft },
  corridor: {
    allows: (importer, imported) =>
      imported.kind === 'corridor' || imported.kind === 'manifest' || isToTheLeft(importer, imported),
    sentence: nameRoomsToTheLeft,
  },
  door: {
    allows: (_, { kind }) => kind !== 'outside' && kind !== 'operator',
    sentence: () => 'src/ imports nothing outside of itself but package.json',
  },
  errors: { allows: () => false, sentence: () => `${ERRORS} imports nothing` },
  operator: {
    allows: (_, { kind, name }) => kind === 'corridor' || name === 'model',
    sentence: () => 'a file in pipelines/ may import src/pipelines/ and src/model/ only',
  },
  manifest: { allows: () => false, sentence: () => 'it holds no code' },
  outside: { allows: () => false, sentence: ({ name }) => `src/${name}/ is not one of the rooms` },
};

function isToTheLeft(importer: Place, imported: Place): boolean {
  return imported.kind === 'errors' || (imported.kind === 'room' && imported.order <= importer.order);
}

function nameRoomsToTheLeft({ name, order }: Place): string {
  return `${name} may import ${ROOMS.slice(0, order + 1).join(', ')} and ${ERRORS}`;
}

function placeOf(path: string): Place {
  const [top = '', folder = '', file] = path.split('/');
  if (path === 'package.json') return { kind: 'manifest', name: path, order: -1 };
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
