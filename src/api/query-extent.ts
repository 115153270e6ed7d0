import { Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/** How deep the fields of a selection go, how many of them have another name, how many stand at its top. */
export type QueryExtent = { readonly depth: number; readonly aliases: number; readonly fields: number };

const NOTHING: QueryExtent = { depth: 0, aliases: 0, fields: 0 };

/** Their depth is limited by a rule of the reference implementation. */
const INTROSPECTION = new Set(['__schema', '__type']);

type Document = {
  readonly context: ValidationContext;
  /** The extents of the fragments seen so far, so that each is measured once however often it is spread. */
  readonly fragments: Map<string, QueryExtent>;
};

/** Measures a selection with its fragments spread out, in time that grows with the document, not with what it spreads to. */
export function measureQuery(selection: SelectionSetNode, context: ValidationContext): QueryExtent {
  return measureSelection(selection, { context, fragments: new Map() });
}

function measureSelection(selection: SelectionSetNode, document: Document): QueryExtent {
  return selection.selections.map((node) => measureNode(node, document)).reduce(beside, NOTHING);
}

function measureNode(node: SelectionSetNode['selections'][number], document: Document): QueryExtent {
  switch (node.kind) {
    case Kind.FIELD: {
      const inner = node.selectionSet ? measureSelection(node.selectionSet, document) : NOTHING;
      const depth = INTROSPECTION.has(node.name.value) ? 0 : inner.depth;
      return { depth: depth + 1, aliases: inner.aliases + (node.alias ? 1 : 0), fields: 1 };
    }
    case Kind.INLINE_FRAGMENT:
      return measureSelection(node.selectionSet, document);
    case Kind.FRAGMENT_SPREAD:
      return measureFragment(node.name.value, document);
  }
}

/** A fragment that spreads itself, which another rule refuses, counts once. */
function measureFragment(name: string, document: Document): QueryExtent {
  const known = document.fragments.get(name);
  if (known) return known;
  document.fragments.set(name, NOTHING);
  const fragment = document.context.getFragment(name);
  const extent = fragment ? measureSelection(fragment.selectionSet, document) : NOTHING;
  document.fragments.set(name, extent);
  return extent;
}

function beside(one: QueryExtent, other: QueryExtent): QueryExtent {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    fields: one.fields + other.fields,
  };
}
