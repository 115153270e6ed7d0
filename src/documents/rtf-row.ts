import type { CellEdges } from './word-blocks.ts';

/** The cells that the row to come (or just written: Word repeats the definition behind the cells) is made of. */
export class RtfRow {
  #edges: CellEdges[] = [];
  #left = 0;
  #joinsLeft = false;
  #vertical: CellEdges['vertical'] = 'single';

  get edges(): readonly CellEdges[] {
    return this.#edges;
  }

  take(word: string, parameter: number): void {
    switch (word) {
      case 'trowd':
        this.#edges = [];
        this.#left = 0;
        break;
      case 'trleft':
        if (this.#edges.length === 0) this.#left = parameter;
        break;
      case 'clmrg':
        this.#joinsLeft = true;
        break;
      case 'clvmgf':
        this.#vertical = 'first';
        break;
      case 'clvmrg':
        this.#vertical = 'next';
        break;
      case 'cellx':
        this.#edges.push({
          left: this.#left,
          right: parameter,
          joinsLeft: this.#joinsLeft,
          vertical: this.#vertical,
        });
        this.#left = parameter;
        this.#joinsLeft = false;
        this.#vertical = 'single';
        break;
    }
  }
}
