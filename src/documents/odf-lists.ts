import { BULLET_LABEL, formatListNumber, ListCounter } from './list-label.ts';
import type { OdfStyles } from './odf-styles.ts';

type OpenList = { readonly style: string | undefined; readonly counter: ListCounter };

type OpenItem = { readonly startAt: number | undefined; counted: boolean };

/** How a list begins: anew, or as the continuation of one before it. */
export type ListBeginning = {
  readonly style: string | undefined;
  readonly id: string | undefined;
  readonly continues: string | undefined;
  readonly continuesStyle: boolean;
};

/** How far the lists of a document have counted, by their id and by their style. */
type Reached = { readonly byId: Map<string, ListCounter>; readonly byStyle: Map<string, ListCounter> };

/** The lists that are open at a place of an OpenDocument text, and how far each has counted (OpenDocument 1.3 part 3, 5.3). */
export class OdfLists {
  readonly #lists: OpenList[] = [];
  readonly #items: OpenItem[] = [];
  readonly #reached: Reached;

  constructor(reached: Reached = { byId: new Map(), byStyle: new Map() }) {
    this.#reached = reached;
  }

  /** The lists of a cell or a box: none is open there, but one can go on from a list outside (a numbered column does). */
  inside(): OdfLists {
    return new OdfLists(this.#reached);
  }

  openList({ style, id, continues, continuesStyle }: ListBeginning): void {
    const outer = this.#lists.at(-1);
    const ownStyle = style ?? outer?.style;
    const continued = continues === undefined ? undefined : this.#reached.byId.get(continues);
    const sameStyle = continuesStyle ? this.#reached.byStyle.get(ownStyle ?? '') : undefined;
    const counter = outer?.counter ?? continued ?? sameStyle ?? new ListCounter();
    if (id !== undefined) this.#reached.byId.set(id, counter);
    this.#reached.byStyle.set(ownStyle ?? '', counter);
    this.#lists.push({ style: ownStyle, counter });
  }

  closeList(): void {
    this.#lists.pop();
  }

  /** A list header is an item that is not counted. */
  openItem(startAt: number | undefined, isHeader: boolean): void {
    this.#items.push({ startAt, counted: isHeader });
  }

  closeItem(): void {
    this.#items.pop();
  }

  /** The number or dash before a paragraph that begins here: only the first paragraph of an item has one. */
  labelOf(styles: OdfStyles, paragraphStyle: string | undefined): string {
    const list = this.#lists.at(-1);
    const item = this.#items.at(-1);
    if (!list || !item || item.counted) return '';
    item.counted = true;
    const level = this.#lists.length - 1;
    const style = list.style ?? styles.listOfParagraph(paragraphStyle);
    const own = styles.listLevel(style, level);
    if (!own) return '';
    if (own.system === 'bullet') return BULLET_LABEL;
    const numbers = list.counter.advance(
      level,
      (at) => styles.listLevel(style, at)?.start ?? 1,
      item.startAt,
    );
    const shown = numbers.flatMap((value, at) => {
      const system = styles.listLevel(style, at)?.system ?? 'none';
      const isShown = at > level - own.shownLevels && system !== 'bullet' && system !== 'none';
      return isShown ? [formatListNumber(value, system)] : [];
    });
    const label = own.prefix + shown.join('.') + own.suffix;
    return label.trim() === '' ? '' : `${label} `;
  }
}
